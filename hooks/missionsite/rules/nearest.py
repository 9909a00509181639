"""Finds what was probably meant by a code or an id that is in no list, or ""."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from babel.core import get_global

from missionsite.guesses import find_nearest
from missionsite.meant_times import fold_text
from missionsite.model.texts import Bilingual, Model
from missionsite.names import Names
from missionsite.problems import LANGUAGES

_WORD = re.compile(r"[a-z0-9]+")
# Codes of three letters, and what some institutions write (UK), by what ISO 3166-1 has for them.
# https://www.unicode.org/reports/tr35/tr35-info.html#Supplemental_Alias_Information
_COUNTRIES_ELSEWHERE: Mapping[str, Sequence[str]] = MappingProxyType(
    {**get_global("territory_aliases"), "EL": ("GR",)}
)
# Short forms that are not the code with points or accents: the Canada.ca style guides list them.
_REGIONS_SHORTENED: Mapping[str, str] = MappingProxyType(
    {
        "alb": "AB",
        "alta": "AB",
        "cb": "BC",
        "ipe": "PE",
        "man": "MB",
        "ne": "NS",
        "nfl": "NL",
        "nfld": "NL",
        "nun": "NU",
        "nwt": "NT",
        "ont": "ON",
        "pei": "PE",
        "que": "QC",
        "sask": "SK",
        "tnl": "NL",
        "tno": "NT",
        "yn": "YT",
    }
)


def find_nearest_code(code: str, known: Iterable[str]) -> str:
    """Find a code with two neighbours exchanged or one other digit, the later the better."""
    slips = {other: (_find_slip(code, other), sorted(code) == sorted(other)) for other in known}
    nearest = max(slips, key=lambda other: slips[other])
    return nearest if slips[nearest][0] >= 0 else ""


def _find_slip(code: str, other: str) -> int:
    """Return the place of the one slip that makes `code` of `other`, or -1."""
    first = next(place for place, digit in enumerate(code) if digit != other[place])
    exchanged = other[:first] + other[first : first + 2][::-1] + other[first + 2 :]
    one_digit = code[first + 1 :] == other[first + 1 :]
    return first if one_digit or code == exchanged else -1


def find_nearest_id(identity: str, known: Mapping[str, Model]) -> str:
    """Find an entry by its id, by its name in either language, or as the only one that goes on."""
    identity = _write_id(identity)
    by_name = {name: entry for entry in known for name in _list_names(known[entry])}
    longer = [other for other in known if other.startswith(f"{identity}_")]
    return (
        find_nearest(identity, known)
        or by_name.get(find_nearest(identity, by_name), "")
        or (longer[0] if len(longer) == 1 else "")
    )


def _list_names(entry: Model) -> Iterator[str]:
    """Yield an entry's names as one would write them as ids."""
    named = getattr(entry, "name", None) or getattr(entry, "title", None)
    if isinstance(named, Bilingual):
        for language in LANGUAGES:
            yield _write_id(named.in_language(language))


def _write_id(name: str) -> str:
    """Write a name as one would write it as an id: "Santé" is sante."""
    return "_".join(_WORD.findall(fold_text(name)))


def find_country(code: str, known: Mapping[str, Names]) -> str:
    """Find a country by a code that it has elsewhere, or by its name."""
    elsewhere = [at for at in _COUNTRIES_ELSEWHERE.get(code, ()) if at in known]
    return elsewhere[0] if elsewhere else find_code_by_name(code, known)


def find_region(code: str, known: Mapping[str, Names]) -> str:
    """Find a province or territory by a short form of its name, or by its name."""
    return _REGIONS_SHORTENED.get(_list_letters(code)) or find_code_by_name(code, known)


def find_code_by_name(value: str, known: Mapping[str, Names]) -> str:
    """Find a code by its letters in any case, or by its name in either language."""
    by_fold = {code.casefold(): code for code in known}
    by_name = {name.en: code for code, name in known.items()}
    by_name |= {name.fr: code for code, name in known.items()}
    return by_fold.get(_list_letters(value)) or by_name.get(find_nearest(value, by_name), "")


def _list_letters(value: str) -> str:
    """Return the letters of a code without its points, hyphens and accents: "N.-É." is ne."""
    return re.sub("[^a-z]", "", fold_text(value))


def find_nearest_zone(name: str, zones: Collection[str]) -> str:
    """Find a zone by its whole name, or by its city ("Casablanca", "heure de Casablanca").

    A zone that names no city counts hours: nobody means the one that looks like a slip of theirs.
    """
    cities = sorted(zone for zone in zones if "/" in zone and not zone.startswith("Etc/"))
    words = name.replace(" ", "_").casefold()
    by_city = {zone.rpartition("/")[2].casefold(): zone for zone in reversed(cities)}
    ending = next((city for city in by_city if words.endswith(f"_{city}")), words)
    return by_city.get(ending) or find_nearest(name, cities)
