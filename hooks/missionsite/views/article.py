"""A mission's page, the first or the one that prepares for it, as the template draws it."""

from __future__ import annotations

from dataclasses import dataclass

from missionsite.edition import Edition
from missionsite.views.notices import build_notices, build_remarks
from missionsite.views.panels import KeyFacts
from missionsite.views.parts import Contents, Data, Notice, Tag
from missionsite.views.sections import Section, build_contents
from missionsite.views.state import build_marks, build_state


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


@dataclass(frozen=True, slots=True)
class Own:
    """What each of a mission's pages has for itself; the rest is the same on both."""

    prefix: str
    summary: str
    key_facts: KeyFacts
    sections: tuple[Section, ...]
    data: Data = ()


def build_article(identity: str, own: Own, edition: Edition) -> Article:
    """Return one of a mission's pages, with what both say of its state."""
    mission = edition.catalogue.published[identity]
    state = build_state(identity, mission, edition)
    return Article(
        prefix=own.prefix,
        title=edition.text(mission.title),
        summary=own.summary,
        state=state.tag,
        marks=build_marks(mission, edition, archived=state.archived),
        data=(*state.data, *own.data),
        notices=build_notices(mission, state, edition),
        remarks=build_remarks(mission, edition),
        key_facts=own.key_facts,
        contents=build_contents(own.sections, edition),
        sections=own.sections,
    )
