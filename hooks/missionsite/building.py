"""Builds nodes from the parser's events, one after the other: no depth can overflow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import yaml

from missionsite.characters import FILLER, check_value, remove_forbidden
from missionsite.guard import Guard, find_window
from missionsite.nodes import Entry, Mapping, Node, Scalar
from missionsite.nodes import Sequence as List
from missionsite.problems import Problem, Span

_BLOCK_STYLES = frozenset({"|", ">"})
_MERGE_KEY = "<<"
_fill = tuple.__new__  # fills a named tuple in half the time of its constructor


class Builder:
    """Keeps the way from the root to the event it was given last, and a guard beside it.

    `dubious` says that the text holds a filler or an escape, so that values are looked into.
    """

    def __init__(self, path: str, lines: Sequence[str], *, dubious: bool) -> None:
        """Begin a document."""
        self.path = path
        self.lines = lines
        self.dubious = dubious
        self.guard = Guard(path, lines)
        self.problems: list[Problem] = []
        self._count = len(lines)
        self._open: list[yaml.CollectionStartEvent] = []
        # What the root and each open list or group hold; a group's keys and values alternate.
        self._levels: list[list[Node]] = [[]]

    @property
    def root(self) -> Node:
        """The whole document; an empty scalar where there is none."""
        parts = self._levels[0]
        return parts[0] if parts else Scalar("", Span())

    def take(self, events: Iterable[yaml.Event]) -> tuple[int, int] | None:
        """Take in a file's events, until the guard stops.

        Returns:
            The lines, from 0, between which there is a syntax error, if any.
        """
        guard, takers = self.guard, self._list_takers()
        event = None
        try:
            for event in events:
                taker = takers.get(type(event))
                if taker:
                    taker(event)
                    if guard.stopped:
                        break
        except yaml.YAMLError as error:
            return find_window(error, event, self._open)
        return None

    def _list_takers(self) -> dict[type[yaml.Event], Callable[[Any], None]]:
        """Every event passes here: one look into a table is all that is spent on its kind."""
        return {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._take_start,
            yaml.SequenceStartEvent: self._take_start,
            yaml.MappingEndEvent: self._close_group,
            yaml.SequenceEndEvent: self._close_list,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self.guard.start_document,
        }

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        """An alias is refused; here it keeps its place."""
        self.guard.refuse_alias(event)
        span = self._span(event.start_mark, event.end_mark)
        self._levels[-1].append(Scalar(f"*{event.anchor}", span))

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self.guard.refuse_marks(event)
        value: str = event.value
        style = event.style
        span = self._span(event.start_mark, event.end_mark)
        if style in _BLOCK_STYLES:
            span = self._end_with_text(span)
        if self.dubious:
            self.problems.extend(check_value(self.path, value.replace(FILLER, ""), span))
            value = remove_forbidden(value)
        self._levels[-1].append(_fill(Scalar, (value, span, not style)))

    def _take_start(self, event: yaml.CollectionStartEvent) -> None:
        self.guard.refuse_marks(event)
        self._open.append(event)
        self._levels.append([])
        self.guard.check_depth(event, len(self._open))

    def _close_list(self, event: yaml.SequenceEndEvent) -> None:
        items = self._levels.pop()
        span = self._span_collection(items, event)
        self._levels[-1].append(List(tuple(items), span))

    def _close_group(self, event: yaml.MappingEndEvent) -> None:
        parts = self._levels.pop()
        span = self._span_collection(parts, event)
        self._levels[-1].append(Mapping(tuple(self._build_entries(parts)), span))

    def _build_entries(self, parts: list[Node]) -> Iterator[Entry]:
        seen: dict[str, Scalar] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._tell("key-not-a-word", key)
                continue
            word = key.value
            if word in seen:
                self._tell("duplicate-key", key, key=word, line=seen[word].span.line)
            elif word == _MERGE_KEY and key.plain:
                self._tell("merge-key", key)
            elif not word.strip():
                self._tell("empty-key", key)
            else:
                seen[word] = key
                yield _fill(Entry, (key, value))

    def _tell(self, code: str, node: Node, **values: str | int) -> None:
        self.problems.append(Problem(self.path, node.span, code, values))

    def _span_collection(self, parts: list[Node], end: yaml.CollectionEndEvent) -> Span:
        start = self._open.pop()
        span = self._span(start.start_mark, end.end_mark)
        if not parts or start.flow_style:
            return span
        # Without brackets it ends where its last part ends, not where the next field begins.
        last = parts[-1].span
        return Span(span.line, span.column, last.end_line, last.end_column)

    def _span(self, start: Any, end: Any) -> Span:
        """Return the place between two marks; what is empty at the end is marked below the text."""
        number = self._count
        if end.line < number:
            places = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
            return _fill(Span, places)
        column = len(self.lines[-1]) + 1
        if start.line < number:
            return Span(start.line + 1, start.column + 1, number, column)
        return Span(number, column, number, column)

    def _end_with_text(self, span: Span) -> Span:
        """A block text ends with its last word, not with the line where the next field begins."""
        last = span.end_line - 1 if span.end_column == 1 else span.end_line
        while last > span.line and not self.lines[last - 1].strip():
            last -= 1
        return Span(span.line, span.column, last, len(self.lines[last - 1].rstrip()) + 1)
