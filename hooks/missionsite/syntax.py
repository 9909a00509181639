"""Says in the author's terms why a file cannot be read, by our own look at the lines.

The parsers of PyYAML word and place their errors differently; all that is taken from them is the
stretch of lines between what was understood last and where reading ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from missionsite.brackets import check_brackets
from missionsite.faults import Fault, quote_text
from missionsite.indents import check_companions, check_indent, check_orphan
from missionsite.lines import Step, find_closing_quote, read_line, read_steps

Rule = Callable[[Step, Sequence[str]], Fault | None]

BULLETS = "•·‣▪●◦–—*"
HARD_SPACES = "\u00a0\u2007\u202f\u3000"
_BULLET = re.compile(rf"[{BULLETS}][ {HARD_SPACES}]")
_HARD_SPACE = re.compile(rf" *(?:- *|[\w-]+:)?([{HARD_SPACES}]+)")
_CLOSE_COLON = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s:/])")
_CLOSE_DASH = re.compile(r"-[^\s\d-]")
_COLON_IN_TEXT = re.compile(r":(?: |$)")
_DOCUMENT_MARKS = frozenset({"---", "..."})
_SMART_QUOTES = "“”„«‘"
_RESERVED = "@`%&*!|>,]}"
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|.|$)")
_ONE_LETTER_ESCAPES = frozenset('0abt\tnvfre "/\\N_LP')


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
    values = {"character": line.text[line.dashes]}
    return Fault("yaml-bullet", line.number, line.dashes, line.dashes + 1, dict(values))


def check_quotes(step: Step, lines: Sequence[str]) -> Fault | None:
    """A text in straight quotes ends with its quote, and has none inside."""
    line = step.line
    if line.value[:1] not in {'"', "'"}:
        return None
    end = line.value_start + len(line.value)
    closing = find_closing_quote(line.value)
    if closing is None:
        if _goes_on(lines, line.number):
            return None
        return Fault("yaml-unclosed-quote", line.number, line.value_start, end)
    rest = line.value[closing + 1 :].strip()
    if not rest:
        return _check_escapes(step)
    if line.value[0] not in rest:
        return Fault("yaml-text-after-quote", line.number, line.value_start + closing + 1, end)
    inner = line.value[1:].removesuffix(line.value[0])
    values = {"mended": quote_text(inner)}
    return Fault("yaml-quote-inside", line.number, line.value_start, end, dict(values), "mended")


def check_smart_quotes(step: Step, _lines: Sequence[str]) -> Fault | None:
    """Curly quotes and guillemets are characters like others: they protect no colon."""
    line = step.line
    if line.value[:1] not in set(_SMART_QUOTES) or not _COLON_IN_TEXT.search(line.value):
        return None
    values = {"mended": quote_text(line.value.strip("“”„"))}
    end = line.value_start + len(line.value)
    return Fault("yaml-smart-quotes", line.number, line.value_start, end, dict(values), "mended")


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
    colon = found.end() - 1
    code = "yaml-missing-space-after-colon"
    return Fault(code, line.number, colon, colon + 1, dict(values), "mended")


def check_colon_in_text(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A text that holds a colon and a space stands in quotes."""
    line = step.line
    if not line.key or not _COLON_IN_TEXT.search(line.value):
        return None
    values = {"mended": f"{line.key}: {quote_text(line.value)}"}
    end = line.value_start + len(line.value)
    return Fault("yaml-colon-in-text", line.number, line.value_start, end, dict(values), "mended")


def check_close_dash(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A space stands between the hyphen of an item and the item."""
    line = step.line
    if not _CLOSE_DASH.match(line.text, line.start):
        return None
    values = {"mended": f"- {line.text[line.start + 1 :].strip()}"}
    code = "yaml-missing-dash-space"
    return Fault(code, line.number, line.start, line.start + 1, dict(values), "mended")


RULES: tuple[Rule, ...] = (
    check_hard_space,
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


def _check_escapes(step: Step) -> Fault | None:
    line = step.line
    if line.value[0] != '"':
        return None
    for found in _ESCAPE.finditer(line.value):
        escape = found[1]
        if escape in _ONE_LETTER_ESCAPES or (len(escape) > 1 and not _is_surrogate(escape)):
            continue
        place = line.value_start + found.start()
        return Fault("yaml-backslash", line.number, place, place + 1 + len(escape))
    return None


def _is_surrogate(escape: str) -> bool:
    return 0xD800 <= int(escape[1:], 16) <= 0xDFFF  # noqa: PLR2004 - Unicode's surrogates


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Tell whether the next line could be the rest of a text that began on this one."""
    below = next((text for text in lines[number + 1 :] if text.strip()), None)
    return below is not None and not read_line(number, below).is_entry
