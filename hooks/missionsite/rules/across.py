"""Rules between missions: addresses and forms belong to one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Problem
from missionsite.rules.interest import list_forms
from missionsite.rules.sheet import Sheet

First = tuple[Sheet, Location]
"""The mission that has an address first, and where."""


def check_slugs(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Two missions have different addresses in each language."""
    for language in LANGUAGES:
        seen: dict[str, First] = {}
        for sheet in sheets:
            place: Location = ("slug", language)
            slug = sheet.mission.slug.in_language(language)
            first = seen.setdefault(slug, (sheet, place))
            if first[0] is not sheet:
                yield _tell_twice(sheet, place, "slug-twice", {"slug": slug}, first)


def check_forms(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Two missions have different forms; the rounds of one mission may share theirs."""
    seen: dict[str, First] = {}
    for sheet in sheets:
        for place, address in list_forms(sheet.mission):
            first = seen.setdefault(address, (sheet, place))
            if first[0] is not sheet:
                yield _tell_twice(sheet, place, "form-twice", {"address": address}, first)


def _tell_twice(
    sheet: Sheet, place: Location, code: str, values: dict[str, str], first: First
) -> Problem:
    """Return the problem that another mission has this already, naming the place."""
    other, where = first
    line = other.span(where).line
    return sheet.fault(place, code, {**values, "path": other.path, "line": line})
