"""Lays a table out for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

_GAP = "  "


def render_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines, each column as wide as its widest cell; the last one runs on."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
