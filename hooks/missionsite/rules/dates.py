"""Rules on dates: real, in order, as precise as the mission's state asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from missionsite.model.mission import Mission
from missionsite.nodes import Location
from missionsite.periods import Period
from missionsite.problems import Problem
from missionsite.rules.required import PLANNED
from missionsite.rules.sheet import Lists, Sheet
from missionsite.rules.windows import WINDOWS, find_ottawa_day, is_inverted, write_wall_time
from missionsite.schedules import list_windows

_LONGEST = 14  # days; a skills mission is an event of about a week
_BEFORE_START = ("selection", "confirm_by", "briefing", "start", "end", "follow_up_until")


class Moment(NamedTuple):
    """One of a mission's dates: where it stands, its days, and the text that gave it."""

    location: Location
    first: date
    last: date
    written: str

    @property
    def field(self) -> str:
        """The key of the file that holds the date."""
        return str(self.location[-1])

    @property
    def is_of_dates(self) -> bool:
        """Tell whether the date is the mission's own, not one of publishing or of applying."""
        return self.location[0] == "dates"


def check_order(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Publish ≤ opens < closes ≤ selection ≤ confirm ≤ briefing ≤ start ≤ end ≤ follow-up.

    A planned mission whose own dates are all past is told by another rule.
    """
    behind = _lies_behind(sheet, lists)
    moments = _list_moments(sheet.mission, lists)
    for place, later in enumerate(moments):
        earlier = _find_contradiction(later, moments[:place])
        if earlier and not (behind and later.is_of_dates and not earlier.is_of_dates):
            yield tell_disorder(sheet, later, earlier, later.location)


def _list_moments(mission: Mission, lists: Lists) -> list[Moment]:
    moments = [at_day(("publication", "publish_on"), mission.publication.publish_on)]
    moments.extend(_list_window_moments(mission, lists))
    for name in _BEFORE_START:
        period: Period | None = getattr(mission.dates, name)
        if period:
            moments.append(at_period(("dates", name), period))
    return moments


def _list_window_moments(mission: Mission, lists: Lists) -> Iterator[Moment]:
    """The first opening and the last closing; a window that closes before it opens says nothing."""
    windows = [
        (place, window)
        for place, window in enumerate(list_windows(mission))
        if not is_inverted(window)
    ]
    if windows:
        place, window = min(windows, key=lambda found: found[1].opens)
        day = find_ottawa_day(window.opens, window.time_zone, lists)
        yield Moment((*WINDOWS, place, "opens"), day, day, write_wall_time(window.opens))
        place, window = max(windows, key=lambda found: found[1].closes)
        day = find_ottawa_day(window.closes, window.time_zone, lists)
        yield Moment((*WINDOWS, place, "closes"), day, day, write_wall_time(window.closes))


def _find_contradiction(later: Moment, earlier: Sequence[Moment]) -> Moment | None:
    """Return the nearest earlier moment that certainly comes after `later`.

    Imprecise dates that overlap decide nothing: then the one before is asked.
    """
    for moment in reversed(earlier):
        if moment.first > later.last:
            return moment
        if moment.last <= later.first:
            return None
    return None


def tell_disorder(sheet: Sheet, later: Moment, earlier: Moment, place: Location) -> Problem:
    """Return the problem at `place` that one date comes before another which it must follow."""
    return sheet.fault(
        place,
        "date-order",
        later_field=later.field,
        later=later.written,
        earlier_field=earlier.field,
        earlier=earlier.written,
    )


def at_day(location: Location, day: date) -> Moment:
    """Return a day as a moment."""
    return Moment(location, day, day, day.isoformat())


def at_period(location: Location, period: Period) -> Moment:
    """Return a date as precise as its author knows it as a moment."""
    return Moment(location, period.first, period.last, period.written)


def check_ask_by(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """Adaptations are asked for before the mission starts."""
    accessibility = sheet.mission.accessibility
    if accessibility is None or accessibility.ask_by is None:
        return
    asked = at_day(("accessibility", "ask_by"), accessibility.ask_by)
    start = at_period(("dates", "start"), sheet.mission.dates.start)
    if asked.first > start.last:
        yield tell_disorder(sheet, start, asked, asked.location)


def check_precision(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """Only a planned mission's dates may be less precise than a day."""
    state = sheet.mission.state
    if state == PLANNED:
        return
    for location, period in list_periods(sheet.mission):
        if period.precision != "day":
            yield sheet.fault(location, "imprecise-date", value=period.written, state=state)


def list_periods(mission: Mission) -> Iterator[tuple[Location, Period]]:
    """Yield the dates of the mission and of its stops that may be imprecise."""
    for name in _BEFORE_START:
        period: Period | None = getattr(mission.dates, name)
        if period:
            yield ("dates", name), period
    for place, stop in enumerate(mission.stops):
        if stop.first_day:
            yield ("stops", place, "from"), stop.first_day
        if stop.last_day:
            yield ("stops", place, "to"), stop.last_day


def check_length(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A mission that is to come takes no longer than two weeks; dates in disorder say nothing."""
    start, end = sheet.mission.dates.start, sheet.mission.dates.end
    if end is None or sheet.is_over(lists.today):
        return
    days = (end.first - start.last).days + 1
    if days > _LONGEST and not any(check_order(sheet, lists)):
        yield sheet.question(("dates", "end"), "mission-too-long", days=days)


def check_planned(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A planned mission lies ahead."""
    if _lies_behind(sheet, lists):
        name = "end" if sheet.mission.dates.end else "start"
        yield sheet.fault(("dates", name), "planned-past")


def _lies_behind(sheet: Sheet, lists: Lists) -> bool:
    """Tell whether a planned mission's start and end are past; one alone is out of order."""
    mission = sheet.mission
    is_past = mission.dates.start.last < lists.today and sheet.is_over(lists.today)
    return mission.state == PLANNED and is_past
