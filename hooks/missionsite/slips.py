"""Slips that YAML reads as a text, although the author plainly meant a field or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from missionsite.faults import Fault, quote_text
from missionsite.lines import Step, read_line
from missionsite.nodes import Mapping, Node, Scalar
from missionsite.problems import Problem
from missionsite.syntax import (
    BULLETS,
    HARD_SPACES,
    check_bullet,
    check_close_colon,
    check_close_dash,
    check_hard_space,
)

_SLIPS = (check_hard_space, check_bullet, check_close_dash)
_HARD_SPACES = frozenset(HARD_SPACES)
_SUSPICIOUS = _HARD_SPACES.union("-", BULLETS)
_CLOSING = {"“": "”", "„": "“", "«": "»", "‘": "’"}
_CLOSE_COLON = re.compile(r"(?!(?:mailto|tel|link|urn):)([a-z_]+):[^\s/:]")


def check_slips(path: str, lines: Sequence[str], node: Node) -> Iterator[Problem]:
    """Tell of every plain text that is a field, an item or an indentation gone wrong."""
    for fault in _find_slips(lines, node):
        yield fault.build_problem(path)


def _find_slips(lines: Sequence[str], root: Node) -> Iterator[Fault]:
    """Walk through all nodes; most are seen at a glance to be no slip."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            if node.plain and (":" in node.value or node.value[:1] in _SUSPICIOUS):
                yield from _find_in_text(lines, node)
            if node.plain and node.value[:1] in _CLOSING:
                yield from _find_quotes_around(node)
        elif isinstance(node, Mapping):
            for key, value in node.entries:
                if key.plain and (":" in key.value or not _HARD_SPACES.isdisjoint(key.value)):
                    yield from _find_in_key(key, value)
                waiting.append(value)
        else:
            waiting.extend(node.items)


def _find_in_key(key: Scalar, value: Node) -> Iterator[Fault]:
    """Look for {en:Nursing} and for a key behind a pasted no-break space."""
    line, column = key.span.line - 1, key.span.column - 1
    words = key.value.lstrip(HARD_SPACES)
    if words != key.value:
        width = len(key.value) - len(words)
        yield Fault("yaml-no-break-space", line, column, column + width)
    elif key.value.rstrip(HARD_SPACES) != key.value:
        start = column + len(key.value.rstrip(HARD_SPACES))
        yield Fault("yaml-no-break-space", line, start, column + len(key.value))
    found = _CLOSE_COLON.match(key.value)
    if found and isinstance(value, Scalar) and value.plain and not value.value:
        values = {"key": found[1], "mended": f"{found[1]}: {key.value[found.end(1) + 1 :]}"}
        code, end = "yaml-missing-space-after-colon", column + found.end(1) + 1
        if key.span.end_line == key.span.line:
            end = key.span.end_column - 1
        yield Fault(code, line, column, end, dict(values), "mended")


def _find_quotes_around(text: Scalar) -> Iterator[Fault]:
    """Look for a whole value in quotes of a word processor, which are shown as part of it."""
    opening, inner = text.value[0], text.value[1:-1]
    is_whole = text.value[-1] == _CLOSING[opening] and not set(inner) & {opening, text.value[-1]}
    if is_whole and text.span.line == text.span.end_line:
        line, start, _, end = text.span
        values = {"mended": quote_text(inner.strip(f" {HARD_SPACES}"))}
        yield Fault("quotes-around", line - 1, start - 1, end - 1, dict(values), "mended")


def _find_in_text(lines: Sequence[str], text: Scalar) -> Iterator[Fault]:
    """Look at the first line of a text without quotes that has its line to itself."""
    is_field = _CLOSE_COLON.match(text.value)
    if not is_field and text.value[:1] not in _SUSPICIOUS:
        return
    number = text.span.line - 1
    line = read_line(number, lines[number])
    if line.start != text.span.column - 1:
        return
    step = Step(line, None, ())
    slips = (*_SLIPS, check_close_colon) if is_field else _SLIPS
    yield from [fault for check in slips if (fault := check(step, lines))][:1]
