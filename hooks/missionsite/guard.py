"""What a file may not use of YAML, found in the parser's events while it is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import yaml

from missionsite.problems import Problem, Span

# Parsers slow down with the square of the depth: 250,000 open brackets take them minutes.
# A mission nests 6 levels deep.
MAX_DEPTH = 20


class Guard:
    """Looks at the events that may be too much and tells what may not be.

    `stopped` means that reading on is of no use, `unsafe` that what was read means nothing.
    """

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        """Begin a file."""
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.stopped = self.unsafe = False
        self._documents = 0

    def refuse_alias(self, event: yaml.AliasEvent) -> None:
        """Refuse `*name`."""
        self._refuse(event, "alias", f"*{event.anchor}")

    def refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse `&name` and `!tag` before a value."""
        if event.anchor is not None:
            self._refuse(event, "anchor", f"&{event.anchor}")
        if event.tag is not None:
            self._tell("tag", self._find(event, "!"))

    def check_depth(self, event: yaml.CollectionStartEvent, depth: int) -> None:
        """Stop at a list or a group that stands too deep; the root's depth is 1."""
        if depth > MAX_DEPTH:
            self.stopped = self.unsafe = True
            self._tell("nesting-too-deep", self._find(event, ""), limit=MAX_DEPTH)

    def start_document(self, event: yaml.DocumentStartEvent) -> None:
        """Stop at a second document."""
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
        line, column = find_line(event), event.start_mark.column if event.start_mark else 0
        line = min(line, len(self.lines) - 1)
        found = self.lines[line].find(written, column)
        start = max(found, column) + 1
        return Span(line + 1, start, line + 1, start + (len(written) if found >= 0 else 0))


def find_window(
    error: yaml.YAMLError, last: yaml.Event | None, still_open: Iterable[yaml.CollectionStartEvent]
) -> tuple[int, int]:
    """Return the lines, from 0, between what was understood last and where parsing ended.

    Args:
        error: what the parser ended with.
        last: the event before it, if any.
        still_open: the beginnings of the lists and groups around it.
    """
    known = find_line(last)
    mark = getattr(error, "problem_mark", None)
    end = mark.line if mark else known
    return min([known, end, *(find_line(event) for event in still_open if event.flow_style)]), end


def find_line(event: yaml.Event | None) -> int:
    """Return the line, from 0, that an event begins on."""
    return event.start_mark.line if event and event.start_mark else 0
