"""Finds dates, times and amounts that are written as the other language writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from missionsite.phrases import month_names, weekday_names
from missionsite.problems import LANGUAGES, Language

_SIGN = re.compile("[0-9«]")
_SPACE = "[ \u00a0\u202f]"
_MONTHS: Mapping[Language, tuple[str, ...]] = MappingProxyType(
    {language: tuple(month_names(language).values()) for language in LANGUAGES}
)
_EN, _FR = ("|".join(_MONTHS[language]) for language in LANGUAGES)
_CAPITAL_FR = "|".join(name.capitalize() for name in _MONTHS["fr"])
_CAPITAL_DAYS = "|".join(name.capitalize() for name in weekday_names("fr").values())
_ST, _ER = "(?:st|nd|rd|th)", "(?:er|ère|re|ème|ième|e)s?"
_DAY, _YEAR = r"(?<!\d)(?P<day>\d{1,2})", rf"(?:,?{_SPACE}(?P<year>\d{{4}}))"
_MINUTE = r"(?P<minute>[0-5]\d)"
_NOON = 12
_SCALES = {"million": "million", "billion": "milliard"}

Writer = Callable[[Mapping[str, str | None]], str]


class ForeignForm(NamedTuple):
    """A stretch of a text by its offsets, what stands there, and how its language writes that."""

    start: int
    end: int
    found: str
    expected: str


@lru_cache(maxsize=64)
def find_foreign_forms(text: str, language: Language) -> tuple[ForeignForm, ...]:
    """Return what a text writes as the other language does, in its order, none within another.

    Expected is what the Canada.ca style guides ask (formats.yml), with spaces as they are typed.
    """
    return tuple(_find_apart(text, language)) if _SIGN.search(text) else ()


def _find_apart(text: str, language: Language) -> Iterator[ForeignForm]:
    last = 0
    for form in sorted(_find_all(text, language), key=lambda it: (it.start, -it.end)):
        if form.start >= last:
            yield form
            last = form.end


def _find_all(text: str, language: Language) -> Iterator[ForeignForm]:
    for pattern, write in _FORMS[language]:
        for match in pattern.finditer(text):
            expected = write(match.groupdict())
            yield ForeignForm(match.start(), match.end(), match[0], expected)


def _write_english_day(found: Mapping[str, str | None]) -> str:
    parts = filter(None, (_name_month(found["month"], "en"), found["day"]))
    return " ".join(parts) + (f", {found['year']}" if found["year"] else "")


def _write_french_day(found: Mapping[str, str | None]) -> str:
    day = found.get("day") or found.get("day_before")
    number = "1er" if day == "1" else day
    return " ".join(filter(None, (number, _name_month(found["month"], "fr"), found["year"])))


def _name_month(name: str | None, language: Language) -> str:
    """Return a month's name in a language, whichever it is given in."""
    folded = str(name).casefold()
    known = next(names for names in _MONTHS.values() if folded in map(str.casefold, names))
    return _MONTHS[language][list(map(str.casefold, known)).index(folded)]


def _write_english_time(found: Mapping[str, str | None]) -> str:
    hour, minute = int(found["hour"] or 0), found["minute"]
    clock = f"{hour % _NOON or _NOON}" + (f":{minute}" if minute and int(minute) else "")
    return f"{clock} {'am' if hour < _NOON else 'pm'}"


def _write_french_time(found: Mapping[str, str | None]) -> str:
    hour, minute, half = int(found["hour"] or 0), found["minute"], found.get("half")
    if half:
        hour = hour % _NOON + _NOON * (half in "pP")
    return f"{hour} h" + (f" {minute}" if minute and int(minute) else "")


def _write_english_number(found: Mapping[str, str | None]) -> str:
    whole, _, part = str(found["number"]).partition(",")
    grouped = re.sub(_SPACE, ",", whole) + (f".{part}" if part else "")
    return f"${grouped}" if found.get("dollars") else grouped


def _write_french_number(found: Mapping[str, str | None]) -> str:
    written = str(found["number"]).replace(",", " ").replace(".", ",")
    scale = _SCALES.get(found.get("scale") or "", "")
    if scale:  # of dollars in words, and in the plural from two on: 1,5 million de dollars
        many = "" if re.fullmatch(r"[01](?:,\d+)?", written) else "s"
        return f"{written} {scale}{many} de dollars"
    return f"{written} $" if found.get("dollars") else written


def _write_english_quote(found: Mapping[str, str | None]) -> str:
    return f"“{found['quoted']}”"


def _write_english_ordinal(found: Mapping[str, str | None]) -> str:
    number = int(str(found["number"]))
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in range(11, 14) else ending}"


def _write_french_ordinal(found: Mapping[str, str | None]) -> str:
    return f"{found['number']}{'er' if found['number'] == '1' else 'e'}"


def _form(pattern: str, write: Writer) -> tuple[re.Pattern[str], Writer]:
    return re.compile(pattern), write


_FORMS: Mapping[Language, tuple[tuple[re.Pattern[str], Writer], ...]] = MappingProxyType(
    {
        "en": (
            _form(rf"{_DAY}(?:er)? (?i:(?P<month>{_FR}))\b{_YEAR}?", _write_english_day),
            _form(rf"{_DAY}{_ST}?(?: of)? (?P<month>{_EN})\b{_YEAR}?", _write_english_day),
            _form(rf"(?P<month>{_EN}) (?P<day>\d{{1,2}}){_ST}{_YEAR}?", _write_english_day),
            _form(
                rf"(?<!\d)(?P<hour>[01]?\d|2[0-3]){_SPACE}?h(?:{_SPACE}?{_MINUTE})?\b",
                _write_english_time,
            ),
            _form(rf"(?<![\d:])(?P<hour>1[3-9]|2[0-3]):{_MINUTE}(?![\d:])", _write_english_time),
            _form(
                rf"(?<![\d.,])(?P<number>\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?|\d+(?:,\d\d?)?)"
                rf"{_SPACE}?(?P<dollars>\$)(?!\d)",
                _write_english_number,
            ),
            _form(r"(?P<dollars>\$)(?P<number>\d+,\d\d)(?!\d)", _write_english_number),
            # Not a standard's number (EN 301 549), nor a telephone number's beginning.
            _form(
                rf"(?<![\w.,-])(?<![A-Z] )(?P<number>\d{{1,3}}(?:{_SPACE}\d{{3}})+)"
                rf"(?![\w-]|{_SPACE}\d)",
                _write_english_number,
            ),
            _form(
                rf"(?<![\d.,])(?P<number>\d+,\d\d?)(?={_SPACE}?(?:%|(?:million|billion|km)\b))",
                _write_english_number,
            ),
            _form(rf"(?<![\w-])(?P<number>\d{{1,4}}){_ER}\b", _write_english_ordinal),
            _form(rf"«{_SPACE}*(?P<quoted>[^«»]*?){_SPACE}*»", _write_english_quote),
        ),
        "fr": (
            _form(
                rf"(?:(?<!\d)(?P<day_before>\d{{1,2}}){_ST}? )?(?P<month>{_EN})\b"
                rf"(?: (?P<day>\d{{1,2}})(?!\d){_ST}?)?{_YEAR}?"
                r"(?<=\d)",
                _write_french_day,
            ),
            _form(rf"{_DAY}{_ST}? (?P<month>{_EN})\b(?P<year>)", _write_french_day),
            _form(
                rf"\b(?i:(?P<month>{_FR})) (?P<day>\d{{1,2}}),?{_SPACE}(?P<year>\d{{4}})",
                _write_french_day,
            ),
            _form(rf"{_DAY}(?:er)? (?P<month>{_CAPITAL_FR})\b{_YEAR}?", _write_french_day),
            _form(
                rf"(?<![\d:])(?P<hour>\d{{1,2}})(?::{_MINUTE})?{_SPACE}?(?P<half>[apAP])\.?[mM]\b",
                _write_french_time,
            ),
            _form(rf"(?<![\d:])(?P<hour>\d|[01]\d|2[0-3]):{_MINUTE}(?![\d:])", _write_french_time),
            _form(
                rf"(?P<dollars>\$){_SPACE}?(?P<number>\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|\d+)"
                rf"(?:{_SPACE}(?P<scale>million|billion)s?)?",
                _write_french_number,
            ),
            _form(r"(?<![\d.,$])(?P<number>\d{1,3}(?:,\d{3})+)(?![\d,])", _write_french_number),
            _form(
                rf"(?<![\d.,$])(?P<number>\d+\.\d+)(?={_SPACE}?(?:%|\$|(?:millions?|milliards?|km|h|heures?|jours?|semaines?|mois|ans?)\b))",
                _write_french_number,
            ),
            _form(rf"(?<![\w-])(?P<number>\d{{1,4}}){_ST}\b", _write_french_ordinal),
            _form(
                rf"(?<=[\w,]{_SPACE})(?P<weekday>{_CAPITAL_DAYS})(?={_SPACE}\d)",
                lambda found: str(found["weekday"]).casefold(),
            ),
        ),
    }
)
