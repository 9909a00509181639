"""What comes next on a mission, for those who look after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from missionsite.clock import OTTAWA
from missionsite.model.mission import Mission
from missionsite.periods import Period
from missionsite.schedules import find_last_minute, find_window, list_windows

_NAMES = ("selection", "confirm_by", "briefing", "start", "end", "follow_up_until")


class Event(NamedTuple):
    """Something that happens to a mission; events sort by their day.

    `last` is the last day on which it may happen, `written` the day or period as its file says it,
    `name` one of publish_on, opens, closes, or a field of `dates`.
    """

    last: date
    written: str
    name: str


def find_next(mission: Mission, today: date) -> Event | None:
    """Return what happens next, `today` included; a mission that stopped has nothing ahead."""
    return min((event for event in list_events(mission) if event.last >= today), default=None)


def list_events(mission: Mission) -> Iterator[Event]:
    """Yield what happens to a mission, in no order; hours are Ottawa's."""
    yield _on(mission.publication.publish_on, "publish_on")
    if mission.state not in ("planned", "scheduled"):
        return
    for window in list_windows(mission):
        opens, after = find_window(window)
        yield _on(opens.astimezone(OTTAWA).date(), "opens")
        yield _on(find_last_minute(after).astimezone(OTTAWA).date(), "closes")
    for name in _NAMES:
        period: Period | None = getattr(mission.dates, name)
        if period:
            yield Event(period.last, period.written, name)


def _on(day: date, name: str) -> Event:
    return Event(day, day.isoformat(), name)
