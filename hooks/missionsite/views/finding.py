"""What narrows the list of missions down: choices that occur in it, and what each card holds."""

from __future__ import annotations

from collections.abc import Iterable

from missionsite.edition import Edition
from missionsite.model.mission import EVERYWHERE, Mission
from missionsite.views.parts import Data
from missionsite.views.pictures import Choice, Filters, Options

_FEWEST = 2
"""Of fewer missions there is nothing to choose."""


def build_filters(identities: Iterable[str], edition: Edition) -> Filters | None:
    """Return the filters of a list; which states there are, the browser alone knows."""
    missions = [edition.catalogue.published[identity] for identity in identities]
    if len(missions) < _FEWEST:
        return None
    words = edition.words
    francophone = any(mission.francophone for mission in missions)
    return Filters(
        heading=words["filters.heading"],
        choices=tuple(_list_choices(missions, edition)),
        words=words["filters.words"],
        words_hint=words["filters.words_hint"],
        francophone=words["marks.francophone"] if francophone else "",
        count_one=words["filters.count_one"],
        count_other=words["filters.count_other"],
        none=words["filters.none"],
        clear=words["filters.clear"],
    )


def _list_choices(missions: list[Mission], edition: Edition) -> Iterable[Choice]:
    words = edition.words
    yield Choice("state", words["filters.state"], words["filters.state_all"], ())
    sectors = _list_sectors(missions, edition)
    yield Choice("sector", words["filters.sector"], words["filters.sector_all"], sectors)
    countries = _list_countries(missions, edition)
    if countries:
        everything = words["filters.destination_all"]
        yield Choice("destination", words["filters.destination"], everything, countries)
    regions = _list_regions(missions, edition)
    yield Choice("region", words["facts.regions"], words["filters.region_all"], regions)


def _list_sectors(missions: list[Mission], edition: Edition) -> Options:
    known = edition.catalogue.programme.sectors
    used = {sector for mission in missions for sector in mission.sectors}
    return _sort({sector: edition.text(known[sector].name) for sector in used}, edition)


def _list_countries(missions: list[Mission], edition: Edition) -> Options:
    known = edition.catalogue.reference.countries
    used = {code for mission in missions for code in list_countries(mission)}
    return _sort({code: known[code].name.in_language(edition.language) for code in used}, edition)


def _list_regions(missions: list[Mission], edition: Edition) -> Options:
    """A mission for every province and territory makes each of them a choice."""
    known = edition.catalogue.reference.regions
    used = {code for mission in missions for code in mission.hiring_regions}
    codes = known if EVERYWHERE in used else used
    return _sort({code: known[code].name.in_language(edition.language) for code in codes}, edition)


def _sort(names: dict[str, str], edition: Edition) -> Options:
    """Return values and names by name; a name that two values share keeps both."""
    order = {name: place for place, name in enumerate(edition.sort(list(names.values())))}
    return tuple(sorted(names.items(), key=lambda pair: (order[pair[1]], pair[0])))


def list_countries(mission: Mission) -> list[str]:
    """Return the codes of the countries that a mission goes to, in order, each once."""
    return list(dict.fromkeys(stop.country for stop in mission.stops if stop.country))


def list_filter_data(mission: Mission) -> Data:
    """Return what the filters compare of a mission: ids and codes, the same in both languages."""
    francophone = (("francophone", "1"),) if mission.francophone else ()
    return (
        ("sector", " ".join(mission.sectors)),
        ("destination", " ".join(list_countries(mission))),
        ("region", " ".join(mission.hiring_regions)),
        *francophone,
    )


def list_titles(mission: Mission, edition: Edition) -> str:
    """Return the official titles of occupations that the card names otherwise."""
    known = edition.catalogue.reference.occupations
    pairs = [(it.name, known[it.noc]) for it in mission.occupations]
    titles = [
        edition.text(official)
        for name, official in pairs
        if name and edition.text(name) != edition.text(official)
    ]
    return ", ".join(titles)
