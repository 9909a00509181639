"""Rules on the rounds of an expression of interest and on wall times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, datetime

from missionsite.clock import OTTAWA, read_wall_time, wall_time_trouble
from missionsite.model.interest import OTTAWA_ZONE, Window
from missionsite.model.mission import Mission
from missionsite.nodes import Location
from missionsite.problems import Problem
from missionsite.rules.sheet import Lists, Sheet
from missionsite.schedules import find_window, list_windows

WINDOWS: Location = ("expression_of_interest", "windows")
_TROUBLES = {"missing": "time-skipped", "twice": "time-twice"}


def check_windows(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A window closes after it opens."""
    for place, window in enumerate(list_windows(sheet.mission)):
        if is_inverted(window):
            yield sheet.fault(
                (*WINDOWS, place, "closes"),
                "date-order",
                later_field="closes",
                later=write_wall_time(window.closes),
                earlier_field="opens",
                earlier=write_wall_time(window.opens),
            )


def is_inverted(window: Window) -> bool:
    """Tell whether a window closes before it opens, or at that moment."""
    return window.closes <= window.opens


def write_wall_time(wall: datetime) -> str:
    """Return a wall time as a file has it."""
    return f"{wall:%Y-%m-%dT%H:%M}"


def check_overlaps(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Windows for one audience do not overlap."""
    earlier: list[tuple[Window, datetime, datetime]] = []
    for place, window in enumerate(list_windows(sheet.mission)):
        if is_inverted(window) or not _is_computable(window.closes, window.time_zone, lists):
            continue
        opens, closes = find_window(window)
        for other, begins, ends in earlier:
            if other.audience == window.audience and opens < ends and begins < closes:
                yield sheet.fault((*WINDOWS, place, "opens"), "window-overlap")
                break
        earlier.append((window, opens, closes))


def check_wall_times(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A wall time exists, and exists once: clocks skip an hour in spring and repeat one in fall."""
    for location, wall, zone in _list_wall_times(sheet.mission):
        trouble = _is_computable(wall, zone, lists) and wall_time_trouble(wall, zone)
        if trouble:
            yield sheet.fault(location, _TROUBLES[trouble], value=write_wall_time(wall))


def _list_wall_times(mission: Mission) -> Iterator[tuple[Location, datetime, str]]:
    for place, window in enumerate(list_windows(mission)):
        yield (*WINDOWS, place, "opens"), window.opens, window.time_zone
        yield (*WINDOWS, place, "closes"), window.closes, window.time_zone
    for place, session in enumerate(mission.employer_sessions):
        yield ("employer_sessions", place, "on"), session.on, OTTAWA_ZONE


def check_sessions_in_time(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """An information session takes place before the last window closes.

    A window that closes before it opens is told by another rule, and its deadline is not known.
    """
    windows = list_windows(sheet.mission)
    deadlines = [
        find_window(window)[1]
        for window in windows
        if _is_computable(window.closes, window.time_zone, lists)
    ]
    if any(is_inverted(window) for window in windows):
        return
    for place, session in enumerate(sheet.mission.employer_sessions):
        if deadlines and read_wall_time(session.on, OTTAWA_ZONE) >= max(deadlines):
            yield sheet.fault(("employer_sessions", place, "on"), "session-late")


def check_session_languages(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """There are as many information sessions in French as in English (R24a)."""
    spoken = [session.language for session in sheet.mission.employer_sessions]
    english, french = spoken.count("en"), spoken.count("fr")
    if english != french:
        yield sheet.fault_at_key(
            ("employer_sessions",), "session-unequal", language="en" if english < french else "fr"
        )


def find_ottawa_day(wall: datetime, zone: str, lists: Lists) -> date:
    """Return the day in Ottawa on which a wall clock in the zone shows `wall`."""
    if not _is_computable(wall, zone, lists):
        return wall.date()
    return read_wall_time(wall, zone).astimezone(OTTAWA).date()


def _is_computable(wall: datetime, zone: str, lists: Lists) -> bool:
    """Tell whether a wall time is an instant: in a zone that exists, within Python's calendar."""
    return zone in lists.reference.zones and MINYEAR < wall.year < MAXYEAR
