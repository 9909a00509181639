"""Forms to fill in and print: what the component `kit` draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Side:
    """A text; `lang` is "" where it is in the page's own language."""

    text: str
    lang: str = ""


Sides = tuple[Side, ...]
"""A text in one language, or in both, the page's own first."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on below their label, once for each side."""

    id: str
    label: Sides
    lines: int
    half: bool = False
    kind: ClassVar[str] = "lines"


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick."""

    label: Sides
    options: tuple[Sides, ...]
    kind: ClassVar[str] = "choices"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to fill in; `head` names its columns, the first of which holds the rows' names."""

    id: str
    head: tuple[str, ...]
    rows: tuple[str, ...]
    lines: int
    kind: ClassVar[str] = "grid"


@dataclass(frozen=True, slots=True)
class FormSection:
    """Blanks that belong together; heading and text may be empty."""

    id: str
    heading: Sides
    text: Sides
    blanks: tuple[Lines | Choices | Grid, ...]


@dataclass(frozen=True, slots=True)
class Kit:
    """A form of one printed page."""

    sections: tuple[FormSection, ...]
    both: bool
    privacy: str
    print: str
    component: ClassVar[str] = "kit"
