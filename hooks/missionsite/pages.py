"""Which pages the site has in each language, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from missionsite.addresses import MISSIONS_PAGE
from missionsite.documents import HOME, NOT_FOUND
from missionsite.edition import LOCALES, Edition
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site
from missionsite.views.prepare import OVER
from missionsite.views.state import build_state

NEUTRAL = "x-default"
ROOT = "/"
"""The page on which one chooses a language."""
MISSION_TEMPLATE = "mission.html"
PREPARE_TEMPLATE = "prepare.html"
MISSION_FOLDER = "missions"


@dataclass(frozen=True, slots=True)
class Address:
    """One page in one language.

    `id` is the same in both languages: a prose page's file, "missions/<id>.md" for a mission, or
    "missions/<id>/prepare.md" for the page that prepares for it. `urls` are its addresses by
    language; `mission` is the mission's id or "".
    """

    id: str
    language: Language
    urls: Mapping[Language, str]
    template: str
    modified: date
    indexed: bool
    mission: str = ""

    @property
    def url(self) -> str:
        """The page's address from the site's root: "/en/services/"."""
        return self.urls[self.language]

    @property
    def prepares(self) -> bool:
        """Whether this is a mission's second page, on how to prepare for it."""
        return self.template == PREPARE_TEMPLATE


def list_addresses(site: Site, language: Language) -> tuple[Address, ...]:
    """Return every page of one language: prose pages, then those of published missions."""
    return (*_list_documents(site, language), *_list_missions(site, language))


def list_alternates(address: Address) -> Iterator[tuple[str, str]]:
    """Yield the tag and the address of a page in each language, and where one chooses, if home."""
    for language in LANGUAGES:
        yield LOCALES[language], address.urls[language]
    if is_home(address):
        yield NEUTRAL, ROOT


def is_home(address: Address) -> bool:
    """Tell whether a page is its language's home."""
    return address.id == HOME


def _list_documents(site: Site, language: Language) -> Iterator[Address]:
    for identity, sides in site.catalogue.documents.items():
        document = sides[language]
        yield Address(
            id=identity,
            language=language,
            urls=MappingProxyType({side: sides[side].url for side in LANGUAGES}),
            template=document.front.template,
            modified=document.front.modified,
            indexed=identity != NOT_FOUND,
        )


def _list_missions(site: Site, language: Language) -> Iterator[Address]:
    edition = site.editions[language]
    kinds: tuple[tuple[str, str, Callable[[str, Language], str]], ...] = (
        ("{}.md", MISSION_TEMPLATE, edition.mission_url),
        ("{}/prepare.md", PREPARE_TEMPLATE, edition.prepare_url),
    )
    for identity, mission in site.catalogue.published.items():
        for file, template, find_url in kinds:
            yield Address(
                id=f"{MISSION_FOLDER}/{file.format(identity)}",
                language=language,
                urls=MappingProxyType({side: find_url(identity, side) for side in LANGUAGES}),
                template=template,
                modified=mission.publication.modified,
                indexed=not (
                    mission.illustrative
                    or (template == PREPARE_TEMPLATE and _is_over(identity, edition))
                ),
                mission=identity,
            )


def _is_over(identity: str, edition: Edition) -> bool:
    """Tell whether nobody prepares for a mission any more: there is little to find on that page."""
    mission = edition.catalogue.published[identity]
    return build_state(identity, mission, edition).now in OVER


def parent_of(address: Address) -> str:
    """Return the page that a page stands below: the list for a mission, else the home page."""
    return MISSIONS_PAGE if address.mission else HOME
