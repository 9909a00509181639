"""Reads a YAML file as its author wrote it: nodes that know their place, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import yaml

from missionsite.characters import (
    FILLER,
    check_characters,
    check_value,
    decode_text,
    fill_forbidden,
    remove_forbidden,
    split_lines,
)
from missionsite.guard import LOADER, walk_events
from missionsite.nodes import Entry, Mapping, Node, Scalar, Sequence
from missionsite.problems import Problem, Span, Value
from missionsite.slips import check_slips
from missionsite.syntax import find_fault

_BLOCK_STYLES = frozenset({"|", ">"})
MAX_BYTES = 256 * 1024
Root = Literal["mapping", "sequence", "any"]


@dataclass(frozen=True)
class Source:
    """A file's text, and its nodes unless they cannot be known."""

    path: str
    text: str
    root: Node | None

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as an editor counts them."""
        return split_lines(self.text)


def read_source(
    path: str, data: bytes, *, root: Root = "mapping"
) -> tuple[Source, tuple[Problem, ...]]:
    """Read a file; `path` is relative to the project's root, `root` the shape it should have.

    Nothing is ever raised. `Source.root` is None when a mistake hides what was meant: unreadable
    bytes, a syntax error, an anchor or alias, too deep nesting, the wrong shape.
    """
    if len(data) > MAX_BYTES:
        limit = {"limit": MAX_BYTES // 1024}
        return Source(path, "", None), (Problem(path, Span(), "file-too-large", limit),)
    text, unreadable = decode_text(path, data)
    if unreadable:
        return Source(path, text, None), (unreadable,)
    node, problems = _Reader(path, text, root).read()
    problems.sort(key=lambda problem: problem.place)
    return Source(path, text, node), tuple(problems)


class _Reader:
    """Goes from characters over events to nodes, and keeps what it finds wrong on the way."""

    def __init__(self, path: str, text: str, root: Root) -> None:
        self.path = path
        self.lines = split_lines(text)
        self.text = fill_forbidden(text)
        self.root = root
        # Only an invisible character, or an escape that writes one, makes a value worth a look.
        self.dubious = FILLER in self.text or "\\" in self.text
        self.problems = list(check_characters(path, self.lines))

    def read(self) -> tuple[Node | None, list[Problem]]:
        walk = walk_events(self.path, self.text)
        self.problems.extend(walk.problems)
        if walk.failure:
            self._tell_fault(*walk.failure)
        if not walk.buildable:
            return None, self.problems
        return self._read_root(), self.problems

    def _tell_fault(self, first: int, last: int) -> None:
        """Tell of a syntax error, unless an invisible character or a tag there explains it."""
        fault = find_fault(self.lines, first, last)
        explained = any(
            problem.code in {"tab", "control-character"} or problem.span.line == fault.span.line
            for problem in self.problems
        )
        if not explained:
            self.problems.append(fault.build_problem(self.path))

    def _read_root(self) -> Node | None:
        composed = yaml.compose(self.text, Loader=LOADER)
        node = self._read(composed) if composed is not None else Scalar("", Span())
        found = list(check_slips(self.path, self.lines, node)) or list(self._check_shape(node))
        self.problems.extend(found)
        return None if found else node

    def _check_shape(self, node: Node) -> Iterator[Problem]:
        span = Span(node.span.line, node.span.column, node.span.line, node.span.column + 1)
        if isinstance(node, Scalar) and node.plain and not node.value:
            yield Problem(self.path, Span(), "empty-file")
        elif self.root == "mapping" and not isinstance(node, Mapping):
            yield Problem(self.path, span, "root-not-fields")
        elif self.root == "sequence" and not isinstance(node, Sequence):
            yield Problem(self.path, span, "root-not-list")

    def _read(self, node: yaml.Node) -> Node:
        if isinstance(node, yaml.ScalarNode):
            return self._read_scalar(node)
        if isinstance(node, yaml.SequenceNode):
            items = tuple(self._read(item) for item in node.value)
            return Sequence(items, self._around(node, items[-1] if items else None))
        if not isinstance(node, yaml.MappingNode):
            raise TypeError(node)
        entries = tuple(self._read_entries(node))
        return Mapping(entries, self._around(node, entries[-1].value if entries else None))

    def _span(self, node: yaml.Node) -> Span:
        """Return a node's place; an empty one at the end may be marked below the last line."""
        start, end = node.start_mark, node.end_mark
        last = len(self.lines)
        if start.line >= last:
            column = len(self.lines[-1]) + 1
            return Span(last, column, last, column)
        if end.line >= last:
            return Span(start.line + 1, start.column + 1, last, len(self.lines[-1]) + 1)
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _around(self, node: yaml.CollectionNode, last: Node | None) -> Span:
        """Return a list's or group's place: without brackets it ends where its last part ends."""
        span = self._span(node)
        if node.flow_style or last is None:
            return span
        return Span(span.line, span.column, last.span.end_line, last.span.end_column)

    def _read_scalar(self, node: yaml.ScalarNode) -> Scalar:
        span = self._span(node)
        if node.style in _BLOCK_STYLES:
            span = self._end_with_text(span)
        value: str = node.value
        if self.dubious:
            self.problems.extend(check_value(self.path, value.replace(FILLER, ""), span))
            value = remove_forbidden(value)
        return Scalar(value, span, plain=not node.style)

    def _end_with_text(self, span: Span) -> Span:
        """A block text ends with its last word, not with the line where the next field begins."""
        last = span.end_line - 1 if span.end_column == 1 else span.end_line
        while last > span.line and not self.lines[last - 1].strip():
            last -= 1
        return Span(span.line, span.column, last, len(self.lines[last - 1].rstrip()) + 1)

    def _read_entries(self, node: yaml.MappingNode) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(self.path, self._span(key_node), "key-not-a-word"))
                continue
            key, value = self._read_scalar(key_node), self._read(value_node)
            code = self._check_key(key, seen)
            if code is None:
                seen[key.value] = key.span.line
                yield Entry(key, value)
            elif code:
                values: dict[str, Value] = {"key": key.value, "line": seen.get(key.value, 0)}
                self.problems.append(Problem(self.path, key.span, code, values))

    def _check_key(self, key: Scalar, seen: dict[str, int]) -> str | None:
        """Return what is wrong with a key; "" for a merge key, told of already."""
        if key.value in seen:
            return "duplicate-key"
        if key.value == "<<" and key.plain:
            return ""
        return None if key.value.strip() else "empty-key"
