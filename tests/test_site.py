"""What holds on every built page: pairs of languages, addresses, titles, links, structure."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from tests.browser.serving import read_headers
from tests.browser.walk import BuiltPage, attribute, list_pages
from tests.wording import find_foreign_texts

SITE = "https://missions.example/"
LONGEST_TITLE, LONGEST_DESCRIPTION = 60, 130
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HREFLANG = {"en": "en-CA", "fr": "fr-CA"}
DATA_SCRIPTS = {"application/json", "application/ld+json"}
SUBRESOURCES = "script[src], img[src], source[src], iframe, object, embed, video, audio, use[href]"
NOTICE = {"en": "demonstration", "fr": "démonstration"}


@pytest.fixture(scope="module")
def pages(site: Path) -> list[BuiltPage]:
    return list_pages(site)


@pytest.fixture(scope="module")
def content(pages: list[BuiltPage]) -> list[BuiltPage]:
    """The pages that an address leads to: all but the 404 pages."""
    return [page for page in pages if page.kind != "404"]


@pytest.fixture(scope="module")
def in_halves(content: list[BuiltPage]) -> list[BuiltPage]:
    return [page for page in content if page.kind != "splash"]


def test_both_halves_hold_the_same_kinds_of_pages(in_halves: list[BuiltPage]) -> None:
    english = Counter(page.kind for page in in_halves if page.language == "en")
    french = Counter(page.kind for page in in_halves if page.language == "fr")
    assert english
    assert english == french


def test_each_mission_has_a_page_and_one_below_it_that_prepares(
    in_halves: list[BuiltPage],
) -> None:
    kinds = {page.path: page.kind for page in in_halves}
    below: dict[str, str] = {"en": "prepare/", "fr": "se-preparer/"}
    expected = {
        f"{page.path}{below[page.language]}" for page in in_halves if page.kind == "mission"
    }
    assert expected
    assert {path for path, kind in kinds.items() if kind == "prepare"} == expected


def test_each_page_names_its_other_side_and_is_named_back(in_halves: list[BuiltPage]) -> None:
    by_address = {_absolute(page): page for page in in_halves}
    for page in in_halves:
        pair = {key: page.alternates.get(key) for key in HREFLANG.values()}
        assert pair[HREFLANG[page.language]] == _absolute(page), page.path
        for address in pair.values():
            assert address in by_address, page.path
            other = by_address[str(address)].alternates
            assert {key: other.get(key) for key in pair} == pair, page.path


def test_only_the_root_and_the_two_homes_have_a_neutral_side(content: list[BuiltPage]) -> None:
    neutral = {page.path: page.alternates.get("x-default") for page in content}
    assert {path: address for path, address in neutral.items() if address} == dict.fromkeys(
        ["/", "/en/", "/fr/"], SITE
    )


def test_each_page_is_its_own_canonical_address(content: list[BuiltPage]) -> None:
    for page in content:
        links = page.tree.css("link[rel=canonical]")
        assert [attribute(link, "href") for link in links] == [_absolute(page)], page.path


def test_addresses_are_lower_case_ascii(content: list[BuiltPage]) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-/")
    assert [page.path for page in content if not set(page.path) <= allowed] == []


def test_titles_are_unique_and_short(pages: list[BuiltPage]) -> None:
    titles = {page.path: _texts(page, "head > title")[0] for page in pages}
    assert {path: it for path, it in titles.items() if not 0 < len(it) <= LONGEST_TITLE} == {}
    assert _repeated(titles) == {}


def test_descriptions_are_unique_short_and_not_the_title(content: list[BuiltPage]) -> None:
    found = {page.path: _descriptions(page) for page in content}
    assert [path for path, all_of in found.items() if len(all_of) != 1] == []
    one = {path: all_of[0] for path, all_of in found.items()}
    assert {path: it for path, it in one.items() if not 0 < len(it) <= LONGEST_DESCRIPTION} == {}
    assert _repeated(one) == {}
    assert [page.path for page in content if one[page.path] in _texts(page, "h1, title")] == []


def test_languages_are_declared(pages: list[BuiltPage]) -> None:
    for page in pages:
        html = page.tree.css_first("html")
        assert html is not None
        assert attribute(html, "lang") == HREFLANG[page.language], page.path


def test_no_text_is_in_the_other_language_unmarked(pages: list[BuiltPage]) -> None:
    found = [(page.path, text) for page in pages for text in find_foreign_texts(page)]
    assert found == []


def test_each_page_has_one_h1_and_skips_no_level(pages: list[BuiltPage]) -> None:
    for page in pages:
        levels = [int(str(node.tag)[1]) for node in page.tree.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, page.path
        main = [int(str(node.tag)[1]) for node in page.tree.css("main :is(h1,h2,h3,h4,h5,h6)")]
        steps = pairwise(main)
        assert [(high, low) for high, low in steps if low > high + 1] == [], page.path


def test_no_id_stands_twice(pages: list[BuiltPage]) -> None:
    for page in pages:
        ids = Counter(attribute(node, "id") for node in page.tree.css("[id]"))
        assert [name for name, times in ids.items() if times > 1 or not name] == [], page.path


def test_headings_have_the_same_ids_in_both_languages(in_halves: list[BuiltPage]) -> None:
    by_address = {_absolute(page): page for page in in_halves}
    for page in in_halves:
        other = by_address[page.alternates["fr-CA"]]
        assert _heading_ids(page) == _heading_ids(other), page.path


def test_every_internal_link_and_fragment_leads_somewhere(
    site: Path, pages: list[BuiltPage]
) -> None:
    ids = {page.path: {attribute(node, "id") for node in page.tree.css("[id]")} for page in pages}
    dead = []
    for page in pages:
        for link in page.tree.css("[href], [src]"):
            target = attribute(link, "href") or attribute(link, "src")
            address = urlsplit(urljoin(_absolute(page), target))
            if address.netloc != urlsplit(SITE).netloc:
                continue
            file = site / address.path.lstrip("/")
            found = (file / "index.html" if address.path.endswith("/") else file).is_file()
            # A part of a picture is named by what it shows.
            part = address.fragment.startswith("svgView(") and address.path.endswith(".svg")
            known = part or address.fragment in {"", *ids.get(address.path, set())}
            if not found or not known:
                dead.append((page.path, target))
    assert dead == []


def test_the_sitemap_lists_what_may_be_indexed_with_its_other_side(
    site: Path, content: list[BuiltPage]
) -> None:
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    entries = {entry.findtext("s:loc", "", SITEMAP): entry for entry in root}
    wanted = {_absolute(page): page for page in content if not _is_hidden_from_search(page)}
    assert sorted(entries) == sorted(wanted)
    for address, entry in entries.items():
        assert date.fromisoformat(entry.findtext("s:lastmod", "", SITEMAP)) < date(2026, 12, 2)
        links = entry.findall("x:link", SITEMAP)
        sides = {link.get("hreflang"): link.get("href") for link in links}
        assert sides == wanted[address].alternates, address


def test_examples_say_so_and_are_hidden_from_search(content: list[BuiltPage]) -> None:
    word = {"en": "Example", "fr": "Exemple"}
    missions = [page for page in content if page.kind == "mission"]
    assert missions
    for page in missions:
        main = page.tree.css_first("main")
        assert main is not None
        assert _is_hidden_from_search(page) == (word[page.language] in main.text()), page.path


def test_the_policy_is_one_and_nothing_is_inline(pages: list[BuiltPage]) -> None:
    header = read_headers()["Content-Security-Policy"]
    for page in pages:
        metas = page.tree.css("meta[http-equiv='Content-Security-Policy']")
        policies = [attribute(meta, "content") for meta in metas]
        assert [f"{policy}; frame-ancestors 'none'" for policy in policies] == [header], page.path
        assert page.tree.css("style, [style]") == [], page.path
        inline = [node for node in page.tree.css("script") if not attribute(node, "src")]
        assert {attribute(node, "type") for node in inline} <= DATA_SCRIPTS, page.path
        names = {name for node in page.tree.css("*") for name in node.attributes}
        assert [name for name in names if name.startswith("on")] == [], page.path


def test_structured_data_is_valid_json(pages: list[BuiltPage]) -> None:
    for page in pages:
        for node in page.tree.css("script[type$=json]"):
            assert json.loads(node.text()) is not None, page.path


def test_nothing_is_loaded_from_another_host(pages: list[BuiltPage]) -> None:
    loading_links = "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], link[rel=manifest]"
    for page in pages:
        nodes = page.tree.css(f"{SUBRESOURCES}, {loading_links}")
        targets = [attribute(node, "src") or attribute(node, "href") for node in nodes]
        hosts = {urlsplit(urljoin(_absolute(page), target)).netloc for target in targets}
        assert hosts <= {urlsplit(SITE).netloc}, page.path
        assert [node for node in nodes if "srcset" in node.attributes] == [], page.path


def test_every_page_says_that_it_is_a_demonstration(pages: list[BuiltPage]) -> None:
    for page in pages:
        body = page.tree.css_first("body")
        assert body is not None
        assert NOTICE[page.language] in body.text().casefold(), page.path


def _absolute(page: BuiltPage) -> str:
    return urljoin(SITE, page.path)


def _texts(page: BuiltPage, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.tree.css(selector)]


def _descriptions(page: BuiltPage) -> list[str]:
    return [attribute(node, "content") for node in page.tree.css("meta[name=description]")]


def _heading_ids(page: BuiltPage) -> list[str]:
    return [attribute(node, "id") for node in page.tree.css("main :is(h2, h3)[id]")]


def _is_hidden_from_search(page: BuiltPage) -> bool:
    robots = page.tree.css("meta[name=robots]")
    return any("noindex" in attribute(node, "content") for node in robots)


def _repeated(texts: dict[str, str]) -> dict[str, list[str]]:
    """Return each text that stands on several pages, with their addresses."""
    places: dict[str, list[str]] = {}
    for path, text in texts.items():
        places.setdefault(text, []).append(path)
    return {text: paths for text, paths in places.items() if len(paths) > 1}
