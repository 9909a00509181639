"""Rules on codes and ids: each exists in its list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from missionsite.locate import find_nearest
from missionsite.model.mission import EVERYWHERE
from missionsite.names import Names
from missionsite.nodes import Location
from missionsite.problems import Problem, Value
from missionsite.rules import cited
from missionsite.rules.sheet import File, Lists, Sheet

# Codes that European institutions write for two countries; ISO 3166-1 reserves them.
# https://style-guide.europa.eu/en/content/-/isg/topic?identifier=annex-a5-list-countries-territories-currencies
_COUNTRIES_ELSEWHERE: Mapping[str, str] = MappingProxyType({"UK": "GB", "EL": "GR"})


def check_occupations(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """An occupation is a unit group of the National Occupational Classification 2021."""
    known = lists.reference.occupations
    for place, code in cited.list_occupations(sheet.mission):
        if code not in known:
            yield tell_unknown(sheet, place, "unknown-noc", code, find_nearest(code, known))


def check_countries(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A country is a code of ISO 3166-1."""
    for place, code in cited.list_countries(sheet.mission):
        if code not in lists.reference.countries:
            yield tell_unknown(sheet, place, "unknown-country", code, nearest_country(code, lists))


def check_regions(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A region is the code of a province or territory; only hiring regions may be `all`."""
    for series in cited.list_regions(sheet.mission):
        for place, code in series:
            everywhere = code == EVERYWHERE and place[0] == "hiring_regions"
            if code not in lists.reference.regions and not everywhere:
                yield tell_unknown(
                    sheet, place, "unknown-region", code, nearest_region(code, lists)
                )


def check_zones(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A time zone is a name of the IANA time zone database."""
    zones = lists.reference.zones
    for place, name in cited.list_zones(sheet.mission):
        if name not in zones:
            yield tell_unknown(sheet, place, "unknown-zone", name, _nearest_zone(name, zones))


def check_languages(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A language is a code of ISO 639-1."""
    known = lists.reference.languages
    for series in cited.list_languages(sheet.mission):
        for place, code in series:
            if code not in known:
                nearest = _nearest_by_name(code, known)
                yield tell_unknown(sheet, place, "unknown-language", code, nearest)


def check_ids(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """An id stands in the file of the programme that explains it."""
    for name, series in cited.list_ids(sheet.mission):
        known: Collection[str] = getattr(lists.programme, name)
        for place, identity in series:
            if identity not in known:
                yield tell_unknown_id(sheet, place, identity, name, known)


def check_services(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A mission lists services that the department offers, none that it never offers."""
    for place, identity in enumerate(sheet.mission.services):
        service = lists.programme.services.get(identity)
        if service is not None and service.offer != "offered":
            yield sheet.fault(("services", place), "service-not-offered", {"value": identity})


def tell_unknown_id(
    file: File, place: Location, identity: str, name: str, known: Collection[str]
) -> Problem:
    """Return the problem that an id does not stand in the file `name` of the programme."""
    nearest = find_nearest(identity, known)
    return tell_unknown(file, place, "unknown-id", identity, nearest, list=name)


def tell_unknown(
    file: File, place: Location, code: str, value: str, nearest: str, **more: Value
) -> Problem:
    """Return the problem that a list lacks a value; `nearest` is what may be meant, or ""."""
    near = {"nearest": nearest} if nearest else {}
    values = {"value": value, **more, **near}
    return file.fault(place, code, values, hint="nearest" if nearest else "")


def nearest_country(code: str, lists: Lists) -> str:
    """Return the country that was probably meant by a code or a name, or ""."""
    if code in _COUNTRIES_ELSEWHERE:
        return _COUNTRIES_ELSEWHERE[code]
    names = {known: country.name for known, country in lists.reference.countries.items()}
    return _nearest_by_name(code, names)


def nearest_region(code: str, lists: Lists) -> str:
    """Return the province or territory that was probably meant by a code or a name, or ""."""
    names = {known: region.name for known, region in lists.reference.regions.items()}
    return _nearest_by_name(code, names)


def _nearest_by_name(value: str, known: Mapping[str, Names]) -> str:
    by_name = {name.en: code for code, name in known.items()}
    by_name |= {name.fr: code for code, name in known.items()}
    return find_nearest(value, known) or by_name.get(find_nearest(value, by_name), "")


def _nearest_zone(name: str, zones: Collection[str]) -> str:
    """Find a zone by its whole name, or by its city alone ("Casablanca")."""
    by_city = {zone.rpartition("/")[2]: zone for zone in sorted(zones, reverse=True)}
    return by_city.get(name) or find_nearest(name, zones)
