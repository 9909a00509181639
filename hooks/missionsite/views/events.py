"""What a mission puts into a calendar: a minute for each deadline, days for each stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from missionsite.calendars import Event, Status
from missionsite.edition import Edition
from missionsite.model.mission import Decision, Mission
from missionsite.model.places import Stop
from missionsite.periods import Period
from missionsite.schedules import find_deadlines, find_last_minute
from missionsite.views.card import say_places
from missionsite.views.days import name_stop
from missionsite.views.state import STOPPED

_STATUSES: Mapping[Decision, Status] = MappingProxyType(
    {
        "planned": "TENTATIVE",
        "scheduled": "CONFIRMED",
        "postponed": "TENTATIVE",
        "suspended": "TENTATIVE",
        "cancelled": "CANCELLED",
    }
)
_ALARMS = (timedelta(days=7), timedelta(days=1))
_ONE_DAY = timedelta(days=1)


def list_deadlines(identity: str, mission: Mission, edition: Edition) -> Iterator[Event]:
    """Yield the last minute of each audience's last round; a planned mission has none yet."""
    if mission.state == "planned":
        return
    status = _STATUSES[mission.state]
    for audience, (what, last) in name_deadlines(mission, edition).items():
        title = edition.say("calendar.event", what=what, title=edition.text(mission.title))
        yield Event(
            uid=_write_uid(f"{identity}-deadline-{audience}", edition),
            start=find_last_minute(last),
            end=last,
            summary=_mark(title, mission, edition),
            location="",
            status=status,
            alarms=_ALARMS if status == "CONFIRMED" else (),
            reminder=edition.words["facts.deadline"],
        )


def name_deadlines(mission: Mission, edition: Edition) -> dict[str, tuple[str, datetime]]:
    """Return what each audience's deadline is called, and the instant after it, by audience."""
    found, words = find_deadlines(mission), edition.words
    return {
        audience: (
            words[f"calendar.deadline_{audience}" if len(found) > 1 else "facts.deadline"],
            closes,
        )
        for audience, (_, closes) in found.items()
    }


def list_days(identity: str, mission: Mission, edition: Edition) -> Iterator[Event]:
    """Yield the days of each stop, or of the mission where no stop has any."""
    title = edition.text(mission.title)
    found = False
    for number, stop in enumerate(mission.stops, 1):
        days = _find_days(stop.first_day, stop.last_day)
        if days:
            found = True
            summary = edition.say("calendar.stop", title=title, place=_name_city(stop, edition))
            texts = _Texts(f"{identity}-stop-{number}", summary, name_stop(stop, edition))
            yield _build_days(texts, days, mission, edition)
    days = _find_days(mission.dates.start, mission.dates.end)
    if days and not found:
        texts = _Texts(f"{identity}-mission", title, say_places(mission, edition))
        yield _build_days(texts, days, mission, edition)


class _Texts(NamedTuple):
    key: str
    summary: str
    place: str


def _build_days(
    texts: _Texts, days: tuple[date, date], mission: Mission, edition: Edition
) -> Event:
    return Event(
        uid=_write_uid(texts.key, edition),
        start=days[0],
        end=days[1] + _ONE_DAY,
        summary=_mark(texts.summary, mission, edition),
        location=texts.place,
        status=_STATUSES[mission.state],
    )


def _find_days(first: Period | None, last: Period | None) -> tuple[date, date] | None:
    """Return the two ends where both are days; a vaguer date is for no calendar."""
    if first is None or {first.precision, (last or first).precision} != {"day"}:
        return None
    return first.first, (last or first).last


def _name_city(stop: Stop, edition: Edition) -> str:
    """Return a stop's city without its country, or that it is online."""
    city = None if stop.format == "virtual" else stop.city
    return edition.text(city) if city else edition.words["places.online"]


def _write_uid(key: str, edition: Edition) -> str:
    """Return the name by which calendars know an event: the same in both languages."""
    return f"{key}@{urlsplit(edition.site_url).hostname}"


def _mark(summary: str, mission: Mission, edition: Edition) -> str:
    """Return an event's title with what must be known of its mission before it."""
    if mission.state in STOPPED:
        state = edition.words[f"states.{mission.state}"]
        summary = edition.say("states.prefix", state=state) + summary
    return edition.say("calendar.example", summary=summary) if mission.illustrative else summary
