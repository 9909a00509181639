"""Missions in lists: on the home page and on the missions page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby

from missionsite.clock import OTTAWA
from missionsite.edition import Edition
from missionsite.schedules import last_day
from missionsite.states import State
from missionsite.views.card import build_card
from missionsite.views.device import build_chooser, build_visits, is_comparable
from missionsite.views.finding import build_filters, list_filter_data, list_titles
from missionsite.views.interest import next_deadline
from missionsite.views.outlook import build_outlook
from missionsite.views.panels import Card, Cards
from missionsite.views.parts import paragraph
from missionsite.views.pictures import Filters
from missionsite.views.sections import Block, Section
from missionsite.views.state import build_state
from missionsite.views.world import build_world

# What one can act on comes first.
_ORDER: tuple[State, ...] = (
    "closing_soon",
    "open",
    "between_rounds",
    "opens_soon",
    "planned",
    "selection",
    "preparing",
    "under_way",
    "follow_up",
    "postponed",
    "suspended",
    "cancelled",
    "completed",
)
ACTIONABLE: tuple[State, ...] = ("closing_soon", "open", "between_rounds", "opens_soon")
"""States in which the form is open, or will be."""
_MOST_ON_HOME = 3
_NO_DEADLINE = datetime.max.replace(tzinfo=UTC)


def build_home_cards(edition: Edition) -> Cards:
    """Return the missions whose form is open or will be, the nearest deadline first.

    A card hides itself once its form has closed, also without a new build.
    """
    nearest = list_actionable(edition)
    shown = (("show-in", " ".join(ACTIONABLE)),)
    cards = (build_card(identity, edition, data=shown) for identity in nearest[:_MOST_ON_HOME])
    return Cards(tuple(cards), build_visits(edition))


def list_actionable(edition: Edition) -> tuple[str, ...]:
    """Return the ids of missions whose form is open or will be, the nearest deadline first."""
    deadlines = {
        identity: closes
        for identity in list_current(edition)
        if _state(identity, edition) in ACTIONABLE
        and (closes := next_deadline(edition.catalogue.published[identity], edition)) is not None
    }
    return tuple(sorted(deadlines, key=lambda identity: (deadlines[identity], identity)))


def build_mission_lists(edition: Edition) -> tuple[Section, ...]:
    """Return every mission that is not archived: current ones, then past ones by year."""
    words = edition.words
    current, past = list_current(edition), _list_past(edition)
    sections = []
    if current:
        blocks = _build_current(current, edition)
        sections.append(Section("current", words["lists.current"], blocks))
    else:
        sections.append(
            Section("current", words["lists.current"], (paragraph(words["lists.none"]),))
        )
    if outlook := build_outlook(current, edition):
        sections.append(Section("months", words["outlook.heading"], (outlook,)))
    if world := build_world(current, edition):
        sections.append(Section("map", words["world.heading"], (world,)))
    for year, identities in groupby(past, key=lambda identity: _last_day(identity, edition).year):
        heading = edition.say("lists.past", year=year)
        sections.append(Section(f"past-{year}", heading, (_lay_out(identities, edition),)))
    return tuple(sections)


def build_list_filters(edition: Edition) -> Filters | None:
    """Return the filters of these lists; None where there is nothing to choose."""
    return build_filters([*list_current(edition), *_list_past(edition)], edition)


def _build_current(current: list[str], edition: Edition) -> tuple[Block, ...]:
    """The cards, and below them the way to compare those that are chosen."""
    cards = _lay_out(current, edition)
    if any(card.comparable for card in cards.cards):
        return (cards, build_chooser(edition))
    return (cards,)


def _lay_out(identities: Iterable[str], edition: Edition) -> Cards:
    """Return cards that hold what the filters compare."""
    return Cards(
        tuple(_build_card(identity, edition) for identity in identities), build_visits(edition)
    )


def _build_card(identity: str, edition: Edition) -> Card:
    mission = edition.catalogue.published[identity]
    data, titles = list_filter_data(mission), list_titles(mission, edition)
    card = build_card(identity, edition, data=data, titles=titles)
    return replace(card, comparable=is_comparable(identity, edition))


def _list_past(edition: Edition) -> list[str]:
    past = [identity for identity in edition.catalogue.published if _is_past(identity, edition)]
    return sorted(past, key=lambda identity: _last_day(identity, edition), reverse=True)


def list_current(edition: Edition) -> list[str]:
    """Return the ids of missions that are neither past nor archived; those to act on first."""
    missions = edition.catalogue.published
    current = [
        identity
        for identity in missions
        if not _is_past(identity, edition) and not _is_archived(identity, edition)
    ]
    return sorted(
        current,
        key=lambda identity: (
            _ORDER.index(_state(identity, edition)),
            next_deadline(missions[identity], edition) or _NO_DEADLINE,
            missions[identity].dates.start.first,
            identity,
        ),
    )


def _state(identity: str, edition: Edition) -> State:
    return build_state(identity, edition.catalogue.published[identity], edition).now


def _is_archived(identity: str, edition: Edition) -> bool:
    return build_state(identity, edition.catalogue.published[identity], edition).archived


def _is_past(identity: str, edition: Edition) -> bool:
    """Over, or called off and its days gone by; archived ones are in no list (R14)."""
    state = build_state(identity, edition.catalogue.published[identity], edition)
    today = edition.catalogue.instant.astimezone(OTTAWA).date()
    gone = state.now == "cancelled" and _last_day(identity, edition) < today
    return (state.now == "completed" or gone) and not state.archived


def _last_day(identity: str, edition: Edition) -> date:
    return last_day(edition.catalogue.published[identity])
