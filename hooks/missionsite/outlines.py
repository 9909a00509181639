"""Divides Markdown into its blocks: headings, list items, rows of tables, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["heading", "item", "row", "paragraph"]
_HEADING = re.compile(r"(#{1,6})[ \t]")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]+\.)[ \t]+")
_ROW = re.compile(r"[ \t]*\|")


class Block(NamedTuple):
    """A block: its kind, a heading's level (otherwise 0), its text, and where that begins."""

    kind: Kind
    level: int
    text: str
    start: int


def list_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text; a line that begins none goes on with the one above."""
    start = 0
    open_block: Block | None = None
    for line in text.splitlines(keepends=True):
        begun = _begin(line, start)
        start += len(line)
        if open_block and (begun is None or _goes_on(begun, open_block)):
            if not line.strip():
                yield open_block
                open_block = None
            else:
                open_block = open_block._replace(text=open_block.text + line)
            continue
        if open_block:
            yield open_block
        open_block = begun
    if open_block:
        yield open_block


def _begin(line: str, start: int) -> Block | None:
    if not line.strip():
        return None
    if heading := _HEADING.match(line):
        return Block("heading", len(heading[1]), line, start)
    if _ITEM.match(line):
        return Block("item", 0, line, start)
    return Block("row" if _ROW.match(line) else "paragraph", 0, line, start)


def _goes_on(begun: Block, above: Block) -> bool:
    """Tell whether a line is more of what stands above it."""
    return begun.kind == "paragraph" and above.kind in {"paragraph", "item"}
