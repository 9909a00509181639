"""What may be wrong with the quotes round a text, and with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from missionsite.faults import Fault, quote_text
from missionsite.lines import Step, find_closing_quote, read_line

_COLON_IN_TEXT = re.compile(r":(?: |$)")
_SMART_QUOTES = "“”„«‘"
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|.|$)")
_NEEDLESS = re.compile(r"\\([^\w\s\\])")
_SURROGATES = range(0xD800, 0xE000)
"""Halves of a character (Unicode, 3.8), which no text may hold."""
_ONE_LETTER_ESCAPES = frozenset('0abt\tnvfre "/\\N_LP')


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
        mended = quote_text(line.value[1:].rstrip("“”„»« ")) if len(line.value) > 1 else ""
        values, hint = ({"mended": mended}, "mended") if mended else ({}, "")
        return Fault("yaml-unclosed-quote", line.number, line.value_start, end, dict(values), hint)
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
    values = {"mended": quote_text(line.value.strip("“”„«» "))}
    end = line.value_start + len(line.value)
    return Fault("yaml-smart-quotes", line.number, line.value_start, end, dict(values), "mended")


def _check_escapes(step: Step) -> Fault | None:
    line = step.line
    if line.value[0] != '"':
        return None
    for found in _ESCAPE.finditer(line.value):
        escape = found[1]
        if escape in _ONE_LETTER_ESCAPES or (len(escape) > 1 and not _is_surrogate(escape)):
            continue
        mended = quote_text(_NEEDLESS.sub(r"\1", line.value[1:-1]))
        values = {"value": found[0], "mended": mended}
        start, end = line.value_start, line.value_start + len(line.value)
        return Fault("yaml-backslash", line.number, start, end, dict(values), "mended")
    return None


def _is_surrogate(escape: str) -> bool:
    return int(escape[1:], 16) in _SURROGATES


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Tell whether the next line could be the rest of a text that began on this one."""
    below = next((text for text in lines[number + 1 :] if text.strip()), None)
    return below is not None and not read_line(number, below).is_entry
