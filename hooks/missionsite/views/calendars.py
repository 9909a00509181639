"""A mission's calendar files: the deadlines of its form, and the days it takes place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from math import ceil
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from missionsite.calendars import Calendar, render_calendar
from missionsite.clock import start_of_day
from missionsite.edition import Edition, whole_url
from missionsite.model.interest import OTTAWA_ZONE
from missionsite.model.mission import Mission
from missionsite.problems import Language
from missionsite.schedules import build_schedule, find_deadlines, find_last_minute, last_day
from missionsite.states import BEFORE_ALL, write_window
from missionsite.views.card import name_dates, say_dates, say_places
from missionsite.views.events import list_days, list_deadlines, name_deadlines
from missionsite.views.interest import next_deadline
from missionsite.views.parts import Button
from missionsite.views.state import STOPPED

Kind = Literal["deadline", "mission"]
NAMES: Mapping[Kind, Mapping[Language, str]] = MappingProxyType(
    {
        "deadline": {"en": "deadline.ics", "fr": "date-limite.ics"},
        "mission": {"en": "mission.ics", "fr": "mission.ics"},
    }
)
"""Each file's name, beside the page."""
_KILOBYTE = 1000
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file's address from the site's root, and what it holds."""

    url: str
    data: bytes


def list_calendars(identity: str, edition: Edition) -> Iterator[CalendarFile]:
    """Yield a mission's calendar files.

    A file stays after its deadline, when no page leads to it any more (R8).
    """
    for kind in NAMES:
        file = build_calendar(kind, identity, edition)
        if file:
            yield file


def build_calendar(kind: Kind, identity: str, edition: Edition) -> CalendarFile | None:
    """Return one of a mission's files, or None where there is no day to put into it."""
    build = partial(_build_calendar, kind, identity, edition)
    return edition.lately(f"calendar {kind}", identity, build)


def build_calendar_links(identity: str, mission: Mission, edition: Edition) -> tuple[Button, ...]:
    """Return the links to a mission's files; the browser takes each away once it is over."""
    words, instant = edition.words, edition.catalogue.instant
    links = []
    closes = next_deadline(mission, edition)
    if closes:
        several = sum(after > instant for _, after in find_deadlines(mission).values()) > 1
        text = words["calendar.deadlines_link" if several else "calendar.deadline_link"]
        links.append(_build_link("deadline", identity, edition, text, closes))
    ends = build_schedule(mission).end or start_of_day(last_day(mission) + _ONE_DAY, OTTAWA_ZONE)
    if ends > instant:
        stopped = mission.state in STOPPED
        text = words["calendar.update_link" if stopped else "calendar.mission_link"]
        links.append(_build_link("mission", identity, edition, text, None if stopped else ends))
    return tuple(link for link in links if link)


def _build_link(
    kind: Kind, identity: str, edition: Edition, text: str, until: datetime | None
) -> Button | None:
    file = build_calendar(kind, identity, edition)
    if file is None:
        return None
    size = edition.formatter.number(ceil(len(file.data) / _KILOBYTE))
    note = edition.plain(edition.say("calendar.download", size=size))
    data = (("window", write_window(BEFORE_ALL, until)),) if until else ()
    return Button(text=text, href=file.url, note=note, data=data)


def _build_calendar(kind: Kind, identity: str, edition: Edition) -> CalendarFile | None:
    mission = edition.catalogue.published[identity]
    list_events = list_deadlines if kind == "deadline" else list_days
    events = [*list_events(identity, mission, edition)]
    if kind == "mission" and mission.state in STOPPED:
        events += list_deadlines(identity, mission, edition)  # one file mends what was added before
    if not events:
        return None
    page = edition.mission_url(identity)
    host, name = urlsplit(edition.site_url).hostname, edition.words["site.name"]
    calendar = Calendar(
        locale=edition.locale,
        product=f"-//{host}//{name}//{edition.language.upper()}",
        url=whole_url(edition.site_url, page),
        description=_describe(identity, mission, edition),
        modified=start_of_day(mission.publication.modified, OTTAWA_ZONE),
        sequence=len(mission.updates),
        events=tuple(events),
    )
    return CalendarFile(f"{page}{NAMES[kind][edition.language]}", render_calendar(calendar))


def _describe(identity: str, mission: Mission, edition: Edition) -> str:
    """Return the plain facts, one a line; both files say the same."""
    describe = partial(_list_lines, mission, edition)
    return edition.lately("calendar", identity, lambda: "\n".join(describe()))


def _list_lines(mission: Mission, edition: Edition) -> Iterator[str]:
    words = edition.words
    yield edition.text(mission.summary)
    if mission.state in STOPPED:
        yield edition.say("calendar.sentence", text=words[f"notices.{mission.state}_title"])
        if mission.state_reason:
            yield edition.text(mission.state_reason)
    yield from _list_facts(mission, edition)
    if mission.state not in STOPPED:
        yield words["calendar.days"]
    if mission.state == "scheduled" and mission.expression_of_interest:
        yield words["interest.not_registration"]
    if mission.illustrative:
        yield edition.say("calendar.sentence", text=words["notices.example_title"])
        yield words["notices.example"]
    if not edition.catalogue.settings.official:
        yield words["site.demonstration"]


def _list_facts(mission: Mission, edition: Edition) -> Iterator[str]:
    """Yield what a mission's file says: of one that stopped, what was planned."""
    words = edition.words
    if mission.state == "scheduled":
        for what, after in name_deadlines(mission, edition).values():
            moment = edition.formatter.moment_alone(find_last_minute(after))
            yield edition.say("calendar.fact", label=what, value=moment)
    label = name_dates(mission, edition)
    yield edition.say("calendar.fact", label=label, value=say_dates(mission, edition))
    places = say_places(mission, edition)
    if places:
        yield edition.say("calendar.fact", label=words["facts.places"], value=places)
