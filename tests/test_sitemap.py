"""sitemap.xml: what may be found, on both sides, with the day its content changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from tests.projects import (
    NURSING,
    build_at,
    build_from,
    build_shipped,
    load_shipped,
    render_mission,
    render_prepare,
)

from missionsite.pages import list_addresses
from missionsite.problems import LANGUAGES
from missionsite.site import Site
from missionsite.sitemap import render_sitemap

SITE = "https://missions.example/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ROOT_SIDES = {"en-CA": f"{SITE}en/", "fr-CA": f"{SITE}fr/", "x-default": SITE}

Entry = tuple[date, dict[str, str]]
"""The day of the last change, and the address of each side by its language."""


def test_it_is_the_xml_that_search_engines_read() -> None:
    text = render_sitemap(build_shipped()).decode()
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.')
    assert f"\n  <url>\n    <loc>{SITE}</loc>\n" in text
    assert '<xhtml:link rel="alternate" hreflang="en-CA" href="https://' in text
    assert text.endswith("</urlset>\n")


def test_it_lists_the_root_and_every_prose_page_but_the_error_pages() -> None:
    documents = load_shipped().documents
    expected = {
        urljoin(SITE, side.url)
        for identity, sides in documents.items()
        for side in sides.values()
        if identity != "404.md"
    }
    assert set(_read(build_shipped())) == {SITE, *expected}


def test_both_sides_of_a_page_name_each_other() -> None:
    entries = _read(build_shipped())
    for address, (_, sides) in entries.items():
        assert {"en-CA", "fr-CA"} <= set(sides), address
        for language in ("en-CA", "fr-CA"):
            assert entries[sides[language]][1] == sides, address
    assert sorted(it for it, (_, sides) in entries.items() if "x-default" in sides) == [
        SITE,
        f"{SITE}en/",
        f"{SITE}fr/",
    ]
    assert entries[SITE][1] == ROOT_SIDES


def test_a_page_changed_when_its_content_did() -> None:
    entries = _read(build_shipped())
    for sides in load_shipped().documents.values():
        for side in sides.values():
            if side.id != "404.md":
                assert entries[urljoin(SITE, side.url)][0] == side.front.modified


def test_the_root_changed_when_the_later_of_the_homes_did() -> None:
    documents = load_shipped().documents
    for language in LANGUAGES:
        home = documents["index.md"][language]
        front = home.front.model_copy(update={"modified": date(2026, 11, 30)})
        sides = {**documents["index.md"], language: replace(home, front=front)}
        changed = {**documents, "index.md": sides}
        site = build_from(replace(load_shipped(), documents=changed))
        assert _read(site)[SITE][0] == date(2026, 11, 30)


def test_the_clock_of_the_build_does_not_show() -> None:
    later = build_at(datetime(2031, 5, 5, tzinfo=UTC))
    assert render_sitemap(later) == render_sitemap(build_shipped())


def test_a_mission_is_listed_unless_it_is_invented() -> None:
    missions = dict(load_shipped().missions)
    assert all(mission.illustrative for mission in missions.values())
    missions[NURSING] = missions[NURSING].model_copy(update={"illustrative": False})
    site = build_at(datetime(2026, 12, 1, tzinfo=UTC), missions)
    before, after = _read(build_shipped()), _read(site)
    added = {address: after[address] for address in set(after) - set(before)}
    modified = missions[NURSING].publication.modified
    expected: dict[str, Entry] = {}
    for find_url in ("mission_url", "prepare_url"):
        urls = {side: getattr(site.editions[side], find_url)(NURSING) for side in LANGUAGES}
        sides = {f"{side}-CA": urljoin(SITE, url) for side, url in urls.items()}
        expected |= dict.fromkeys(sides.values(), (modified, sides))
    assert added == expected


def test_once_a_mission_is_over_the_page_that_prepares_for_it_is_not_listed() -> None:
    missions = dict(load_shipped().missions)
    missions[NURSING] = missions[NURSING].model_copy(update={"illustrative": False})
    site = build_at(datetime(2028, 12, 1, tzinfo=UTC), missions)
    for edition in site.editions.values():
        assert urljoin(SITE, edition.mission_url(NURSING)) in _read(site)
        assert urljoin(SITE, edition.prepare_url(NURSING)) not in _read(site)
    assert 'name="robots" content="noindex"' in render_prepare(site, NURSING, "fr")
    assert 'name="robots"' not in render_mission(site, NURSING, "fr")


def test_it_lists_what_pages_say_may_be_indexed() -> None:
    pages = [page for side in LANGUAGES for page in list_addresses(build_shipped(), side)]
    indexed = {urljoin(SITE, page.url) for page in pages if page.indexed}
    assert set(_read(build_shipped())) == {SITE, *indexed}


def _read(site: Site) -> dict[str, Entry]:
    root = ET.fromstring(render_sitemap(site))  # noqa: S314 - our own
    entries: dict[str, Entry] = {}
    for entry in root:
        links = {
            link.get("hreflang", ""): link.get("href", "")
            for link in entry.findall("x:link", NAMES)
        }
        address = entry.findtext("s:loc", "", NAMES)
        assert address not in entries
        entries[address] = (date.fromisoformat(entry.findtext("s:lastmod", "", NAMES)), links)
    return entries
