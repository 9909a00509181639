"""The whole site of one build: its catalogue, its two editions and its published assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from missionsite.assets import Assets
from missionsite.catalogue import Catalogue
from missionsite.edition import Edition
from missionsite.formats import load_formatters
from missionsite.problems import LANGUAGES, Language
from missionsite.sharecard import Card
from missionsite.strings import pick_words
from missionsite.views.surround import Surround, build_surround


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made from.

    `card_url` returns the address of a shared link's picture; `site_url` ends with a slash;
    `served` is true in a preview.
    """

    catalogue: Catalogue
    editions: Mapping[Language, Edition]
    surrounds: Mapping[Language, Surround]
    assets: Assets
    card_url: Callable[[Card], str]
    site_url: str
    served: bool


def assemble_site(
    catalogue: Catalogue, site_url: str, assets: Assets, card_url: Callable[[Card], str]
) -> Site:
    """Return a site at `site_url` whose files are published where `assets` and `card_url` say."""
    formatters = load_formatters()
    editions = {
        language: Edition(
            language=language,
            catalogue=catalogue,
            words=pick_words(catalogue.strings, language),
            formatter=formatters[language],
            site_url=site_url,
            asset=assets.url,
        )
        for language in LANGUAGES
    }
    # MkDocs serves a preview over http; a published site stands at an https address.
    served = not site_url.startswith("https://")
    return Site(
        catalogue=catalogue,
        editions=MappingProxyType(editions),
        surrounds=MappingProxyType({name: build_surround(editions[name]) for name in LANGUAGES}),
        assets=assets,
        card_url=card_url,
        site_url=site_url,
        served=served,
    )
