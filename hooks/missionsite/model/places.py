"""Where a mission goes, where its candidates come from, and what was looked up before."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from missionsite.model.scalars import (
    CitedId,
    CountryCode,
    Day,
    DayOrPeriod,
    LanguageCode,
    Link,
    ZoneName,
)
from missionsite.model.texts import Bilingual, Model

Format = Literal["in_person", "virtual", "hybrid"]


class Stop(Model):
    """A city, or an online part, with its days in its own time zone."""

    city: Bilingual | None = None
    country: CountryCode | None = None
    format: Format
    first_day: DayOrPeriod | None = Field(default=None, alias="from")
    last_day: DayOrPeriod | None = Field(default=None, alias="to")
    time_zone: ZoneName | None = None
    activities: tuple[CitedId, ...] = ()
    interview_languages: tuple[LanguageCode, ...] = ()
    local_requirements: Bilingual | None = None


class Candidates(Model):
    """Where candidates come from and the languages they speak."""

    countries: tuple[CountryCode, ...] = Field(default=(), alias="from")
    languages: tuple[LanguageCode, ...] = ()


class Agreement(Model):
    """An agreement with a country on recruiting its health workers."""

    title: Bilingual
    url: Link
    date: Day


class SourceCountryCheck(Model):
    """What was looked up before the countries were chosen."""

    checked_on: Day
    list_id: Literal["who-2023"] | None = Field(default=None, alias="list")
    finding: Bilingual
    agreement: Agreement | None = None
    safeguards: Bilingual | None = None
