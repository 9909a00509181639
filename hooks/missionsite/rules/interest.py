"""Rules on the form: where it stands, in which language, and for which mission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from missionsite.model.mission import Mission
from missionsite.model.texts import LinkBilingual, LinkPair
from missionsite.nodes import Location
from missionsite.problems import Problem
from missionsite.rules.sheet import Lists, Sheet
from missionsite.rules.windows import WINDOWS
from missionsite.schedules import list_windows

_MISSION = "mission"  # the query's name for the mission's id


def check_hosts(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A form stands on a host of `extra.form_hosts` in mkdocs.yml."""
    allowed = lists.settings.form_hosts
    for place, address in list_forms(sheet.mission):
        host = urlsplit(address).hostname or ""
        if host not in allowed:
            yield sheet.fault(place, "form-host", host=host, allowed=allowed)


def check_own_addresses(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """English and French have each an address of their own."""
    for place, link in list_links(sheet.mission):
        if isinstance(link, LinkPair) and link.en == link.fr:
            yield sheet.fault_at_key(place, "form-same-address")


def check_mission_ids(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A mission's id in the address of its form is its own."""
    for place, address in list_forms(sheet.mission):
        for found in find_missions(address):
            if found != sheet.id:
                yield sheet.fault(place, "form-mission-id", found=found, expected=sheet.id)


def find_missions(address: str) -> Sequence[str]:
    """Return the ids of missions that the address of a form names."""
    return parse_qs(urlsplit(address).query).get(_MISSION, ())


def list_forms(mission: Mission) -> Iterator[tuple[Location, str]]:
    """Yield every address of a form, with its place."""
    for place, window in enumerate(list_windows(mission)):
        above = (*WINDOWS, place, "form")
        if isinstance(window.form, LinkBilingual):
            yield (*above, "bilingual"), window.form.bilingual
        else:
            yield (*above, "en"), window.form.en
            yield (*above, "fr"), window.form.fr


def list_links(mission: Mission) -> Iterator[tuple[Location, LinkPair | LinkBilingual]]:
    """Yield the links to forms, to the notice on privacy and to the information sessions."""
    for place, window in enumerate(list_windows(mission)):
        yield (*WINDOWS, place, "form"), window.form
    interest = mission.expression_of_interest
    if interest and interest.privacy_notice:
        yield ("expression_of_interest", "privacy_notice"), interest.privacy_notice
    for place, session in enumerate(mission.employer_sessions):
        if session.link:
            yield ("employer_sessions", place, "link"), session.link
