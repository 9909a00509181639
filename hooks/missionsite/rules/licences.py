"""Rules on licences: one answer for each place where the mission hires."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.model.mission import Mission
from missionsite.nodes import Location
from missionsite.problems import Problem
from missionsite.rules.pathways import list_hiring_regions
from missionsite.rules.sheet import Lists, Sheet


def check_one_licence(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """An occupation has one answer for a province or territory."""
    for place, _occupation in enumerate(sheet.mission.occupations):
        seen: dict[str, int] = {}
        for location, entry, region in _list_regions(sheet.mission, place):
            if seen.setdefault(region, entry) != entry:
                yield sheet.fault(location, "licence-twice", region=region)


def check_hired_there(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Licences are told for provinces and territories that the mission hires for."""
    hiring = list_hiring_regions(sheet.mission, lists)
    for place, _occupation in enumerate(sheet.mission.occupations):
        for location, _entry, region in _list_regions(sheet.mission, place):
            if region in lists.reference.regions and region not in hiring:
                yield sheet.fault(location, "licence-region-unknown", region=region)


def _list_regions(mission: Mission, place: int) -> Iterator[tuple[Location, int, str]]:
    """Yield each region of an occupation's licences, with its location and its licence's place."""
    for entry, licence in enumerate(mission.occupations[place].licence):
        above: Location = ("occupations", place, "licence", entry, "regions")
        for number, region in enumerate(licence.regions):
            yield (*above, number), entry, region
