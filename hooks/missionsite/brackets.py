"""What may be wrong between brackets and braces: [a, b] and {en: a, fr: b}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from missionsite.faults import Fault, quote_text
from missionsite.lines import Line, Step, find_closing_quote, read_line

_PAIRS = {"[": "]", "{": "}"}
_MARKS = frozenset(",[]{}")
_RESERVED = "@`%&*!|>"
_COLON = re.compile(r":(?: |$)")
_FIELD_AHEAD = re.compile(r" *[\w-]+:(?: |$)")


@dataclass(frozen=True, slots=True)
class _Opening:
    """A bracket that waits for its other half."""

    mark: str
    line: int
    column: int


def check_brackets(step: Step, lines: Sequence[str]) -> Fault | None:
    """A list in brackets or a group in braces is closed, with a comma between its parts."""
    if step.line.value[:1] not in _PAIRS:
        return None
    scan = _Scan(step.line)
    for number, text in _read_lines(step.line, lines):
        fault = scan.read(number, text)
        if fault or not scan.open:
            return fault
    opening = scan.open[-1]
    return Fault("yaml-bracket-unclosed", opening.line, opening.column, opening.column + 1)


def _read_lines(line: Line, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that a bracket may reach: up to the next field or item of its level."""
    yield line.number, line.text
    for number in range(line.number + 1, len(lines)):
        below = read_line(number, lines[number])
        if below.is_entry and below.dashes <= line.dashes:
            return
        yield number, lines[number]


@dataclass
class _Scan:
    """Reads from left to right and knows which brackets are open."""

    line: Line
    open: list[_Opening] = field(default_factory=list)
    has_colon: bool = False

    def read(self, number: int, text: str) -> Fault | None:
        """Read a line, to its end or to the bracket that closes everything."""
        place = self.line.value_start if number == self.line.number else 0
        while place < len(text):
            mark = text[place]
            if mark == "#" and text[place - 1 : place].isspace():
                return None
            end, fault = self._take(number, text, place)
            if fault:
                return fault
            place = end
            if not self.open:
                return self._check_rest(number, text, place)
        return None

    def _take(self, number: int, text: str, place: int) -> tuple[int, Fault | None]:
        mark = text[place]
        if mark in _PAIRS:
            self.open.append(_Opening(mark, number, place))
        elif mark in _PAIRS.values():
            return place + 1, self._close(mark)
        elif mark in "\"'":
            return self._take_quoted(number, text, place)
        elif mark not in " ,":
            return self._take_plain(number, text, place)
        if mark != " ":
            self.has_colon = False
        return place + 1, None

    def _close(self, mark: str) -> Fault | None:
        opening = self.open.pop()
        self.has_colon = True
        if _PAIRS[opening.mark] == mark:
            return None
        column = opening.column
        return Fault("yaml-bracket-unclosed", opening.line, column, column + 1)

    def _take_quoted(self, number: int, text: str, place: int) -> tuple[int, Fault | None]:
        closing = find_closing_quote(text[place:])
        if closing is None:
            return len(text), Fault("yaml-unclosed-quote", number, place, len(text))
        end = place + closing + 1
        rest = text[end:].lstrip(" ")
        if not rest or rest[0] in ",]}#:":
            return end, None
        if _FIELD_AHEAD.match(rest):
            return end, Fault("yaml-missing-comma", number, end, end + 1)
        stop = _find_mark(text, end)
        code = "yaml-quote-inside" if text[place] in text[end:stop] else "yaml-text-after-quote"
        return end, Fault(code, number, place, stop)

    def _take_plain(self, number: int, text: str, place: int) -> tuple[int, Fault | None]:
        end = _find_mark(text, place)
        if text[place] in _RESERVED or text[place : place + 2] == "? ":
            values = {"character": text[place], "mended": quote_text(text[place:end].strip())}
            fault = Fault("yaml-reserved-character", number, place, end, dict(values), "quote")
            return end, fault
        colon = _COLON.search(text, place, end)
        if colon is None:
            return end, None
        after = colon.end()
        if not self.has_colon:
            self.has_colon = True
            return after, None
        if self.open[-1].mark == "{":
            word = max(text.rfind(" ", 0, colon.start()), place)
            return after, Fault("yaml-missing-comma", number, word, word + 1)
        return after, Fault("yaml-colon-in-text", number, place, end)

    def _check_rest(self, number: int, text: str, place: int) -> Fault | None:
        rest = text[place:].strip()
        if not rest or rest[0] in "#:":
            return None
        if rest[0] in _PAIRS.values():
            column = text.index(rest[0], place)
            return Fault("yaml-bracket-extra", number, column, column + 1)
        start, end = self.line.value_start, len(text.rstrip())
        values = {"character": self.line.value[0], "mended": quote_text(text[start:end])}
        return Fault("yaml-reserved-character", number, start, end, dict(values), "quote")


def _find_mark(text: str, place: int) -> int:
    """Return where the next comma, bracket or brace stands, or the line's end."""
    return next((end for end in range(place, len(text)) if text[end] in _MARKS), len(text))
