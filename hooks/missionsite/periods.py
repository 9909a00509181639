"""A date as precise as its author knows it: a day, a month, a quarter, a season or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

Precision = Literal["day", "month", "quarter", "season", "year"]
Season = Literal["winter", "spring", "summer", "fall"]

# Seasons are northern. Winter of a year is its January to March, as Canadian planning calendars
# and school terms use the word; it shares March with spring, for nobody who writes "winter 2027"
# means a day on which it ends.
SEASONS: Mapping[Season, tuple[int, int]] = MappingProxyType(
    {"winter": (1, 3), "spring": (3, 5), "summer": (6, 8), "fall": (9, 11)},
)
SEASON_WORDS: Mapping[str, Season] = MappingProxyType(
    {
        "winter": "winter",
        "spring": "spring",
        "summer": "summer",
        "fall": "fall",
        "hiver": "winter",
        "printemps": "spring",
        "été": "summer",
        "automne": "fall",
    },
)

SHAPES = re.compile(
    r"(?P<year>20[0-9]{2})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?"
    r"|-Q(?P<quarter>[1-4])|-(?P<season>winter|spring|summer|fall))?"
    rf"|(?P<word>{'|'.join(SEASON_WORDS)}) (?P<word_year>20[0-9]{{2}})",
)


class BadPeriod(ValueError):  # noqa: N818 - it says what the value is; "Error" adds nothing
    """The text has none of the shapes of a period."""


class NoSuchDay(ValueError):  # noqa: N818 - as above
    """The text has the shape of a period, but the calendar has no such day or month."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included, and the text that named them."""

    first: date
    last: date
    precision: Precision
    written: str

    @property
    def season(self) -> Season | None:
        """The season that the author named, if it was a season."""
        if self.precision != "season":
            return None
        return next(name for name, months in SEASONS.items() if months[0] == self.first.month)


def read_period(text: str) -> Period:
    """Read `2027-04-12`, `2027-09`, `2027-Q3`, `2027-fall`, `fall 2027`, `automne 2027` or `2027`.

    Raises:
        BadPeriod: the text has another shape.
        NoSuchDay: the shape is right, the day or month does not exist.
    """
    match = SHAPES.fullmatch(text)
    if match is None:
        raise BadPeriod(text)
    year = int(match["year"] or match["word_year"])
    try:
        return _build_period(year, match)
    except ValueError:
        raise NoSuchDay(text) from None


def _build_period(year: int, match: re.Match[str]) -> Period:
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return Period(day, day, "day", match[0])
    if match["month"]:
        month = int(match["month"])
        return _build_months(year, (month, month), "month", match[0])
    if match["quarter"]:
        last = 3 * int(match["quarter"])
        return _build_months(year, (last - 2, last), "quarter", match[0])
    season = match["season"] or match["word"]
    if season:
        return _build_months(year, SEASONS[SEASON_WORDS[season]], "season", match[0])
    return _build_months(year, (1, 12), "year", match[0])


def _build_months(year: int, months: tuple[int, int], precision: Precision, text: str) -> Period:
    first = date(year, months[0], 1)
    last = date(year, months[1], 1)
    return Period(first, last.replace(day=monthrange(year, months[1])[1]), precision, text)
