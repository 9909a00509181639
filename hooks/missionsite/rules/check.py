"""Runs every rule: on each mission, across missions, and on what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from missionsite.problems import Problem
from missionsite.rules.sheet import Lists, Sheet
from missionsite.source import Source

Rule = Callable[[Sheet, Lists], Iterator[Problem]]

RULES: tuple[Rule, ...] = ()


def check_mission(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Every rule on one mission."""
    for rule in RULES:
        yield from rule(sheet, lists)


def check_across(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """The rules between missions."""
    yield from ()


def check_programme(lists: Lists, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """The rules on what missions share."""
    yield from ()
