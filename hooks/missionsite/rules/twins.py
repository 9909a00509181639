"""A text and its twin in the other language, wherever they stand: in one file, or on two pages."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from missionsite.blanks import blank_out
from missionsite.model.texts import LONGEST_TEXT
from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Language, Problem, Span, Value
from missionsite.rules.documents import Front
from missionsite.rules.passages import Passage
from missionsite.rules.sheet import Shelf, Texts
from missionsite.rules.texts import is_translation_due

OTHER: Mapping[Language, Language] = {"en": "fr", "fr": "en"}
_TITLE = "title"
_LINKS = "links"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Twin(ABC):
    """A text in both languages; `key` names its field, `due` says that the sides must differ."""

    key: str
    texts: Mapping[Language, str]
    markdown: bool
    due: bool

    @property
    def is_title(self) -> bool:
        """Tell whether it is a heading."""
        return self.key == _TITLE

    @property
    def headed(self) -> bool:
        """Tell whether it may hold headings of its own, as a page does."""
        return False

    @cached_property
    def bare(self) -> Mapping[Language, str]:
        """The texts without addresses and gaps; every letter stands in the same place."""
        return {side: blank_out(text) for side, text in self.texts.items()}

    @cached_property
    def words(self) -> Mapping[Language, frozenset[str]]:
        """The words of each side, in small letters."""
        return {
            side: frozenset(_LETTERS.findall(text.casefold())) for side, text in self.bare.items()
        }

    @property
    def said(self) -> tuple[str, ...]:
        """What both sides say, however it is broken into lines."""
        return tuple(" ".join(text.split()) for text in self.texts.values())

    @abstractmethod
    def ask(
        self, side: Language, code: str, where: tuple[int, int], hint: str = "", /, **values: Value
    ) -> Problem:
        """Return a question about a stretch of one side, by its offsets."""

    @abstractmethod
    def ask_whole(self, code: str, /, **values: Value) -> Problem:
        """Return a question about both sides."""


@dataclass(frozen=True)
class PassageTwin(Twin):
    """A text whose sides stand one below the other in a file."""

    file: Texts
    location: Location

    @property
    def is_title(self) -> bool:
        """Tell whether it is a heading of this site: links.yml holds those of other sites."""
        return super().is_title and not (isinstance(self.file, Shelf) and self.file.name == _LINKS)

    def ask(
        self, side: Language, code: str, where: tuple[int, int], hint: str = "", /, **values: Value
    ) -> Problem:
        """Return a question about a stretch of one side, by its offsets."""
        span = self.file.seek((*self.location, side), self.texts[side], *where)
        return Problem(self.file.path, span, code, values, hint, "warning", self.said)

    def ask_whole(self, code: str, /, **values: Value) -> Problem:
        """Return a question about both sides."""
        asked = self.file.question_at_key(self.location, code, key=self.key, **values)
        return replace(asked, about=self.said)


@dataclass(frozen=True)
class PageTwin(Twin):
    """A text of a prose page: a field above it, or all that stands below."""

    places: Mapping[Language, Callable[[int, int], Span]]
    paths: Mapping[Language, str]

    @property
    def headed(self) -> bool:
        """Tell whether it may hold headings of its own."""
        return True

    def ask(
        self, side: Language, code: str, where: tuple[int, int], hint: str = "", /, **values: Value
    ) -> Problem:
        """Return a question about a stretch of one side, by its offsets."""
        return Problem(self.paths[side], self.places[side](*where), code, values, hint, "warning")

    def ask_whole(self, code: str, /, **values: Value) -> Problem:
        """Return a question about both sides, told on the French page."""
        return replace(self.ask("fr", code, (0, 1), key=self.key, **values), about=self.said)


def list_twins(file: Texts) -> Iterator[Twin]:
    """Yield the texts of a file; one that is much too long is told as such."""
    for passage in file.passages:
        if all(len(passage.text.in_language(side)) <= LONGEST_TEXT for side in LANGUAGES):
            yield _pair_passage(file, passage)


def _pair_passage(file: Texts, passage: Passage) -> PassageTwin:
    texts = {side: passage.text.in_language(side) for side in LANGUAGES}
    due = is_translation_due(file, passage)
    return PassageTwin(passage.key, texts, passage.markdown, due, file, passage.location)


def list_page_twins(sides: Mapping[Language, Front]) -> Iterator[Twin]:
    """Yield the texts of a page that has both languages: its title, its description, its text."""
    paths = {side: front.path for side, front in sides.items()}
    for key in (_TITLE, "description"):
        texts = {side: getattr(front.document.front, key) for side, front in sides.items()}
        spots = {side: _find_field(front, key) for side, front in sides.items()}
        yield PageTwin(key, texts, markdown=False, due=True, places=spots, paths=paths)
    texts = {side: front.document.text for side, front in sides.items()}
    below = {side: _find_below(front) for side, front in sides.items()}
    yield PageTwin("text", texts, markdown=True, due=True, places=below, paths=paths)


def _find_field(front: Front, key: str) -> Callable[[int, int], Span]:
    return lambda _start, _end: front.span((key,))


def _find_below(front: Front) -> Callable[[int, int], Span]:
    """Return what finds the place of a stretch of a page's text."""
    text = front.document.text
    first = len(front.lines) - text.count("\n")

    def find(start: int, end: int) -> Span:
        line = text.count("\n", 0, start)
        column = start - text.rfind("\n", 0, start)
        last = text.find("\n", start)
        end = min(end, len(text) if last < 0 else last)
        return Span(first + line, column, first + line, column + end - start)

    return find
