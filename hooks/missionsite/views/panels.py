"""Panels about missions: the form, key facts, who does what, criteria, costs, cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from missionsite.views.device import Chooser
from missionsite.views.parts import Button, Data, Fact, Tag


@dataclass(frozen=True, slots=True)
class Apply:
    """The way to the external form; `button` is None where there is none."""

    window_html: Markup
    button: Button | None
    points_html: tuple[Markup, ...]
    data: Data = ()
    component: ClassVar[str] = "apply"


@dataclass(frozen=True, slots=True)
class Copy:
    """A button that copies an address, and what it says afterwards."""

    text: str
    href: str
    copied: str
    failed: str


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A mission at a glance."""

    heading: str
    facts: tuple[Fact, ...]
    applications: tuple[Apply, ...]
    print: str
    copy: Copy | None = None
    links: tuple[Button, ...] = ()
    chooser: Chooser | None = None
    component: ClassVar[str] = "key_facts"


@dataclass(frozen=True, slots=True)
class Column:
    """One party's list; its kind is "do" or "not"."""

    heading: str
    kind: str
    texts_html: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """Who does what, side by side."""

    columns: tuple[Column, ...]
    level: int = 3
    component: ClassVar[str] = "duties"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A statement to tick; what to write of it in the form, or else what to do about it."""

    id: str
    statement: str
    mention: str
    gap: str


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """Criteria under their legend."""

    legend: str
    hint: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Points to tick for oneself, or to answer one by one; kept on the device by `mission`.

    `data` is what the script says while it asks; `ask_html` whom to ask when one is not sure.
    """

    mission: str
    groups: tuple[CriteriaGroup, ...]
    not_yet: str
    count_one: str
    count_other: str
    start: str
    clear: str
    print: str
    privacy: str
    data: Data
    ask_html: Markup
    component: ClassVar[str] = "checklist"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What to have at hand before the form is filled in, to print on one page."""

    id: str
    lead: str
    items_html: tuple[Markup, ...]
    facts: tuple[Fact, ...]
    note: str
    print: str
    component: ClassVar[str] = "sheet"


@dataclass(frozen=True, slots=True)
class CostRow:
    """Something that is paid by somebody."""

    cost: str
    payer: str
    estimate: str
    basis: str


@dataclass(frozen=True, slots=True)
class CostHead:
    """The names of a cost table's columns."""

    cost: str
    payer: str
    estimate: str


@dataclass(frozen=True, slots=True)
class CostTable:
    """Who pays what."""

    caption: str
    head: CostHead
    rows: tuple[CostRow, ...]
    component: ClassVar[str] = "cost_table"


@dataclass(frozen=True, slots=True)
class Card:
    """A mission in a list; `level` is its heading's level."""

    level: int
    title: str
    href: str
    summary: str
    state: Tag | None
    facts: tuple[Fact, ...]
    marks: tuple[Tag, ...]
    data: Data
    comparable: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Missions in a list."""

    cards: tuple[Card, ...]
    data: Data = ()
    component: ClassVar[str] = "cards"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Missions side by side; scripts add a column a mission, and read their words from `data`.

    `rows` are the facts that are compared: a name that the missions' files share, and a label.
    """

    caption: str
    fact: str
    rows: tuple[tuple[str, str], ...]
    add_label: str
    add: str
    none: str
    without_script: str
    back: tuple[str, str]
    data: Data
    component: ClassVar[str] = "comparison"
