"""To have someone at work by a month: a mission's dates and the steps after it, backwards."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from missionsite.clock import OTTAWA
from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.schedules import find_last_minute, find_window, list_windows
from missionsite.views.card import dates_html
from missionsite.views.decisions import BackPlan, Weeks
from missionsite.views.parts import Data, Entry, paragraph
from missionsite.views.sections import Block
from missionsite.views.state import build_state

_TIMES = "processing_times"
_LICENSED = frozenset({"required", "check"})
_OWN_DATES = ("briefing", "confirm_by", "selection")


def build_plan(identity: str, mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the steps of a mission whose dates are set; nothing of one that is over or stopped."""
    if mission.state != "scheduled" or build_state(identity, mission, edition).tag:
        return ()
    words = edition.words
    labels = {"permit": words["plan.permit_weeks"], "licence": words["plan.licence_weeks"]}
    steps = ["permit", *(["licence"] if _needs_licence(mission) else [])]
    plan = BackPlan(
        month=words["plan.month"],
        choose=words["plan.choose"],
        weeks=tuple(Weeks(step, labels[step]) for step in steps),
        hint=words["plan.hint"],
        privacy=words["ask.privacy"],
        entries=tuple(_list_entries(identity, mission, edition)),
        data=_list_data(mission, edition),
    )
    return (paragraph(words["plan.lead"]), plan)


def _needs_licence(mission: Mission) -> bool:
    return any(
        licence.status in _LICENSED
        for occupation in mission.occupations
        for licence in occupation.licence
    )


def _list_data(mission: Mission, edition: Edition) -> Data:
    """What the script needs: the mission's first and last day, and sentences with gaps."""
    words, dates = edition.words, mission.dates
    return (
        ("start", dates.start.first.isoformat()),
        ("end", (dates.end or dates.start).last.isoformat()),
        ("early", words["plan.too_early"]),
        ("one", words["plan.weeks_one"]),
        ("other", words["plan.weeks_other"]),
        ("late", words["plan.too_late"]),
        ("by", words["plan.start_by"]),
    )


def _list_entries(identity: str, mission: Mission, edition: Edition) -> Iterator[Entry]:
    """Yield the steps, the last one first."""
    words = edition.words
    yield _build_step("work", words["plan.any_month"], edition, Markup())
    link = edition.known_link(_TIMES).html
    note = fill("{} {}", words["plan.permit_note"], link)
    yield _build_step("permit", words["plan.varies"], edition, note)
    if _needs_licence(mission):
        occupations = f"{edition.mission_url(identity)}#occupations"
        where = fill('<a href="{}">{}</a>', occupations, words["plan.licence_note"])
        yield _build_step("licence", words["plan.varies"], edition, where)
    days, after = dates_html(mission, edition), _say_follow_up(mission, edition)
    yield Entry(days, words["plan.mission"], after, key=True)
    for name in _OWN_DATES:
        period = getattr(mission.dates, name)
        if period is not None:
            when = edition.formatter.sentence_start(edition.formatter.period(period))
            yield Entry(edition.rich(when), words[f"dates.{name}"])
    yield from _list_deadline(mission, edition)


def _build_step(name: str, when: str, edition: Edition, note: Markup) -> Entry:
    """Return a step without a date of ours; the script writes one in."""
    what = edition.words[f"plan.{name}"]
    return Entry(fill('<span data-step="{}">{}</span>', name, when), what, note)


def _say_follow_up(mission: Mission, edition: Edition) -> Markup:
    until = mission.dates.follow_up_until
    if until is None:
        return Markup()
    day = edition.formatter.period(until)
    return edition.rich(edition.say("plan.follow_up", day=day))


def _list_deadline(mission: Mission, edition: Edition) -> Iterator[Entry]:
    """Yield the last deadline, in Ottawa time."""
    ends = [find_last_minute(find_window(window)[1]) for window in list_windows(mission)]
    if ends:
        text = edition.formatter.moment_alone(max(ends).astimezone(OTTAWA))
        yield Entry(edition.rich(text), edition.words["dates.closes"], key=True)
