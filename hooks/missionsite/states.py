"""The state of a mission at any instant, worked out once for the build and the browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from missionsite.clock import OTTAWA, start_of_day

Decision = Literal["planned", "scheduled", "postponed", "suspended", "cancelled"]
State = Literal[
    "planned",
    "opens_soon",
    "open",
    "closing_soon",
    "between_rounds",
    "selection",
    "preparing",
    "under_way",
    "follow_up",
    "completed",
    "postponed",
    "suspended",
    "cancelled",
]
Window = tuple[datetime, datetime]
"""When a form opens, and the first instant at which it is closed."""
Timeline = tuple[tuple[datetime | None, State], ...]
"""States in order, each with the instant it begins; None means "from the beginning"."""

CLOSING_SOON_DAYS = 14  # "Closing soon" is a label of the last 14 days
ARCHIVED_AFTER_YEARS = 2
MINUTE = timedelta(minutes=1)
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Schedule:
    """What people decided about a mission, as aware instants; every interval is half-open.

    A window ends one minute after the last minute in which the form takes an answer. `selection`
    is the beginning of its day in Ottawa, `start` that of the first day in the first stop's zone;
    `end` and `follow_up_until` are the midnights after the last day.
    """

    decision: Decision
    windows: tuple[Window, ...] = ()
    selection: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None
    follow_up_until: datetime | None = None
    closing_soon_days: int = CLOSING_SOON_DAYS


def build_timeline(schedule: Schedule) -> Timeline:
    """Return every state that the mission goes through; no two neighbours are equal."""
    if schedule.decision != "scheduled":
        return ((None, schedule.decision),)
    changes: list[tuple[datetime | None, State]] = [(None, _state_at(schedule, BEFORE_ALL))]
    for instant in _boundaries(schedule):
        state = _state_at(schedule, instant)
        if state != changes[-1][1]:
            changes.append((instant, state))
    return tuple(changes)


def find_state(timeline: Timeline, instant: datetime) -> State:
    """Return the state at an aware instant."""
    begun = [state for begins, state in timeline if begins is None or begins <= instant]
    return begun[-1]


def is_archived(end: datetime | None, instant: datetime) -> bool:
    """Tell whether a mission has been over for two years; `end` is the midnight after it."""
    if end is None:
        return False
    year = end.year + ARCHIVED_AFTER_YEARS
    try:
        return instant >= end.replace(year=year)
    except ValueError:  # the midnight on which February 29 begins is also the end of February 28
        return instant >= end.replace(year=year, month=3, day=1)


def write_states(timeline: Timeline) -> str:
    """Print a timeline as `data-states` holds it: "opens_soon 1794837600 open 1800000000 …".

    Between two states stands the second since 1970 at which the next one begins.
    """
    words = [state if begins is None else f"{_epoch(begins)} {state}" for begins, state in timeline]
    return " ".join(words)


def write_window(opens: datetime, closes: datetime) -> str:
    """Print a window as `data-window` holds it; `closes` is the first instant it is closed."""
    return f"{_epoch(opens)} {_epoch(closes)}"


def write_deadline(opens: datetime, closes: datetime, days: int = CLOSING_SOON_DAYS) -> str:
    """Print a deadline as `data-deadline` holds it, so that the browser counts days by comparing.

    First the second at which the form is closed, then those at which the last day begins in
    Ottawa, the day before it, and so on, for as many days as are counted down; a form that opens
    on one of these days is counted down from then on.
    """
    last_day = _last_day(closes)
    mornings = [start_of_day(last_day - timedelta(days=n), OTTAWA.key) for n in range(days)]
    counted = [morning for morning in mornings if morning > opens]
    begins = [opens] if len(counted) < days else []
    return " ".join(str(_epoch(instant)) for instant in (closes, *counted, *begins))


def write_local_time(instant: datetime) -> str:
    """Print an instant as `data-local-time` holds it: its second and Ottawa's minutes from UTC."""
    offset = instant.astimezone(OTTAWA).utcoffset() or timedelta()
    return f"{_epoch(instant)} {offset // MINUTE}"


def _boundaries(schedule: Schedule) -> list[datetime]:
    windows = [instant for window in schedule.windows for instant in window]
    others = (schedule.selection, schedule.start, schedule.end, schedule.follow_up_until)
    instants = {*windows, *(instant for instant in others if instant is not None)}
    if schedule.windows:
        instants.add(_closing_soon(schedule))
    return sorted(instants)


def _state_at(schedule: Schedule, instant: datetime) -> State:
    """Read the table of states from its last row to its first."""
    if schedule.end and instant >= schedule.end:
        supported = schedule.follow_up_until and instant < schedule.follow_up_until
        return "follow_up" if supported else "completed"
    if schedule.start and instant >= schedule.start:
        return "under_way"
    if schedule.windows:
        before_start = _state_of_forms(schedule, instant)
        if before_start:
            return before_start
    return "preparing"


def _state_of_forms(schedule: Schedule, instant: datetime) -> State | None:
    """Return the state that the windows decide, or None once employers are selected."""
    if instant < min(opens for opens, _ in schedule.windows):
        return "opens_soon"
    if any(opens <= instant < closes for opens, closes in schedule.windows):
        return "closing_soon" if instant >= _closing_soon(schedule) else "open"
    if instant < max(closes for _, closes in schedule.windows):
        return "between_rounds"
    waiting = schedule.selection is None or instant < schedule.selection
    return "selection" if waiting else None


def _closing_soon(schedule: Schedule) -> datetime:
    """Return 00:00 in Ottawa, so many days before the last close, but not before it opens."""
    closes = max(closes for _, closes in schedule.windows)
    opens = min(opens for opens, last in schedule.windows if last == closes)
    first_day = _last_day(closes) - timedelta(days=schedule.closing_soon_days)
    return max(opens, start_of_day(first_day, OTTAWA.key))


def _last_day(closes: datetime) -> date:
    """Return the day in Ottawa that holds the last minute before a form is closed."""
    return (closes - MINUTE).astimezone(OTTAWA).date()


def _epoch(instant: datetime) -> int:
    return int(instant.timestamp())
