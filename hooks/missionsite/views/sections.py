"""A page's sections: a heading and the blocks below it."""

from __future__ import annotations

from dataclasses import dataclass

from missionsite.edition import Edition
from missionsite.views import panels, parts

Block = (
    parts.Figures
    | parts.FactList
    | parts.Notice
    | parts.Prose
    | parts.Questions
    | parts.Steps
    | parts.Table
    | parts.Timeline
    | panels.Apply
    | panels.Cards
    | panels.Checklist
    | panels.CostTable
    | panels.Duties
    | panels.KeyFacts
)
"""Whatever a template can draw; each names its component."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level and what stands below it."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


def build_contents(sections: tuple[Section, ...], edition: Edition) -> parts.Contents:
    """Return links to a page's sections."""
    links = tuple((section.heading, f"#{section.id}") for section in sections)
    return parts.Contents(edition.words["page.contents"], links)
