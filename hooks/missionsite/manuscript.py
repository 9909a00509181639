"""A mission's file while it is being changed: its text, its nodes, and where they stand in it."""

from __future__ import annotations

from typing import NamedTuple

from missionsite.characters import find_line_end, find_line_starts
from missionsite.nodes import Node, Plain, build_plain
from missionsite.problems import Span
from missionsite.source import read_source


class CannotEditError(ValueError):
    """The file is laid out in a way that cannot be changed without changing more."""


class Patch(NamedTuple):
    """A stretch of a text, by its offsets, and what is to stand there instead."""

    start: int
    end: int
    text: str


class Manuscript:
    """A file's text, its nodes and where its lines begin."""

    def __init__(self, text: str) -> None:
        """Read a file.

        Raises:
            CannotEditError: it cannot be read.
        """
        root = read_source("", text.encode())[0].root
        if root is None:
            raise CannotEditError
        self.text, self.root = text, root
        self.starts = find_line_starts(text)
        self.line_end = find_line_end(text)

    def find_offsets(self, span: Span) -> tuple[int, int]:
        """Return where a span begins and ends in the text."""
        start = self.starts[span.line - 1] + span.column - 1
        return start, self.starts[span.end_line - 1] + span.end_column - 1

    def find_end(self, number: int) -> int:
        """Return where the line after a line begins."""
        return self.starts[number] if number < len(self.starts) else len(self.text)

    def is_inline(self, node: Node) -> bool:
        """Tell whether a group or a list stands in brackets."""
        return self.text[self.find_offsets(node.span)[0]] in "{["

    def apply(self, patch: Patch, expected: Plain) -> str:
        """Return the text with a patch, once it is sure that it says what is expected.

        Raises:
            CannotEditError: it would say something else.
        """
        text = self.text[: patch.start] + patch.text + self.text[patch.end :]
        root = read_source("", text.encode())[0].root
        if root is None or build_plain(root) != expected:
            raise CannotEditError
        return text
