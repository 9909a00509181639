"""This repository's own project: loaded once, rendered without a build, copied to be spoiled."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from markdown import Markdown
from tests.building import REFERENCE, ROOT

from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.edition import Edition
from missionsite.loading import build_site
from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.pages import Address, list_addresses
from missionsite.press import render_page as render_as_built
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site
from missionsite.source import read_source

FIXTURES = ROOT / "tests/fixtures"
WHOLE = FIXTURES / "whole-mission.yml"
NURSING = "2027-casablanca-tunis-nursing"
COPIED = ("mkdocs.yml", "docs", "missions")
LEFT = ("overrides",)
"""What a copy only points to: no test spoils it."""


@cache
def load_shipped() -> Catalogue:
    """Return the repository's catalogue as of the reference instant."""
    return load_catalogue(ROOT, REFERENCE)


@cache
def build_shipped() -> Site:
    """Return the repository's site as of the reference instant."""
    return build_site(load_shipped(), load_shipped().settings.site_url)


def build_at(instant: datetime, missions: Mapping[str, Mission] | None = None) -> Site:
    """Return the site as of another instant, or with other missions (by id), all of them shown."""
    shipped = load_shipped()
    known = shipped.published if missions is None else missions
    return build_from(replace(shipped, instant=instant, missions=known, published=known))


def build_from(catalogue: Catalogue) -> Site:
    """Return the site of a catalogue that differs from the repository's in its missions."""
    shipped = build_shipped()
    editions = {name: _renew(shipped.editions[name], catalogue) for name in LANGUAGES}
    return replace(shipped, catalogue=catalogue, editions=editions)


def _renew(edition: Edition, catalogue: Catalogue) -> Edition:
    return Edition(
        language=edition.language,
        catalogue=catalogue,
        words=edition.words,
        formatter=edition.formatter,
        site_url=edition.site_url,
        asset=edition.asset,
    )


def load_mission(path: Path) -> Mission:
    """Return a mission from a file that stands outside the repository's missions."""
    source, problems = read_source(path.name, path.read_bytes())
    assert source.root is not None, problems
    mission, problems = read_model(Mission, source.root, path.name)
    assert mission is not None, problems
    return mission


def find_address(site: Site, identity: str, language: Language) -> Address:
    """Return a page's address by its id: "services.md", "missions/<id>.md"."""
    return next(page for page in list_addresses(site, language) if page.id == identity)


def render_page(site: Site, identity: str, language: Language) -> str:
    """Return a page's HTML as the build writes it."""
    address = find_address(site, identity, language)
    return render_as_built(address, _render_text(address), site)


def render_mission(site: Site, identity: str, language: Language) -> str:
    """Return the HTML of a mission's page."""
    return render_page(site, f"missions/{identity}.md", language)


def render_prepare(site: Site, identity: str, language: Language) -> str:
    """Return the HTML of the page that prepares for a mission."""
    return render_page(site, f"missions/{identity}/prepare.md", language)


def copy_project(folder: Path) -> Path:
    """Copy what the catalogue reads into a folder, and return it."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    for name in LEFT:
        (folder / name).symlink_to(ROOT / name)
    return folder


def _render_text(address: Address) -> str:
    """Render a prose page's text with the extensions that mkdocs.yml names."""
    if address.mission:
        return ""
    file = ROOT / "docs" / address.language / address.id
    text = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    return Markdown(extensions=["attr_list", "tables", "toc"]).convert(text)
