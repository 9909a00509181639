"""Builds nodes from the parser's events, one after the other: no depth can overflow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import yaml

from missionsite.characters import FILLER, check_value, remove_forbidden
from missionsite.guard import Guard, find_window
from missionsite.nodes import Entry, Mapping, Node, Scalar
from missionsite.nodes import Sequence as List
from missionsite.problems import LANGUAGES, Problem, Span, Value

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
        is_item = bool(self._open) and isinstance(self._open[-1], yaml.SequenceStartEvent)
        entries = tuple(self._build_entries(parts, is_item=is_item))
        self._levels[-1].append(Mapping(entries, span))

    def _build_entries(self, parts: list[Node], *, is_item: bool) -> Iterator[Entry]:
        seen: dict[str, Scalar] = {}
        is_next = False
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._tell("key-not-a-word", key)
                continue
            word = key.value
            if word in seen and not is_next:
                # What repeats an item's first field, on a line of its own, is the next item.
                below = key.span.line > seen[word].span.line
                is_next = is_item and below and seen[word] is parts[0]
                yield from self._tell_twice(key, value, parts, seen[word], is_next=is_next)
            elif word == _MERGE_KEY and key.plain:
                self._tell("merge-key", key)
            elif not word.strip():
                self._tell("empty-key", key)
            elif word not in seen:
                seen[word] = key
                yield _fill(Entry, (key, value))

    def _tell_twice(
        self, key: Scalar, value: Node, parts: list[Node], first: Scalar, *, is_next: bool
    ) -> Iterator[Entry]:
        """Tell of a key given twice; the second of two equal languages is taken for the other."""
        values: dict[str, Value] = {"key": key.value, "line": first.span.line}
        written = {part.value for part in parts[::2] if isinstance(part, Scalar)}
        other = [name for name in LANGUAGES if key.value in LANGUAGES and name not in written]
        hint = "language" if other else "item" if is_next else ""
        values |= {"other": other[0]} if other else {}
        self.problems.append(Problem(self.path, key.span, "duplicate-key", values, hint))
        if other:
            yield Entry(key._replace(value=other[0]), value)

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
