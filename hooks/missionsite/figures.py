"""Reads the figures of a text, so that those of both languages can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from missionsite.phrases import month_names
from missionsite.problems import LANGUAGES, Language

_SPACE = "[ \u00a0\u202f]"
_TIMES: Mapping[Language, str] = MappingProxyType(
    {
        "en": rf"(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))?{_SPACE}?(?P<half>[ap])\.?m\b",
        "fr": rf"(?P<hour>\d{{1,2}}){_SPACE}?h(?:{_SPACE}?(?P<minute>\d\d))?\b(?! sur\b)",
    }
)
_CLOCK = r"(?P<hour24>\d{1,2}):(?P<minute24>\d\d)"
_PHONE = r"(?P<phone>(?:\+?1[-. \u2011])?\(?\d{3}\)?[-. \u2011]\d{3}[-.\u2011]\d{4}(?!\d))"
_NUMBERS: Mapping[Language, str] = MappingProxyType(
    {
        "en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?",
        # A version has a point in both languages: WCAG 2.2.
        "fr": rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?",
    }
)
_WORDS: Mapping[Language, str] = MappingProxyType(
    {
        "en": """
            12:00 noon / 0:00 midnight / 2 two both twice second couple pair / 3 three third thirds
            4 four fourth / 5 five fifth / 6 six sixth / 7 seven seventh / 8 eight eighth
            9 nine ninth / 10 ten tenth / 11 eleven / 12 twelve dozen / 15 fifteen / 20 twenty
            30 thirty / 40 forty / 50 fifty / 60 sixty / 100 hundred
        """,
        "fr": """
            12:00 midi / 0:00 minuit / 2 deux deuxième second seconde double
            3 trois troisième tiers / 4 quatre quatrième / 5 cinq cinquième / 6 six sixième
            7 sept septième / 8 huit huitième / 9 neuf neuvième / 10 dix dixième dizaine
            11 onze / 12 douze douzaine / 15 quinze quinzaine / 20 vingt vingtaine / 30 trente
            40 quarante / 50 cinquante / 60 soixante / 100 cent centaine
        """,
    }
)
"""Figures in words: what stands before the words that mean it, up to a stroke or a line's end."""
_MONTHS: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {
        language: MappingProxyType(
            {name: f"month {number}" for number, name in month_names(language).items()}
        )
        for language in LANGUAGES
    }
)
_SEASONS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("winter", "hiver"), "winter"),
        **dict.fromkeys(("spring", "printemps"), "spring"),
        **dict.fromkeys(("summer", "été"), "summer"),
        **dict.fromkeys(("fall", "autumn", "automne"), "fall"),
    }
)
"""Seasons, which a year follows: elsewhere « été » and "fall" are other words."""
_TENS = re.compile("[2-6]0")
_DIGIT, _LETTERS = re.compile("[0-9]"), re.compile(r"[^\W\d_]+")
_FORTNIGHT = "15"
_VERBS = frozenset({"May", "March"})
"""English months that begin a sentence as verbs; beside a figure they are months."""


def _read_words(table: str) -> Mapping[str, str]:
    """Return the figure of each word."""
    rows = (row.split() for row in re.split(r"[/\n]", table) if row.strip())
    return MappingProxyType({word: value for value, *words in rows for word in words})


_VALUES: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {language: _read_words(table) for language, table in _WORDS.items()}
)


class Figure(NamedTuple):
    """A number, a time, a month or a telephone number of a text.

    `value` is the same in both languages: "1500", "16:30", "month 2". `loose` is one that the
    other language may say in other words, or leave unsaid: "both", "May".
    """

    value: str
    loose: bool
    match: re.Match[str]

    @property
    def word(self) -> bool:
        """Tell whether it is a number in words; « quinze jours » are two weeks."""
        return self.match.lastgroup is None and self.value != _FORTNIGHT


def list_figures(text: str, language: Language) -> list[Figure]:
    """Return the figures of a text from which addresses and gaps are blanked out, in their order.

    Most texts have none: they are looked for where there is a digit, or a word that means one.
    """
    found: list[re.Match[str]] = []
    if _DIGIT.search(text):
        found.extend(_IN_DIGITS[language].finditer(text))
    if not _KNOWN[language].isdisjoint(map(str.casefold, _LETTERS.findall(text))):
        found.extend(_IN_WORDS[language].finditer(text))
        found.sort(key=re.Match.start)
    return [_read(match, language) for match in found]


def _read(match: re.Match[str], language: Language) -> Figure:
    found = match.groupdict()
    kind = next((name for name in _READERS if found.get(name)), "")
    value = _READERS[kind](match, language) if kind else _read_word(match, language)
    return Figure(value, loose=not kind or found.get("month") in _VERBS, match=match)


def _read_phone(match: re.Match[str], _: Language) -> str:
    return re.sub(r"\D", "", match[0])[-10:]


def _read_month(match: re.Match[str], language: Language) -> str:
    """French writes months in small letters, but may begin a text with one."""
    name = match["month"] if language == "en" else match["month"].casefold()
    return _MONTHS[language][name]


def _read_time(match: re.Match[str], language: Language) -> str:
    hour, half = int(match["hour"]), match["half"] if language == "en" else ""
    hour = hour % 12 + 12 * (half.casefold() == "p") if half else hour
    return f"{hour}:{int(match['minute'] or 0):02}"


def _read_clock(match: re.Match[str], _: Language) -> str:
    return f"{int(match['hour24'])}:{match['minute24']}"


def _read_number(match: re.Match[str], language: Language) -> str:
    """Return digits with a point before decimals, without zeros that say nothing."""
    bare = re.sub(_SPACE, "", match[0])
    bare = bare.replace(",", "") if language == "en" else bare.replace(",", ".")
    whole, _, part = bare.partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def _read_word(match: re.Match[str], language: Language) -> str:
    parts = [_VALUES[language][word] for word in match[0].casefold().split("-")]
    return parts[0] if len(parts) == 1 else str(sum(map(int, parts)))


_READERS: Mapping[str, Callable[[re.Match[str], Language], str]] = MappingProxyType(
    {
        "standard": lambda match, _: re.sub(_SPACE, " ", match[0]),
        "phone": _read_phone,
        "hour": _read_time,
        "hour24": _read_clock,
        "season": lambda match, _: _SEASONS[match["season"].casefold()],
        "number": _read_number,
        "month": _read_month,
    }
)


def _compile_digits(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"(?=[\d(+E])(?:\b(?P<standard>EN{_SPACE}\d{{3}}{_SPACE}\d{{3}})\b"
        rf"|(?<![\w.,-]){_PHONE}"
        rf"|(?<![\w.,]){_TIMES[language]}|(?<![\w.,]){_CLOCK}(?!\d)"
        rf"|(?<![\d.,])(?P<number>{_NUMBERS[language]}))"
    )


def _compile_words(language: Language) -> re.Pattern[str]:
    months, values = "|".join(_MONTHS[language]), _VALUES[language]
    months = f"(?i:{months})" if language == "fr" else months
    words = "|".join(sorted(values, key=len, reverse=True))
    tens = "|".join(word for word, value in values.items() if _TENS.fullmatch(value))
    return re.compile(
        rf"\b(?i:(?P<season>{'|'.join(_SEASONS)}))(?={_SPACE}20\d\d\b)"
        rf"|\b(?P<month>{months})\b|\b(?i:(?:{tens})-(?:{words})|{words})\b"
    )


_IN_DIGITS, _IN_WORDS = (
    {language: compile_for(language) for language in LANGUAGES}
    for compile_for in (_compile_digits, _compile_words)
)
FIGURE_WORDS: Mapping[Language, frozenset[str]] = MappingProxyType(
    {
        language: frozenset({*_VALUES[language], *map(str.casefold, _MONTHS[language])})
        for language in _VALUES
    }
)
"""The words that mean figures, and the months, in small letters."""
_KNOWN = {language: FIGURE_WORDS[language] | _SEASONS.keys() for language in LANGUAGES}
