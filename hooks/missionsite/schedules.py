"""A mission's dates as instants, from which its states follow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from missionsite.clock import read_wall_time, start_of_day
from missionsite.model.interest import OTTAWA_ZONE, Window
from missionsite.model.mission import Mission
from missionsite.periods import Period
from missionsite.states import Schedule

_LAST_MINUTE = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)


def build_schedule(mission: Mission) -> Schedule:
    """Return the instants that decide a mission's state; a planned one has none."""
    if mission.state == "planned":
        return Schedule(decision="planned")
    dates = mission.dates
    return Schedule(
        decision=mission.state,
        windows=tuple(find_window(window) for window in list_windows(mission)),
        selection=_start(dates.selection, OTTAWA_ZONE),
        start=_start(dates.start, zone_of_stop(mission, 0)),
        end=_after(dates.end or dates.start, zone_of_stop(mission, -1)),
        follow_up_until=_after(dates.follow_up_until, OTTAWA_ZONE),
    )


def list_windows(mission: Mission) -> tuple[Window, ...]:
    """Return the rounds of the expression of interest, if there is one."""
    interest = mission.expression_of_interest
    return interest.windows if interest else ()


def find_window(window: Window) -> tuple[datetime, datetime]:
    """Return when a round opens and ends (UTC); its last minute belongs to it."""
    opens = read_wall_time(window.opens, window.time_zone).astimezone(UTC)
    closes = read_wall_time(window.closes, window.time_zone).astimezone(UTC)
    return opens, closes + _LAST_MINUTE


def find_deadlines(mission: Mission) -> dict[str, tuple[datetime, datetime]]:
    """Return the last round of each audience, as `find_window` does, by the audience's word."""
    last: dict[str, tuple[datetime, datetime]] = {}
    for window in list_windows(mission):
        found = find_window(window)
        last[window.audience] = max(found, last.get(window.audience, found))
    return last


def find_last_minute(after: datetime) -> datetime:
    """Return the minute that people are told of a form that is closed from `after` on."""
    return after - _LAST_MINUTE


def zone_of_stop(mission: Mission, place: int) -> str:
    """Return the time zone of the first (0) or last (-1) stop; Ottawa's where none is given."""
    if not mission.stops:
        return OTTAWA_ZONE
    return mission.stops[place].time_zone or OTTAWA_ZONE


def last_day(mission: Mission) -> date:
    """Return the last day on which the mission may take place."""
    return (mission.dates.end or mission.dates.start).last


def _start(period: Period | None, zone: str) -> datetime | None:
    return start_of_day(period.first, zone) if period else None


def _after(period: Period | None, zone: str) -> datetime | None:
    return start_of_day(period.last + _ONE_DAY, zone) if period else None
