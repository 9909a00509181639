"""The addresses of all pages, and the list of those that were ever published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from missionsite.characters import check_characters, decode_text, find_line_end
from missionsite.disk import load_bytes
from missionsite.documents import NOT_FOUND, Documents
from missionsite.model.mission import Mission
from missionsite.model.scalars import ADDRESS
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.source import Source

MISSIONS_PAGE = "missions/index.md"
RECORD = "missions/programme/addresses.txt"
_PREPARE: Mapping[Language, str] = {"en": "prepare", "fr": "se-preparer"}
"""The folder of a mission's second page; an address once published stays (R8)."""
_LINE = re.compile(rf"({ADDRESS.format('en')}) ({ADDRESS.format('fr')})", re.ASCII)
_COMMENT = "#"


class Pair(NamedTuple):
    """A page's address in each language, from the site's root: "/en/services/"."""

    en: str
    fr: str

    def in_language(self, language: Language) -> str:
        """Return the address of one language."""
        return self.en if language == "en" else self.fr


class Page(NamedTuple):
    """A page of this version; on the day `since` it is public, or was already."""

    pair: Pair
    since: date


class Recorded(NamedTuple):
    """A page that was published, and the line of the list on which it stands."""

    pair: Pair
    line: int

    @property
    def place(self) -> Span:
        """Where both addresses stand."""
        return Span(self.line, 1, self.line, len(" ".join(self.pair)) + 1)

    def find_place(self, language: Language) -> Span:
        """Return where the address of one language stands."""
        width = len(self.pair.en)
        start, end = (1, width + 1) if language == "en" else (width + 2, self.place.end_column)
        return Span(self.line, start, self.line, end)


@dataclass(frozen=True, slots=True)
class Record:
    """The list of published pages; a page stands there once."""

    pages: tuple[Recorded, ...] = ()

    @property
    def pairs(self) -> frozenset[Pair]:
        """The two addresses of each page."""
        return frozenset(page.pair for page in self.pages)

    @property
    def addresses(self) -> frozenset[str]:
        """Every address of either language."""
        return frozenset(address for page in self.pages for address in page.pair)


def list_pages(documents: Documents, missions: Iterable[Mission]) -> Iterator[Page]:
    """Yield every page of this version that has both sides, announced or not.

    When a prose page was published is not known; it was there on the day of its last change.
    """
    for identity, sides in documents.items():
        if identity != NOT_FOUND and len(sides) == len(LANGUAGES):
            since = max(side.front.modified for side in sides.values())
            yield Page(Pair(sides["en"].url, sides["fr"].url), since)
    if len(documents.get(MISSIONS_PAGE, ())) == len(LANGUAGES):
        for mission in missions:
            for pair in list_pairs(documents, mission):
                yield Page(pair, mission.publication.publish_on)


def list_pairs(documents: Documents, mission: Mission) -> tuple[Pair, Pair]:
    """Return the addresses of a mission's page, and of the page that prepares for it."""
    page, preparation = (
        Pair(*(find(documents, mission, side) for side in LANGUAGES))
        for find in (find_mission, find_preparation)
    )
    return page, preparation


def find_mission(documents: Documents, mission: Mission, language: Language) -> str:
    """Return the address of a mission's page."""
    return f"{documents[MISSIONS_PAGE][language].url}{mission.slug.in_language(language)}/"


def find_preparation(documents: Documents, mission: Mission, language: Language) -> str:
    """Return the address of the page that prepares for a mission."""
    return f"{find_mission(documents, mission, language)}{_PREPARE[language]}/"


def load_record(root: Path) -> tuple[Record, Source, tuple[Problem, ...]]:
    """Read the list of published pages: two addresses a line, and comments."""
    data, unreadable = load_bytes(root, RECORD)
    text, undecoded = decode_text(RECORD, data)
    source, fault = Source(RECORD, text, None), unreadable or undecoded
    if fault:
        return Record(), source, (fault,)
    hidden = tuple(check_characters(RECORD, source.lines))
    pages, found = read_record(source)
    told = {problem.span.line for problem in hidden}
    return pages, source, (*hidden, *(it for it in found if it.span.line not in told))


def read_record(source: Source) -> tuple[Record, tuple[Problem, ...]]:
    """Read the lines of the list: each is a page, a comment or empty, and no page stands twice."""
    first: dict[Pair, Recorded] = {}
    problems = []
    for number, line in enumerate(source.lines, 1):
        written = line.strip()
        if not written or written.startswith(_COMMENT):
            continue
        match = _LINE.fullmatch(line)
        span = Span(number, 1, number, len(line) + 1)
        if match is None:
            problems.append(Problem(RECORD, span, "address-line", {"value": written}))
            continue
        page = Recorded(Pair(match[1], match[2]), number)
        known = first.setdefault(page.pair, page)
        if known is not page:
            problems.append(Problem(RECORD, span, "address-twice", {"line": known.line}))
    return Record(tuple(first.values())), tuple(problems)


def add_pages(text: str, pairs: Iterable[Pair]) -> str:
    """Return the list with more pages, each before the first line that follows it in order."""
    end = find_line_end(text)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    for pair in pairs:
        new = " ".join(pair)
        after = (
            number
            for number, line in enumerate(lines)
            if not line.startswith(_COMMENT) and line.strip() > new
        )
        lines.insert(next(after, len(lines)), f"{new}{end}")
    return "".join(lines)
