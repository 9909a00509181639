"""Rules on what a mission must say, which depends on its state and on who may take part."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.model.mission import REQUIRED_ONCE_SCHEDULED
from missionsite.model.places import Stop
from missionsite.nodes import Location
from missionsite.problems import Problem
from missionsite.rules.sheet import Lists, Sheet

PLANNED = "planned"
_NEED_REASON = frozenset({"postponed", "suspended", "cancelled"})


def check_complete(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """Only a planned mission may leave out its end, stops, fee, services, criteria or costs."""
    mission = sheet.mission
    if mission.state == PLANNED:
        return
    for key in REQUIRED_ONCE_SCHEDULED:
        if key not in mission.model_fields_set:
            yield sheet.fault((), "missing-key", key=key)
    if mission.dates.end is None:
        yield sheet.fault_at_key(("dates",), "missing-key", key="end")


def check_stops_complete(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """Once the dates are set, every stop has its days, and every city its time zone."""
    if sheet.mission.state == PLANNED:
        return
    for place, stop in enumerate(sheet.mission.stops):
        for key in _list_missing(stop):
            yield sheet.fault(("stops", place), "missing-key", key=key)


def _list_missing(stop: Stop) -> Iterator[str]:
    if stop.first_day is None:
        yield "from"
    if stop.last_day is None:
        yield "to"
    if stop.time_zone is None and stop.format != "virtual":
        yield "time_zone"


def check_reason(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A mission that is postponed, suspended or cancelled says why."""
    state = sheet.mission.state
    if state in _NEED_REASON and sheet.mission.state_reason is None:
        yield sheet.fault((), "missing-state-reason", state=state)


def check_lead_partner(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A mission names the partner that it is open through, and only then."""
    through_partner = sheet.mission.access == "through_partner"
    if through_partner and sheet.mission.lead_partner is None:
        yield sheet.fault((), "lead-partner-missing")
    if not through_partner and sheet.mission.lead_partner is not None:
        yield sheet.fault_at_key(("lead_partner",), "lead-partner-unneeded")


def check_interest(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """Employers can say that they are interested, unless they are invited or nothing is set yet."""
    mission = sheet.mission
    excused = mission.access == "by_invitation" or mission.state == PLANNED
    if mission.expression_of_interest is None and not excused:
        yield sheet.fault((), "eoi-missing")


def check_invitation(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A mission by invitation has no form that anyone may open."""
    mission = sheet.mission
    if mission.access == "by_invitation" and mission.expression_of_interest is not None:
        yield sheet.question_at_key(("expression_of_interest",), "eoi-by-invitation")


def check_contact(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Whoever answers for a mission does so in English and in French (R24a)."""
    contact = sheet.mission.contact
    # A code that no language has is told as such, and may stand for the one that is sought.
    if contact is None or not lists.reference.languages.keys() >= set(contact.languages):
        return
    for language in ("en", "fr"):
        if language not in contact.languages:
            place: Location = ("contact", "languages")
            yield sheet.question(place, "contact-one-language", language=language)
