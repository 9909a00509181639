"""Runs every rule on a text and its twin in the other language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from missionsite.problems import Problem
from missionsite.rules import parallels, terms, tongues, wordings
from missionsite.rules.sheet import Lists
from missionsite.rules.twins import Twin

ON_TWINS: tuple[Callable[[Twin, Lists], Iterator[Problem]], ...] = (
    tongues.check_sides,
    tongues.check_targets,
    parallels.check_figures,
    parallels.check_links,
    parallels.check_outline,
    wordings.check_foreign_forms,
    wordings.check_spaces,
    wordings.check_avoided,
    wordings.check_shortened,
    wordings.check_title_genders,
    terms.check_terms,
)


def check_twins(twins: Iterable[Twin], lists: Lists) -> Iterator[Problem]:
    """The rules on texts and their twins in the other language."""
    for twin in twins:
        found = [problem for rule in ON_TWINS for problem in rule(twin, lists)]
        if found and tongues.are_swapped(twin):
            found = [problem for problem in found if problem.code == tongues.SWAPPED]
        yield from found
