"""How to prepare for a mission, on a page of its own: readiness, the form, pathways, planning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.schedules import list_windows
from missionsite.states import State
from missionsite.views.article import Article, Own, build_article
from missionsite.views.calendars import build_calendar_links
from missionsite.views.card import dates_html, name_dates, say_places
from missionsite.views.interest import build_applications, deadlines_html
from missionsite.views.panels import KeyFacts
from missionsite.views.parts import Button, build_facts, bullets, paragraph
from missionsite.views.pathways import build_pathways
from missionsite.views.people import build_contact
from missionsite.views.planning import build_plan
from missionsite.views.preparation import build_help, build_preparation
from missionsite.views.readiness import build_checklist
from missionsite.views.sections import Block, Section, build_section
from missionsite.views.state import build_state

_BEFORE_THE_FORM = frozenset({"checklist", "preparation"})
OVER: frozenset[State] = frozenset({"completed", "cancelled"})
"""States in which nobody prepares any more; a mission that is postponed may still come."""


def build_prepare(identity: str, edition: Edition) -> Article:
    """Return the page that prepares for a mission; of one that is over it says so."""
    mission = edition.catalogue.published[identity]
    steps = list_steps(identity, mission, edition)
    heading = edition.words["sections.contact"]
    contact = build_section("contact", heading, build_contact(mission.contact, edition))
    own = Own(
        prefix=edition.words["prepare.prefix"],
        summary=_say_summary(identity, edition),
        key_facts=_build_facts(identity, mission, edition),
        sections=(*steps, contact) if contact.blocks else steps,
    )
    return build_article(identity, own, edition)


def describe_preparation(identity: str, edition: Edition) -> str:
    """Return what the page says of itself to those who have not opened it."""
    mission = edition.catalogue.published[identity]
    steps = list_steps(identity, mission, edition)
    if not steps:
        return _say_summary(identity, edition)
    title = edition.text(mission.title)
    if _ask_to_check(steps):
        return edition.say("prepare.description", title=title)
    return edition.say("prepare.later_description", title=title)


def _say_summary(identity: str, edition: Edition) -> str:
    mission = edition.catalogue.published[identity]
    steps = list_steps(identity, mission, edition)
    if steps:
        return edition.words["prepare.summary" if _ask_to_check(steps) else "prepare.later"]
    title = edition.text(mission.title)
    if build_state(identity, mission, edition).now in OVER:
        return edition.say("prepare.nothing", title=title)
    return edition.say("prepare.not_yet", title=title)


def _ask_to_check(steps: Sequence[Section]) -> bool:
    """Tell whether there is something to check or to have at hand, as long as a form is open."""
    return any(step.id in _BEFORE_THE_FORM for step in steps)


def _build_facts(identity: str, mission: Mission, edition: Edition) -> KeyFacts:
    """What one keeps in mind while preparing: the form, until when, and for what."""
    words = edition.words
    pairs: list[tuple[str, str | Markup]] = [
        (words["facts.deadline"], deadlines_html(mission, edition)),
        (name_dates(mission, edition), dates_html(mission, edition)),
        (words["facts.places"], say_places(mission, edition)),
    ]
    back = Button(words["prepare.back"], edition.mission_url(identity))
    return KeyFacts(
        heading=words["facts.heading"],
        facts=build_facts(pairs),
        applications=build_applications(mission, edition),
        print=words["tools.print"],
        links=(back, *build_calendar_links(identity, mission, edition)),
    )


def build_way(identity: str, mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return links to all that prepares for a mission; nothing where there is nothing to do."""
    page = edition.prepare_url(identity)
    links = [
        fill('<a href="{}#{}">{}</a>', page, step.id, step.heading)
        for step in list_steps(identity, mission, edition)
    ]
    return (paragraph(edition.words["prepare.lead"]), bullets(links)) if links else ()


def list_steps(identity: str, mission: Mission, edition: Edition) -> tuple[Section, ...]:
    """Return the sections on what to do before a mission and after it, as far as it is known."""
    if build_state(identity, mission, edition).now in OVER:
        return ()
    return edition.lately("steps", identity, lambda: tuple(_list_steps(identity, mission, edition)))


def _list_steps(identity: str, mission: Mission, edition: Edition) -> Iterator[Section]:
    blocks: dict[str, tuple[Block | None, ...]] = {
        "checklist": _build_checklist(identity, mission, edition),
        "preparation": (build_preparation(mission, edition), *build_help(mission, edition)),
        "pathways": build_pathways(mission, edition),
        "planning": build_plan(identity, mission, edition),
    }
    for name, found in blocks.items():
        section = build_section(name, edition.words[f"sections.{name}"], found)
        if section.blocks:
            yield section


def _build_checklist(identity: str, mission: Mission, edition: Edition) -> tuple[Block, ...]:
    state = build_state(identity, mission, edition)
    if state.tag or state.closed_on:
        return ()  # its points are for a form that can no longer be sent
    checklist = build_checklist(mission, identity, edition)
    lead = edition.words[
        "checklist.lead" if list_windows(mission) else "checklist.lead_without_form"
    ]
    return (paragraph(lead), checklist) if checklist else ()
