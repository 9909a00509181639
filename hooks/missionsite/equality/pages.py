"""Measures the pages themselves: how many, each with its partner, what they say and show."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from missionsite.edition import LOCALES
from missionsite.equality.builtpages import BuiltPage, Sides
from missionsite.equality.rows import EXPANSION, NONE, Row, Rule, build_row
from missionsite.problems import LANGUAGES, Language

NOT_FOUND = "404.html"
_OTHER: dict[Language, Language] = {"en": "fr", "fr": "en"}


def measure_pages(sides: Sides) -> list[Row]:
    """Return the rows on pages."""
    partners = find_partners(sides)
    own = {page.path for pages in sides.values() for page in pages}
    known = {page: other for page, other in partners.items() if other in own}

    def count(name: str, rule: Rule, measure: Callable[[BuiltPage], int]) -> Row:
        figures = {side: sum(measure(page) for page in sides[side]) for side in LANGUAGES}
        return build_row(name, "pages", figures, rule)

    parts = {page.path: {*page.parts} for pages in sides.values() for page in pages}
    return [
        build_row("pages", "pages", {side: len(sides[side]) for side in LANGUAGES}),
        count("pages_alone", NONE, lambda page: page.path not in known),
        count("pages_undeclared", NONE, lambda page: page.lang != LOCALES[page.language]),
        count("pages_untitled", NONE, lambda page: not page.title.strip()),
        count("pages_undescribed", NONE, lambda page: not page.description.strip()),
        count("words", EXPANSION, count_words),
        count("parts_alone", NONE, lambda page: _count_lone_parts(page, known, parts)),
        build_row("pictures", "pages", {side: _count_pictures(sides, side) for side in LANGUAGES}),
        count("pictures_silent", NONE, lambda page: page.pictures.count(None)),
    ]


def find_partners(sides: Sides) -> dict[str, str]:
    """Return the address of each page's other side, where both name each other.

    The page for what is not there has no address of its own, and so names none.
    """
    named = {
        page.path: urlsplit(page.alternates.get(LOCALES[_OTHER[page.language]], "")).path
        for pages in sides.values()
        for page in pages
    }
    partners = {page: other for page, other in named.items() if named.get(other) == page}
    missing = [f"/{side}/{NOT_FOUND}" for side in LANGUAGES]
    if all(page in named for page in missing):
        partners |= dict(zip(missing, reversed(missing), strict=True))
    return partners


def count_words(page: BuiltPage) -> int:
    """Return how many words stand in a page's own content: what spaces part, if it says a thing."""
    words = (word for block in page.blocks for word in block.text.split())
    return sum(any(sign.isalnum() for sign in word) for word in words)


def _count_lone_parts(page: BuiltPage, partners: dict[str, str], parts: dict[str, set[str]]) -> int:
    return len({*page.parts} - parts[partners[page.path]]) if page.path in partners else 0


def _count_pictures(sides: Sides, language: Language) -> int:
    return sum(len(page.pictures) for page in sides[language])
