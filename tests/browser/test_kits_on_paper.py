"""Kits print on one Letter page in both languages, with what was typed, and work on a screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage

KITS = [
    pytest.param("/en/integration-plan/", id="integration plan in English"),
    pytest.param("/fr/plan-integration/", id="integration plan in French"),
    pytest.param("/en/job-offer-outline/", id="job offer in English"),
    pytest.param("/fr/canevas-offre-emploi/", id="job offer in French"),
    pytest.param("/en/bilingual-job-posting/", id="posting on the English page"),
    pytest.param("/fr/affichage-poste-bilingue/", id="posting on the French page"),
    pytest.param("/en/interview-grid/", id="interview grid in English"),
    pytest.param("/fr/grille-entrevue/", id="interview grid in French"),
]
OFFER = "/en/job-offer-outline/"
DUTIES = "#part-1-4-1"
PAGE = re.compile(rb"/Type\s*/Page\b")
LONG = "Builds frames and roofs with a crew of four. " * 12
NARROWEST, DESKTOP = 320, 1280
SCROLL_WIDTH = "() => document.scrollingElement.scrollWidth"
FILL = """() => document.querySelectorAll(".app-kit textarea").forEach((area) => {
  area.value = "x";
  area.dispatchEvent(new Event("input", { bubbles: true }));
})"""
# What paper shows of a text area: its copy if that is visible, else what stands in the field.
DRAWN = """(area) => {
  const copy = getComputedStyle(area.parentElement, "::after");
  const text = area.parentElement.dataset.text;
  if (copy.visibility === "visible") return copy.content.includes(text) ? text : copy.content;
  return getComputedStyle(area).visibility === "visible" ? area.value : "";
}"""
CUT = "(area) => area.scrollHeight > area.clientHeight + 1"


def count_pages(tab: Page) -> int:
    """Return how many sheets of Letter paper a page takes."""
    return len(PAGE.findall(tab.pdf(format="Letter", prefer_css_page_size=True)))


@pytest.mark.parametrize("path", KITS)
def test_a_kit_prints_on_one_page(open_page: OpenPage, path: str) -> None:
    tab = open_page(path)
    assert count_pages(tab) == 1
    tab.evaluate(FILL)
    assert count_pages(tab) == 1


@pytest.mark.parametrize("path", KITS)
def test_a_kit_prints_on_one_page_without_javascript(open_page: OpenPage, path: str) -> None:
    assert count_pages(open_page(path, java_script_enabled=False)) == 1


@pytest.mark.parametrize("width", [DESKTOP, NARROWEST])
@pytest.mark.parametrize("path", KITS)
def test_a_kit_is_whole_on_a_screen(open_page: OpenPage, path: str, width: int) -> None:
    tab = open_page(path, width=width)
    assert find_violations(tab) == []
    assert tab.evaluate(SCROLL_WIDTH) <= width


@pytest.mark.parametrize("width", [DESKTOP, NARROWEST])
def test_a_box_grows_with_what_is_typed(open_page: OpenPage, width: int) -> None:
    area = open_page(OFFER, width=width).locator(DUTIES)
    before = area.bounding_box()
    area.fill(LONG)
    after = area.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    assert not area.evaluate(CUT)


def test_what_is_typed_is_on_paper(open_page: OpenPage) -> None:
    tab = open_page(OFFER)
    area = tab.locator(DUTIES)
    area.fill(LONG)
    tab.emulate_media(media="print")
    assert area.evaluate(DRAWN) == LONG
    assert not area.evaluate(CUT)


def test_what_is_typed_is_on_paper_without_javascript(open_page: OpenPage) -> None:
    tab = open_page(OFFER, java_script_enabled=False)
    area = tab.locator(DUTIES)
    area.fill("Builds roofs.")
    tab.emulate_media(media="print")
    expect(area).to_be_visible()
    expect(area).to_have_value("Builds roofs.")


def test_nothing_that_is_typed_is_kept(open_page: OpenPage) -> None:
    tab = open_page(OFFER)
    tab.locator(DUTIES).fill("Builds roofs.")
    tab.reload()
    expect(tab.locator(DUTIES)).to_have_value("")
    assert tab.evaluate("() => localStorage.length + sessionStorage.length") == 0
