"""The sections of prose pages by their names, to which links in texts may lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from markdown.extensions.toc import slugify

from missionsite.documents import Document
from missionsite.guesses import find_nearest
from missionsite.problems import Language, Value
from missionsite.programme import Programme
from missionsite.prose import INCLUDE, SECTION_NAME
from missionsite.rules.sheet import Lists

_OWN_TEMPLATE = "page.html"  # any other adds sections of its own
_HEADING = re.compile(r"#{2,6}(.*)")
_TARGET = re.compile(r"\]\([^()]*\)")


def find_lost_section(target: str, language: Language, lists: Lists) -> Mapping[str, Value]:
    """Return a page, and the nearest link if any, when a link names a section that it lacks."""
    page, _, name = target.partition("#")
    document = lists.documents.get(page, {}).get(language)
    if not name or document is None or document.front.template != _OWN_TEMPLATE:
        return {}
    known = frozenset(list_sections(document, lists.programme))
    if name in known:
        return {}
    nearest = find_nearest(name, known)
    return {"page": document.path, **({"nearest": f"{page}#{nearest}"} if nearest else {})}


def list_sections(document: Document, programme: Programme) -> Iterator[str]:
    """Yield the names that a page gives its headings, and those of what it includes."""
    for line in document.text.split("\n"):
        heading = _HEADING.match(line)
        if heading:
            name = SECTION_NAME.search(line)
            # MkDocs names a heading by its words, as they are read.
            yield name[1] if name else slugify(_TARGET.sub("", heading[1]), "-")
        for include in INCLUDE.finditer(line):
            if include[1] in _INCLUDED:
                yield from _INCLUDED[include[1]](programme)


def _list_steps(programme: Programme) -> Iterable[str]:
    return (identity.replace("_", "-") for identity in programme.steps)


def _list_questions(programme: Programme) -> Iterable[str]:
    return (*programme.question_groups, *programme.questions)


def _list_terms(programme: Programme) -> Iterable[str]:
    return (term.anchor for term in programme.glossary.values())


_INCLUDED: Mapping[str, Callable[[Programme], Iterable[str]]] = MappingProxyType(
    {"steps": _list_steps, "questions": _list_questions, "glossary": _list_terms}
)
