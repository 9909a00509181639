"""A line of a YAML file as its author sees it: indentation, dashes, a key, a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DASHES = re.compile(r"(?:-(?: +|$))*")
_KEY_END = re.compile(r":(?= |$)")
_COMMENT = re.compile(r"(?:^| )#")
_QUOTES = "\"'"
_BRACKETS = "[{"


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line; `number` counts from 0, the other numbers are columns from 0.

    `dashes` is where the dashes begin, `start` where what follows them begins, `value_start` where
    the value does. `key` is "" where a line has none, and keeps its quotes.
    """

    number: int
    text: str
    dashes: int
    start: int
    key: str
    value_start: int
    value: str

    @property
    def is_item(self) -> bool:
        """Whether the line begins an item of a list."""
        return self.start > self.dashes

    @property
    def is_entry(self) -> bool:
        """Whether the line begins an item of a list, or a field."""
        return self.is_item or bool(self.key)

    @property
    def opens_block(self) -> bool:
        """Whether the lines below, further to the right, are one text."""
        return bool(re.fullmatch(r"[|>][0-9+-]{0,2}(?: +#.*)?", self.value))


@dataclass(frozen=True, slots=True)
class Step:
    """A line in its surroundings.

    `previous` is the line above that is neither empty nor a comment; `levels` are the columns in
    which the fields and items around begin, each with the line that last began there.
    """

    line: Line
    previous: Line | None
    levels: tuple[tuple[int, Line], ...]


def read_line(number: int, text: str) -> Line:
    """Take a line apart, without judging it."""
    dashes = len(text) - len(text.lstrip(" "))
    found = _DASHES.match(text, dashes)
    start = found.end() if found else dashes
    key_end = _find_key_end(text, start)
    key = text[start:key_end].rstrip()
    after = start if key_end is None else key_end + 1
    rest = text[after:]
    value_start = after + len(rest) - len(rest.lstrip(" "))
    value = cut_comment(text[value_start:])
    return Line(number, text, dashes, start, key if key_end is not None else "", value_start, value)


def read_steps(lines: Sequence[str], first: int, last: int) -> Iterator[Step]:
    """Yield the lines from `first` to `last` that are structure, not the inside of a block text."""
    levels: list[tuple[int, Line]] = []
    previous: Line | None = None
    block = -1
    for number, text in enumerate(lines[: last + 1]):
        bare = text.strip()
        if not bare or bare.startswith("#"):
            continue
        line = read_line(number, text)
        if previous is not None and previous.opens_block and line.dashes > previous.dashes:
            block = line.dashes if block < 0 else block
            if line.dashes >= block:
                continue
        block = -1
        if number >= first:
            yield Step(line, previous, tuple(levels))
        _set_levels(levels, line)
        previous = line


def find_closing_quote(text: str) -> int | None:
    """Return where the quote closes with which a text begins, or None."""
    mark, place = text[0], 1
    while place < len(text):
        if mark == '"' and text[place] == "\\":
            place += 2
        elif text[place] != mark:
            place += 1
        elif mark == "'" and text[place + 1 : place + 2] == "'":
            place += 2
        else:
            return place
    return None


def cut_comment(value: str) -> str:
    """Return a value without the comment and the spaces after it."""
    after = 0
    if value[:1] and value[0] in _QUOTES:
        after = (find_closing_quote(value) or len(value) - 1) + 1
    comment = _COMMENT.search(value, after)
    return value[: comment.start() if comment else len(value)].rstrip(" ")


def _find_key_end(text: str, start: int) -> int | None:
    """Return the place of the colon that ends a key, or None where the line has no key."""
    opening = text[start : start + 1]
    if not opening or opening in _BRACKETS:
        return None
    if opening in _QUOTES:
        closing = find_closing_quote(text[start:])
        found = _KEY_END.match(text, start + closing + 1) if closing is not None else None
    else:
        found = _KEY_END.search(cut_comment(text), start)
    return found.start() if found and found.start() > start else None


def _set_levels(levels: list[tuple[int, Line]], line: Line) -> None:
    while levels and levels[-1][0] > line.dashes:
        levels.pop()
    _set_level(levels, line.dashes, line)
    if line.is_item and line.key:
        _set_level(levels, line.start, line)


def _set_level(levels: list[tuple[int, Line]], column: int, line: Line) -> None:
    """Keep one line a level; the items below a field of the same column leave it in place."""
    if not levels or levels[-1][0] < column:
        levels.append((column, line))
    elif levels[-1][1].is_item or not line.is_item:
        levels[-1] = (column, line)
