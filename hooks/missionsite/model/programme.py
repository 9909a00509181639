"""What missions share: the entries of the programme's files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from missionsite.model.mission import spread_everywhere
from missionsite.model.scalars import (
    Boolean,
    CountryCode,
    Day,
    Email,
    Id,
    Integer,
    LanguageCode,
    Link,
    NocCode,
    RegionCode,
    Telephone,
)
from missionsite.model.texts import Bilingual, Model, OutsideLink, Prose


class Service(Model):
    """Something the department may offer, never offers, or leaves to the employer."""

    id: Id
    offer: Literal["offered", "never", "employer"]
    phases: tuple[Literal["before", "during", "after"], ...] = ()
    name: Bilingual
    text: Bilingual


class Criterion(Model):
    """A statement that an employer can tick, what to say of it in the form, and what else to do.

    `gap` is for those who cannot tick it yet.
    """

    id: Id
    kind: Literal["condition", "considered", "preferred"]
    statement: Bilingual
    mention: Bilingual
    gap: Bilingual


class CostItem(Model):
    """Something that is paid by somebody."""

    id: Id
    name: Bilingual
    text: Bilingual | None = None


class Named(Model):
    """An entry that is no more than its name: a sector, an activity."""

    id: Id
    name: Bilingual


class Pathway(Model):
    """A way to a work permit or permanent residence, with its conditions."""

    id: Id
    name: Bilingual
    text: Bilingual
    conditions: tuple[Bilingual, ...] = ()
    regions: Annotated[tuple[RegionCode, ...], BeforeValidator(spread_everywhere)]
    excluded_regions: tuple[RegionCode, ...] = ()
    languages: tuple[LanguageCode, ...] = ()
    professions_only: Boolean = False
    link: Id | None = None
    verified_on: Day


class Partner(Model):
    """An organization that takes part in missions."""

    id: Id
    name: Bilingual
    role: Bilingual
    link: Id | None = None


class RegulatorEntry(Model):
    """Who licenses some occupations in a province or territory."""

    id: Id
    noc: Annotated[tuple[NocCode, ...], Field(min_length=1)]
    region: RegionCode
    name: Bilingual
    url: OutsideLink | None = None


class NetworkMember(Model):
    """A Francophone immigration network of a province or territory."""

    id: Id
    region: RegionCode
    name: Bilingual
    text: Bilingual
    url: OutsideLink | None = None


class Step(Model):
    """One step from the notice of a mission to its follow-up."""

    id: Id
    title: Bilingual
    text: Prose
    you: tuple[Bilingual, ...] = ()
    we: tuple[Bilingual, ...] = ()


class QuestionGroup(Model):
    """A task that questions are grouped under."""

    id: Id
    title: Bilingual


class Question(Model):
    """A question as asked, a statement as its title, its answer and who keeps it true."""

    id: Id
    group: Id
    title: Bilingual
    question: Bilingual
    answer: Prose
    owner: Email
    as_of: Day
    review_by: Day


class Questions(Model):
    """The questions, grouped by task."""

    groups: Annotated[tuple[QuestionGroup, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class LinkEntry(Model):
    """Another organization's page that texts lead to."""

    id: Id
    title: Bilingual
    url: OutsideLink


class AreaOffice(Model):
    """One area of the department's international network and its number of offices."""

    id: Id
    name: Bilingual
    office: Bilingual
    country: CountryCode
    offices: Integer
    note: Bilingual | None = None


class HelpEntry(Model):
    """Help with recruiting abroad that others give."""

    id: Id
    level: Literal["federal", "provincial", "municipal"]
    region: RegionCode | None = None
    name: Bilingual
    text: Bilingual
    url: OutsideLink | None = None


class LocalHelp(Model):
    """Whom a small employer can ask first in a province or territory.

    `source` is the published page on which it was found, read on the day `verified_on`.
    """

    id: Id
    region: RegionCode
    kind: Literal["government", "organization"]
    name: Bilingual
    telephone: Telephone | None = None
    email: Email | None = None
    url: OutsideLink | None = None
    source: Link
    verified_on: Day
