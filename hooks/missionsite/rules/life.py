"""Rules on a mission's life: reviews, changes, results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from missionsite.model.mission import Mission
from missionsite.nodes import Location
from missionsite.problems import Problem
from missionsite.rules.sheet import Lists, Sheet


def check_review(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A mission is read again by the day that it names."""
    review_by = sheet.mission.publication.review_by
    if review_by < lists.today:
        yield sheet.question(("publication", "review_by"), "review-past", date=review_by)


def check_modified(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """The last significant change is no older than the newest entry of the updates."""
    modified = sheet.mission.publication.modified
    newest = max((day for _, day in _list_updates(sheet.mission, lists)), default=modified)
    if modified < newest:
        yield sheet.fault(("publication", "modified"), "modified-before-update")


def check_update_order(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """The newest update stands last."""
    for (_, earlier), (place, later) in pairwise(_list_updates(sheet.mission, lists)):
        if later < earlier:
            yield sheet.fault(("updates", place, "on"), "update-order")


def _list_updates(mission: Mission, lists: Lists) -> list[tuple[int, date]]:
    """Return the updates that may have happened, by place; the others have a rule of their own."""
    last = _find_last_day(mission, lists)
    return [(place, update.on) for place, update in enumerate(mission.updates) if update.on <= last]


def check_updates_happened(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """An update tells what has happened, at the latest on the day that publishes the mission."""
    last = _find_last_day(sheet.mission, lists)
    for place, update in enumerate(sheet.mission.updates):
        if update.on > last:
            yield sheet.fault(("updates", place, "on"), "update-future")


def _find_last_day(mission: Mission, lists: Lists) -> date:
    """Return the last day of which a mission may speak in the past: a draft is read later."""
    return max(lists.today, mission.publication.publish_on)


def check_days_happened(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A day on which something was done, seen or counted is past."""
    last = _find_last_day(sheet.mission, lists)
    for location, day in _list_past_days(sheet.mission):
        if day > last:
            yield sheet.fault(location, "day-in-future", key=str(location[-1]), date=day)


def _list_past_days(mission: Mission) -> Iterator[tuple[Location, date]]:
    yield ("publication", "modified"), mission.publication.modified
    interest = mission.expression_of_interest
    if interest and interest.form_parity_checked_on:
        yield ("expression_of_interest", "form_parity_checked_on"), interest.form_parity_checked_on
    if mission.source_country_check:
        yield ("source_country_check", "checked_on"), mission.source_country_check.checked_on
    for place, cost in enumerate(mission.costs):
        if cost.estimate:
            yield ("costs", place, "estimate", "as_of"), cost.estimate.as_of


def check_results(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Results are counted after the mission's end, and not ahead of time."""
    results = sheet.mission.results
    if results is None:
        return
    end = sheet.mission.dates.end or sheet.mission.dates.start
    if results.as_of < end.first:
        yield sheet.fault(("results", "as_of"), "results-too-early")
    elif results.as_of > lists.today:
        yield sheet.fault(("results", "as_of"), "day-in-future", key="as_of", date=results.as_of)
