"""Says in the author's terms why a file cannot be read, by our own look at the lines.

The parsers of PyYAML word and place their errors differently; all that is taken from them is the
stretch of lines between what was understood last and where reading ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from missionsite.brackets import check_brackets
from missionsite.faults import Fault, quote_text
from missionsite.indents import (
    check_block_text,
    check_companions,
    check_indent,
    check_missing_bar,
    check_orphan,
)
from missionsite.lines import Step, read_steps
from missionsite.quotes import check_quotes, check_smart_quotes

Rule = Callable[[Step, Sequence[str]], Fault | None]

BULLETS = "•·‣▪●◦–—*"
HARD_SPACES = "\u00a0\u2007\u202f\u3000"
_BULLET = re.compile(rf"[{BULLETS}][ {HARD_SPACES}]")
_HARD_SPACE = re.compile(rf" *(?:- *|[\w-]+:)?([{HARD_SPACES}]+)")
_CLOSE_COLON = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s:/])")
_CLOSE_DASH = re.compile(r"-[^\s\d-]")
_COLON_IN_TEXT = re.compile(r":(?: |$)")
_TORN_ADDRESS = re.compile(r"https?: +/{0,2}(\S+)")
_DOCUMENT_MARKS = frozenset({"---", "..."})
_RESERVED = "@`%&*!|>,]}"


def find_fault(lines: Sequence[str], first: int, last: int) -> Fault:
    """Return the mistake that stands between two lines, which count from 0."""
    last = min(last, len(lines) - 1)
    for step in read_steps(lines, first, last):
        for rule in RULES:
            fault = rule(step, lines)
            if fault:
                return fault
    filled = [number for number in range(first, last + 1) if lines[number].strip()]
    number = filled[-1] if filled else last
    text = lines[number]
    marks = [place for place in filled if place and lines[place].rstrip() in _DOCUMENT_MARKS]
    if marks:
        return Fault("second-document", marks[0], 0, len(lines[marks[0]].rstrip()))
    return Fault("yaml-syntax", number, len(text) - len(text.lstrip()), len(text.rstrip()))


def check_hard_space(step: Step, _lines: Sequence[str]) -> Fault | None:
    """Indentation, and what follows a dash or a colon, is an ordinary space."""
    found = _HARD_SPACE.match(step.line.text)
    if found is None:
        return None
    return Fault("yaml-no-break-space", step.line.number, found.start(1), found.end(1))


def check_bullet(step: Step, _lines: Sequence[str]) -> Fault | None:
    """An item of a list begins with a hyphen, not with the bullet of a word processor."""
    line = step.line
    if not _BULLET.match(line.text, line.dashes):
        return None
    item = line.text[line.dashes + 1 :].strip(f" {HARD_SPACES}")
    values = {"character": line.text[line.dashes], "mended": f"- {item}"}
    end = len(line.text.rstrip())
    return Fault("yaml-bullet", line.number, line.dashes, end, dict(values), "mended")


def check_reserved(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A text that begins with a sign of YAML's own stands in quotes."""
    line = step.line
    if line.key[:1] and line.key[0] in _RESERVED:
        values = {"character": line.key[0]}
        code, end = "yaml-reserved-character", line.start + len(line.key)
        return Fault(code, line.number, line.start, end, dict(values), "key")
    sign = line.value[:1]
    in_value = bool(line.key) and line.value[:2] in {"- ", "-", "? "}
    if line.opens_block or not (in_value or (sign and sign in _RESERVED)):
        return None
    values = {"character": sign, "mended": quote_text(line.value)}
    end = line.value_start + len(line.value)
    code = "yaml-reserved-character"
    return Fault(code, line.number, line.value_start, end, dict(values), "quote")


def check_close_colon(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A space stands between a field's colon and its value."""
    line = step.line
    found = _CLOSE_COLON.match(line.text, line.start)
    if found is None or (line.key and ":" not in line.key):
        return None
    mended = f"{found[1]}: {line.text[found.end() :].strip()}"
    values = {"key": found[1], "mended": mended}
    code, end = "yaml-missing-space-after-colon", len(line.text.rstrip())
    return Fault(code, line.number, line.start, end, dict(values), "mended")


def check_colon_in_text(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A text that holds a colon and a space stands in quotes."""
    line = step.line
    is_closed = line.value[:1] in set("\"'[{")
    if not line.key or is_closed or not _COLON_IN_TEXT.search(line.value):
        return None
    address = _TORN_ADDRESS.fullmatch(line.value)
    end = line.value_start + len(line.value)
    if address:
        values = {"value": line.value, "mended": f"https://{address[1]}"}
        return Fault("bad-link", line.number, line.value_start, end, dict(values), "mended")
    values = {"mended": quote_text(line.value)}
    return Fault("yaml-colon-in-text", line.number, line.value_start, end, dict(values), "mended")


def check_close_dash(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A space stands between the hyphen of an item and the item."""
    line = step.line
    if not _CLOSE_DASH.match(line.text, line.start):
        return None
    values = {"mended": f"- {line.text[line.start + 1 :].strip()}"}
    code, end = "yaml-missing-dash-space", len(line.text.rstrip())
    return Fault(code, line.number, line.start, end, dict(values), "mended")


RULES: tuple[Rule, ...] = (
    check_hard_space,
    check_block_text,
    check_missing_bar,
    check_bullet,
    check_brackets,
    check_quotes,
    check_smart_quotes,
    check_reserved,
    check_close_colon,
    check_colon_in_text,
    check_close_dash,
    check_indent,
    check_companions,
    check_orphan,
)
