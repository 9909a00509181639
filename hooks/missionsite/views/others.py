"""What else one can take part in, once a mission is closed, stopped or over (R12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import chain, islice

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import EVERYWHERE, Mission
from missionsite.views.comparison import mark_title
from missionsite.views.interest import deadline_html, list_open_deadlines
from missionsite.views.lists import ACTIONABLE, list_actionable
from missionsite.views.parts import Prose
from missionsite.views.state import build_state

_MOST = 3
Places = dict[str, list[int]]
"""Where missions stand in the order of their deadlines, by what they have in common."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Missions that one can act on, the nearest deadline first, and which of them share what."""

    missions: tuple[str, ...]
    occupations: Places
    sectors: Places
    regions: Places


def build_others(identity: str, mission: Mission, edition: Edition) -> Prose | None:
    """Return up to three others for a mission that one cannot join: those most alike first.

    Among equals the nearest deadline comes first. A mission takes itself away once its form has
    closed; its deadline stands beside it.
    """
    state = build_state(identity, mission, edition)
    if not (state.tag or state.closed_on):
        return None
    index = edition.once("others", "", lambda: _build_index(edition))
    items = [
        edition.once("other", other, partial(_build_item, other, edition))
        for other in islice(_rank_others(identity, mission, index), _MOST)
    ]
    if not items:
        return None
    return Prose(fill('<ul class="app-named app-others">{}</ul>', Markup().join(items)))


def _rank_others(identity: str, mission: Mission, index: _Index) -> Iterator[str]:
    """Yield missions other than this one, each once; who needs a few does not wait for all."""
    seen = {identity}
    for place in _rank(mission, index):
        other = index.missions[place]
        if other not in seen:
            seen.add(other)
            yield other


def _rank(mission: Mission, index: _Index) -> Iterator[int]:
    """Yield places, some more than once: same occupation, same sector, same region, any."""
    everywhere = EVERYWHERE in mission.hiring_regions
    regions = index.regions if everywhere else (*mission.hiring_regions, EVERYWHERE)
    yield from chain(
        _pick(index.occupations, (it.noc for it in mission.occupations)),
        _pick(index.sectors, mission.sectors),
        _pick(index.regions, regions),
        range(len(index.missions)),
    )


def _pick(places: Places, keys: Iterable[str]) -> Iterator[int]:
    return merge(*(places.get(key, ()) for key in keys))


def _build_index(edition: Edition) -> _Index:
    missions = list_actionable(edition)
    index = _Index(missions, {}, {}, {})
    for place, identity in enumerate(missions):
        mission = edition.catalogue.published[identity]
        shared = (
            (index.occupations, [it.noc for it in mission.occupations]),
            (index.sectors, mission.sectors),
            (index.regions, mission.hiring_regions),
        )
        for places, keys in shared:
            for key in dict.fromkeys(keys):
                places.setdefault(key, []).append(place)
    return index


def _build_item(identity: str, edition: Edition) -> Markup:
    mission = edition.catalogue.published[identity]
    state = build_state(identity, mission, edition)
    return fill(
        '<li data-states="{}" data-show-in="{}"><strong><a href="{}">{}</a></strong>{}</li>',
        dict(state.data)["states"],
        " ".join(ACTIONABLE),
        edition.mission_url(identity),
        mark_title(mission, edition),
        _say_deadlines(mission, edition),
    )


def _say_deadlines(mission: Mission, edition: Edition) -> Markup:
    """Return each audience's deadline on a line that names it."""
    pieces = [
        fill(
            "{}{}",
            edition.words[f"others.deadline_{audience}" if audience else "others.deadline"],
            deadline_html(window, edition),
        )
        for audience, window in list_open_deadlines(mission, edition)
    ]
    return Markup("<br>").join(pieces)
