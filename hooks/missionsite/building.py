"""Builds nodes from the parser's events, one after the other: no depth can overflow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from missionsite.characters import FILLER, check_value, remove_forbidden
from missionsite.nodes import Entry, Mapping, Node, Scalar
from missionsite.nodes import Sequence as List
from missionsite.problems import Problem, Span

_BLOCK_STYLES = frozenset({"|", ">"})
_MERGE_KEY = "<<"


@dataclass(slots=True)
class _Level:
    """A list or a group that is still open; a group's keys and values alternate in `parts`."""

    event: yaml.CollectionStartEvent | None
    parts: list[Node] = field(default_factory=list)


class Builder:
    """Keeps the way from the root to the event it was given last.

    `dubious` says that the text holds a filler or an escape, so that values are looked into.
    """

    def __init__(self, path: str, lines: Sequence[str], *, dubious: bool) -> None:
        """Begin a document."""
        self.path = path
        self.lines = lines
        self.dubious = dubious
        self.problems: list[Problem] = []
        self._levels = [_Level(None)]

    @property
    def root(self) -> Node:
        """The whole document; an empty scalar where there is none."""
        parts = self._levels[0].parts
        return parts[0] if parts else Scalar("", Span())

    def take(self, event: yaml.Event) -> None:
        """Take in one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._levels[-1].parts.append(self._build_scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._levels.append(_Level(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            level = self._levels.pop()
            self._levels[-1].parts.append(self._build_collection(level, event))
        elif isinstance(event, yaml.AliasEvent):
            self._levels[-1].parts.append(self._build_alias(event))

    def _build_alias(self, event: yaml.AliasEvent) -> Scalar:
        """An alias is refused elsewhere; here it keeps its place."""
        return Scalar(f"*{event.anchor}", self._span(event, event))

    def _build_scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span = self._span(event, event)
        if event.style in _BLOCK_STYLES:
            span = self._end_with_text(span)
        value: str = event.value
        if self.dubious:
            self.problems.extend(check_value(self.path, value.replace(FILLER, ""), span))
            value = remove_forbidden(value)
        return Scalar(value, span, plain=not event.style)

    def _build_collection(self, level: _Level, end: yaml.CollectionEndEvent) -> Mapping | List:
        start = level.event
        assert start is not None  # noqa: S101 - the lowest level is never closed
        span = self._span(start, end)
        if level.parts and not start.flow_style:
            # Without brackets it ends where its last part ends, not where the next field begins.
            last = level.parts[-1].span
            span = Span(span.line, span.column, last.end_line, last.end_column)
        if isinstance(start, yaml.SequenceStartEvent):
            return List(tuple(level.parts), span)
        return Mapping(tuple(self._build_entries(level.parts)), span)

    def _build_entries(self, parts: list[Node]) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._tell("key-not-a-word", key)
            elif key.value in seen:
                self._tell("duplicate-key", key, key=key.value, line=seen[key.value])
            elif key.plain and key.value == _MERGE_KEY:
                self._tell("merge-key", key)
            elif not key.value.strip():
                self._tell("empty-key", key)
            else:
                seen[key.value] = key.span.line
                yield Entry(key, value)

    def _tell(self, code: str, node: Node, **values: str | int) -> None:
        self.problems.append(Problem(self.path, node.span, code, values))

    def _span(self, first: yaml.Event, last: yaml.Event) -> Span:
        """Return the place of events; an empty value at the end is marked below the last line."""
        start, end = first.start_mark, last.end_mark
        assert start is not None  # noqa: S101 - a parser marks what it reads
        assert end is not None  # noqa: S101 - as above
        if end.line < len(self.lines):
            return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        number, column = len(self.lines), len(self.lines[-1]) + 1
        if start.line < len(self.lines):
            return Span(start.line + 1, start.column + 1, number, column)
        return Span(number, column, number, column)

    def _end_with_text(self, span: Span) -> Span:
        """A block text ends with its last word, not with the line where the next field begins."""
        last = span.end_line - 1 if span.end_column == 1 else span.end_line
        while last > span.line and not self.lines[last - 1].strip():
            last -= 1
        return Span(span.line, span.column, last, len(self.lines[last - 1].rstrip()) + 1)
