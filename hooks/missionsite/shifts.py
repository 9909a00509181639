"""Moves one mission file in time: its dates, and the year in its names; every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from missionsite.model.mission import Mission
from missionsite.nodes import Location, Mapping, Node, Scalar
from missionsite.periods import SEASON_WORDS, SEASONS, Period, read_period
from missionsite.phrases import month_names
from missionsite.problems import LANGUAGES, Language
from missionsite.source import Source

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WALL_TIME = re.compile(rf"{_DAY.pattern}T[0-9]{{2}}:[0-9]{{2}}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_ADDRESS = "https:"


@dataclass(frozen=True, slots=True)
class Mention:
    """A line in which a text for the public speaks of a date; its author alone can move that."""

    line: int
    text: str


@dataclass(frozen=True)
class Shift:
    """A mission that moves by whole weeks, so that days of the week stay.

    `old_id` is the name of its file without ".yml".
    """

    source: Source
    mission: Mission
    old_id: str
    by: timedelta

    @cached_property
    def years(self) -> tuple[str, str]:
        """The year of the start, before and after."""
        start = self.mission.dates.start
        moved = read_period(shift_period(start, self.by))
        return f"{start.first.year}", f"{moved.first.year}"

    @property
    def new_id(self) -> str:
        """The id after the move; it begins with the year of the start."""
        old, new = self.years
        return (
            f"{new}{self.old_id.removeprefix(old)}" if self.old_id.startswith(old) else self.old_id
        )

    @cached_property
    def text(self) -> str:
        """The file after the move."""
        text = self.source.text
        starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        for location, scalar in reversed(self._scalars):
            moved, span = self._move(location, scalar.value), scalar.span
            if moved != scalar.value:
                first = starts[span.line - 1] + span.column - 1
                last = starts[span.end_line - 1] + span.end_column - 1
                text = text[:first] + text[first:last].replace(scalar.value, moved) + text[last:]
        return text

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the texts name a month or a year."""
        return tuple(dict.fromkeys(self._find_mentions()))

    @cached_property
    def _scalars(self) -> Sequence[tuple[Location, Scalar]]:
        return tuple(_walk(self.source.root)) if self.source.root else ()

    def _move(self, location: Location, value: str) -> str:
        if _DAY.fullmatch(value):
            return (date.fromisoformat(value) + self.by).isoformat()
        if _WALL_TIME.fullmatch(value):
            return (datetime.fromisoformat(value) + self.by).isoformat(timespec="minutes")
        if location[0] == "dates" or (location[0] == "stops" and location[-1] in {"from", "to"}):
            return shift_period(read_period(value), self.by)
        if location[0] == "slug":
            return re.sub(rf"(?<![0-9]){self.years[0]}(?![0-9])", self.years[1], value)
        return value.replace(self.old_id, self.new_id) if "form" in location else value

    def _find_mentions(self) -> Iterator[Mention]:
        for location, scalar in self._scalars:
            language, text = location[-1], scalar.value
            if language in LANGUAGES and location[0] != "slug" and not text.startswith(_ADDRESS):
                pattern = _build_pattern(language)
                for line in range(scalar.span.line, scalar.span.end_line + 1):
                    if pattern.search(self.source.lines[line - 1]):
                        yield Mention(line, self.source.lines[line - 1].strip())


def shift_period(period: Period, by: timedelta) -> str:
    """Return a period as precise as the given one, in the same words, around its moved middle."""
    if period.precision == "day":
        return (period.first + by).isoformat()
    middle = _find_middle(period) + by
    if period.precision == "month":
        return f"{middle:%Y-%m}"
    if period.precision == "quarter":
        return f"{middle.year}-Q{(middle.month + 2) // 3}"
    return _name_season(middle, period.written) if period.season else f"{middle.year}"


def _find_middle(period: Period) -> date:
    return period.first + (period.last - period.first) / 2


def _name_season(middle: date, written: str) -> str:
    """Name the season whose middle is nearest: 2027-fall, fall 2027 or automne 2027, as written."""
    years = (middle.year - 1, middle.year, middle.year + 1)
    seasons = [read_period(f"{year}-{name}") for year in years for name in SEASONS]
    nearest = min(seasons, key=lambda season: abs(_find_middle(season) - middle))
    word, _, year = written.partition(" ")
    if not year:
        return nearest.written
    words = [name for name, season in SEASON_WORDS.items() if season == nearest.season]
    same_language = [name for name in words if (name in SEASONS) == (word in SEASONS)]
    return f"{same_language[0]} {nearest.first.year}"


def _walk(node: Node, above: Location = ()) -> Iterator[tuple[Location, Scalar]]:
    """Yield every value of a file with its location, in the file's order."""
    if isinstance(node, Scalar):
        yield above, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _walk(entry.value, (*above, entry.key.value))
    else:
        for place, item in enumerate(node.items):
            yield from _walk(item, (*above, place))


def _build_pattern(language: Language) -> re.Pattern[str]:
    """Return what a text that speaks of a date holds; in English, "may" is no month."""
    words = "|".join([*month_names(language).values(), "20[0-9]{2}"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE if language == "fr" else 0)
