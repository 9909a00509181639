"""What a file may not use of YAML, found in the parser's events before it is built."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from missionsite.problems import Problem, Span

# Parsers slow down with the square of the depth: 250,000 open brackets take them minutes.
# A mission nests 6 levels deep.
MAX_DEPTH = 20


class Guard:
    """Looks at each event and tells what may not be.

    `stopped` means that reading on is of no use, `unsafe` that what was read means nothing.
    """

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        """Begin a file."""
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.stopped = self.unsafe = False
        self._open: list[tuple[bool, int]] = []  # is it in brackets, and on which line
        self._documents = 0
        self._line = 0

    def see(self, event: yaml.Event) -> None:
        """Take in one event."""
        self._line = event.start_mark.line if event.start_mark else self._line
        if isinstance(event, yaml.NodeEvent):
            self._check_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def find_window(self, error: yaml.YAMLError) -> tuple[int, int]:
        """Return the lines, from 0, between what was understood last and where parsing ended."""
        mark = getattr(error, "problem_mark", None)
        last = mark.line if mark else self._line
        return min([self._line, last, *(line for flow, line in self._open if flow)]), last

    def _check_node(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "alias", f"*{event.anchor}")
            return
        if event.anchor is not None:
            self._refuse(event, "anchor", f"&{event.anchor}")
        if getattr(event, "tag", None) is not None:
            self._tell("tag", self._find(event, "!"))
        if isinstance(event, yaml.CollectionStartEvent):
            self._enter(event)

    def _enter(self, event: yaml.CollectionStartEvent) -> None:
        self._open.append((bool(event.flow_style), self._line))
        if len(self._open) > MAX_DEPTH:
            self.stopped = self.unsafe = True
            self._tell("nesting-too-deep", self._find(event, ""), limit=MAX_DEPTH)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self.stopped = self.unsafe = True
            self._tell("second-document", self._find(event, "---"))

    def _refuse(self, event: yaml.NodeEvent, code: str, written: str) -> None:
        self.unsafe = True
        self._tell(code, self._find(event, written), value=written)

    def _tell(self, code: str, span: Span, **values: str | int) -> None:
        self.problems.append(Problem(self.path, span, code, values))

    def _find(self, event: yaml.Event, written: str) -> Span:
        """Return the place of a word at or after the event's beginning, on the same line."""
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (self._line, 0)
        line = min(line, len(self.lines) - 1)
        found = self.lines[line].find(written, column)
        start = max(found, column) + 1
        return Span(line + 1, start, line + 1, start + (len(written) if found >= 0 else 0))
