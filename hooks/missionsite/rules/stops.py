"""Rules on stops: where they are, and on which days of the mission."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from missionsite.model.mission import Dates, Mission
from missionsite.model.places import Stop
from missionsite.nodes import Location
from missionsite.periods import Period
from missionsite.problems import Problem
from missionsite.rules.dates import at_period, tell_disorder
from missionsite.rules.holidays import find_holiday
from missionsite.rules.required import PLANNED
from missionsite.rules.sheet import Lists, Sheet

_MOST_DAYS = 31  # a longer stop has another mistake, and its holidays explain nothing
_ONE_DAY = timedelta(days=1)
_CALLED_OFF = frozenset({"postponed", "suspended", "cancelled"})


def check_places(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A stop in person has a city and a country, an online one has neither."""
    for place, stop in enumerate(sheet.mission.stops):
        if stop.format == "virtual":
            given = [name for name in ("city", "country") if getattr(stop, name) is not None]
            if given:
                yield sheet.fault_at_key(("stops", place, given[0]), "virtual-stop-has-place")
        elif stop.country is None or (stop.city is None and sheet.mission.state != PLANNED):
            yield sheet.fault(("stops", place), "stop-needs-place")


def check_inside(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A stop lies between the mission's start and its end; one that ends too early is told so."""
    dates = sheet.mission.dates
    if dates.end is not None and dates.end.last < dates.start.first:
        return
    for place, stop in enumerate(sheet.mission.stops):
        if _is_inverted(stop):
            continue
        days = (("from", stop.first_day), ("to", stop.last_day))
        outside = [(key, day) for key, day in days if day is not None and _is_outside(day, dates)]
        if outside:
            key, day = outside[0]
            yield sheet.fault(("stops", place, key), "stop-outside", field=key, date=day.written)


def _is_outside(day: Period, dates: Dates) -> bool:
    """Tell whether a day certainly lies outside; a mission without an end may last a while."""
    if day.last < dates.start.first:
        return True
    return dates.end is not None and day.first > dates.end.last


def check_stop_order(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A stop ends after it begins, and stands after those that come before it."""
    before: Stop | None = None
    for place, stop in enumerate(sheet.mission.stops):
        above: Location = ("stops", place)
        if stop.first_day and stop.last_day and _is_inverted(stop):
            later, earlier = at_period((*above, "to"), stop.last_day), stop.first_day
            moment = at_period((*above, "from"), earlier)
            yield tell_disorder(sheet, later, moment, later.location)
        elif before is not None and _is_too_early(stop, before):
            yield sheet.fault((*above, "from"), "stop-order")
        before = stop


def _is_inverted(stop: Stop) -> bool:
    """Tell whether a stop ends before it begins."""
    first, last = stop.first_day, stop.last_day
    return first is not None and last is not None and last.last < first.first


def _is_too_early(stop: Stop, before: Stop) -> bool:
    """In two cities one cannot be at once; an online part may go on beside another stop."""
    beside = "virtual" in (stop.format, before.format)
    last = before.first_day if beside else (before.last_day or before.first_day)
    return bool(stop.first_day and last and stop.first_day.last < last.first)


def check_holidays(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Nobody is met on a public holiday of the country."""
    mission = sheet.mission
    if mission.state in _CALLED_OFF or sheet.is_over(lists.today):
        return
    for place, country, day in _list_days(mission):
        holiday = find_holiday(country, day)
        if holiday:
            yield sheet.question(
                place, "public-holiday", date=day, country=country, holiday=holiday
            )


def _list_days(mission: Mission) -> Iterator[tuple[Location, str, date]]:
    """Yield the days of the stops that are in a country, where the days are known."""
    for place, stop in enumerate(mission.stops):
        first, last = stop.first_day, stop.last_day or stop.first_day
        if stop.country is None or first is None or last is None:
            continue
        if first.precision == last.precision == "day" and not _is_outside(first, mission.dates):
            length = min((last.last - first.first).days + 1, _MOST_DAYS)
            for days in range(length):
                yield ("stops", place, "from"), stop.country, first.first + days * _ONE_DAY
