"""The ways to take part in a mission, and the hours it takes."""

from __future__ import annotations

from missionsite.edition import Edition
from missionsite.model.mission import Mission
from missionsite.views.parts import FactList, Figure, Figures, build_facts, paragraph
from missionsite.views.sections import Block
from missionsite.views.state import build_state

_PHASES = ("before", "during", "after")


def build_ways(identity: str, mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return each way with what it takes, and the hours, while one can still ask to take part."""
    state = build_state(identity, mission, edition)
    if state.tag or state.closed_on:
        return ()
    return (*_build_ways(mission, edition), *_build_hours(mission, edition))


def _build_ways(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    if not mission.ways_to_take_part:
        return ()
    words = edition.words
    facts = build_facts(
        [(words[f"ways.{way}"], words[f"ways.{way}_text"]) for way in mission.ways_to_take_part]
    )
    return (FactList(words["ways.heading"], facts),)


def _build_hours(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    hours = mission.effort_hours
    if hours is None:
        return ()
    words = edition.words
    figures = tuple(
        Figure(edition.count("effort.hours", getattr(hours, phase)), words[f"effort.{phase}"])
        for phase in _PHASES
    )
    return (paragraph(words["effort.lead"]), Figures(figures))
