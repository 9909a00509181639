"""What a rule looks at: a file with its tree, and the lists that it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from missionsite.characters import split_lines
from missionsite.documents import Documents
from missionsite.model.mission import Mission
from missionsite.model.texts import Model
from missionsite.nodes import Location, Node, find_key, find_value
from missionsite.problems import Problem, Severity, Span, Value
from missionsite.programme import Programme
from missionsite.reference import Reference
from missionsite.rules.passages import Passage, Side, list_marked_sides, list_passages
from missionsite.schedules import last_day
from missionsite.settings import Settings
from missionsite.strings import Strings


@dataclass(frozen=True)
class File:
    """A file that was read: its path, and its tree with places."""

    path: str
    root: Node

    def span(self, location: Location, *, key: bool = False) -> Span:
        """Return the place of a value, or of its key; the whole file is its first character."""
        if not location:
            return Span()
        return (find_key if key else find_value)(self.root, location).span

    def fault(self, location: Location, code: str, /, **values: Value) -> Problem:
        """Return a mistake in a value; a value named `nearest` says what was probably meant."""
        return self._tell(self.span(location), code, values)

    def fault_at_key(self, location: Location, code: str, /, **values: Value) -> Problem:
        """Return a mistake in a key, or in what should stand below it."""
        return self._tell(self.span(location, key=True), code, values)

    def question(self, location: Location, code: str, /, **values: Value) -> Problem:
        """Return a question to the author: such a value is possible, but seldom meant."""
        return self._tell(self.span(location), code, values, "warning")

    def question_at_key(self, location: Location, code: str, /, **values: Value) -> Problem:
        """Return a question about a key, or about what stands below it."""
        return self._tell(self.span(location, key=True), code, values, "warning")

    def _tell(
        self, span: Span, code: str, values: Mapping[str, Value], severity: Severity = "error"
    ) -> Problem:
        hint = "nearest" if "nearest" in values else ""
        return Problem(self.path, span, code, values, hint, severity)


@dataclass(frozen=True)
class Texts(File):
    """A file that holds texts for the public; `text` is the whole of it, as written."""

    text: str = field(default="", kw_only=True)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text, in the order of its place."""
        return tuple(self._list_passages())

    @cached_property
    def marked_sides(self) -> tuple[Side, ...]:
        """The sides of texts that may hold HTML or Markdown."""
        return tuple(list_marked_sides(self.passages))

    def fault_within(
        self,
        location: Location,
        code: str,
        match: re.Match[str],
        group: int = 0,
        /,
        **values: Value,
    ) -> Problem:
        """Return a mistake in the part of a value that matches."""
        return self._tell(self.seek(location, match.string, *match.span(group)), code, values)

    def seek(self, location: Location, text: str, start: int, end: int) -> Span:
        """Return the place of a stretch of a value's text, by its offsets.

        What is broken over lines, or written with escapes, has the place of the value.
        """
        found = text[start:end].strip().partition("\n")[0].rstrip()
        span, skipped = self.span(location), text[:start].count(found)
        lines = split_lines(self.text)[span.line - 1 : span.end_line]
        for number, line in enumerate(lines, span.line) if found else ():
            first = span.column - 1 if number == span.line else 0
            last = span.end_column - 1 if number == span.end_line else len(line)
            for part in re.compile(re.escape(found)).finditer(line, first, last):
                if not skipped:
                    return Span(number, part.start() + 1, number, part.end() + 1)
                skipped -= 1
        return span

    def _list_passages(self) -> Iterable[Passage]:
        raise NotImplementedError


@dataclass(frozen=True)
class Sheet(Texts):
    """One mission with its id, the file's name without its ending."""

    id: str
    mission: Mission

    def is_over(self, today: date) -> bool:
        """Tell whether the mission's last day is past."""
        return last_day(self.mission) < today

    def _list_passages(self) -> Iterable[Passage]:
        return list_passages(self.mission)


@dataclass(frozen=True)
class Shelf(Texts):
    """One file of the programme by its name, with each entry that could be read and its place."""

    name: str
    entries: tuple[tuple[Location, Model], ...]

    def _list_passages(self) -> Iterable[Passage]:
        return chain.from_iterable(list_passages(entry, place) for place, entry in self.entries)


@dataclass(frozen=True)
class Words(Texts):
    """The words of the site, strings.yml: each text by its group and key."""

    strings: Strings

    def _list_passages(self) -> Iterable[Passage]:
        for address, text in self.strings.items():
            group, _, key = address.partition(".")
            yield Passage((group, key), text)


@dataclass(frozen=True, slots=True)
class Lists:
    """What a mission is held against; `today` is the build's day in Ottawa.

    `templates` are the names of the page templates that prose pages may ask for.
    """

    programme: Programme
    reference: Reference
    settings: Settings
    today: date
    documents: Documents
    templates: frozenset[str] = frozenset()
