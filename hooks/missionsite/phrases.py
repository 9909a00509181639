"""The patterns of formats.yml for one language, and the names that Babel knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml
from babel.dates import get_day_names, get_month_names
from pydantic import BaseModel, ConfigDict

from missionsite.problems import LANGUAGES, Language

LOCALES: Mapping[Language, str] = MappingProxyType({"en": "en_CA", "fr": "fr_CA"})
PHRASES_FILE = Path(__file__).with_name("formats.yml")


class Phrases(BaseModel):
    """Patterns with gaps in braces; each field is a key of formats.yml, where it is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first_of_month: str
    day: str
    day_without_year: str
    weekday: str
    on_day: str
    until_day: str
    one_day: str
    days_in_month: str
    two_days: str
    days: str
    from_days: str
    on_days: str
    month: str
    winter: str
    spring: str
    summer: str
    fall: str
    season: str
    periods_in_year: str
    periods: str
    in_period: str
    in_quarter: str
    in_winter: str
    in_spring: str
    in_summer: str
    in_fall: str
    noon: str
    midnight: str
    hour_am: str
    hour_pm: str
    time_am: str
    time_pm: str
    moment: str
    on_moment: str
    by_moment: str
    moments: str
    ottawa_time: str
    dollars: str
    other_currency: str
    percent: str
    amounts: str


@dataclass(frozen=True)
class Phrasebook:
    """One language and its patterns; those who write dates, times and amounts begin with it."""

    language: Language
    phrases: Phrases


def load_phrases(path: Path = PHRASES_FILE) -> Mapping[Language, Phrases]:
    """Read the patterns of both languages.

    Raises:
        pydantic.ValidationError: a pattern is missing, unknown or lacks one language.
    """
    patterns: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return MappingProxyType({language: _pick(patterns, language) for language in LANGUAGES})


@lru_cache
def month_names(language: Language) -> Mapping[int, str]:
    """Return the names of months, from 1 for January, as they stand inside a sentence."""
    names = get_month_names("wide", locale=LOCALES[language])
    return MappingProxyType({month: str(names[month]) for month in range(1, 13)})


@lru_cache
def short_month_names(language: Language) -> Mapping[int, str]:
    """Return the same names cut short, as they stand along a picture: Jan · janv."""
    names = get_month_names("abbreviated", locale=LOCALES[language])
    return MappingProxyType({month: str(names[month]) for month in range(1, 13)})


@lru_cache
def weekday_names(language: Language) -> Mapping[int, str]:
    """Return the names of days, from 0 for Monday, as they stand inside a sentence."""
    names = get_day_names("wide", locale=LOCALES[language])
    return MappingProxyType({day: str(names[day]) for day in range(7)})


def _pick(patterns: dict[str, dict[str, str]], language: Language) -> Phrases:
    return Phrases.model_validate({name: pair.get(language) for name, pair in patterns.items()})
