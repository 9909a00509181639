"""Shows a line of a file with a mark below the mistake, as wide as a terminal draws it."""

from __future__ import annotations

import unicodedata

from missionsite.problems import Span

_WIDEST = 100
_BEFORE = 60
_TAB = "    "
_CUT = "…"


def render_excerpt(line: str, span: Span) -> tuple[str, str]:
    """Return a line, and below it `^~~~` under the part of the span that stands in it."""
    start = min(span.column - 1, len(line))
    end = len(line.rstrip()) if span.end_line > span.line else min(span.end_column - 1, len(line))
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    last = first + _WIDEST
    before = (_CUT if first else "") + _draw(line[first:start])
    marked = _draw(line[start : min(max(end, start + 1), last)])
    after = _draw(line[min(max(end, start + 1), last) : last]) + (_CUT if last < len(line) else "")
    mark = "^" + "~" * (_width(marked) - 1)
    return f"{before}{marked}{after}".rstrip(), " " * _width(before) + mark


def _draw(text: str) -> str:
    """Return a text in which every character has a width and none moves the cursor."""
    return "".join(_draw_character(character) for character in text)


def _draw_character(character: str) -> str:
    if character == "\t":
        return _TAB
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return "\N{REPLACEMENT CHARACTER}"


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text: two for wide signs, none for accents."""
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
