"""The way to the external form: when it is open, who runs it, what it asks for."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from missionsite.clock import OTTAWA
from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.interest import ExpressionOfInterest, Window
from missionsite.model.mission import Mission
from missionsite.schedules import find_deadlines, find_last_minute, find_window, list_windows
from missionsite.states import Window as Instants
from missionsite.states import write_deadline, write_local_time, write_window
from missionsite.views.panels import Apply
from missionsite.views.parts import Button

START_BUTTON = "start"


def build_applications(mission: Mission, edition: Edition) -> tuple[Apply, ...]:
    """Return the rounds of a scheduled mission that have not closed; a stopped one has no form."""
    interest = mission.expression_of_interest
    if interest is None or mission.state != "scheduled":
        return ()
    instant = edition.catalogue.instant
    windows = [window for window in interest.windows if find_window(window)[1] > instant]
    named = len({window.audience for window in interest.windows}) > 1
    return tuple(_build_application(window, interest, edition, named=named) for window in windows)


def _build_application(
    window: Window, interest: ExpressionOfInterest, edition: Edition, *, named: bool
) -> Apply:
    opens, after = find_window(window)
    sentence = edition.say(
        "interest.window", window=edition.formatter.window(opens, find_last_minute(after))
    )
    audience = fill("<strong>{}</strong> ", edition.words[f"audiences.{window.audience}"])
    form = edition.outside("", window.form)
    button = Button(
        text=edition.words[f"interest.button_{window.audience}" if named else "interest.button"],
        href=form.href,
        kind=START_BUTTON,
    )
    return Apply(
        window_html=(audience if named else Markup()) + edition.rich(sentence),
        button=button,
        points_html=_list_points(interest, edition),
        data=(("window", write_window(opens, after)),),
    )


def _list_points(interest: ExpressionOfInterest, edition: Edition) -> tuple[Markup, ...]:
    """What stands beside every form button (R34)."""
    run_by = (
        edition.say("interest.run_by", name=edition.text(interest.run_by))
        if interest.run_by
        else edition.words["interest.leaves"]
    )
    points = [edition.rich(run_by)]
    if interest.minutes:
        points.append(edition.rich(edition.count("interest.minutes", interest.minutes)))
    if interest.privacy_notice:
        words = edition.words["interest.privacy"]
        points.append(edition.outside(words, interest.privacy_notice).html)
    points.append(edition.rich(edition.words["interest.not_registration"]))
    return tuple(points)


def deadline_html(window: Instants, edition: Edition) -> Markup:
    """Return a deadline in Ottawa time; the browser adds the days left and the visitor's own time.

    Args:
        window: when the form opens, and the first instant at which it is closed.
        edition: the language.
    """
    opens, closes = window
    last = find_last_minute(closes)
    return fill(
        '{moment}<span class="app-local-time" data-local-time="{local}" hidden></span>'
        '<span class="app-days-left" data-deadline="{deadline}" data-deadline-time="{time}" hidden>'
        "</span>",
        moment=moment_html(last, edition),
        local=write_local_time(last),
        deadline=write_deadline(opens, closes),
        time=edition.formatter.time_of_day(last.astimezone(OTTAWA).time()),
    )


def deadlines_html(mission: Mission, edition: Edition, *, bare: bool = False) -> Markup:
    """Return each audience's own deadline, those that are still to come; empty for none.

    Where it is `bare`, the browser adds nothing to it.
    """
    pieces = [
        (fill("<strong>{}</strong> ", edition.words[f"audiences.{audience}"]) if audience else "")
        + (
            moment_html(find_last_minute(window[1]), edition)
            if bare
            else deadline_html(window, edition)
        )
        for audience, window in list_open_deadlines(mission, edition)
    ]
    return Markup("<br>").join(pieces)


def list_open_deadlines(mission: Mission, edition: Edition) -> list[tuple[str, Instants]]:
    """Return the last window of each audience whose deadline is still to come.

    The audience is "" where the mission has only one.
    """
    if mission.state != "scheduled":
        return []
    last = find_deadlines(mission)
    return [
        (audience if len(last) > 1 else "", window)
        for audience, window in last.items()
        if window[1] > edition.catalogue.instant
    ]


def next_deadline(mission: Mission, edition: Edition) -> datetime | None:
    """Return the first instant after the last round of a scheduled mission, if still to come."""
    if mission.state != "scheduled":
        return None
    ends = [find_window(window)[1] for window in list_windows(mission)]
    last = max(ends, default=None)
    return last if last is not None and last > edition.catalogue.instant else None


def moment_html(instant: datetime, edition: Edition) -> Markup:
    """Return an instant in Ottawa's time."""
    text = edition.rich(edition.formatter.moment_alone(instant))
    return fill('<time datetime="{}">{}</time>', iso(instant), text)


def iso(instant: datetime) -> str:
    """Return an instant as the `datetime` attribute of a `<time>` element, in Ottawa's offset."""
    return instant.astimezone(OTTAWA).isoformat(timespec="minutes")
