"""Slips that YAML reads as a text, although the author plainly meant a field or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from missionsite.faults import Fault
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
_SUSPICIOUS = ("-", *BULLETS, *HARD_SPACES)
_CLOSE_COLON = re.compile(r"(?!(?:mailto|tel|link|urn):)([a-z_]+):[^\s/:]")


def check_slips(path: str, lines: Sequence[str], node: Node) -> Iterator[Problem]:
    """Tell of every plain text that is a field, an item or an indentation gone wrong."""
    for fault in _find_slips(lines, node):
        yield fault.build_problem(path)


def _find_slips(lines: Sequence[str], node: Node) -> Iterator[Fault]:
    if isinstance(node, Scalar):
        yield from _find_in_text(lines, node)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _find_in_key(entry.key, entry.value)
            yield from _find_slips(lines, entry.value)
    else:
        for item in node.items:
            yield from _find_slips(lines, item)


def _find_in_key(key: Scalar, value: Node) -> Iterator[Fault]:
    """Look for {en:Nursing} and for a key behind a pasted no-break space."""
    if not key.plain or not (":" in key.value or key.value.startswith(tuple(HARD_SPACES))):
        return
    line, column = key.span.line - 1, key.span.column - 1
    words = key.value.lstrip(HARD_SPACES)
    if words != key.value:
        width = len(key.value) - len(words)
        yield Fault("yaml-no-break-space", line, column, column + width)
    found = _CLOSE_COLON.match(key.value)
    if found and isinstance(value, Scalar) and value.plain and not value.value:
        values = {"key": found[1], "mended": f"{found[1]}: {key.value[found.end(1) + 1 :]}"}
        colon = column + found.end(1)
        code = "yaml-missing-space-after-colon"
        yield Fault(code, line, colon, colon + 1, dict(values), "mended")


def _find_in_text(lines: Sequence[str], text: Scalar) -> Iterator[Fault]:
    """Look at the first line of a text without quotes that has its line to itself."""
    is_field = _CLOSE_COLON.match(text.value)
    if not text.plain or not (is_field or text.value.startswith(_SUSPICIOUS)):
        return
    number = text.span.line - 1
    line = read_line(number, lines[number])
    if line.start != text.span.column - 1:
        return
    step = Step(line, None, ())
    slips = (*_SLIPS, check_close_colon) if is_field else _SLIPS
    yield from [fault for check in slips if (fault := check(step, lines))][:1]
