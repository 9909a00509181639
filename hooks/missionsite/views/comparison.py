"""Missions side by side: the page's table, and what each mission puts into its column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from missionsite.addresses import MISSIONS_PAGE
from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.views.card import (
    dates_html,
    list_sectors,
    name_occupations,
    say_places,
    say_regions,
)
from missionsite.views.costs import build_sum, say_fee
from missionsite.views.device import is_comparable
from missionsite.views.facts import say_access, say_capacity
from missionsite.views.interest import deadlines_html
from missionsite.views.lists import list_current
from missionsite.views.panels import Comparison
from missionsite.views.parts import Data, bullets, lines
from missionsite.views.state import build_marks, build_state
from missionsite.views.taking_part import PHASES

STATE = "state"
"""The fact that the browser fills in by the clock."""


def list_comparable(edition: Edition) -> tuple[str, ...]:
    """Return the ids of the missions that can be compared, those to act on first."""
    return tuple(it for it in list_current(edition) if is_comparable(it, edition))


def build_comparison(edition: Edition) -> tuple[Comparison, ...]:
    """Return the table without a mission: the address, or the device, says which to add."""
    words = edition.words
    return (
        Comparison(
            caption=words["compare.caption"],
            fact=words["compare.fact"],
            rows=_list_rows(edition),
            add_label=words["compare.add_label"],
            add=words["compare.add"],
            none=words["compare.none"],
            without_script=words["compare.without_script"],
            back=(edition.page_title(MISSIONS_PAGE), edition.page_url(MISSIONS_PAGE)),
            data=_list_words(edition),
        ),
    )


def build_choice(identity: str, edition: Edition) -> tuple[str, str]:
    """Return a mission's id and its title in the list of those that one can add."""
    mission = edition.catalogue.published[identity]
    return identity, mark_title(mission, edition)


def mark_title(mission: Mission, edition: Edition) -> str:
    """Return a mission's title as plain text, with the mark of an invented one (R32)."""
    title = edition.text(mission.title)
    if not mission.illustrative:
        return title
    return edition.say("compare.marked", title=title, mark=edition.words["marks.example"])


def build_column(identity: str, edition: Edition) -> dict[str, Any]:
    """Return a mission's column: its head, its states over time and its facts as HTML, by name."""
    mission = edition.catalogue.published[identity]
    state = build_state(identity, mission, edition)
    facts = {name: escape(text) for name, text in _list_facts(mission, edition) if text}
    return {
        "head_html": _build_head(identity, mission, edition),
        "states": dict(state.data)["states"],
        "facts": facts,
    }


def _build_head(identity: str, mission: Mission, edition: Edition) -> Markup:
    link = fill('<a href="{}">{}</a>', edition.mission_url(identity), edition.text(mission.title))
    marks = [
        fill(' <span class="app-tag app-tag--{}">{}</span>', mark.kind, mark.text)
        for mark in build_marks(mission, edition, archived=False)
        if mark.kind == "example"
    ]
    return link + Markup().join(marks)


def _list_rows(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The facts' names and labels, in the order in which employers ask for them."""
    words = edition.words
    return (
        (STATE, words["compare.state"]),
        ("deadline", words["facts.deadline"]),
        ("dates", words["facts.dates"]),
        ("places", words["facts.places"]),
        ("regions", words["facts.regions"]),
        ("occupations", words["sections.occupations"]),
        ("sectors", words["facts.sectors"]),
        ("interviews", words["stops.interview_languages"]),
        ("candidates", words["compare.candidates"]),
        ("access", words["facts.access"]),
        ("ways", words["ways.heading"]),
        ("capacity", words["facts.capacity"]),
        ("fee", words["facts.fee"]),
        ("cost", words["compare.cost"]),
        ("effort", words["compare.hours"]),
        ("francophone", words["marks.francophone"]),
    )


def _list_facts(mission: Mission, edition: Edition) -> list[tuple[str, str | Markup]]:
    interviews = [code for stop in mission.stops for code in stop.interview_languages]
    spoken = mission.candidates.languages if mission.candidates else ()
    return [
        (STATE, Markup("<span data-state-label></span>")),
        ("deadline", deadlines_html(mission, edition)),
        ("dates", dates_html(mission, edition)),
        ("places", say_places(mission, edition)),
        ("regions", say_regions(mission, edition)),
        ("occupations", lines(name_occupations(mission, edition))),
        ("sectors", list_sectors(mission, edition)),
        ("interviews", _name_languages(interviews, edition)),
        ("candidates", _name_languages(spoken, edition)),
        ("access", say_access(mission, edition)),
        ("ways", _list_ways(mission, edition)),
        ("capacity", say_capacity(mission, edition)),
        ("fee", say_fee(mission, edition)),
        ("cost", _say_cost(mission, edition)),
        ("effort", _list_hours(mission, edition)),
        (
            "francophone",
            edition.words["compare.affirmed" if mission.francophone else "compare.denied"],
        ),
    ]


def _name_languages(codes: Iterable[str], edition: Edition) -> str:
    known = edition.catalogue.reference.languages
    names = [known[code].in_language(edition.language) for code in dict.fromkeys(codes)]
    return edition.formatter.sentence_start(edition.formatter.join(names))


def _list_ways(mission: Mission, edition: Edition) -> Markup:
    return lines([edition.words[f"ways.{way}"] for way in mission.ways_to_take_part])


def _list_hours(mission: Mission, edition: Edition) -> Markup:
    hours = mission.effort_hours
    if hours is None:
        return Markup()
    spent = [edition.count("effort.hours", getattr(hours, phase)) for phase in PHASES]
    names = [edition.words[f"effort.{phase}"] for phase in PHASES]
    return lines([f"{count} {name}" for count, name in zip(spent, names, strict=True)])


def _say_cost(mission: Mission, edition: Edition) -> Markup:
    """The sum of what is estimated, its day, and what the sum does not hold."""
    found = build_sum(mission, edition)
    if found is None:
        return Markup()
    total = [fill("<p>{}</p>", edition.rich(text)) for text in (found.value, found.note) if text]
    if found.missing:
        missing = bullets(escape(cost) for cost in found.missing).html
        total.append(fill("<p>{}</p>{}", found.lead, missing))
    return Markup().join(total)


def _list_words(edition: Edition) -> Data:
    """What scripts say on the page."""
    words = edition.words
    return (
        ("one", words["compare.showing_one"]),
        ("other", words["compare.showing_other"]),
        ("left-out-one", words["compare.left_out_one"]),
        ("left-out-other", words["compare.left_out_other"]),
        ("too-many", words["compare.too_many"]),
        ("failed", words["compare.failed"]),
        ("choose", words["compare.choose"]),
        ("remove", words["compare.remove"]),
        ("removed", words["compare.removed"]),
        ("same", words["compare.same"]),
        ("unsaid", words["compare.unsaid"]),
    )
