"""What one finds missions by: filters of a list, the picture over the months, the world map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from missionsite.views.parts import Table

Options = tuple[tuple[str, str], ...]
"""What an address says of each choice, and its name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A native list of choices; `name` is what the address calls it, `everything` chooses none."""

    name: str
    label: str
    everything: str
    options: Options


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list of missions down; a script shows it and fills the gaps of its count."""

    heading: str
    choices: tuple[Choice, ...]
    words: str
    words_hint: str
    francophone: str
    count_one: str
    count_other: str
    none: str
    clear: str


@dataclass(frozen=True, slots=True)
class Key:
    """What a drawn thing means."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    """Where a month begins, in per cent of the picture's width; `name` is "" for lack of room.

    `year` is the year where it is to be said; `wide` marks a name for wide pictures only.
    """

    x: str
    name: str
    year: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts: from where and how wide, in per cent of the picture's width."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One mission's line in the picture: what lasts, and its deadlines."""

    href: str
    title: str
    dates_html: Markup
    spans: tuple[Span, ...]
    deadlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Missions over the months as a picture, and the same in a table."""

    lead: str
    legend: tuple[Key, ...]
    months: tuple[Month, ...]
    strips: tuple[Strip, ...]
    summary: str
    table: Table
    component: ClassVar[str] = "outlook"


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered mark: a country's point in per cent, and the mark's way from there in pixels.

    `away` tells that the mark leaves its point free, so that a line leads to it.
    """

    number: str
    name: str
    href: str
    x: str
    y: str
    dx: str
    dy: str
    away: bool


@dataclass(frozen=True, slots=True)
class Destination:
    """A country, the cities in it, and the missions that go there."""

    id: str
    number: str
    name: str
    cities: str
    missions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class World:
    """A part of the world map with destinations on it, and their list, which is the truth."""

    outline: str
    pins: tuple[Pin, ...]
    note: str
    destinations: tuple[Destination, ...]
    component: ClassVar[str] = "world"
