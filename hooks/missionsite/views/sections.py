"""A page's sections: a heading and the blocks below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from missionsite.edition import Edition
from missionsite.views import answers, decisions, device, forms, panels, parts, pictures

Block = (
    parts.Figures
    | parts.FactList
    | parts.Notice
    | parts.Prose
    | answers.Questions
    | device.Chooser
    | device.Eraser
    | answers.Steps
    | answers.Glossary
    | parts.Table
    | parts.Timeline
    | forms.Kit
    | decisions.BackPlan
    | decisions.CostSum
    | decisions.Occupations
    | decisions.Pathways
    | panels.Apply
    | panels.Cards
    | panels.Checklist
    | panels.Comparison
    | panels.CostTable
    | panels.Duties
    | panels.KeyFacts
    | pictures.Outlook
    | pictures.World
    | panels.Sheet
)
"""Whatever a template can draw; each names its component."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level and what stands below it."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


def build_section(identity: str, heading: str, blocks: Iterable[Block | None]) -> Section:
    """Return a section of the blocks that are there; texts that follow each other become one."""
    joined: list[Block] = []
    for block in blocks:
        if block is None:
            continue
        before = joined[-1] if joined else None
        if isinstance(block, parts.Prose) and isinstance(before, parts.Prose):
            joined[-1] = parts.Prose(before.html + block.html)
        else:
            joined.append(block)
    return Section(identity, heading, tuple(joined))


def build_contents(sections: tuple[Section, ...], edition: Edition) -> parts.Contents:
    """Return links to a page's sections."""
    links = tuple((section.heading, f"#{section.id}") for section in sections)
    return parts.Contents(edition.words["page.contents"], links)
