"""Who follows an old address comes to the page, on any web server, in the same language."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.building import NOT_SOURCES, ROOT, build_site, read_files
from tests.commands import change
from tests.projects import build_from, load_shipped

from missionsite.addresses import Pair
from missionsite.moved import render_moved
from missionsite.outputs import render_outputs
from missionsite.problems import LANGUAGES, Language
from missionsite.redirects import REDIRECTS, Move
from missionsite.site import Site

OLD = Pair("/en/our-services/", "/fr/nos-services/")
NEW = Pair("/en/services/", "/fr/services/")
SITE = "https://missions.example"
TITLES = {
    "en": "This page is no longer at this address",
    "fr": "Cette page n’est plus à cette adresse",
}
PAGES = {"en": "Services and responsibilities", "fr": "Services et responsabilités"}


@pytest.fixture(scope="module")
def moved() -> dict[str, bytes]:
    """Return what is written where a page has moved."""
    return dict(render_moved(move(Move(0, OLD, NEW))))


def test_without_redirects_only_an_empty_list_is_written() -> None:
    assert list(render_moved(move())) == [("redirects.map", b"")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_address_leads_on_in_its_language(
    moved: dict[str, bytes], language: Language
) -> None:
    old, new = OLD.in_language(language), NEW.in_language(language)
    page = LexborHTMLParser(moved[f"{old[1:]}index.html"].decode())
    assert read(page, "html", "lang") == f"{language}-CA"
    assert read(page, "meta[http-equiv=refresh]", "content") == f"0; url={new}"
    assert read(page, "link[rel=canonical]", "href") == SITE + new
    assert read(page, "meta[name=robots]", "content") == "noindex"
    assert page.css("link[rel=alternate]") == []
    assert [it.text() for it in page.css("h1, main a")] == [TITLES[language], PAGES[language]]
    assert read(page, "main a", "href") == new


def test_a_page_that_leads_on_holds_no_script_and_no_style(moved: dict[str, bytes]) -> None:
    for name, data in moved.items():
        page = LexborHTMLParser(data.decode())
        scripts = page.css("script:not([src]):not([type='application/json'])")
        assert [*scripts, *page.css("style, [style], [onload]")] == [], name


def test_the_web_server_is_told_the_same(moved: dict[str, bytes]) -> None:
    lines = moved["redirects.map"].decode().splitlines()
    assert lines == [f"{OLD.en} {NEW.en};", f"{OLD.fr} {NEW.fr};"]
    pages = [name for name in moved if name.endswith(".html")]
    assert pages == [f"{line.split()[0][1:]}index.html" for line in lines]
    included = re.search(r"include \.\./site/(\S+);", (ROOT / "deploy/nginx.conf").read_text())
    assert included
    assert included[1] in moved


def test_a_language_that_kept_its_address_has_no_such_page() -> None:
    moved = dict(render_moved(move(Move(0, Pair(NEW.en, OLD.fr), NEW))))
    assert sorted(moved) == [f"{OLD.fr[1:]}index.html", "redirects.map"]


def test_nothing_leads_to_a_mission_that_is_not_announced_yet() -> None:
    later = Pair("/en/missions/later/", "/fr/missions/plus-tard/")
    assert dict(render_moved(move(Move(0, OLD, later)))) == {"redirects.map": b""}


def test_an_old_address_stands_in_no_list() -> None:
    files = dict(render_outputs(move(Move(0, OLD, NEW))))
    naming = [name for name, data in files.items() if any(it.encode() in data for it in OLD)]
    assert naming == ["redirects.map"]


@pytest.mark.slow
def test_a_build_puts_a_page_at_each_old_address(tmp_path: Path) -> None:
    copy, built = tmp_path / "project", tmp_path / "built"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
    entry = f"- from: {{en: {OLD.en}, fr: {OLD.fr}}}\n  to: {{en: {NEW.en}, fr: {NEW.fr}}}\n"
    change(copy, "[]\n", entry, REDIRECTS)
    build_site(copy, built)
    for language in LANGUAGES:
        old, new = OLD.in_language(language), NEW.in_language(language)
        page = (built / old[1:] / "index.html").read_text(encoding="utf-8")
        assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
        assert (built / new[1:] / "index.html").exists()
    naming = [name for name, data in read_files(built).items() if OLD.en.encode() in data]
    assert naming == ["redirects.map"]


def move(*moves: Move) -> Site:
    """Return the site with other redirects."""
    shipped = load_shipped()
    assert shipped.book
    return build_from(replace(shipped, book=replace(shipped.book, moves=moves)))


def read(page: LexborHTMLParser, selector: str, attribute: str) -> str | None:
    """Return an attribute of the one element that a selector finds."""
    [element] = page.css(selector)
    return element.attributes[attribute]
