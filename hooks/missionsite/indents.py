"""What may be wrong with where a line begins, and with what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from missionsite.faults import Fault
from missionsite.lines import Line, Step, find_closing_quote
from missionsite.problems import Value


def check_indent(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A line begins in the column of its neighbours, or deeper below a field without a value."""
    line, above = step.line, step.previous
    if above is None or not step.levels:
        return None
    columns = [column for column, _ in step.levels]
    if line.dashes in columns:
        return None
    if line.dashes > columns[-1]:
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
    return Fault("yaml-list-and-fields", line.number, start, end, {"line": beside.number + 1})


def check_orphan(step: Step, _lines: Sequence[str]) -> Fault | None:
    """A line is a field, an item, or the rest of the text above it."""
    line, above = step.line, step.previous
    if line.is_entry or not line.value or line.value in {"---", "..."}:
        return None
    if line.value[0] == ":":
        return Fault("empty-key", line.number, line.start, line.start + 1)
    if above is not None and _may_go_on(line, above):
        return None
    hint = "continues" if above is not None and above.value else "colon"
    end = line.start + len(line.value)
    return Fault("yaml-missing-colon", line.number, line.start, end, {}, hint)


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
