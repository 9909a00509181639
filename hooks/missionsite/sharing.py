"""What each page's head tells services that show shared links: words, addresses, the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from missionsite.edition import LOCALES, Edition, whole_url
from missionsite.pages import ROOT, Address
from missionsite.problems import LANGUAGES
from missionsite.sharecard import HEIGHT, WIDTH, Card
from missionsite.site import Site
from missionsite.views.share import build_mission_card, build_site_card, describe_card, join_cards


@dataclass(frozen=True, slots=True)
class Share:
    """Properties of the Open Graph protocol (https://ogp.me/); `url` is "" for an error page."""

    kind: str
    title: str
    description: str
    url: str
    name: str
    locale: str
    alternate: str
    image: str
    width: int
    height: int
    alt: str


def build_share(address: Address, title: str, description: str, site: Site) -> Share:
    """Return what the head of a page in one language tells."""
    edition = site.editions[address.language]
    card = _find_card(address.mission, edition)
    return Share(
        kind="article" if address.mission else "website",
        title=title,
        description=description,
        url=whole_url(site.site_url, address.url),
        name=edition.words["site.name"],
        locale=_write_locale(edition.locale),
        alternate=_write_locale(LOCALES[edition.other]),
        image=whole_url(site.site_url, site.card_url(card)),
        width=WIDTH,
        height=HEIGHT,
        alt=describe_card(card),
    )


def build_root_share(share: Share, title: str, description: str, site: Site) -> Share:
    """Return what a page in both languages tells; `share` is that of the home in its language."""
    card = _build_root_card(site)
    return Share(
        kind=share.kind,
        title=title,
        description=description,
        url=whole_url(site.site_url, ROOT),
        name=card.title,
        locale=share.locale,
        alternate=share.alternate,
        image=whole_url(site.site_url, site.card_url(card)),
        width=WIDTH,
        height=HEIGHT,
        alt=describe_card(card),
    )


def list_cards(site: Site) -> Iterator[Card]:
    """Yield every card to which a page leads."""
    yield _build_root_card(site)
    for edition in site.editions.values():
        yield build_site_card(edition)
        for identity in edition.catalogue.published:
            yield _find_card(identity, edition)


def _find_card(mission: str, edition: Edition) -> Card:
    """Return the card of a mission, or that of the site where there is none."""
    if mission:
        return edition.lately("card", mission, lambda: build_mission_card(mission, edition))
    return edition.once("card", "", lambda: build_site_card(edition))


def _build_root_card(site: Site) -> Card:
    return join_cards([_find_card("", site.editions[side]) for side in LANGUAGES])


def _write_locale(tag: str) -> str:
    return tag.replace("-", "_")
