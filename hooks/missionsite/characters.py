"""Bytes to text: what is no UTF-8, and the characters that nobody can see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from missionsite.problems import Problem, Span

# Stands for a forbidden character while YAML is read, so that every place stays where it was.
# A noncharacter that both parsers let through; it is forbidden itself, so it is always ours.
FILLER = "\ufdd0"

# C0 and C1 controls, marks and overrides of direction (Unicode UAX #9), soft hyphens, zero-width
# spaces,
# line and paragraph separators (YAML 1.1 takes them for line ends, editors do not), noncharacters.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u200b\u2028\u2029\u2060\ufeff"
_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
_FORBIDDEN = re.compile(f"[{_CONTROLS}{_DIRECTION}{_INVISIBLE}{_NONCHARACTERS}]")
_FORBIDDEN_IN_VALUE = re.compile(f"[\t{_FORBIDDEN.pattern[1:]}")
_LINE_END = re.compile(r"\r\n|\r|\n")

_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode_text(path: str, data: bytes) -> tuple[str, Problem | None]:
    """Return the text, and why it is none: the first byte that is not UTF-8, or a NUL.

    A byte-order mark is accepted in silence. Unreadable bytes become U+FFFD, so that a report can
    still show the line.
    """
    body = data.removeprefix(_UTF_8_MARK)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        span = _span_after(body[: error.start].decode("utf-8"))
        hint = "utf_16" if data.startswith(_UTF_16_MARKS) else "save_as"
        return body.decode("utf-8", "replace"), Problem(path, span, "not-utf8", hint=hint)
    before, nul, _ = text.partition("\0")
    return text, _tell(path, _span_after(before), nul) if nul else None


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines as an editor counts them: ended by LF, CRLF or CR alone."""
    return tuple(_LINE_END.split(text) if "\r" in text else text.split("\n"))


def find_line_starts(text: str) -> tuple[int, ...]:
    """Return where each of the lines that `split_lines` returns begins in the text."""
    return (0, *(found.end() for found in _LINE_END.finditer(text)))


def find_line_end(text: str) -> str:
    """Return how the first line of a text is ended; LF where there is only one."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def check_characters(path: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    """A file holds no tab and no invisible character; each line is told once of either."""
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            start = line.index("\t")
            width = len(line[start:]) - len(line[start:].lstrip("\t"))
            yield Problem(path, _span_in_line(number, start, start + width), "tab")
        for found in list(_FORBIDDEN.finditer(line))[:1]:
            yield _tell(path, _span_in_line(number, found.start(), found.end()), found[0])


def has_forbidden(text: str) -> bool:
    """Tell whether a text holds a tab or an invisible character."""
    return _FORBIDDEN_IN_VALUE.search(text) is not None


def check_value(path: str, value: str, span: Span) -> Iterator[Problem]:
    r"""A value holds no invisible character written as an escape, such as "\u202e"."""
    found = _FORBIDDEN_IN_VALUE.search(value)
    if found:
        yield _tell(path, span, found[0])


def fill_forbidden(text: str) -> str:
    """Return a text of the same length that a YAML parser can read."""
    return _FORBIDDEN.sub(FILLER, text.replace("\t", " "))


def remove_forbidden(value: str) -> str:
    """Return a value without the characters that were reported already."""
    return _FORBIDDEN_IN_VALUE.sub("", value)


def _tell(path: str, span: Span, character: str) -> Problem:
    hint = "direction" if re.match(f"[{_DIRECTION}]", character) else "delete"
    if character == "\0":
        hint = "binary"
    code_point = f"U+{ord(character):04X}"
    return Problem(path, span, "control-character", {"code_point": code_point}, hint)


def _span_after(before: str) -> Span:
    lines = split_lines(before)
    return _span_in_line(len(lines), len(lines[-1]), len(lines[-1]) + 1)


def _span_in_line(number: int, start: int, end: int) -> Span:
    return Span(number, start + 1, number, end + 1)
