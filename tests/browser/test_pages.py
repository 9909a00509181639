"""Every page is whole for everyone: axe, narrow screens, keyboard, no script, both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage, settle
from tests.browser.fits import CUT_TEXTS, SCROLL_WIDTH, TEXT_SPACING
from tests.browser.walk import BuiltPage, Language, one_of_each_kind

LANGUAGES: tuple[Language, Language] = ("en", "fr")
OTHER: dict[Language, Language] = {"en": "fr", "fr": "en"}
PHONE, NARROWEST, DESKTOP = 390, 320, 1280
MOST_TABS = 600

# Numbers what the Tab key has to reach: of a group of radio buttons one.
NUMBER_FOCUSABLE = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex]";
  const reachable = (node) =>
    node.checkVisibility({ visibilityProperty: true }) && !node.disabled && node.tabIndex >= 0 &&
    !(node.type === "radio" && node !== firstOf(node.name));
  const firstOf = (name) => {
    const group = [...document.querySelectorAll("input[type=radio]")]
      .filter((node) => node.name === name);
    return group.find((node) => node.checked) ?? group[0];
  };
  const nodes = [...document.querySelectorAll(wanted)].filter(reachable);
  nodes.forEach((node, index) => node.setAttribute("data-walk", index));
  return nodes.map((node) => node.outerHTML.slice(0, 90));
}"""

FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {
    index: Number(node.getAttribute("data-walk") ?? -1),
    target: node.getAttribute("href") ?? "",
    ring: node.matches(":focus-visible") && (ring || style.boxShadow !== "none"),
    onScreen: box.width > 0 && box.bottom > 0 && box.right > 0 &&
      box.top < innerHeight && box.left < innerWidth,
  };
}"""

VISIBLE_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .map((node) => node.textContent.trim().replace(/\\s+/g, " "))"""


@pytest.fixture
def in_language(pages: list[BuiltPage], language: Language) -> list[BuiltPage]:
    return [page for page in pages if page.language == language]


@pytest.fixture
def kinds(in_language: list[BuiltPage]) -> list[BuiltPage]:
    return one_of_each_kind(in_language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_no_violation(
    open_page: OpenPage, in_language: list[BuiltPage], width: int
) -> None:
    visits = _visit(open_page, in_language, width=width)
    assert [violation for _, tab in visits for violation in find_violations(tab)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_or_is_cut_at_320_pixels(
    open_page: OpenPage, in_language: list[BuiltPage]
) -> None:
    faults = []
    for page, tab in _visit(open_page, in_language, width=NARROWEST):
        plain = tab.evaluate(SCROLL_WIDTH)
        tab.evaluate(TEXT_SPACING)
        spaced = tab.evaluate(SCROLL_WIDTH)
        cut = tab.evaluate(CUT_TEXTS)
        if plain > NARROWEST or spaced > NARROWEST or cut:
            faults.append((page.path, plain, spaced, cut))
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_with_wide_text_spacing(open_page: OpenPage, kinds: list[BuiltPage]) -> None:
    faults = []
    for page, tab in _visit(open_page, kinds):
        tab.evaluate(TEXT_SPACING)
        if tab.evaluate(SCROLL_WIDTH) > DESKTOP or tab.evaluate(CUT_TEXTS):
            faults.append((page.path, tab.evaluate(CUT_TEXTS)))
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_toggle_leads_to_the_same_page_in_the_other_language_and_back(
    open_page: OpenPage, in_language: list[BuiltPage], language: Language
) -> None:
    both_sides = [page for page in in_language if page.path not in {"/", "/404.html"}]
    for page, tab in _visit(open_page, both_sides):
        tab.locator(f"header a[hreflang^={OTHER[language]}]:visible").click()
        there = page.alternates.get(f"{OTHER[language]}-CA", f"/{OTHER[language]}/404.html")
        assert urlsplit(tab.url).path == urlsplit(there).path, page.path
        tab.locator(f"header a[hreflang^={language}]:visible").click()
        assert urlsplit(tab.url).path == page.path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_there_without_javascript(
    open_page: OpenPage, kinds: list[BuiltPage]
) -> None:
    plain, scripted = (
        {page.path: tab.evaluate(VISIBLE_HEADINGS) for page, tab in visits}
        for visits in (
            _visit(open_page, kinds, java_script_enabled=False),
            _visit(open_page, kinds),
        )
    )
    assert [(path, set(scripted[path]) - set(plain[path])) for path in plain] == [
        (path, set()) for path in plain
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_links_stand_beside_their_dates_without_javascript(
    open_page: OpenPage, in_language: list[BuiltPage], language: Language
) -> None:
    zone = {"en": "Ottawa time", "fr": "heure d’Ottawa"}[language]
    with_form = [page for page in in_language if page.tree.css("main a[href*='//forms.']")]
    missions = [page for page in with_form if page.kind in {"mission", "prepare"}]
    assert {page.kind for page in missions} == {"mission", "prepare"}
    for page, tab in _visit(open_page, missions, java_script_enabled=False):
        form = tab.locator("main a[href^='https://forms.missions.example/']:visible")
        assert form.count() > 0, page.path
        assert zone in tab.locator("main").inner_text().replace("\u00a0", " "), page.path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_tab_key_reaches_everything_visibly_from_the_skip_link_on(
    open_page: OpenPage, kinds: list[BuiltPage], width: int
) -> None:
    faults = []
    for page, tab in _visit(open_page, kinds, width=width):
        names = tab.evaluate(NUMBER_FOCUSABLE)
        stops = list(_press_tab_through(tab))
        faults += [f"{page.path}: {fault}" for fault in _judge_walk(names, stops, page.kind)]
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_skip_link_moves_the_focus_into_the_content(
    open_page: OpenPage, language: Language
) -> None:
    tab = open_page(f"/{language}/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/#main")
    settle(tab)
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        pytest.param("/en/no-such-page/", "en-CA", id="English half"),
        pytest.param("/fr/page-absente/", "fr-CA", id="French half"),
        pytest.param("/nowhere", "en-CA", id="neither"),
    ],
)
def test_an_unknown_address_gets_the_404_page_of_its_half(
    open_page: OpenPage, path: str, lang: str
) -> None:
    tab = open_page(path, status=404)
    assert tab.locator("html").get_attribute("lang") == lang
    assert tab.locator("h1").count() == 1
    assert tab.locator("a[href$='/fr/']" if lang == "fr-CA" else "a[href$='/en/']").count() > 0


def _visit(
    open_page: OpenPage, pages: list[BuiltPage], **options: Any
) -> Iterator[tuple[BuiltPage, Page]]:
    """Open one page after the other in one tab."""
    tab = open_page(pages[0].path, **options)
    for page in pages:
        tab.goto(page.path)
        yield page, tab
    tab.context.close()


def _press_tab_through(tab: Page) -> Iterator[dict[str, Any]]:
    """Press Tab until the focus leaves the page; yields what is known of each stop."""
    for _ in range(MOST_TABS):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(FOCUSED)
        if stop is None:
            return
        yield stop
    pytest.fail(f"{tab.url}: the focus goes round, or is trapped")


def _judge_walk(names: list[str], stops: list[dict[str, Any]], kind: str) -> Iterator[str]:
    if kind != "splash" and not re.match("#.", stops[0]["target"]):
        yield "the first stop is no skip link"
    reached = {stop["index"] for stop in stops}
    yield from (f"not reached: {name}" for index, name in enumerate(names) if index not in reached)
    for stop in stops:
        name = names[stop["index"]] if stop["index"] >= 0 else "an unnumbered element"
        if not stop["ring"]:
            yield f"no focus ring: {name}"
        if not stop["onScreen"]:
            yield f"focus off the screen: {name}"
