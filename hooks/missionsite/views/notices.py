"""What a mission's page says first: that it stopped, closed, is over or is invented."""

from __future__ import annotations

from markupsafe import Markup

from missionsite.addresses import MISSIONS_PAGE
from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.schedules import find_last_minute, find_window, list_windows
from missionsite.states import write_window
from missionsite.views.card import say_dates
from missionsite.views.interest import deadlines_html, next_deadline
from missionsite.views.parts import Data, Notice
from missionsite.views.state import ALERT, STOPPED, StateView


def build_notices(mission: Mission, state: StateView, edition: Edition) -> tuple[Notice, ...]:
    """Return what is said before anything else: that a mission stopped, or its form closed."""
    if state.now in STOPPED:
        return (_build_stopped(mission, state, edition),)
    if state.archived:
        return (_notice("info", "archived", Markup(), edition),)
    if mission.state != "scheduled" or not list_windows(mission):
        return ()
    closed = _build_closed(mission, state, edition)
    return (
        (_build_deadline(mission, edition), closed)
        if next_deadline(mission, edition)
        else (closed,)
    )


def build_remarks(mission: Mission, edition: Edition) -> tuple[Notice, ...]:
    """Return what one should know while reading: that dates may move, that all is an example."""
    notices = []
    if mission.state == "planned":
        notices.append(_notice("info", "planned", Markup(), edition))
    if mission.illustrative:
        notices.append(_notice("info", "example", Markup(), edition))
    return tuple(notices)


def _notice(kind: str, name: str, after: Markup, edition: Edition, data: Data = ()) -> Notice:
    body = fill("<p>{}</p>", edition.words[f"notices.{name}"])
    return Notice(
        kind=kind,
        prefix=edition.words[f"notices.{kind}_prefix"],
        title=edition.words[f"notices.{name}_title"],
        body_html=body + after,
        data=data,
    )


def _build_stopped(mission: Mission, state: StateView, edition: Edition) -> Notice:
    reason = Markup()
    if mission.state_reason:
        reason = fill("<p>{}</p>", edition.rich(edition.text(mission.state_reason)))
    return _notice("danger" if state.now == "cancelled" else "warning", state.now, reason, edition)


def _build_deadline(mission: Mission, edition: Edition) -> Notice:
    """Say the deadline once more in its last month (R11): in HTML, for it stays what it is.

    Who reads a page that was built before that month gets it from the browser.
    """
    windows = [find_window(window) for window in list_windows(mission)]
    opens = min(opens for opens, _ in windows)
    closes = max(closes for _, closes in windows)
    begins = max(opens, closes - ALERT)
    return Notice(
        kind="warning",
        prefix=edition.words["notices.warning_prefix"],
        title=edition.words["notices.deadline_title"],
        body_html=fill("<p>{}</p>", deadlines_html(mission, edition, bare=True)),
        data=(("window", write_window(begins, closes)),),
        hidden=edition.catalogue.instant < begins,
    )


def _build_closed(mission: Mission, state: StateView, edition: Edition) -> Notice:
    """Say that one can no longer apply: in HTML once that is so, before it by the browser."""
    closes = max(find_window(window)[1] for window in list_windows(mission))
    last = edition.formatter.moment(find_last_minute(closes))
    # While it waits hidden, it waits for the month in which it is a warning.
    kind = "warning" if state.alert or not state.closed_on else "info"
    link = fill(
        '<p><a href="{}">{}</a></p>',
        edition.page_url(MISSIONS_PAGE),
        edition.page_title(MISSIONS_PAGE),
    )
    body = fill(
        "<p>{}</p><p>{}</p>",
        edition.rich(edition.say("notices.closed_on", moment=last)),
        edition.rich(edition.say("notices.closed_status", dates=say_dates(mission, edition))),
    )
    return Notice(
        kind=kind,
        prefix=edition.words[f"notices.{kind}_prefix"],
        title=edition.words["notices.closed_title"],
        body_html=body + link,
        data=() if state.closed_on else (("window", write_window(closes, closes + ALERT)),),
        hidden=not state.closed_on,
    )
