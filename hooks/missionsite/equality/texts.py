"""Measures the sources: texts that lack a side, sides that changed alone, what the checks found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from missionsite.desk import ENDING
from missionsite.equality.rows import NONE, Row, Rule, build_row
from missionsite.nodes import Entry, Node, Scalar
from missionsite.nodes import Mapping as Group
from missionsite.nodes import Sequence as List
from missionsite.pairs import list_alone, list_pairs
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.source import read_source

_OTHER: dict[str, Language] = {"en": "fr", "fr": "en"}
_ASKED = Rule("gap", "asked", high=10)


def measure_texts(files: Mapping[str, bytes], drift: Sequence[Problem] | None) -> list[Row]:
    """Return how many texts stand in each language, how many alone, and how many are stale.

    `drift` is what changed in one language alone, None where no version was compared.
    """
    paired = sum(1 for _ in list_pairs(files))
    alone = Counter(language for _, _, language in list_alone(files))
    stale = None
    if drift is not None:
        waiting = Counter(_OTHER[str(problem.values["language"])] for problem in drift)
        stale = {side: waiting[side] for side in LANGUAGES}
    return [
        build_row("texts", "texts", {side: paired + alone[side] for side in LANGUAGES}),
        build_row("texts_alone", "texts", {side: alone[side] for side in LANGUAGES}, NONE),
        build_row("texts_stale", "texts", stale, NONE),
    ]


def read_roots(files: Mapping[str, bytes]) -> dict[str, Node]:
    """Return what stands in each YAML file that can be read, by its path."""
    read = {
        path: read_source(path, data, root="any")[0].root
        for path, data in files.items()
        if path.endswith(ENDING)
    }
    return {path: root for path, root in read.items() if root is not None}


def measure_findings(
    problems: Iterable[Problem], answered: Iterable[Problem], roots: Mapping[str, Node]
) -> list[Row]:
    """Return how many mistakes and questions each side has, then how many of each code.

    `answered` are questions of which someone has confirmed that what stands there is right. What
    concerns a file as a whole, or both sides of a text, is of neither.
    """
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for problem in problems:
        found[problem.severity, problem.code][find_side(problem, roots)] += 1
    right = Counter(find_side(problem, roots) for problem in answered)
    return [
        build_row("mistakes", "findings", _pick(_sum_up(found, "error"))),
        build_row("questions", "findings", _pick(_sum_up(found, "warning")), _ASKED),
        build_row("answered", "findings", _pick(right), _ASKED),
        *(
            build_row(f"code_{kind}", "findings", _pick(it), _choose(kind), of=code)
            for (kind, code), it in sorted(found.items())
        ),
    ]


def find_side(problem: Problem, roots: Mapping[str, Node]) -> str:
    """Return the language that a problem is about, "" if none or both."""
    folders = problem.path.split("/")
    if problem.values.get("key") in LANGUAGES:
        return str(problem.values["key"])
    if len(folders) > 1 and folders[1] in LANGUAGES:
        return folders[1]
    root = roots.get(problem.path)
    around = [side for side, span in _list_sides(root) if _holds(span, problem.span)]
    return around[-1] if around else ""


def _list_sides(node: Node | None) -> Iterator[tuple[Language, Span]]:
    if isinstance(node, List):
        for item in node.items:
            yield from _list_sides(item)
    if isinstance(node, Group):
        for entry in node.entries:
            yield from ((side, _join(entry)) for side in LANGUAGES if entry.key.value == side)
            if not isinstance(entry.value, Scalar):
                yield from _list_sides(entry.value)


def _join(entry: Entry) -> Span:
    first, last = entry.key.span, entry.value.span
    return Span(first.line, first.column, last.end_line, last.end_column)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


def _sum_up(found: Mapping[tuple[str, str], Counter[str]], kind: str) -> Counter[str]:
    return sum((it for (severity, _), it in found.items() if severity == kind), Counter[str]())


def _choose(kind: str) -> Rule:
    return NONE if kind == "error" else _ASKED


def _pick(counted: Counter[str]) -> dict[Language, int]:
    return {side: counted[side] for side in LANGUAGES}
