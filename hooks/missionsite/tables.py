"""Reads a published list: the rows of a CSV file, or the first thing that is wrong in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from missionsite.characters import decode_text
from missionsite.disk import load_bytes
from missionsite.problems import Problem, Span
from missionsite.source import Source

RESTORE = "restore"  # the hint of every message about a list
Row = Mapping[str, str]
Columns = Mapping[str, re.Pattern[str]]
"""The columns that are read, each with what its cells may hold."""

_Record = tuple[int, Sequence[str] | None]
"""A line's number and its cells, unless they cannot be told apart."""
_CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)')


@dataclass(frozen=True, slots=True)
class Table:
    """A list's text and rows; there are none if there is a problem."""

    source: Source
    rows: tuple[Row, ...] = ()
    problem: Problem | None = None


def load_table(root: Path, path: str, columns: Columns) -> Table:
    """Read the list at `path` below `root`: UTF-8, commas, one line a row.

    A list is restored as a whole, never mended by hand: the first mistake in it is told alone.
    """
    data, unreadable = load_bytes(root, path, RESTORE)
    if unreadable:
        return Table(Source(path, "", None), problem=unreadable)
    text, unreadable = decode_text(path, data)
    source = Source(path, text, None)
    if unreadable:
        return Table(source, problem=replace(unreadable, hint=RESTORE))
    records = [(number, _split(line)) for number, line in enumerate(source.lines, 1) if line]
    problem = next(_check_records(source, records, columns), None)
    return Table(source, () if problem else tuple(_build_rows(records)), problem)


def _split(line: str) -> Sequence[str] | None:
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return None


def _build_rows(records: Sequence[_Record]) -> Iterator[Row]:
    header = records[0][1] or ()
    for _, cells in records[1:]:
        yield dict(zip(header, cells or (), strict=True))


def _check_records(
    source: Source, records: Sequence[_Record], columns: Columns
) -> Iterator[Problem]:
    if len(records) <= 1:
        yield Problem(source.path, Span(), "empty-file", hint=RESTORE)
        return
    first, header = records[0]
    for column in columns:
        if column not in (header or ()):
            span = _find_line(source, first)
            yield Problem(source.path, span, "list-column", {"column": column}, RESTORE)
            return
    for number, cells in records[1:]:
        yield from _check_row(source, number, header or (), cells or (), columns)


def _check_row(
    source: Source, number: int, header: Sequence[str], cells: Sequence[str], columns: Columns
) -> Iterator[Problem]:
    if len(cells) != len(header):
        expected = {"expected": len(header)}
        yield Problem(source.path, _find_line(source, number), "list-row", expected, RESTORE)
        return
    for place, column in enumerate(header):
        if column in columns and not columns[column].fullmatch(cells[place]):
            span = _find_cell(source, number, place)
            yield Problem(source.path, span, "list-value", {"column": column}, RESTORE)


def _find_line(source: Source, number: int) -> Span:
    return Span(number, 1, number, len(source.lines[number - 1]) + 1)


def _find_cell(source: Source, number: int, place: int) -> Span:
    """Return where a cell stands; `place` counts the cells before it."""
    cell = [*_CELL.finditer(source.lines[number - 1])][place]
    end = cell.start() + max(len(cell[0].removesuffix(",")), 1)
    return Span(number, cell.start() + 1, number, end + 1)
