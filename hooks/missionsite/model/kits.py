"""Kits: forms of one printed page, made of sections and of blanks to fill in."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from missionsite.model.scalars import Boolean, Id, Integer
from missionsite.model.texts import Bilingual, Model


class Lines(Model):
    """Lines to write on; one of half the width stands beside another."""

    label: Bilingual
    lines: Integer = 1
    half: Boolean = False


class Choices(Model):
    """Boxes to tick."""

    label: Bilingual
    options: Annotated[tuple[Bilingual, ...], Field(min_length=1)]


class Grid(Model):
    """A table to fill in, named by its section: the first column names the rows."""

    columns: Annotated[tuple[Bilingual, ...], Field(min_length=1)]
    rows: Annotated[tuple[Bilingual, ...], Field(min_length=1)]
    lines: Integer = 1


def _kind_of_blank(value: Any) -> str:
    """Tell a blank by the beginnings of its keys, so that a slip in one is told as such."""
    keys = tuple(map(str, value)) if isinstance(value, dict) else ()
    if any(key.startswith("option") for key in keys):
        return "|choices"
    return "|grid" if any(key.startswith(("column", "row")) for key in keys) else "|lines"


Blank = Annotated[
    Annotated[Lines, Tag("|lines")]
    | Annotated[Choices, Tag("|choices")]
    | Annotated[Grid, Tag("|grid")],
    Discriminator(_kind_of_blank),
]
"""Something to fill in; what stands beside its label tells its kind."""


class KitSection(Model):
    """Blanks that belong together, below a heading and a sentence where they need one."""

    heading: Bilingual | None = None
    text: Bilingual | None = None
    blanks: tuple[Blank, ...] = ()


class Kit(Model):
    """One form; `side_by_side` asks for everything in both languages."""

    id: Id
    side_by_side: Boolean = False
    sections: Annotated[tuple[KitSection, ...], Field(min_length=1)]
