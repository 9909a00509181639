"""Rules on ethical recruitment: what is looked up before countries are chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from missionsite.model.mission import Mission
from missionsite.nodes import Location
from missionsite.problems import Problem
from missionsite.rules.cited import list_countries
from missionsite.rules.required import PLANNED
from missionsite.rules.sheet import Lists, Sheet

_CHECK: Location = ("source_country_check",)
_CHECK_HOLDS_MONTHS = 12
_MONTHS = 12


def check_source_countries(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """The countries are looked up before a mission seeks people for a regulated occupation."""
    regulated = _find_unchecked(sheet.mission)
    if regulated:
        yield sheet.fault((), "source-check-missing", noc=regulated)


def _find_unchecked(mission: Mission) -> str:
    """Return the first occupation that calls for a check which is missing, or ""."""
    if mission.source_country_check is not None or mission.state == PLANNED:
        return ""
    for occupation in mission.occupations:
        if any(licence.status == "required" for licence in occupation.licence):
            return occupation.noc
    return ""


def check_who_list(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """For health workers, the check names the World Health Organization's list of 2023."""
    found = sheet.mission.source_country_check
    if found and found.list_id is None and _seeks_health_workers(sheet.mission, lists):
        yield sheet.fault_at_key(_CHECK, "who-list-missing")


def check_safeguards(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Health workers of a country on that list are sought under an agreement with safeguards.

    https://www.who.int/publications/i/item/9789240069787: recruitment from these countries calls
    for an agreement between governments that holds provisions for their health systems.
    """
    mission, found = sheet.mission, sheet.mission.source_country_check
    listed = _find_listed(mission, lists)
    if listed is None or _find_unchecked(mission) or not _seeks_health_workers(mission, lists):
        return
    place, country = listed
    missing = {
        "who-agreement-missing": found is None or found.agreement is None,
        "who-safeguards-missing": found is None or found.safeguards is None,
    }
    for code in (code for code, is_missing in missing.items() if is_missing):
        if found:
            yield sheet.fault_at_key(_CHECK, code, country=country)
        else:
            yield sheet.fault(place, code, country=country)


def _find_listed(mission: Mission, lists: Lists) -> tuple[Location, str] | None:
    """Return the first country of the mission that is on the list, with its place."""
    cited = list_countries(mission)
    return next((found for found in cited if found[1] in lists.reference.who_list), None)


def _seeks_health_workers(mission: Mission, lists: Lists) -> bool:
    return any(lists.reference.is_health(occupation.noc) for occupation in mission.occupations)


def check_age(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """What was looked up for a mission to come is no older than twelve months."""
    found = sheet.mission.source_country_check
    if found is None or sheet.is_over(lists.today):
        return
    if is_older(found.checked_on, _CHECK_HOLDS_MONTHS, lists.today):
        yield sheet.question((*_CHECK, "checked_on"), "check-old", date=found.checked_on)


def is_older(day: date, months: int, today: date) -> bool:
    """Tell whether more than so many calendar months have passed since a day."""
    passed = _MONTHS * (today.year - day.year) + today.month - day.month
    return (passed, today.day) > (months, day.day)
