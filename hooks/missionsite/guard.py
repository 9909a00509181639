"""What a file may not use of YAML, found by a walk over the parser's events, before it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from missionsite.characters import split_lines
from missionsite.problems import Problem, Span

# The base loaders take every value as written. Where libyaml is not compiled in (a browser),
# PyYAML's own parser gives the same answers slowly.
LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Composing is recursive: 25,000 nested brackets end the process. A mission nests 6 levels deep.
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Walk:
    """What the walk saw.

    `failure` is the first and last line (from 0) between which a syntax error stands; `buildable`
    says that composing is safe.
    """

    problems: tuple[Problem, ...]
    failure: tuple[int, int] | None
    buildable: bool


def walk_events(path: str, text: str, loader: type[Any] = LOADER) -> Walk:
    """Walk over the events of a text that holds no forbidden character."""
    walker = _Walker(path, split_lines(text))
    failure = None
    try:
        for event in yaml.parse(text, Loader=loader):
            walker.see(event)
            if walker.stopped:
                break
    except yaml.YAMLError as error:
        failure = walker.find_window(error)
    return Walk(tuple(walker.problems), failure, failure is None and not walker.unsafe)


@dataclass
class _Level:
    """A list or a group that is still open: is its next event a key, and where does it begin?"""

    keyed: bool
    flow: bool
    line: int
    at_key: bool = True


@dataclass
class _Walker:
    """Keeps track of depth and of keys; holds no more than the way from the root to here."""

    path: str
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    documents: int = 0
    line: int = 0
    stopped: bool = False
    unsafe: bool = False

    def see(self, event: yaml.Event) -> None:
        """Take in one event and tell what may not be."""
        self.line = event.start_mark.line if event.start_mark else self.line
        if isinstance(event, yaml.NodeEvent):
            is_key = self._take_place()
            self._check_node(event, is_key=is_key)
            if isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.levels.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def find_window(self, error: yaml.YAMLError) -> tuple[int, int]:
        """Return the lines from the last thing understood to the place where parsing ended."""
        mark = getattr(error, "problem_mark", None)
        last = mark.line if mark else self.line
        open_flow = [level.line for level in self.levels if level.flow]
        return min([self.line, last, *open_flow]), last

    def _take_place(self) -> bool:
        """Return whether the next node is a key, and move on."""
        if not self.levels or not self.levels[-1].keyed:
            return False
        level = self.levels[-1]
        level.at_key = not level.at_key
        return not level.at_key

    def _check_node(self, event: yaml.NodeEvent, *, is_key: bool) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "alias", f"*{event.anchor}")
            return
        if event.anchor is not None:
            self._refuse(event, "anchor", f"&{event.anchor}")
        if getattr(event, "tag", None) is not None:
            self._tell("tag", self._find(event, "!"))
        scalar = event if is_key and isinstance(event, yaml.ScalarEvent) else None
        if scalar and scalar.value == "<<" and not scalar.style:
            self._tell("merge-key", self._find(event, "<<"))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        keyed = isinstance(event, yaml.MappingStartEvent)
        self.levels.append(_Level(keyed, bool(event.flow_style), self.line))
        if len(self.levels) > MAX_DEPTH:
            self.stopped = self.unsafe = True
            self._tell("nesting-too-deep", self._find(event, ""), limit=MAX_DEPTH)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
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
        line, column = (mark.line, mark.column) if mark else (self.line, 0)
        line = min(line, len(self.lines) - 1)
        found = self.lines[line].find(written, column)
        return _at(line, max(found, column), len(written) if found >= 0 else 0)


def _at(line: int, column: int, width: int) -> Span:
    return Span(line + 1, column + 1, line + 1, column + 1 + width)
