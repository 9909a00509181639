"""Knows cities that have another name in each language, such as Brussels and Bruxelles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale

from missionsite.meant_times import fold_text
from missionsite.phrases import LOCALES
from missionsite.problems import LANGUAGES, Language

_LONGEST = 40
"""Characters that no city's name exceeds."""
# Unicode's French name is older than the one in use, which is the same in both languages.
_SAME_NOW = frozenset({"Kyiv", "Kolkata", "Rangoon", "Almaty", "Aqtau", "Aqtobe", "Atyrau", "Oral"})


@lru_cache
def list_city_names(language: Language) -> Mapping[str, str]:
    """Return the other language's name of each city that has two, by its folded name in this one.

    The cities are those after which time zones are named (Unicode CLDR, by Babel).
    """
    cities = {side: Locale.parse(LOCALES[side]).time_zones for side in LANGUAGES}
    other: Language = "fr" if language == "en" else "en"
    names: dict[str, str] = {}
    for zone in cities["fr"]:
        name: dict[str, str] = {}
        for side in LANGUAGES:
            spelled = str(zone).rsplit("/", 1)[-1].replace("_", " ")
            name[side] = str(cities[side].get(zone, {}).get("city", spelled))
        if _is_city(name) and fold_text(name["en"]) != fold_text(name["fr"]):
            names[fold_text(name[language])] = name[other]
    return MappingProxyType(names)


def _is_city(name: Mapping[str, str]) -> bool:
    plain = all(it.replace(" ", "").replace("-", "").isalpha() for it in name.values())
    return plain and name["en"] not in _SAME_NOW


def are_cities_swapped(english: str, french: str) -> bool:
    """Tell whether each of two names is a city's name in the other language."""
    if max(len(english), len(french)) > _LONGEST:
        return False
    return fold_text(list_city_names("fr").get(fold_text(english), "")) == fold_text(french) != ""


def find_foreign_city(english: str, french: str) -> Language | None:
    """Return the side that should have a name of its own: Manille, Manille is no English."""
    if max(len(english), len(french)) > _LONGEST:
        return None
    name = fold_text(english)
    if name != fold_text(french):
        return None
    if name in list_city_names("fr") and name not in list_city_names("en"):
        return "en"
    return "fr" if name in list_city_names("en") and name not in list_city_names("fr") else None
