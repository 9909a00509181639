"""What components draw: each part's fields, finished; a template picks by `component`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup, escape

from missionsite.markup import fill

Data = tuple[tuple[str, str], ...]
"""Names and values of `data-` attributes."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A label: a state, or a mark such as "Example"."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Button:
    """A link that looks like a button."""

    text: str
    href: str
    kind: str = "primary"
    hreflang: str = ""
    note: str = ""
    data: Data = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    value_html: Markup
    data: Data = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before reading on."""

    kind: str
    prefix: str
    title: str
    body_html: Markup
    level: int = 2
    data: Data = ()
    hidden: bool = False
    component: ClassVar[str] = "notice"


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of a timeline; `key` marks what one must not miss."""

    when_html: Markup
    what: str
    note_html: Markup = field(default_factory=Markup)
    key: bool = False
    data: Data = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates in order."""

    entries: tuple[Entry, ...]
    component: ClassVar[str] = "timeline"


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: the cell that names it, and the others."""

    head_html: Markup
    cells_html: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows become blocks on phones."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    caption_hidden: bool = True
    component: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text."""

    html: Markup
    component: ClassVar[str] = "prose"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters, with its name."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A few numbers that matter."""

    figures: tuple[Figure, ...]
    component: ClassVar[str] = "figures"


@dataclass(frozen=True, slots=True)
class FactList:
    """Labels and what they say, below a heading of the third level."""

    heading: str
    facts: tuple[Fact, ...]
    component: ClassVar[str] = "fact_list"


@dataclass(frozen=True, slots=True)
class Contents:
    """Links to the sections of a long page."""

    heading: str
    links: tuple[tuple[str, str], ...]


def paragraph(text: str) -> Prose:
    """Return one paragraph of plain text."""
    return Prose(fill("<p>{}</p>", text))


def bullets(items_html: Iterable[Markup]) -> Prose:
    """Return a list of finished items."""
    return Prose(fill("<ul>{}</ul>", _join_items(items_html)))


def named(items_html: Iterable[Markup]) -> Prose:
    """Return a list whose items begin with a name, on a line of its own."""
    return Prose(fill('<ul class="app-named">{}</ul>', _join_items(items_html)))


def _join_items(items_html: Iterable[Markup]) -> Markup:
    return Markup().join(fill("<li>{}</li>", item) for item in items_html)


def lines(texts: list[str]) -> Markup:
    """Return one text as it is, or several as a list."""
    if len(texts) == 1:
        return escape(texts[0])
    return bullets([escape(text) for text in texts]).html if texts else Markup()


def build_facts(pairs: list[tuple[str, str | Markup]]) -> tuple[Fact, ...]:
    """Return a fact for each pair whose text is not empty."""
    return tuple(Fact(label, escape(text)) for label, text in pairs if text)
