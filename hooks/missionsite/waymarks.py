"""Where a page stands: the pages above it, its entry in the menu, the way to its other side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from missionsite.edition import LOCALES, Edition
from missionsite.pages import Address, is_home, parent_of
from missionsite.views.surround import CANADA, Link, Surround


@dataclass(frozen=True, slots=True)
class Toggle:
    """The way to the same page in the other language."""

    text: str
    short: str
    title: str
    href: str
    lang: str
    hreflang: str


def build_toggle(address: Address, edition: Edition) -> Toggle:
    """Return the link to the page's other side, in the words of that side."""
    locale = LOCALES[edition.other]
    words = edition.catalogue.strings
    return Toggle(
        text=words["frame.language_name"].in_language(edition.other),
        short=edition.other.upper(),
        title=words["frame.language_name"].in_language(edition.other),
        href=address.urls[edition.other],
        lang=locale,
        hreflang=locale,
    )


def mark_current(address: Address, surround: Surround, edition: Edition) -> tuple[Link, ...]:
    """Return the menu with its entry for the page, or for the page above it, marked."""
    below = edition.page_url(parent_of(address)) if address.mission else ""
    marks = {address.url: "page", below: "true"}
    return tuple(replace(link, current=marks.get(link.href, "")) for link in surround.menu)


def list_breadcrumb(address: Address, edition: Edition) -> tuple[Link, ...]:
    """Return the pages above a page, the highest first."""
    links = [Link(edition.words["site.canada"], CANADA[edition.language])]
    if not is_home(address):
        links.append(Link(edition.words["site.name"], edition.home_url()))
    if address.mission:
        parent = parent_of(address)
        links.append(Link(edition.page_title(parent), edition.page_url(parent)))
    if address.prepares:
        mission = edition.catalogue.published[address.mission]
        url = edition.mission_url(address.mission)
        links.append(Link(edition.text(mission.title), url))
    return tuple(links)
