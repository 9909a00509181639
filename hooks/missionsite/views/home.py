"""The home page: what one can act on, how it goes, who does what, whom it is for."""

from __future__ import annotations

from missionsite.addresses import MISSIONS_PAGE
from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.views.answers import Step, Steps
from missionsite.views.lists import build_home_cards
from missionsite.views.panels import Duties
from missionsite.views.parts import Prose, paragraph
from missionsite.views.sections import Block, Section, build_section
from missionsite.views.terms import build_column


def build_home(edition: Edition) -> tuple[Section, ...]:
    """Return the home page's sections."""
    words = edition.words
    cards = build_home_cards(edition)
    missions = cards if cards.cards else paragraph(words["lists.none"])
    who, francophone = (paragraph(words[f"home.{name}_text"]) for name in ("who", "francophone"))
    return (
        _build_section("missions", missions, MISSIONS_PAGE, edition),
        _build_section("process", _build_steps(edition), "how-it-works.md", edition),
        _build_section("services", _build_duties(edition), "services.md", edition),
        _build_section("who", who, "who-can-take-part.md", edition, "small-employers.md"),
        _build_section("francophone", francophone, "francophone-communities.md", edition),
    )


def _build_section(name: str, block: Block, page: str, edition: Edition, *more: str) -> Section:
    """A block and the ways to the pages that say more."""
    links = (build_link(it, edition) for it in (page, *more))
    return build_section(name, edition.words[f"home.{name}"], (block, *links))


def build_link(page: str, edition: Edition) -> Prose:
    """Return a paragraph that leads to a page by its title."""
    return Prose(
        fill('<p><a href="{}">{}</a></p>', edition.page_url(page), edition.page_title(page))
    )


def _build_steps(edition: Edition) -> Steps:
    steps = tuple(
        Step("", edition.text(step.title), edition.html(step.text), ())
        for step in edition.catalogue.programme.steps.values()
    )
    return Steps(steps)


def _build_duties(edition: Edition) -> Duties:
    services, words = edition.catalogue.programme.services.values(), edition.words
    offered = [service for service in services if service.offer == "offered"]
    never = [service for service in services if service.offer == "never"]
    return Duties(
        (
            build_column(words["duties.we_may"], "do", offered, edition),
            build_column(words["duties.we_never"], "not", never, edition),
        )
    )
