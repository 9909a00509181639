"""Rules on codes and ids: each exists in its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from missionsite.model.mission import EVERYWHERE
from missionsite.model.texts import Model
from missionsite.nodes import Location
from missionsite.problems import Problem, Value
from missionsite.programme import QUESTION_GROUPS, QUESTIONS
from missionsite.rules import cited
from missionsite.rules.nearest import (
    find_code_by_name,
    find_country,
    find_nearest_code,
    find_nearest_id,
    find_nearest_zone,
    find_region,
)
from missionsite.rules.sheet import File, Lists, Sheet


def check_occupations(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """An occupation is a unit group of the National Occupational Classification 2021."""
    return find_unknown_occupations(sheet, cited.list_occupations(sheet.mission), lists)


def check_countries(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A country is a code of ISO 3166-1."""
    return find_unknown_countries(sheet, cited.list_countries(sheet.mission), lists)


def check_regions(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A region is the code of a province or territory; hiring regions may be `all`."""
    hiring, *licences = cited.list_regions(sheet.mission)
    named = tuple((place, code) for place, code in hiring if code != EVERYWHERE)
    for series in (named, *licences):
        yield from find_unknown_regions(sheet, series, lists)


def check_languages(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A language is a code of ISO 639-1."""
    for series in cited.list_languages(sheet.mission):
        yield from find_unknown_languages(sheet, series, lists)


def check_zones(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A time zone is a name of the IANA time zone database."""
    zones = lists.reference.zones
    for place, name in cited.list_zones(sheet.mission):
        if name not in zones:
            yield _tell_unknown(sheet, place, "unknown-zone", name, find_nearest_zone(name, zones))


def check_ids(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """An id stands in the file of the programme that explains it."""
    for name, series in cited.list_ids(sheet.mission):
        yield from find_unknown_ids(sheet, series, name, lists)


def check_services(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A mission lists services that the department offers, none that it never offers."""
    for place, identity in enumerate(sheet.mission.services):
        service = lists.programme.services.get(identity)
        if service is not None and service.offer != "offered":
            yield sheet.fault(("services", place), "service-not-offered", value=identity)


def find_unknown_occupations(file: File, series: cited.Series, lists: Lists) -> Iterator[Problem]:
    """Yield the codes that the classification lacks."""
    known = lists.reference.occupations
    for place, code in series:
        if code not in known:
            yield _tell_unknown(file, place, "unknown-noc", code, find_nearest_code(code, known))


def find_unknown_countries(file: File, series: cited.Series, lists: Lists) -> Iterator[Problem]:
    """Yield the codes that no country has."""
    countries = lists.reference.countries
    for place, code in series:
        if code not in countries:
            names = {known: country.name for known, country in countries.items()}
            nearest = find_country(code, names)
            yield _tell_unknown(file, place, "unknown-country", code, nearest)


def find_unknown_regions(file: File, series: cited.Series, lists: Lists) -> Iterator[Problem]:
    """Yield the codes that no province or territory has."""
    regions = lists.reference.regions
    for place, code in series:
        if code not in regions:
            names = {known: at.name for known, at in regions.items()}
            nearest = find_region(code, names)
            yield _tell_unknown(file, place, "unknown-region", code, nearest)


def find_unknown_languages(file: File, series: cited.Series, lists: Lists) -> Iterator[Problem]:
    """Yield the codes that no language has."""
    known = lists.reference.languages
    for place, code in series:
        if code not in known:
            nearest = find_code_by_name(code, known)
            yield _tell_unknown(file, place, "unknown-language", code, nearest)


def find_unknown_ids(
    file: File, series: cited.Series, name: str, lists: Lists
) -> Iterator[Problem]:
    """Yield the ids that a list of the programme lacks; a mistake in its file is told there."""
    known: Mapping[str, Model] = getattr(lists.programme, name)
    file_name = QUESTIONS if name == QUESTION_GROUPS else name
    if file_name in lists.programme.incomplete:
        return
    for place, identity in series:
        if identity not in known:
            nearest = find_nearest_id(identity, known)
            yield _tell_unknown(file, place, "unknown-id", identity, nearest, list=file_name)


def _tell_unknown(
    file: File, place: Location, code: str, value: str, nearest: str, **more: Value
) -> Problem:
    """Return the problem that a list lacks a value; `nearest` is what may be meant, or ""."""
    if nearest:
        more["nearest"] = nearest
    return file.fault(place, code, value=value, **more)
