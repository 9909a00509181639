"""One mission as its file describes it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from missionsite.model.interest import ExpressionOfInterest, Session
from missionsite.model.money import Capacity, Cost, EffortHours, Fee
from missionsite.model.scalars import (
    Boolean,
    CountryCode,
    Day,
    DayOrPeriod,
    Email,
    Id,
    Integer,
    LanguageCode,
    Link,
    NocCode,
    RegionCode,
    Telephone,
    ZoneName,
)
from missionsite.model.texts import (
    Bilingual,
    CriterionChoice,
    Model,
    OutsideLink,
    Prose,
    QuestionChoice,
    Slugs,
    Summary,
    Title,
)

Decision = Literal["planned", "scheduled", "postponed", "suspended", "cancelled"]
Access = Literal["open", "by_invitation", "through_partner"]
Format = Literal["in_person", "virtual", "hybrid"]
LicenceStatus = Literal["required", "voluntary", "none", "check"]
Way = Literal["travel", "online", "through_partner"]
EVERYWHERE = "all"

REQUIRED_ONCE_SCHEDULED = (
    "stops",
    "participation_fee",
    "services",
    "eligibility",
    "costs",
    "contact",
)
"""What only a planned mission may leave out, besides `dates.end`."""


def spread_everywhere(value: Any) -> Any:
    """Read the single word `all` as the list that holds it."""
    return [EVERYWHERE] if value == EVERYWHERE else value


class Publication(Model):
    """When the mission appears, when it was last changed and who answers for it."""

    publish_on: Day
    modified: Day
    review_by: Day
    owner: Email


class Dates(Model):
    """The mission's days; imprecise ones only while it is planned."""

    selection: DayOrPeriod | None = None
    confirm_by: DayOrPeriod | None = None
    briefing: DayOrPeriod | None = None
    start: DayOrPeriod
    end: DayOrPeriod | None = None
    follow_up_until: DayOrPeriod | None = None


class Stop(Model):
    """A city, or an online part, with its days in its own time zone."""

    city: Bilingual | None = None
    country: CountryCode | None = None
    format: Format
    first_day: DayOrPeriod | None = Field(default=None, alias="from")
    last_day: DayOrPeriod | None = Field(default=None, alias="to")
    time_zone: ZoneName | None = None
    activities: tuple[Id, ...] = ()
    interview_languages: tuple[LanguageCode, ...] = ()
    local_requirements: Bilingual | None = None


class Regulator(Model):
    """Who licenses an occupation in a province or territory."""

    name: Bilingual
    link: OutsideLink


class Licence(Model):
    """Whether one needs a licence to work in these regions."""

    regions: Annotated[tuple[RegionCode, ...], Field(min_length=1)]
    status: LicenceStatus
    regulator: Regulator | None = None


class Occupation(Model):
    """A unit group of the National Occupational Classification 2021."""

    noc: NocCode
    name: Bilingual | None = None
    licence: tuple[Licence, ...] = ()


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


class Eligibility(Model):
    """What must be met, what is considered and what is preferred."""

    conditions: tuple[CriterionChoice, ...] = ()
    considered: tuple[CriterionChoice, ...] = ()
    preferred: tuple[CriterionChoice, ...] = ()


class Accessibility(Model):
    """Adaptations for participants, and the day to ask by."""

    ask_by: Day | None = None
    text: Bilingual


class Contact(Model):
    """Who answers questions about the mission."""

    email: Email
    telephone: Telephone | None = None
    reply_within_days: Integer | None = None
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]


class Update(Model):
    """A change worth telling; the newest stands last."""

    on: Day
    text: Bilingual


class Results(Model):
    """What came of a mission that is over."""

    as_of: Day
    employers: Integer | None = None
    candidates_met: Integer | None = None
    offers: Integer | None = None
    arrivals: Integer | None = None
    text: Prose | None = None


class Mission(Model):
    """A week abroad in which Canadian employers meet and recruit foreign workers."""

    illustrative: Boolean = False
    title: Title
    slug: Slugs
    summary: Summary
    description: Prose | None = None
    state: Decision
    state_reason: Bilingual | None = None
    access: Access
    lead_partner: Id | None = None
    publication: Publication
    expression_of_interest: ExpressionOfInterest | None = None
    dates: Dates
    employer_sessions: tuple[Session, ...] = ()
    stops: tuple[Stop, ...] = ()
    sectors: Annotated[tuple[Id, ...], Field(min_length=1)]
    occupations: Annotated[tuple[Occupation, ...], Field(min_length=1)]
    candidates: Candidates | None = None
    hiring_regions: Annotated[
        tuple[RegionCode, ...],
        Field(min_length=1),
        BeforeValidator(spread_everywhere),
        WithJsonSchema(
            {
                "anyOf": [
                    {"const": EVERYWHERE},
                    {"type": "array", "minItems": 1, "items": {"type": "string"}},
                ]
            }
        ),
    ]
    francophone: Boolean = False
    capacity: Capacity | None = None
    participation_fee: Fee | None = None
    effort_hours: EffortHours | None = None
    ways_to_take_part: tuple[Way, ...] = ()
    source_country_check: SourceCountryCheck | None = None
    services: tuple[Id, ...] = ()
    pathways: tuple[Id, ...] = ()
    eligibility: Eligibility | None = None
    costs: tuple[Cost, ...] = ()
    travel: Bilingual | None = None
    accessibility: Accessibility | None = None
    partners: tuple[Id, ...] = ()
    questions: tuple[QuestionChoice, ...] = ()
    contact: Contact | None = None
    expected_results: Bilingual | None = None
    updates: tuple[Update, ...] = ()
    results: Results | None = None
