"""Reads what a browser measured, search and accessibility, from the JSON file that holds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from missionsite.equality.rows import NONE, Figures, Row, Rule, build_row
from missionsite.problems import LANGUAGES

_QUERIES = Rule("ratio", "queries", 0.75, 1.35)
_FOUND = Rule("gap", "found", high=2)
_HUNDRED = 100


class UnreadableError(ValueError):
    """The file is not there, or does not hold what a browser measured."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Search(_Model):
    """Of so many queries, how many had the expected page as their first result."""

    asked: NonNegativeInt
    found: NonNegativeInt

    @property
    def share(self) -> float:
        """How many of a hundred."""
        return round(_HUNDRED * self.found / self.asked, 1) if self.asked else 0


class Faults(_Model):
    """On so many pages, how many faults axe found."""

    pages: NonNegativeInt
    faults: NonNegativeInt


class Side(_Model):
    """What was measured of one language."""

    search: Search
    accessibility: Faults


class Given(_Model):
    """What was measured of both."""

    en: Side
    fr: Side


def load_given(path: Path) -> Given:
    """Read the file.

    Raises:
        UnreadableError: see there.
    """
    try:
        return Given.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise UnreadableError(str(path)) from error


def measure_given(given: Given | None) -> list[Row]:
    """Return the rows on search and accessibility; where there was no browser, nobody asked."""

    def pick(measure: Callable[[Side], float]) -> Figures | None:
        return {side: measure(getattr(given, side)) for side in LANGUAGES} if given else None

    asked, share = pick(lambda side: side.search.asked), pick(lambda side: side.search.share)
    pages = pick(lambda side: side.accessibility.pages)
    faults = pick(lambda side: side.accessibility.faults)
    return [
        build_row("queries", "search", asked, _QUERIES),
        build_row("found", "search", share, _FOUND, unit="percent"),
        build_row("axe_pages", "accessibility", pages),
        build_row("axe_faults", "accessibility", faults, NONE),
    ]
