"""Destinations on the world map, and their list, which is the truth."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

from missionsite.edition import Edition
from missionsite.views.finding import list_countries
from missionsite.views.pictures import Destination, Pin, World
from missionsite.views.pins import Point, find_view, spread

OUTLINE = "third-party/map/land.svg"
_COVERED = 16
"""How many pixels around its middle a mark covers."""


class _Goal(NamedTuple):
    """A country, its place on the outline if it has one, and the missions that go there."""

    code: str
    name: str
    point: Point | None
    missions: tuple[str, ...]


def build_world(identities: Sequence[str], edition: Edition) -> World | None:
    """Return the map of the missions whose dates hold; None where none goes anywhere."""
    published = edition.catalogue.published
    holding = [it for it in identities if published[it].state in {"planned", "scheduled"}]
    goals = _list_goals(holding, edition)
    if not goals:
        return None
    on_map = [(goal, goal.point) for goal in goals if goal.point]
    numbers = {goal.code: str(place) for place, (goal, _) in enumerate(on_map, 1)}
    places = [point for _, point in on_map]
    return World(
        outline=_name_part(places, edition) if places else "",
        pins=_build_pins([goal for goal, _ in on_map], places, edition),
        note=edition.words["world.note"],
        destinations=tuple(
            _build_destination(goal, numbers.get(goal.code, ""), edition) for goal in goals
        ),
    )


def _list_goals(identities: list[str], edition: Edition) -> list[_Goal]:
    """Return the countries by name, those that the outline lacks last."""
    known, published = edition.catalogue.reference.countries, edition.catalogue.published
    going: dict[str, tuple[str, ...]] = {}
    for identity in identities:
        for code in list_countries(published[identity]):
            going[code] = (*going.get(code, ()), identity)
    names = {code: known[code].name.in_language(edition.language) for code in going}
    order = edition.sort(list(names.values()))
    goals = [_Goal(code, names[code], known[code].point, going[code]) for code in going]
    return sorted(goals, key=lambda it: (it.point is None, order.index(it.name), it.code))


def _name_part(places: list[Point], edition: Edition) -> str:
    """Return the address of a part of the outline: one file, whatever part is shown."""
    view = find_view(places)
    part = f"{view.x:g},{view.y:g},{view.width:g},{view.height:g}"
    return f"{edition.asset(OUTLINE)}#svgView(viewBox({part}))"


def _build_pins(goals: list[_Goal], places: list[Point], edition: Edition) -> tuple[Pin, ...]:
    if not goals:
        return ()
    view = find_view(places)
    shares = [view.place(place) for place in places]
    return tuple(
        Pin(
            number=str(number),
            name=_name_pin(goal, str(number), edition),
            href=_lead(goal, edition),
            x=f"{100 * x:.4g}%",
            y=f"{100 * y:.4g}%",
            dx=str(dx),
            dy=str(dy),
            away=hypot(dx, dy) > _COVERED,
        )
        for number, (goal, (x, y), (dx, dy)) in enumerate(
            zip(goals, shares, spread(shares), strict=True), 1
        )
    )


def _lead(goal: _Goal, edition: Edition) -> str:
    """A country of one mission leads to its page, one of several to its entry in the list."""
    if len(goal.missions) > 1:
        return f"#{_name_entry(goal)}"
    return edition.mission_url(goal.missions[0])


def _name_entry(goal: _Goal) -> str:
    return f"destination-{goal.code.lower()}"


def _name_pin(goal: _Goal, number: str, edition: Edition) -> str:
    titles = [_title(identity, edition) for identity in goal.missions]
    missions = edition.formatter.join(titles)
    return edition.say("world.pin", number=number, country=goal.name, missions=missions)


def _title(identity: str, edition: Edition) -> str:
    return edition.text(edition.catalogue.published[identity].title)


def _build_destination(goal: _Goal, number: str, edition: Edition) -> Destination:
    published = edition.catalogue.published
    cities = [
        edition.text(stop.city)
        for identity in goal.missions
        for stop in published[identity].stops
        if stop.country == goal.code and stop.city
    ]
    return Destination(
        id=_name_entry(goal),
        number=number,
        name=goal.name,
        cities=edition.formatter.join(list(dict.fromkeys(cities))),
        missions=tuple((_title(it, edition), edition.mission_url(it)) for it in goal.missions),
    )
