"""One mission as its file describes it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from missionsite.model.interest import ExpressionOfInterest, Session
from missionsite.model.money import Capacity, Cost, EffortHours, Fee
from missionsite.model.occupations import Occupation
from missionsite.model.places import Candidates, SourceCountryCheck, Stop
from missionsite.model.scalars import (
    Boolean,
    CitedId,
    Day,
    DayOrPeriod,
    Email,
    Integer,
    LanguageCode,
    RegionCode,
    Telephone,
)
from missionsite.model.texts import (
    Bilingual,
    CriterionChoice,
    Model,
    Prose,
    QuestionChoice,
    Slugs,
    Summary,
    Title,
)

Decision = Literal["planned", "scheduled", "postponed", "suspended", "cancelled"]
Access = Literal["open", "by_invitation", "through_partner"]
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
    lead_partner: CitedId | None = None
    publication: Publication
    expression_of_interest: ExpressionOfInterest | None = None
    dates: Dates
    employer_sessions: tuple[Session, ...] = ()
    stops: tuple[Stop, ...] = ()
    sectors: Annotated[tuple[CitedId, ...], Field(min_length=1)]
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
    services: tuple[CitedId, ...] = ()
    pathways: tuple[CitedId, ...] = ()
    eligibility: Eligibility | None = None
    costs: tuple[Cost, ...] = ()
    travel: Bilingual | None = None
    accessibility: Accessibility | None = None
    partners: tuple[CitedId, ...] = ()
    questions: tuple[QuestionChoice, ...] = ()
    contact: Contact | None = None
    expected_results: Bilingual | None = None
    updates: tuple[Update, ...] = ()
    results: Results | None = None
