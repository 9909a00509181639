"""What may be wrong with where a line begins, and with what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from missionsite.faults import Fault
from missionsite.lines import Line, Step, find_closing_quote, read_line
from missionsite.problems import LANGUAGES, Value

_OTHER_SIGN = re.compile(r"([a-z_]+) *(?:=|;|->) *(.+)")
_LIKE_A_FIELD = re.compile(r"[a-z_]+ *[:=;]|[\w-]+ *[:=;](?: |$)")


def check_block_text(step: Step, lines: Sequence[str]) -> Fault | None:
    """The lines of a text below a bar begin further to the right than its field."""
    line, above = step.line, step.previous
    if above is None or not above.opens_block or line.dashes > above.dashes:
        return None
    beside = next((at for column, at in step.levels if column == line.dashes), None)
    is_item = line.is_item and (beside is None or beside.is_item or not beside.value)
    if is_item or _LIKE_A_FIELD.match(line.text, line.dashes) or not line.text[line.dashes :]:
        return None
    first = next(text for text in lines[above.number + 1 :] if text.strip())
    column = len(first) - len(first.lstrip())
    return _tell(line, column if column > above.start else above.start + 2)


def check_missing_bar(step: Step, lines: Sequence[str]) -> Fault | None:
    """A text of several lines that holds a list or a colon stands below a bar."""
    line, above = step.line, step.previous
    if above is None or above.is_entry or not line.is_entry:
        return None
    number = above.number
    while number and not read_line(number, lines[number]).is_entry:
        number -= 1
    opening = read_line(number, lines[number])
    if opening.key not in LANGUAGES or opening.value or line.dashes <= opening.start:
        return None
    values: dict[str, Value] = {"mended": f"{opening.key}: |"}
    end = opening.start + len(f"{opening.key}:")
    return Fault("yaml-missing-bar", number, opening.start, end, values, "mended")


def check_indent(step: Step, lines: Sequence[str]) -> Fault | None:
    """A line begins in the column of its neighbours, or deeper below a field without a value."""
    line, above = step.line, step.previous
    if above is None or not step.levels:
        return None
    columns = [column for column, _ in step.levels]
    if line.dashes in columns:
        return None
    if line.dashes > columns[-1]:
        opening = read_line(above.number - 1, lines[above.number - 1]) if above.number else above
        if above.value and opening.key and not opening.value and opening.start == above.dashes:
            return _tell(above, line.dashes)
        return _check_deeper(line, above, columns[-1])
    if line.is_entry:
        return _tell(line, min(columns, key=lambda column: (abs(column - line.dashes), -column)))
    return None


def check_companions(step: Step, _lines: Sequence[str]) -> Fault | None:
    """What stands in one column is a list or a group of fields, not both."""
    line = step.line
    beside = next((above for column, above in step.levels if column == line.dashes), None)
    if beside is None or not line.is_entry or line.is_item == beside.is_item:
        return None
    if line.is_item and not beside.value:
        return None
    end = line.start + max(len(line.key), 1) if not line.is_item else line.dashes + 1
    start = line.dashes
    values: dict[str, Value] = {"line": beside.number + 1, "expected": beside.start + 1}
    hint = "item" if beside.is_item and beside.key else ""
    return Fault("yaml-list-and-fields", line.number, start, end, values, hint)


def check_orphan(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A line is a field, an item, or the rest of the text above it."""
    line, above = step.line, step.previous
    if line.is_entry or not line.value or line.value in {"---", "..."}:
        return None
    if line.value[0] == ":":
        return Fault("empty-key", line.number, line.start, line.start + 1)
    end = line.start + len(line.value)
    other_sign = _OTHER_SIGN.fullmatch(line.value)
    values: dict[str, Value] = {}
    if other_sign:
        values, hint = {"mended": f"{other_sign[1]}: {other_sign[2]}"}, "mended"
    elif above is not None and _may_go_on(line, above):
        return None
    elif any(column == line.dashes and beside.is_item for column, beside in step.levels):
        values, hint = {"mended": f"- {line.value}"}, "item"
    else:
        hint = "continues" if above is not None and above.value else "colon"
    return Fault("yaml-missing-colon", line.number, line.start, end, values, hint)


def _check_deeper(line: Line, above: Line, expected: int) -> Fault | None:
    if not above.value:
        return None
    if above.opens_block:
        start = line.dashes
        return Fault("yaml-bad-indent", line.number, start, start + 1, _place(line), "block")
    if not line.is_entry:
        return None
    if line.key and (" " in line.key or line.key[:1].isupper()):
        end = line.value_start + len(line.value)
        return Fault("yaml-colon-in-text", line.number, line.start, end, {}, "several_lines")
    return _tell(line, expected)


def _tell(line: Line, expected: int) -> Fault:
    values: dict[str, Value] = {**_place(line), "expected": expected + 1}
    return Fault("yaml-bad-indent", line.number, line.dashes, line.start + 1, values, "expected")


def _place(line: Line) -> dict[str, Value]:
    return {"column": line.dashes + 1}


def _may_go_on(line: Line, above: Line) -> bool:
    if line.dashes <= above.dashes:
        return False
    if above.value[:1] in {'"', "'"}:
        return find_closing_quote(above.value) is None
    return True
