"""Renders the staff guide's reference of the checker's messages: one entry a code, by kind."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.entries import Fact, render_code, render_entry, render_list, render_texts
from missionsite.messages import Messages
from missionsite.problems import Language


def render_messages(messages: Messages, language: Language) -> str:
    """Return every code with its message, what it means, and a wrong and a right example.

    Kinds are headings of level 2, codes of level 3 with the code as their id.
    """
    return "\n".join(_list_entries(messages, language))


def _list_entries(messages: Messages, language: Language) -> Iterator[str]:
    kinds = messages.frame["kinds"]
    for code in messages.codes:
        if code in kinds:
            title = messages.say(f"kinds.{code}", language)
            yield f"## {title} {{#kind-{code}}}\n"
        message = messages.explain(code, language).message
        facts = _list_facts(code, messages, language)
        yield render_entry(3, code, f"`{code}`", message, facts)


def _list_facts(code: str, messages: Messages, language: Language) -> Iterator[Fact]:
    def say(name: str) -> str:
        return messages.say(f"guide.{name}", language)

    told = messages.explain(code, language)
    yield say("severity"), render_texts([say(told.severity)])
    yield say("why"), render_texts([told.explain])
    if told.hints:
        yield say("hints"), render_list(told.hints)
    yield say("wrong"), render_code(told.wrong)
    yield say("right"), render_code(told.right)
