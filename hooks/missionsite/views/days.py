"""A mission's dates in order, and its stops."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from missionsite.clock import read_wall_time, start_of_day
from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.interest import OTTAWA_ZONE
from missionsite.model.mission import Mission
from missionsite.model.places import Stop
from missionsite.periods import Period
from missionsite.schedules import find_last_minute, find_window, list_windows
from missionsite.views.card import dates_html
from missionsite.views.interest import deadline_html, moment_html
from missionsite.views.parts import Entry, FactList, Timeline, build_facts, lines
from missionsite.views.state import STOPPED

_PLAIN_DATES = ("selection", "confirm_by", "briefing", "follow_up_until")
Dated = tuple[datetime, Entry]
"""A date's instant, for the order; a day without an hour begins at midnight in Ottawa."""


def build_dates(mission: Mission, edition: Edition) -> Timeline:
    """Return the dates that hold, in order; of a mission that stopped, only what was planned."""
    dated = [_build_mission_dates(mission, edition)]
    if mission.state not in STOPPED:
        dated += _list_plain_dates(mission, edition)
    if mission.state == "scheduled":
        dated += [*_list_rounds(mission, edition), *_list_sessions(mission, edition)]
    return Timeline(tuple(entry for _, entry in sorted(dated, key=lambda pair: pair[0])))


def _list_plain_dates(mission: Mission, edition: Edition) -> list[Dated]:
    periods: list[tuple[str, Period | None]] = [
        (name, getattr(mission.dates, name)) for name in _PLAIN_DATES
    ]
    return [
        (_begin(period), Entry(_period_html(period, edition), edition.words[f"dates.{name}"]))
        for name, period in periods
        if period is not None
    ]


def _period_html(period: Period, edition: Edition) -> Markup:
    text = edition.rich(edition.formatter.sentence_start(edition.formatter.period(period)))
    if period.precision != "day":
        return text
    return fill('<time datetime="{}">{}</time>', period.first.isoformat(), text)


def _begin(period: Period) -> datetime:
    return start_of_day(period.first, OTTAWA_ZONE)


def _build_mission_dates(mission: Mission, edition: Edition) -> Dated:
    stopped = mission.state in STOPPED
    label = edition.words["dates.mission_planned" if stopped else "dates.mission"]
    entry = Entry(dates_html(mission, edition), label, key=True)
    return _begin(mission.dates.start), entry


def _list_rounds(mission: Mission, edition: Edition) -> list[Dated]:
    windows = list_windows(mission)
    named = len({window.audience for window in windows}) > 1
    dated = []
    for window in windows:
        opens, after = find_window(window)
        note = edition.rich(edition.words[f"audiences.{window.audience}"]) if named else Markup()
        opening = Entry(moment_html(opens, edition), edition.words["dates.opens"], note)
        deadline = deadline_html((opens, after), edition)
        closing = Entry(deadline, edition.words["dates.closes"], note, key=True)
        dated += [(opens, opening), (find_last_minute(after), closing)]
    return dated


def _list_sessions(mission: Mission, edition: Edition) -> list[Dated]:
    languages = edition.catalogue.reference.languages
    dated = []
    for session in mission.employer_sessions:
        instant = read_wall_time(session.on, OTTAWA_ZONE)
        language = languages[session.language].in_language(edition.language)
        note = fill("{}", edition.say("dates.session_language", language=language))
        if session.link:
            link = edition.outside(edition.words["dates.session_link"], session.link)
            note += fill(" {}", link.html)
        entry = Entry(moment_html(instant, edition), edition.words["dates.session"], note)
        dated.append((instant, entry))
    return dated


def build_stops(mission: Mission, edition: Edition) -> tuple[FactList, ...]:
    """Return the stops in order, each with what is known of it."""
    stopped = mission.state in STOPPED
    dates = edition.words["dates.mission_planned" if stopped else "stops.dates"]
    return tuple(_build_stop(stop, dates, edition) for stop in mission.stops)


def _build_stop(stop: Stop, dates: str, edition: Edition) -> FactList:
    reference, words = edition.catalogue.reference, edition.words
    start = edition.formatter.sentence_start
    known = edition.catalogue.programme.activities
    activities = [edition.text(known[key].name) for key in stop.activities]
    spoken = [
        reference.languages[code].in_language(edition.language) for code in stop.interview_languages
    ]
    agreements = reference.agreements.get(stop.country or "", ())
    facts = build_facts(
        [
            (dates, edition.rich(start(_say_stop_dates(stop, edition)))),
            (words["stops.format"], words[f"formats.{stop.format}"]),
            (words["stops.activities"], lines(activities)),
            (words["stops.interview_languages"], start(edition.formatter.join(spoken))),
            (words["stops.local_requirements"], _optional(stop, edition)),
            (
                words["stops.agreements"],
                lines([edition.text(agreement.name) for agreement in agreements]),
            ),
            (words["stops.francophonie"], _say_francophonie(stop, edition)),
        ]
    )
    return FactList(name_stop(stop, edition), facts)


def name_stop(stop: Stop, edition: Edition) -> str:
    """Return a stop's city and country, or that it is online."""
    country = edition.catalogue.reference.countries.get(stop.country or "")
    if stop.city is None or country is None:
        return edition.words["places.online"]
    name = country.name.in_language(edition.language)
    return edition.say("places.city", city=edition.text(stop.city), country=name)


def _optional(stop: Stop, edition: Edition) -> str:
    return edition.text(stop.local_requirements) if stop.local_requirements else ""


def _say_francophonie(stop: Stop, edition: Edition) -> str:
    status = edition.catalogue.reference.francophonie.get(stop.country or "")
    return edition.words[f"francophonie.{status}"] if status else ""


def _say_stop_dates(stop: Stop, edition: Edition) -> str:
    if stop.first_day is None:
        return ""
    last = stop.last_day or stop.first_day
    if stop.first_day.precision == last.precision == "day":
        return edition.formatter.days(stop.first_day.first, last.last)
    return edition.formatter.periods(stop.first_day, last)
