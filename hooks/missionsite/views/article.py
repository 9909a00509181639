"""A mission's page, the first or the one that prepares for it, as the template draws it."""

from __future__ import annotations

from dataclasses import dataclass

from missionsite.views.panels import KeyFacts
from missionsite.views.parts import Contents, Data, Notice, Tag
from missionsite.views.sections import Section


@dataclass(frozen=True, slots=True)
class Article:
    """One page; `prefix` stands before the title: what it is for, or a state that is sure."""

    prefix: str
    title: str
    summary: str
    state: Tag | None
    marks: tuple[Tag, ...]
    data: Data
    notices: tuple[Notice, ...]
    remarks: tuple[Notice, ...]
    key_facts: KeyFacts
    contents: Contents
    sections: tuple[Section, ...]
