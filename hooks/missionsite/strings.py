"""Every word of the public site that is not content: labels, buttons, sentences with gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from missionsite.guesses import suggest
from missionsite.locate import read_model
from missionsite.model.texts import Bilingual
from missionsite.nodes import Entry, Scalar
from missionsite.nodes import Mapping as Group
from missionsite.problems import LANGUAGES, Language, Problem, Span, Value
from missionsite.source import LOADER, Source
from missionsite.typography import typeset

WORDS_FILE = Path(__file__).with_name("words.yml")
_GAP = re.compile(r"\{([^{}]*)\}")
_BRACES = re.compile(r"[{}]")

Strings = Mapping[str, Bilingual]
"""Each text by its address: "mission.deadline" is `deadline:` under `mission:`."""
Asked = Mapping[str, Mapping[str, Sequence[str]]]
"""The gaps of each text that pages ask for, by group and key."""


def read_strings(source: Source) -> tuple[Strings, tuple[Problem, ...]]:
    """Read strings.yml: groups of texts, each {en, fr}, as words.yml says that pages ask for them.

    If no problem is told, every text is there and its gaps can be filled.
    """
    if not isinstance(source.root, Group):
        return MappingProxyType({}), ()
    reader = _Reader(source.path, source.root)
    return MappingProxyType(dict(reader.read(load_words()))), tuple(reader.problems)


def pick_words(strings: Strings, language: Language) -> Mapping[str, str]:
    """Return one language's texts, with its typography."""
    return MappingProxyType(
        {key: typeset(text.in_language(language), language) for key, text in strings.items()}
    )


@lru_cache
def load_words() -> Asked:
    """Read which texts pages ask for, and with which gaps."""
    words: Asked = yaml.load(WORDS_FILE.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - reads text only
    return words


class _Reader:
    """Goes from groups to texts, and keeps what it finds wrong on the way."""

    def __init__(self, path: str, root: Group) -> None:
        self.path = path
        self.root = root
        self.problems: list[Problem] = []

    def read(self, asked: Asked) -> Iterator[tuple[str, Bilingual]]:
        self._compare_keys(self.root, asked, Span())
        for group in self.root.entries:
            name, texts = group.key.value, asked.get(group.key.value)
            if texts is None:
                continue
            if not isinstance(group.value, Group):
                self._tell_no_group(group, texts)
                continue
            self._compare_keys(group.value, texts, group.key.span)
            for entry in group.value.entries:
                if entry.key.value in texts:
                    self._compare_gaps(entry, texts[entry.key.value])
                    yield from self._read_text(name, entry.key.value)

    def _compare_keys(self, group: Group, known: Iterable[str], above: Span) -> None:
        """Tell which keys are unknown and which missing; one that is misspelled is not missing."""
        allowed = tuple(known)
        written = [entry.key for entry in group.entries]
        missing = dict.fromkeys(allowed)
        for key in written:
            missing.pop(key.value, None)
        for key in written:
            if key.value not in allowed:
                near = suggest(key.value, allowed)
                missing.pop(str(near.get("nearest")), None)
                values = {"key": key.value, "allowed": allowed, **near}
                self._tell(key.span, "unknown-key", values, "nearest" if near else "allowed")
        for name in missing:
            self._tell(above, "missing-key", {"key": name})

    def _tell_no_group(self, group: Entry, texts: Iterable[str]) -> None:
        values: dict[str, Value] = {"key": group.key.value}
        if isinstance(group.value, Scalar) and not group.value.value.strip():
            self._tell(group.key.span, "empty-value", values)
            return
        values["allowed"] = tuple(texts)
        self._tell(group.value.span, "not-a-group", values, "allowed")

    def _compare_gaps(self, entry: Entry, gaps: Sequence[str]) -> None:
        """Tell of each side that `format`, or a script, could not fill."""
        for language, side in _list_sides(entry):
            rest = _GAP.sub("", side.value)
            if sorted(_GAP.findall(side.value)) != sorted(gaps) or _BRACES.search(rest):
                values: dict[str, Value] = {"key": entry.key.value, "language": language}
                values["gaps"] = ", ".join(f"{{{gap}}}" for gap in gaps)
                self._tell(side.span, "string-gaps", values, "gaps" if gaps else "none")

    def _read_text(self, group: str, key: str) -> Iterator[tuple[str, Bilingual]]:
        text, found = read_model(Bilingual, self.root, self.path, (group, key))
        self.problems.extend(found)
        if text is not None:
            yield f"{group}.{key}", text

    def _tell(self, span: Span, code: str, values: Mapping[str, Value], hint: str = "") -> None:
        self.problems.append(Problem(self.path, span, code, values, hint))


def _list_sides(entry: Entry) -> Iterator[tuple[Language, Scalar]]:
    """Yield the languages in which a text is written; the model tells what it lacks."""
    for language in LANGUAGES:
        side = entry.value.get(language) if isinstance(entry.value, Group) else None
        if side and isinstance(side.value, Scalar) and side.value.value.strip():
            yield language, side.value
