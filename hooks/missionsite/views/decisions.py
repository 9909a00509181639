"""Panels that help an employer to decide: costs, occupations, pathways, planning backwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from missionsite.views.parts import Data, Entry


@dataclass(frozen=True, slots=True)
class CostSum:
    """What is estimated for one person, and what the sum does not hold."""

    label: str
    value: str
    note: str
    lead: str
    missing: tuple[str, ...]
    component: ClassVar[str] = "cost_sum"


@dataclass(frozen=True, slots=True)
class LicenceRow:
    """Some regions, whether a licence is needed there, and who gives it."""

    regions: str
    status: str
    regulators_html: Markup


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation, its place in the classification, and its licence by region."""

    name: str
    code: str
    level: str
    rows: tuple[LicenceRow, ...]


@dataclass(frozen=True, slots=True)
class OccupationsHead:
    """The names of the columns."""

    region: str
    licence: str
    regulator: str


@dataclass(frozen=True, slots=True)
class Occupations:
    """The occupations of a mission."""

    caption: str
    head: OccupationsHead
    occupations: tuple[Occupation, ...]
    component: ClassVar[str] = "occupations"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: its value for the script, and its words."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question whose answer shortens a list; `name` is the attribute that it is held against."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A few questions, and what is said of the answers."""

    legend: str
    queries: tuple[Query, ...]
    privacy: str
    one: str
    other: str
    none: str


@dataclass(frozen=True, slots=True)
class PathwayEntry:
    """A pathway; `data` are the answers for which it stays, by the question's name."""

    name: str
    text_html: Markup
    conditions_html: tuple[Markup, ...]
    link_html: Markup
    data: Data


@dataclass(frozen=True, slots=True)
class Pathways:
    """The pathways of a mission, and the questions that shorten the list."""

    questions: Questionnaire | None
    conditions: str
    pathways: tuple[PathwayEntry, ...]
    component: ClassVar[str] = "pathways"


@dataclass(frozen=True, slots=True)
class Weeks:
    """A number of weeks that only the employer can state; `id` names the step."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class BackPlan:
    """The steps from the first day of work back to the form, and fields to count with.

    `data` holds the mission's days and the sentences that the script fills.
    """

    month: str
    choose: str
    weeks: tuple[Weeks, ...]
    hint: str
    privacy: str
    entries: tuple[Entry, ...]
    data: Data
    component: ClassVar[str] = "back_plan"
