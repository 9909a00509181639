"""The facts at the top of a mission's page."""

from __future__ import annotations

from markupsafe import Markup

from missionsite.edition import Edition, whole_url
from missionsite.model.mission import Mission
from missionsite.schedules import list_windows
from missionsite.views.calendars import build_calendar_links
from missionsite.views.card import (
    dates_html,
    list_sectors,
    name_dates,
    say_places,
    say_regions,
)
from missionsite.views.costs import say_fee
from missionsite.views.device import build_chooser, is_comparable
from missionsite.views.interest import build_applications, deadlines_html
from missionsite.views.panels import Copy, KeyFacts
from missionsite.views.parts import Button, build_facts
from missionsite.views.prepare import list_steps
from missionsite.views.state import build_state

_ASSOCIATIONS = {"associations"}


def build_key_facts(identity: str, mission: Mission, edition: Edition) -> KeyFacts:
    """Return the key facts that are known, in the order in which employers ask for them."""
    words = edition.words
    pairs: list[tuple[str, str | Markup]] = [
        (words["facts.deadline"], deadlines_html(mission, edition)),
        (name_dates(mission, edition), dates_html(mission, edition)),
        (words["facts.places"], say_places(mission, edition)),
        (words["facts.regions"], say_regions(mission, edition)),
        (words["facts.sectors"], list_sectors(mission, edition)),
    ]
    state = build_state(identity, mission, edition)
    if not state.tag and not state.closed_on:
        pairs += _list_terms(mission, edition)
    return KeyFacts(
        heading=words["facts.heading"],
        facts=build_facts(pairs),
        applications=build_applications(mission, edition),
        print=words["tools.print"],
        copy=Copy(
            text=words["tools.copy"],
            href=whole_url(edition.site_url, edition.mission_url(identity)),
            copied=words["tools.copied"],
            failed=words["tools.copy_failed"],
        ),
        links=_list_links(identity, mission, edition),
        chooser=build_chooser(edition, hint=True) if is_comparable(identity, edition) else None,
    )


def _list_links(identity: str, mission: Mission, edition: Edition) -> tuple[Button, ...]:
    calendars = build_calendar_links(identity, mission, edition)
    if not list_steps(identity, mission, edition):
        return calendars
    return (Button(edition.words["prepare.link"], edition.prepare_url(identity)), *calendars)


def _list_terms(mission: Mission, edition: Edition) -> list[tuple[str, str | Markup]]:
    """What matters while one can still ask to take part."""
    words = edition.words
    return [
        (words["facts.access"], say_access(mission, edition)),
        (words["facts.capacity"], say_capacity(mission, edition)),
        (words["facts.fee"], say_fee(mission, edition)),
    ]


def say_access(mission: Mission, edition: Edition) -> str:
    """Return who can express interest; associations if no form is for others, a partner by name."""
    partner = edition.catalogue.programme.partners.get(mission.lead_partner or "")
    if mission.access == "open" and {it.audience for it in list_windows(mission)} == _ASSOCIATIONS:
        return edition.words["access.associations"]
    if partner is None:
        return edition.words[f"access.{mission.access}"]
    return edition.say("access.named_partner", partner=edition.text(partner.name))


def say_capacity(mission: Mission, edition: Edition) -> str:
    """Return for how many employers and people there is room; "" while it is not said."""
    capacity = mission.capacity
    if capacity is None:
        return ""
    parts = [edition.count("capacity.employers", capacity.employers)]
    if capacity.people_per_employer is not None:
        parts.append(edition.count("capacity.people", capacity.people_per_employer))
    if capacity.waiting_list:
        parts.append(edition.words["capacity.waiting_list"])
    return " ".join(parts)
