"""Reads a YAML file as its author wrote it: nodes that know their place, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import yaml

from missionsite.building import Builder
from missionsite.characters import (
    check_characters,
    decode_text,
    fill_forbidden,
    has_forbidden,
    split_lines,
)
from missionsite.nodes import Mapping, Node, Scalar, Sequence
from missionsite.problems import Problem, Span
from missionsite.slips import check_slips
from missionsite.syntax import find_fault

# The base loaders take every value as written. Where libyaml is not compiled in (a browser),
# PyYAML's own parser gives the same answers, ten times as slowly.
LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
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
    path: str, data: bytes, *, root: Root = "mapping", loader: type[Any] = LOADER
) -> tuple[Source, tuple[Problem, ...]]:
    """Read a file; `path` is relative to the project's root, `root` the shape it should have.

    Nothing is ever raised, whatever the bytes. `Source.root` is None when a mistake hides what was
    meant: unreadable bytes, a syntax error, an alias, too deep nesting, the wrong shape.
    """
    if len(data) > MAX_BYTES:
        limit = {"limit": MAX_BYTES // 1024}
        return Source(path, "", None), (Problem(path, Span(), "file-too-large", limit),)
    text, unreadable = decode_text(path, data)
    if unreadable:
        return Source(path, text, None), (unreadable,)
    node, problems = _Reader(path, text, root).read(loader)
    problems.sort(key=lambda problem: problem.place)
    return Source(path, text, node), tuple(problems)


class _Reader:
    """Goes from characters over events to nodes, and keeps what it finds wrong on the way."""

    def __init__(self, path: str, text: str, root: Root) -> None:
        self.path = path
        self.lines = split_lines(text)
        self.root = root
        self.forbidden = has_forbidden(text)
        self.text = fill_forbidden(text) if self.forbidden else text
        self.problems = list(check_characters(path, self.lines)) if self.forbidden else []

    def read(self, loader: type[Any]) -> tuple[Node | None, list[Problem]]:
        # Only an invisible character, or an escape that writes one, makes values worth a look.
        dubious = self.forbidden or "\\" in self.text
        builder = Builder(self.path, self.lines, dubious=dubious)
        window = builder.take(yaml.parse(self.text, Loader=loader))
        self.problems += builder.guard.problems + builder.problems
        if window:
            self._tell_fault(*window)
        if window or builder.guard.unsafe:
            return None, self.problems
        return self._check_root(builder.root), self.problems

    def _tell_fault(self, first: int, last: int) -> None:
        """Tell of a syntax error, unless an invisible character or a tag there explains it."""
        fault = find_fault(self.lines, first, last)
        explained = any(
            problem.code in {"tab", "control-character"} or problem.span.line == fault.span.line
            for problem in self.problems
        )
        if not explained:
            self.problems.append(fault.build_problem(self.path))

    def _check_root(self, node: Node) -> Node | None:
        found = list(check_slips(self.path, self.lines, node)) or list(self._check_shape(node))
        self.problems += found
        return None if found else node

    def _check_shape(self, node: Node) -> Iterator[Problem]:
        span = Span(node.span.line, node.span.column, node.span.line, node.span.column + 1)
        if isinstance(node, Scalar) and node.plain and not node.value:
            yield Problem(self.path, Span(), "empty-file", hint="fill")
        elif self.root == "mapping" and not isinstance(node, Mapping):
            yield Problem(self.path, span, "root-not-fields")
        elif self.root == "sequence" and not isinstance(node, Sequence):
            yield Problem(self.path, span, "root-not-list")
