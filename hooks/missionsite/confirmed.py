"""The list of what someone has looked at and found right: texts, and questions of the check.

What stands there is known by what it says, so that it is told no more however other lines are
edited, and told again once either side of its text, or on a page its line, says something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from missionsite.disk import load_bytes
from missionsite.problems import Problem, Span
from missionsite.source import Source

CONFIRMED = "missions/confirmed.txt"
"""The list: a mark, then where that stands, on a line."""
DUE = frozenset({"review-past", "check-old", "local-help-old", "pathway-old", "address-unrecorded"})
"""Questions that come with time: only a later day in the file answers them."""
_PLACES = frozenset({"line"})
"""Values that say where a thing stands, which any other edit may change."""
_LINE = re.compile(r"^([0-9a-f]{12}) .*$", re.MULTILINE)
_MARK_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found: what is to be told, and the questions that someone has answered."""

    problems: tuple[Problem, ...]
    answered: tuple[Problem, ...]


def settle(found: Iterable[Problem], sources: Mapping[str, Source], root: Path) -> Found:
    """Sort by place, give each question the line that answers it, and set aside those answered.

    What is found twice, as a folder that each of its files misses, is told once.
    """
    ordered = (problem for problem, _ in groupby(sorted(found, key=lambda it: it.place)))
    lined = [_add_line(problem, sources) for problem in ordered]
    marks = read_marks(load_list(root)) if any(problem.line for problem in lined) else ()
    known = [read_mark(problem.line) in marks for problem in lined]
    return Found(
        tuple(problem for problem, answered in zip(lined, known, strict=True) if not answered),
        tuple(problem for problem, answered in zip(lined, known, strict=True) if answered),
    )


def load_list(root: Path) -> str:
    """Return the list of the project at `root`, "" if there is none that can be read."""
    return load_bytes(root, CONFIRMED)[0].decode("utf-8", "replace")


def read_marks(text: str) -> frozenset[str]:
    """Return the marks of a list."""
    return frozenset(_LINE.findall(text))


def read_mark(line: str) -> str:
    """Return the mark of a line, "" if it is empty."""
    return line[:_MARK_DIGITS]


def extend_list(text: str, lines: Collection[str], standing: Collection[str]) -> str:
    """Return a list with some lines more, and without those whose mark is not among `standing`."""
    kept = {found[0] for found in _LINE.finditer(text) if found[1] in standing}
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    ordered = sorted({*kept, *lines}, key=lambda line: line[_MARK_DIGITS + 1 :])
    return head + "".join(f"{line}\n" for line in ordered)


def mark(*said: str) -> str:
    """Return a word that stands for what is said, and for nothing else."""
    return sha256("\0".join(said).encode()).hexdigest()[:_MARK_DIGITS]


def _add_line(problem: Problem, sources: Mapping[str, Source]) -> Problem:
    if problem.severity == "error" or problem.code in DUE:
        return problem
    source = sources.get(problem.path)
    said = problem.about or (_list_lines(source, problem.span) if source else ())
    names = sorted(problem.values.keys() - _PLACES)
    values = (f"{name}={problem.values[name]}" for name in names)
    word = mark(problem.path, problem.code, *said, *values)
    return replace(problem, line=f"{word} {problem.path} {problem.code}")


def _list_lines(source: Source, span: Span) -> Iterator[str]:
    for line in source.lines[span.line - 1 : span.end_line]:
        yield " ".join(line.split())
