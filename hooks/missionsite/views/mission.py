"""A mission's page: everything its file says, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.views.article import Article, Own, build_article
from missionsite.views.costs import build_costs
from missionsite.views.days import build_dates, build_stops
from missionsite.views.device import build_version, build_visits
from missionsite.views.facts import build_key_facts
from missionsite.views.occupations import build_occupations
from missionsite.views.others import build_others
from missionsite.views.parts import Prose, paragraph
from missionsite.views.people import build_contact, build_ethics, build_partners
from missionsite.views.prepare import build_way
from missionsite.views.questions import build_mission_questions
from missionsite.views.record import build_results, build_source_check, build_updates
from missionsite.views.sections import Block, Section, build_section
from missionsite.views.state import build_state
from missionsite.views.taking_part import build_ways
from missionsite.views.terms import build_duties
from missionsite.views.work import say_candidates

_TERMS = {"who-does-what", "costs", "travel"}
"""Sections on what it takes to join: the page of a completed mission is a report without them."""


def build_mission(identity: str, edition: Edition) -> Article:
    """Return a mission's page in the edition's language."""
    mission = edition.catalogue.published[identity]
    state = build_state(identity, mission, edition)
    left_out = _TERMS if state.now == "completed" else ()
    sections = tuple(
        section
        for section in _list_sections(identity, mission, edition)
        if section.blocks and section.id not in left_out
    )
    own = Own(
        prefix=say_prefix(identity, edition),
        summary=edition.text(mission.summary),
        key_facts=build_key_facts(identity, mission, edition),
        sections=sections,
        data=(*build_version(mission), *build_visits(edition)),
    )
    return build_article(identity, own, edition)


def say_prefix(identity: str, edition: Edition) -> str:
    """Return the state that stands before a mission's title; "" while none is lasting."""
    tag = build_state(identity, edition.catalogue.published[identity], edition).tag
    return edition.say("states.prefix", state=tag.text) if tag else ""


def _list_sections(identity: str, mission: Mission, edition: Edition) -> Iterator[Section]:
    """Every section in the page's order; those without blocks are left out by the caller."""

    def section(name: str, *blocks: Block | None) -> Section:
        heading = edition.words[f"sections.{name}"]
        return build_section(name.replace("_", "-"), heading, blocks)

    yield section("results", *build_results(mission.results, edition))
    yield section("others", build_others(identity, mission, edition))
    yield section("about", *_build_about(identity, mission, edition))
    yield section("dates", build_dates(mission, edition))
    yield section("destinations", *build_stops(mission, edition))
    yield section("occupations", *build_occupations(mission, edition))
    yield section("who_does_what", *build_duties(mission, edition))
    yield section("costs", *build_costs(mission, edition))
    yield section("prepare", *build_way(identity, mission, edition))
    yield section("travel", *_build_travel(mission, edition))
    yield section(
        "ethics", build_ethics(edition), *build_source_check(mission.source_country_check, edition)
    )
    yield section("questions", *build_mission_questions(mission, edition))
    yield section("partners", *build_partners(mission, edition))
    yield section("updates", *build_updates(mission.updates, edition))
    yield section("contact", *build_contact(mission.contact, edition))


def _build_about(identity: str, mission: Mission, edition: Edition) -> list[Block]:
    blocks: list[Block] = [*build_ways(identity, mission, edition)]
    if mission.description:
        blocks.append(Prose(edition.html(mission.description)))
    if candidates := say_candidates(mission, edition):
        blocks.append(paragraph(candidates))
    if mission.expected_results:
        expected = edition.text(mission.expected_results)
        blocks.append(paragraph(edition.say("results.expected", text=expected)))
    return blocks


def _build_travel(mission: Mission, edition: Edition) -> list[Block]:
    blocks: list[Block] = []
    if mission.travel:
        blocks.append(paragraph(edition.text(mission.travel)))
    access = mission.accessibility
    if access:
        blocks.append(Prose(fill("<h3>{}</h3>", edition.words["travel.accessibility"])))
        blocks.append(paragraph(edition.text(access.text)))
        if access.ask_by:
            day = edition.formatter.day(access.ask_by)
            blocks.append(
                Prose(fill("<p>{}</p>", edition.rich(edition.say("travel.ask_by", day=day))))
            )
    return blocks
