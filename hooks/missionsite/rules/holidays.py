"""Public holidays of countries, from a library that is kept up to date."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import holidays
from holidays.registry import EntityLoader

# What a day is called where its own name is not in Latin letters, the first that there is.
_OTHER_LANGUAGES = ("fr", "en_US")


def find_holiday(country: str, day: date) -> str:
    """Return what a country calls its public holiday on a day, or "" if it has none.

    Holidays of a part of the country are left out. A name in other letters than Latin ones
    (the Throne Day of Morocco) is given in French or in English.
    """
    return _list_holidays(country, day.year).get(day, "")


@cache
def _list_holidays(country: str, year: int) -> Mapping[date, str]:
    """Return a year's holidays; nothing for a country that the library does not know."""
    # holidays.list_supported_countries would import the module of every country there is.
    if country not in EntityLoader.get_country_codes(include_aliases=False):
        return MappingProxyType({})
    # Without a language, the names would depend on the computer's settings.
    known = holidays.country_holidays(country)
    found = _name_days(country, year, known.default_language)
    others = [language for language in _OTHER_LANGUAGES if language in known.supported_languages]
    if others and not all(_is_latin(name) for name in found.values()):
        found = _name_days(country, year, others[0])
    return MappingProxyType(found)


def _name_days(country: str, year: int, language: str | None) -> dict[date, str]:
    return dict(holidays.country_holidays(country, years=year, language=language).items())


def _is_latin(name: str) -> bool:
    letters = (letter for letter in name if letter.isalpha())
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
