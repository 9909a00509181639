"""Every word of the public site that is not content: labels, buttons, sentences with gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from missionsite.locate import read_model
from missionsite.model.texts import Bilingual
from missionsite.nodes import Location, find_key
from missionsite.nodes import Mapping as Group
from missionsite.problems import Language, Problem
from missionsite.source import Source
from missionsite.typography import typeset

_GAP = re.compile(r"\{(\w+)\}")

Strings = Mapping[str, Bilingual]
"""Each text by its address: "mission.deadline" is `deadline:` under `mission:`."""


def read_strings(source: Source) -> tuple[Strings, tuple[Problem, ...]]:
    """Read strings.yml: groups of texts, each {en, fr} with the same gaps on both sides."""
    problems: list[Problem] = []
    found = dict(_read_groups(source, problems))
    return MappingProxyType(found), tuple(problems)


def pick_words(strings: Strings, language: Language) -> Mapping[str, str]:
    """Return one language's texts, with its typography."""
    return MappingProxyType(
        {key: typeset(text.in_language(language), language) for key, text in strings.items()}
    )


def _read_groups(source: Source, problems: list[Problem]) -> Iterator[tuple[str, Bilingual]]:
    if not isinstance(source.root, Group):
        return
    for group in source.root.entries:
        if not isinstance(group.value, Group):
            values = {"key": group.key.value}
            problems.append(Problem(source.path, group.value.span, "not-a-group", values))
            continue
        for entry in group.value.entries:
            text = _read_text(source, (group.key.value, entry.key.value), problems)
            if text is not None:
                yield f"{group.key.value}.{entry.key.value}", text


def _read_text(source: Source, place: Location, problems: list[Problem]) -> Bilingual | None:
    assert source.root is not None  # noqa: S101 - the caller has walked it
    text, found = read_model(Bilingual, source.root, source.path, place)
    problems.extend(found)
    if text is not None and set(_GAP.findall(text.en)) != set(_GAP.findall(text.fr)):
        span = find_key(source.root, place).span
        problems.append(Problem(source.path, span, "string-gaps", {"key": place[-1]}))
    return text
