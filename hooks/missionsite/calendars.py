"""Writes calendar files (RFC 5545): each line by the library, what many files share only once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

import icalendar
from icalendar.parser import Contentline, Parameters

from missionsite.clock import OTTAWA

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
_LINE_END, _FOLD = b"\r\n", b"\r\n "
_LONGEST_PART = 74
_TOP_BITS, _CONTINUED = 0b1100_0000, 0b1000_0000  # an octet that goes on with a sign in UTF-8
_ESCAPES = b"\\^"
_LINES_KEPT = 8192
"""A mission's events share most lines, in both languages; an older one is written again."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar.

    `start` and `end` are days for what takes whole days, else aware instants; `end` is the first
    day or instant after it. `uid` is the same in both languages and for ever; `alarms` are said
    as `reminder`.
    """

    uid: str
    start: date | datetime
    end: date | datetime
    summary: str
    location: str
    status: Status
    alarms: tuple[timedelta, ...] = ()
    reminder: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A file of events of one mission, in one language (`locale`: fr-CA).

    `modified` is the instant (UTC) of the last change, `sequence` the number of changes so far.
    """

    locale: str
    product: str
    url: str
    description: str
    modified: datetime
    sequence: int
    events: tuple[Event, ...]


def render_calendar(calendar: Calendar) -> bytes:
    """Return a file's bytes.

    It names no METHOD: it is a snapshot and no message between organizer and guests, which would
    need both (RFC 5545, 3.7.2; RFC 5546, 3.2). A client replaces an entry by its UID and SEQUENCE.
    """
    return _LINE_END.join((*_list_lines(calendar), b""))


def _list_lines(calendar: Calendar) -> Iterator[bytes]:
    yield _text("BEGIN", "VCALENDAR")
    yield _text("VERSION", "2.0")
    yield _text("PRODID", calendar.product)
    years = [event.start.year for event in calendar.events if isinstance(event.start, datetime)]
    if years:
        yield _render_ottawa(min(years), max(years))
    for event in calendar.events:
        yield from _list_event(event, calendar)
    yield _text("END", "VCALENDAR")


def _list_event(event: Event, calendar: Calendar) -> Iterator[bytes]:
    locale = calendar.locale
    start, end = _choose_zone(event.start, event.end)
    yield _text("BEGIN", "VEVENT")
    yield _text("UID", event.uid)
    yield _time("DTSTAMP", calendar.modified)
    yield _time("LAST-MODIFIED", calendar.modified)
    yield _text("SEQUENCE", str(calendar.sequence))
    yield _time("DTSTART", start)
    yield _time("DTEND", end)
    yield _text("SUMMARY", event.summary, locale)
    yield _text("DESCRIPTION", calendar.description, locale)
    if event.location:
        yield _text("LOCATION", event.location, locale)
    yield _address("URL", calendar.url)
    yield _text("STATUS", event.status)
    yield _text("TRANSP", "TRANSPARENT")  # nobody is busy before a place is confirmed
    for before in event.alarms:
        yield _render_alarm(before, event.reminder)
    yield _text("END", "VEVENT")


def _choose_zone(
    start: date | datetime, end: date | datetime
) -> tuple[date | datetime, date | datetime]:
    """Return instants in Ottawa's time, or in UTC within the hour that its clocks show twice."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return start, end
    here = (start.astimezone(OTTAWA), end.astimezone(OTTAWA))
    return (start.astimezone(UTC), end.astimezone(UTC)) if any(it.fold for it in here) else here


@lru_cache(_LINES_KEPT)
def _text(name: str, value: str, locale: str = "") -> bytes:
    return _line(name, icalendar.vText(value), {"LANGUAGE": locale} if locale else {})


@lru_cache(_LINES_KEPT)
def _time(name: str, value: date | datetime) -> bytes:
    written = icalendar.vDDDTypes(value)
    return _line(name, written, written.params)


@lru_cache(_LINES_KEPT)
def _address(name: str, value: str) -> bytes:
    return _line(name, icalendar.vUri(value), {})


def _line(name: str, value: Any, parameters: Any) -> bytes:
    """Return one line, escaped and folded."""
    return _fold(str(Contentline.from_parts(name, Parameters(parameters), value)).encode())


def _fold(line: bytes) -> bytes:
    """Return a line in parts below 75 octets, none of which ends inside a sign or an escape.

    The library does the same sign by sign, at most of a file's price; tests hold the two equal.
    """
    parts, start = [], 0
    while len(line) - start > _LONGEST_PART:
        end = start + _LONGEST_PART
        while line[end] & _TOP_BITS == _CONTINUED:
            end -= 1
        if line[end - 1] in _ESCAPES:
            end -= 1
        parts.append(line[start:end])
        start = end
    return _FOLD.join((*parts, line[start:]))


@lru_cache
def _render_alarm(before: timedelta, text: str) -> bytes:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before)
    return _write(alarm)


@lru_cache
def _render_ottawa(first_year: int, last_year: int) -> bytes:
    """Return Ottawa's clock changes from a year before to a year after.

    The library's own range, 1970 to 2038, is more than some clients can read.
    """
    calendar, event = icalendar.Calendar(), icalendar.Event()
    event.add("dtstart", datetime(first_year, 1, 1, tzinfo=OTTAWA))
    calendar.add_component(event)
    calendar.add_missing_timezones(
        first_date=date(first_year - 1, 1, 1), last_date=date(last_year + 1, 12, 31)
    )
    [zone] = calendar.timezones
    zone.pop("COMMENT", None)  # in English, whatever the file's language
    return _write(zone)


def _write(component: icalendar.Component) -> bytes:
    lines: bytes = component.to_ical(sorted=False)
    return lines.removesuffix(_LINE_END)
