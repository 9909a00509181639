"""Finds the day or the time that was meant by one written in another way: 15 janvier 2027."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from unicodedata import combining, normalize

from missionsite.phrases import month_names, short_month_names
from missionsite.problems import LANGUAGES

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SIGNS = r"[-/. ]"
_YEAR_FIRST = re.compile(rf"(20[0-9]{{2}}){_SIGNS}?([0-9]{{1,2}}){_SIGNS}?([0-9]{{1,2}})")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}}){_SIGNS}([0-9]{{1,2}}){_SIGNS}(20[0-9]{{2}})")
_DAY_AND_NAME = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|er|e)?[- ]([a-z]+)\.?,?[- ]((?:20)?[0-9]{2})"
)
_NAME_AND_DAY = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? (20[0-9]{2})")
_WEEKDAY = re.compile(
    r"(?:le )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)?,? ?(?:le )?"
)
_HOUR = re.compile(
    r"(?P<day>.*?)(?:[ ,]*(?:at|a|@)?[ ,]+|t)(?P<hour>[0-9]{1,2})"
    r"(?: ?(?:h|:) ?(?P<minute>[0-9]{2})(?::[0-9]{2})?| ?h| ?(?=[ap]\.?m))"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
)
_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59
# Spreadsheets count days from here; the numbers are those of the years 2000 to 2099.
_FIRST_OF_SPREADSHEETS = date(1899, 12, 30)
_SERIALS = range(36526, 73051)
_CENTURY = 2000


def find_days(text: str) -> tuple[str, ...]:
    """Return the days that a text may mean, as YYYY-MM-DD: two where 03/04/2027 may be either."""
    plain = fold_text(text)
    bare = plain[match.end() :] if (match := _WEEKDAY.match(plain)) else plain
    found = chain(_read_figures(bare), _read_names(bare))
    return tuple(dict.fromkeys(day.isoformat() for day in found))


def find_times(text: str) -> tuple[str, ...]:
    """Return the times that a text may mean, as YYYY-MM-DDTHH:MM."""
    found = _HOUR.fullmatch(fold_text(text))
    if found is None:
        return ()
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"] and hour <= _NOON:
        hour = hour % _NOON + (_NOON if found["half"] == "p" else 0)
    if (hour, minute) == (_LAST_HOUR + 1, 0):
        hour, minute = _LAST_HOUR, _LAST_MINUTE
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return ()
    return tuple(f"{day}T{hour:02}:{minute:02}" for day in find_days(found["day"]))


def fold_text(text: str) -> str:
    """Return a text in small letters, without accents, with ordinary hyphens and spaces."""
    parts = normalize("NFKD", _DASHES.sub("-", text).replace("\u00ad", "").casefold())
    return " ".join("".join(sign for sign in parts if not combining(sign)).split())


def _read_figures(text: str) -> Iterator[date]:
    if text.isdigit() and int(text) in _SERIALS:
        yield _FIRST_OF_SPREADSHEETS + timedelta(days=int(text))
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        yield from list(_build_day(year, month, day)) or _build_day(year, day, month)
    if found := _YEAR_LAST.fullmatch(text):
        one, other, year = map(int, found.groups())
        yield from _build_day(year, other, one)
        yield from _build_day(year, one, other)


def _read_names(text: str) -> Iterator[date]:
    if found := _DAY_AND_NAME.fullmatch(text):
        day, name, year = found.groups()
    elif found := _NAME_AND_DAY.fullmatch(text):
        name, day, year = found.groups()
    else:
        return
    month = _list_months().get(name)
    if month:
        yield from _build_day(int(year) % 100 + _CENTURY, month, int(day))


def _build_day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


@lru_cache
def _list_months() -> Mapping[str, int]:
    """Return the names of months in both languages, long and short, without accents."""
    lists = [
        names(language) for language in LANGUAGES for names in (month_names, short_month_names)
    ]
    return {fold_text(name).rstrip("."): month for names in lists for month, name in names.items()}
