"""A mission in a list: what one sees before opening its page."""

from __future__ import annotations

from markupsafe import Markup, escape

from missionsite.edition import Edition
from missionsite.model.mission import EVERYWHERE, Mission
from missionsite.views.device import build_version
from missionsite.views.interest import deadlines_html
from missionsite.views.panels import Card
from missionsite.views.parts import Data, Fact, build_facts, lines
from missionsite.views.state import STOPPED, build_marks, build_state


def build_card(
    identity: str, edition: Edition, level: int = 3, data: Data = (), titles: str = ""
) -> Card:
    """Return a mission's card; `data` is added to what the browser reads.

    `titles` are those official titles of its occupations that only a search needs.
    """
    mission = edition.catalogue.published[identity]
    state = build_state(identity, mission, edition)
    return Card(
        level=level,
        title=edition.text(mission.title),
        href=edition.mission_url(identity),
        summary=edition.text(mission.summary),
        state=state.tag,
        facts=(*_build_facts(mission, edition), _build_occupations(mission, edition, titles)),
        marks=build_marks(mission, edition, archived=state.archived),
        data=(*state.data, *build_version(mission), *data),
    )


def _build_facts(mission: Mission, edition: Edition) -> tuple[Fact, ...]:
    words = edition.words
    return build_facts(
        [
            (words["facts.deadline"], deadlines_html(mission, edition)),
            (name_dates(mission, edition), dates_html(mission, edition)),
            (words["facts.places"], say_places(mission, edition)),
            (words["facts.regions"], say_regions(mission, edition)),
            (words["facts.sectors"], list_sectors(mission, edition)),
        ]
    )


def _build_occupations(mission: Mission, edition: Edition, titles: str) -> Fact:
    data = (("titles", titles),) if titles else ()
    names = lines(name_occupations(mission, edition))
    return Fact(edition.words["sections.occupations"], escape(names), data)


def name_occupations(mission: Mission, edition: Edition) -> list[str]:
    """Name the occupations as the mission does, each with its code."""
    known = edition.catalogue.reference.occupations
    return [
        edition.say(
            "occupations.coded",
            name=edition.text(occupation.name or known[occupation.noc]),
            code=occupation.noc,
        )
        for occupation in mission.occupations
    ]


def name_dates(mission: Mission, edition: Edition) -> str:
    """Return what a mission's days are called: of one that stopped, they were only planned."""
    return edition.words["dates.mission_planned" if mission.state in STOPPED else "facts.dates"]


def say_dates(mission: Mission, edition: Edition) -> str:
    """Return the mission's days, or the period in which it is planned."""
    start, end = mission.dates.start, mission.dates.end or mission.dates.start
    if start.precision == end.precision == "day":
        return edition.formatter.days(start.first, end.last)
    return edition.formatter.periods(start, end)


def dates_html(mission: Mission, edition: Edition) -> Markup:
    """Return the mission's days or period as a value that stands alone."""
    return edition.rich(edition.formatter.sentence_start(say_dates(mission, edition)))


def say_places(mission: Mission, edition: Edition) -> str:
    """Return the cities and their countries, in the order of the stops; "" for none."""
    countries = edition.catalogue.reference.countries
    names = []
    for stop in mission.stops:
        if stop.format == "virtual":
            names.append(edition.words["places.online"])
        elif stop.city is not None and stop.country is not None:
            country = countries[stop.country].name.in_language(edition.language)
            names.append(edition.say("places.city", city=edition.text(stop.city), country=country))
    return edition.formatter.join(list(dict.fromkeys(names)))


def say_regions(mission: Mission, edition: Edition) -> str:
    """Return the provinces and territories where the jobs are."""
    if EVERYWHERE in mission.hiring_regions:
        return edition.words["regions.all"]
    regions = edition.catalogue.reference.regions
    names = [regions[code].name.in_language(edition.language) for code in mission.hiring_regions]
    return edition.formatter.join(names)


def list_sectors(mission: Mission, edition: Edition) -> Markup:
    """Return the names of the sectors, one below the other."""
    sectors = edition.catalogue.programme.sectors
    return lines([edition.text(sectors[sector].name) for sector in mission.sectors])
