"""Loads what the pages of one build need besides their texts: assets, and the names of cards."""

from __future__ import annotations

from missionsite.bundles import load_assets
from missionsite.cards import load_cards
from missionsite.catalogue import Catalogue
from missionsite.site import Site, assemble_site


def build_site(catalogue: Catalogue, site_url: str) -> Site:
    """Return the site as it stands at `site_url`: its own address, or that of a preview."""
    assets = load_assets(catalogue.root)
    cards = load_cards(catalogue.root, assets.files)
    return assemble_site(catalogue, site_url, assets, cards.url)
