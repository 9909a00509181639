"""Rules on codes and ids: each exists in its list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from unicodedata import normalize

from missionsite.locate import find_nearest
from missionsite.model.mission import EVERYWHERE
from missionsite.model.texts import Bilingual, Model
from missionsite.names import Names
from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Problem, Value
from missionsite.programme import QUESTION_GROUPS, QUESTIONS
from missionsite.rules import cited
from missionsite.rules.sheet import File, Lists, Sheet

_ACCENT = re.compile(r"[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]+")
# What the European Union's institutions write for two countries, and others after them.
# https://style-guide.europa.eu/en/content/-/isg/topic?identifier=7.1.1-designations-and-abbreviations-to-use
_COUNTRIES_ELSEWHERE: Mapping[str, str] = MappingProxyType({"UK": "GB", "EL": "GR"})


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
            yield _tell_unknown(sheet, place, "unknown-zone", name, _nearest_zone(name, zones))


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
            yield _tell_unknown(file, place, "unknown-noc", code, _nearest_code(code, known))


def find_unknown_countries(file: File, series: cited.Series, lists: Lists) -> Iterator[Problem]:
    """Yield the codes that no country has."""
    countries = lists.reference.countries
    for place, code in series:
        if code not in countries:
            names = {known: country.name for known, country in countries.items()}
            nearest = _COUNTRIES_ELSEWHERE.get(code) or _nearest_by_name(code, names)
            yield _tell_unknown(file, place, "unknown-country", code, nearest)


def find_unknown_regions(file: File, series: cited.Series, lists: Lists) -> Iterator[Problem]:
    """Yield the codes that no province or territory has."""
    regions = lists.reference.regions
    for place, code in series:
        if code not in regions:
            nearest = _nearest_by_name(code, {known: at.name for known, at in regions.items()})
            yield _tell_unknown(file, place, "unknown-region", code, nearest)


def find_unknown_languages(file: File, series: cited.Series, lists: Lists) -> Iterator[Problem]:
    """Yield the codes that no language has."""
    known = lists.reference.languages
    for place, code in series:
        if code not in known:
            nearest = _nearest_by_name(code, known)
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
            nearest = _nearest_id(identity, known)
            yield _tell_unknown(file, place, "unknown-id", identity, nearest, list=file_name)


def _tell_unknown(
    file: File, place: Location, code: str, value: str, nearest: str, **more: Value
) -> Problem:
    """Return the problem that a list lacks a value; `nearest` is what may be meant, or ""."""
    if nearest:
        more["nearest"] = nearest
    return file.fault(place, code, value=value, **more)


def _nearest_code(code: str, known: Iterable[str]) -> str:
    """Find a code with one other digit, or with two neighbours exchanged, the later the better."""
    slips = {other: _find_slip(code, other) for other in known}
    nearest = max(slips, key=lambda other: slips[other])
    return nearest if slips[nearest] >= 0 else ""


def _find_slip(code: str, other: str) -> int:
    """Return the place of the one slip that makes `code` of `other`, or -1."""
    first = next(place for place, digit in enumerate(code) if digit != other[place])
    exchanged = other[:first] + other[first : first + 2][::-1] + other[first + 2 :]
    one_digit = code[first + 1 :] == other[first + 1 :]
    return first if one_digit or code == exchanged else -1


def _nearest_id(identity: str, known: Mapping[str, Model]) -> str:
    """Find an entry by its id, by its name in either language, or as the only one that goes on."""
    by_name = {name: entry for entry in known for name in _list_names(known[entry])}
    longer = [other for other in known if other.startswith(f"{identity}_")]
    return (
        find_nearest(identity, known)
        or by_name.get(find_nearest(identity, by_name), "")
        or (longer[0] if len(longer) == 1 else "")
    )


def _list_names(entry: Model) -> Iterator[str]:
    """Yield an entry's names as one would write them as ids: "Santé" is sante."""
    named = getattr(entry, "name", None) or getattr(entry, "title", None)
    if isinstance(named, Bilingual):
        for language in LANGUAGES:
            plain = normalize("NFKD", named.in_language(language).casefold())
            yield "_".join(_WORD.findall(_ACCENT.sub("", plain)))


def _nearest_by_name(value: str, known: Mapping[str, Names]) -> str:
    by_name = {name.en: code for code, name in known.items()}
    by_name |= {name.fr: code for code, name in known.items()}
    return find_nearest(value, known) or by_name.get(find_nearest(value, by_name), "")


def _nearest_zone(name: str, zones: Collection[str]) -> str:
    """Find a zone by its whole name, or by its city alone ("Casablanca")."""
    by_city = {zone.rpartition("/")[2]: zone for zone in sorted(zones, reverse=True)}
    return by_city.get(name) or find_nearest(name, zones)
