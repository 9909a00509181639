"""Where a mission cites codes and ids, list by list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from missionsite.model.mission import Mission
from missionsite.model.texts import OwnCriterion, OwnQuestion
from missionsite.nodes import Location

Cited = tuple[Location, str]
"""A code or an id, and where it stands."""
Series = tuple[Cited, ...]
"""What one list cites, in its order."""


def list_occupations(mission: Mission) -> Series:
    """Return the codes of the occupations sought."""
    return tuple(
        (("occupations", place, "noc"), occupation.noc)
        for place, occupation in enumerate(mission.occupations)
    )


def list_countries(mission: Mission) -> Series:
    """Return the countries of the stops, then those of the candidates."""
    stops = tuple(
        (("stops", place, "country"), stop.country)
        for place, stop in enumerate(mission.stops)
        if stop.country is not None
    )
    return (*stops, *list_source_countries(mission))


def list_source_countries(mission: Mission) -> Series:
    """Return the countries that candidates come from."""
    candidates = mission.candidates
    return _series(("candidates", "from"), candidates.countries if candidates else ())


def list_regions(mission: Mission) -> Iterator[Series]:
    """Yield the regions that the mission hires for, then those of each licence."""
    yield _series(("hiring_regions",), mission.hiring_regions)
    for place, occupation in enumerate(mission.occupations):
        for entry, licence in enumerate(occupation.licence):
            location = ("occupations", place, "licence", entry, "regions")
            yield _series(location, licence.regions)


def list_zones(mission: Mission) -> Series:
    """Return the time zones of windows and stops that name one in the file or by default."""
    interest = mission.expression_of_interest
    windows = tuple(
        (("expression_of_interest", "windows", place, "time_zone"), window.time_zone)
        for place, window in enumerate(interest.windows if interest else ())
    )
    stops = tuple(
        (("stops", place, "time_zone"), stop.time_zone)
        for place, stop in enumerate(mission.stops)
        if stop.time_zone is not None
    )
    return (*windows, *stops)


def list_languages(mission: Mission) -> Iterator[Series]:
    """Yield the languages of the interviews at each stop, of the candidates and of the contact."""
    for place, stop in enumerate(mission.stops):
        yield _series(("stops", place, "interview_languages"), stop.interview_languages)
    if mission.candidates:
        yield _series(("candidates", "languages"), mission.candidates.languages)
    if mission.contact:
        yield _series(("contact", "languages"), mission.contact.languages)


def list_ids(mission: Mission) -> Iterator[tuple[str, Series]]:
    """Yield each list of ids of the programme, with the name of the file that explains them."""
    for place, stop in enumerate(mission.stops):
        yield "activities", _series(("stops", place, "activities"), stop.activities)
    yield "sectors", _series(("sectors",), mission.sectors)
    yield "services", _series(("services",), mission.services)
    yield "pathways", _series(("pathways",), mission.pathways)
    yield "costs", list_costs(mission)
    yield "partners", _series(("partners",), mission.partners)
    if mission.lead_partner is not None:
        yield "partners", ((("lead_partner",), mission.lead_partner),)
    for name, series in zip(("criteria", "questions"), list_choices(mission), strict=True):
        yield name, tuple(cited for cited in series if _is_known(cited))


def list_costs(mission: Mission) -> Series:
    """Return the items that somebody pays."""
    return tuple((("costs", place, "item"), cost.item) for place, cost in enumerate(mission.costs))


def list_ways(mission: Mission) -> Iterator[Series]:
    """Yield the ways to take part, then the ways to tell one's interest besides the form."""
    yield _series(("ways_to_take_part",), mission.ways_to_take_part)
    interest = mission.expression_of_interest
    yield _series(("expression_of_interest", "other_ways"), interest.other_ways if interest else ())


def list_choices(mission: Mission) -> Iterator[Series]:
    """Yield the ids of the criteria, then of the questions: known ones and the mission's own."""
    yield tuple(_list_criteria(mission))
    yield tuple(_identify(enumerate(mission.questions), ("questions",)))


def _list_criteria(mission: Mission) -> Iterator[Cited]:
    chosen = mission.eligibility
    if chosen is None:
        return
    for name in ("conditions", "considered", "preferred"):
        yield from _identify(enumerate(getattr(chosen, name)), ("eligibility", name))


def _identify(
    choices: Iterable[tuple[int, str | OwnCriterion | OwnQuestion]], above: Location
) -> Iterator[Cited]:
    for place, choice in choices:
        if isinstance(choice, str):
            yield (*above, place), choice
        elif choice.id is not None:
            yield (*above, place, "id"), choice.id


def _is_known(cited: Cited) -> bool:
    """Tell whether an id is one of the programme's: the mission's own stand below `id`."""
    return cited[0][-1] != "id"


def _series(location: Location, values: Iterable[str]) -> Series:
    return tuple(((*location, place), value) for place, value in enumerate(values))
