"""The ways to take part in a mission, and the hours it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from missionsite.edition import Edition
from missionsite.model.mission import Mission, Way
from missionsite.views.parts import Fact, FactList, Figure, Figures, build_facts, paragraph
from missionsite.views.sections import Block
from missionsite.views.state import build_state

PHASES = ("before", "during", "after")


def build_ways(identity: str, mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return each way with what it takes, and the hours, while one can still ask to take part."""
    state = build_state(identity, mission, edition)
    if state.tag or state.closed_on:
        return ()
    return (*_build_ways(mission, edition), *_build_hours(mission, edition))


def build_every_way(edition: Edition) -> tuple[Block, ...]:
    """Return all ways that a mission may offer; the page's own heading stands above them."""
    return (FactList("", _explain(get_args(Way), edition)),)


def _build_ways(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    facts = _explain(mission.ways_to_take_part, edition)
    return (FactList(edition.words["ways.heading"], facts),) if facts else ()


def _explain(ways: Sequence[Way], edition: Edition) -> tuple[Fact, ...]:
    words = edition.words
    return build_facts([(words[f"ways.{way}"], words[f"ways.{way}_text"]) for way in ways])


def _build_hours(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    hours = mission.effort_hours
    if hours is None:
        return ()
    words = edition.words
    figures = tuple(
        Figure(edition.count("effort.hours", getattr(hours, phase)), words[f"effort.{phase}"])
        for phase in PHASES
    )
    return (paragraph(words["effort.lead"]), Figures(figures))
