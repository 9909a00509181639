"""The search: what people type finds what they mean, in the page's language, for everyone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage
from tests.browser.queries import PATHS, ask, find_first, read_cases, read_twins

from missionsite.problems import LANGUAGES, Language

WORDS: dict[Language, str] = {"en": "employer", "fr": "employeur"}
OTHER: dict[Language, Language] = {"en": "fr", "fr": "en"}
HOMES: dict[Language, str] = {"en": "/en/", "fr": "/fr/"}
FEWEST_TWINS = 40
LARGEST_FIRST_SEARCH = 120 * 1024
SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) => done(
  list.getEntries().reduce((sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0)
)).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 300))"""


def search(tab: Page, words: str) -> None:
    """Type words, and wait for the answer to them."""
    tab.locator("#search-words").fill(words)
    expect(tab.locator("[data-search-count]")).to_contain_text(words)


def read_urls(tab: Page) -> list[str]:
    return [str(it.get_attribute("href")) for it in tab.locator("[data-search-list] a").all()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_type_finds_first_what_they_mean(
    open_page: OpenPage, language: Language
) -> None:
    cases = read_cases(language)
    assert len(cases) >= 60
    answers = ask(open_page(PATHS[language]), *cases)
    half = f"/{language}/"
    firsts = dict(zip(cases, find_first(answers, language), strict=True))
    assert {query: url for query, url in firsts.items() if url != cases[query]} == {}
    urls = [result["url"] for answer in answers for result in answer]
    assert [url for url in urls if not url.startswith(half)] == []


def test_both_languages_are_led_to_the_same_page(open_page: OpenPage) -> None:
    twins = read_twins()
    assert len(twins) >= FEWEST_TWINS
    firsts: dict[Language, list[str]] = {}
    for language in LANGUAGES:
        answers = ask(open_page(PATHS[language]), *(twin[language] for twin in twins))
        firsts[language] = find_first(answers, language)
    assert all(all(found) for found in firsts.values())
    tab = open_page(PATHS["en"])
    french = {page: find_french(tab, page) for page in map(drop_fragment, firsts["en"])}
    expected = [
        f"{french[drop_fragment(url)]}{url[len(drop_fragment(url)) :]}" for url in firsts["en"]
    ]
    apart = [it for it in zip(twins, firsts["fr"], expected, strict=True) if it[1] != it[2]]
    assert apart == []


def drop_fragment(url: str) -> str:
    return url.partition("#")[0]


def find_french(tab: Page, english: str) -> str:
    """Return the French address of a page, below its language, by the page's own word."""
    tab.goto(f"/en/{english}")
    address = tab.locator('link[hreflang="fr-CA"]').get_attribute("href")
    return urlsplit(str(address)).path.removeprefix("/fr/")


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [
        pytest.param("fr", "oeuvre", "œuvre", id="a ligature typed as two letters"),
        pytest.param("fr", "main-d'oeuvre", "œuvre", id="after an elision"),
        pytest.param("fr", "d'interet", "intérêt", id="a straight apostrophe and no accents"),
        pytest.param("fr", "l’étranger", "étranger", id="a curly apostrophe"),
        pytest.param("fr", "infirmiere", "infirmière", id="an accent left out"),
        pytest.param("en", "employer's", "employer", id="a possessive"),
    ],
)
def test_the_passage_that_was_found_is_marked_as_it_is_written(
    open_page: OpenPage, language: Language, query: str, marked: str
) -> None:
    tab = open_page(PATHS[language])
    search(tab, query)
    passages = tab.locator("[data-search-list] mark").all_inner_texts()
    assert any(marked in passage.casefold() for passage in passages), passages
    texts = " ".join(tab.locator(".app-search__excerpt").all_inner_texts())
    assert re.findall(r"\w’ \w", texts) == []


def test_no_result_leads_to_another_page_than_it_names(open_page: OpenPage) -> None:
    for language in LANGUAGES:
        tab = open_page(PATHS[language])
        answers = ask(tab, WORDS[language], "mission")
        for result in answers[0] + answers[1]:
            tab.goto(result["url"])
            _, _, fragment = result["url"].partition("#")
            named = tab.locator(f"#{fragment} summary" if fragment else "h1")
            assert " ".join(named.inner_text().split()) == " ".join(result["title"].split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_opens_from_its_result(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PATHS[language])
    search(tab, {"en": "funding", "fr": "financement"}[language])
    tab.locator("[data-search-list] a").first.click()
    assert urlsplit(tab.url)[2:] == (f"/{language}/questions/", "", "funding")
    expect(tab.locator("details#funding")).to_have_attribute("open", "")
    tab.go_back()
    expect(tab.locator("[data-search-list] a")).not_to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_missions_bear_their_state_and_marks(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PATHS[language])
    search(tab, "31301")
    tags = tab.locator("[data-search-list] .app-marks").inner_text().split("\n")
    expected = {
        "en": ["Mission", "Open", "Francophone immigration", "Example"],
        "fr": ["Mission", "Ouverte", "Immigration francophone", "Exemple"],
    }
    assert [it.strip() for it in tags if it.strip()] == expected[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_narrow_the_results_and_are_counted(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PATHS[language])
    search(tab, WORDS[language])
    counts = {
        str(it.get_attribute("data-search-of")): int(it.inner_text())
        for it in tab.locator("[data-search-of]").all()
    }
    assert counts[""] == counts["mission"] + counts["question"] + counts["page"]
    tab.get_by_role("radio", name="Questions").check()
    expect(tab.get_by_role("status")).to_have_text(re.compile(rf"^{counts['question']} "))
    assert parse_qs(urlsplit(tab.url).query) == {"q": [WORDS[language]], "kind": ["question"]}
    while tab.locator("[data-search-more]").is_visible():
        shown = len(read_urls(tab))
        tab.locator("[data-search-more]").click()
        expect(tab.locator("[data-search-list] a").nth(shown)).to_be_focused()
    urls = read_urls(tab)
    assert len(urls) == len(set(urls)) == counts["question"]
    assert [url for url in urls if "#" not in url] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_holds_the_search_and_the_toggle_keeps_it(
    open_page: OpenPage, language: Language
) -> None:
    tab = open_page(f"{PATHS[language]}?q=31301&kind=mission")
    expect(tab.locator("#search-words")).to_have_value("31301")
    expect(tab.get_by_role("radio", name="Missions")).to_be_checked()
    expect(tab.locator("[data-search-list] a")).to_have_count(1)
    tab.locator("header a[data-module=toggle]").click()
    assert urlsplit(tab.url)[2:4] == (PATHS[OTHER[language]], "q=31301&kind=mission")
    expect(tab.locator("[data-search-list] a")).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_back_leads_from_the_results_to_the_lists(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PATHS[language])
    search(tab, "mission")
    search(tab, "visa")
    assert parse_qs(urlsplit(tab.url).query) == {"q": ["visa"]}
    tab.go_back()
    expect(tab.locator("#search-words")).to_have_value("")
    expect(tab.locator("[data-search-lists]")).to_be_visible()
    expect(tab.locator("[data-search-results]")).to_be_hidden()
    tab.go_forward()
    expect(tab.get_by_role("status")).to_contain_text("visa")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_result_there_are_ways_on(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PATHS[language])
    search(tab, "zzzz")
    ways = tab.locator("[data-search-none] a")
    expect(ways).to_have_count(3)
    assert read_urls(tab) == []
    search(tab, WORDS[language])
    expect(ways.first).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_everything_is_listed(
    open_page: OpenPage, language: Language, pages: list[Any]
) -> None:
    tab = open_page(PATHS[language], java_script_enabled=False)
    links = tab.locator("main a:visible")
    listed = {str(it.get_attribute("href")) for it in links.all()}
    apart = {PATHS[language], f"/{language}/404.html", "/", "/404.html"}
    # The page that prepares for a mission is a step further on from that mission's own.
    found = {it.path for it in pages if it.language == language and it.kind != "prepare"}
    wanted = found - apart
    assert wanted <= listed
    assert len([url for url in listed if "#" in url]) == 20
    assert not tab.locator("#search-words").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headers_link_leads_into_the_box(open_page: OpenPage, language: Language) -> None:
    tab = open_page(HOMES[language])
    tab.locator("header .app-search-link").click()
    assert urlsplit(tab.url).path == PATHS[language]
    expect(tab.locator("#search-words")).to_be_focused()
    tab.keyboard.type("visa")
    expect(tab.get_by_role("status")).to_contain_text("visa")
    expect(tab.locator("#search-words")).to_be_focused()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("radio").first).to_be_focused()
    tab.keyboard.press("Tab")
    expect(tab.locator("[data-search-list] a").first).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_loads_before_the_first_search_and_little_with_it(
    open_page: OpenPage, site: Path, language: Language
) -> None:
    tab = open_page(PATHS[language])
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).path))
    loaded = tab.evaluate("() => performance.getEntriesByType('resource').map((it) => it.name)")
    assert [url for url in loaded if "/pagefind/" in url] == []
    search(tab, WORDS[language])
    bundle = [path for path in asked if path.startswith("/pagefind/")]
    assert bundle
    assert sum(_weigh(site / path.lstrip("/")) for path in bundle) <= LARGEST_FIRST_SEARCH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_that_cannot_load_says_so_and_leaves_the_lists(
    open_page: OpenPage, language: Language
) -> None:
    tab = open_page(PATHS[language])

    def spoil(route: Route) -> None:
        route.fulfill(body="export {", content_type="text/javascript")

    tab.route("**/pagefind/pagefind.js", spoil)
    tab.locator("#search-words").fill("visa")
    expect(tab.get_by_role("status")).not_to_be_empty()
    expect(tab.locator("[data-search-lists]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_every_state_is_whole_and_keeps_its_place(
    open_page: OpenPage, language: Language, width: int
) -> None:
    for query in (WORDS[language], "zzzz"):
        # Whether a font comes after the first paint is chance, unless another page brought it.
        tab = open_page(PATHS[language], width=width)
        tab.goto(f"{PATHS[language]}?q={query}")
        expect(tab.get_by_role("status")).to_contain_text(query)
        assert find_violations(tab) == []
        assert tab.evaluate("() => document.scrollingElement.scrollWidth") <= width
        assert tab.evaluate(SHIFTS) < 0.01
        tab.context.close()


def _weigh(file: Path) -> int:
    """Return a file's size as the server sends it: what Pagefind has packed stays as it is."""
    data = file.read_bytes()
    return len(gzip.compress(data, 6)) if file.suffix in {".js", ".json"} else len(data)
