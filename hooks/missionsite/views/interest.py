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
from missionsite.views.parts import Button, bullets, paragraph
from missionsite.views.sections import Block

START_BUTTON = "start"
_HELP = ("kits.md", "small-employers.md")


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
        '<time datetime="{iso}">{text}</time>'
        '<span class="app-local-time" data-local-time="{local}" hidden></span>'
        '<span class="app-days-left" data-deadline="{deadline}" data-deadline-time="{time}" hidden>'
        "</span>",
        iso=iso(last),
        text=edition.rich(edition.formatter.moment_alone(last)),
        local=write_local_time(last),
        deadline=write_deadline(opens, closes),
        time=edition.formatter.time_of_day(last.astimezone(OTTAWA).time()),
    )


def deadlines_html(mission: Mission, edition: Edition) -> Markup:
    """Return each audience's own deadline, those that are still to come; empty for none."""
    if mission.state != "scheduled":
        return Markup()
    last = find_deadlines(mission)
    pieces = [
        (
            fill("<strong>{}</strong> ", edition.words[f"audiences.{audience}"])
            if len(last) > 1
            else ""
        )
        + deadline_html(found, edition)
        for audience, found in last.items()
        if found[1] > edition.catalogue.instant
    ]
    return Markup("<br>").join(pieces)


def next_deadline(mission: Mission, edition: Edition) -> datetime | None:
    """Return the first instant after the last round of a scheduled mission, if still to come."""
    if mission.state != "scheduled":
        return None
    ends = [find_window(window)[1] for window in list_windows(mission)]
    last = max(ends, default=None)
    return last if last is not None and last > edition.catalogue.instant else None


def build_preparation(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the sheet that prepares the form; nothing once no form can be sent any more."""
    interest = mission.expression_of_interest
    if interest is None or next_deadline(mission, edition) is None:
        return ()
    words = edition.words
    blocks: list[Block] = []
    if interest.have_ready:
        blocks.append(paragraph(words["interest.have_ready"]))
        blocks.append(bullets([edition.rich(edition.text(item)) for item in interest.have_ready]))
    sentences = [
        edition.count("interest.minutes", interest.minutes) if interest.minutes else "",
        words["interest.group"] if interest.group else "",
        _say_other_ways(interest, edition),
        words["interest.no_candidates"],
    ]
    blocks.extend(paragraph(sentence) for sentence in sentences if sentence)
    blocks.append(paragraph(words["interest.help"]))
    blocks.append(bullets([edition.link_element(it, edition.page_title(it)) for it in _HELP]))
    return tuple(blocks)


def _say_other_ways(interest: ExpressionOfInterest, edition: Edition) -> str:
    ways = [edition.words[f"other_ways.{way}"] for way in interest.other_ways]
    if not ways:
        return ""
    return edition.say("interest.other_ways", ways=edition.formatter.join(ways, "or"))


def iso(instant: datetime) -> str:
    """Return an instant as the `datetime` attribute of a `<time>` element, in Ottawa's offset."""
    return instant.astimezone(OTTAWA).isoformat(timespec="minutes")
