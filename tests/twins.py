"""A text in both languages as a page holds it, and what the rules on both sides ask about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.sheets import MESSAGES, build_lists

from missionsite.problems import LANGUAGES, Language, Span
from missionsite.rules.side_by_side import check_twins
from missionsite.rules.twins import PageTwin

_PATHS: dict[Language, str] = {"en": "docs/en/text.md", "fr": "docs/fr/text.md"}


class Asked(NamedTuple):
    """A question: its code, the side that it points at, and what stands there."""

    code: str
    side: str
    found: str


def ask(english: str, french: str, key: str = "text", *, due: bool = True) -> list[Asked]:
    """Return what the rules ask about a text; each question can be told in both languages."""
    texts: dict[Language, str] = {"en": english, "fr": french}
    markdown = any(sign in text for text in texts.values() for sign in ("](", "\n"))
    places: dict[Language, Callable[[int, int], Span]] = dict.fromkeys(LANGUAGES, _mark)
    twin = PageTwin(key, texts, markdown=markdown, due=due, places=places, paths=_PATHS)
    asked = []
    for problem in check_twins([twin], build_lists()):
        assert problem.severity == "warning"
        assert all("{" not in MESSAGES.tell(problem, side).message for side in LANGUAGES)
        side: Language = "en" if problem.path == _PATHS["en"] else "fr"
        found = texts[side][problem.span.column - 1 : problem.span.end_column - 1]
        asked.append(Asked(problem.code, side, found))
    return asked


def _mark(start: int, end: int) -> Span:
    """Return a place whose columns are offsets, from 1."""
    return Span(1, start + 1, 1, end + 1)
