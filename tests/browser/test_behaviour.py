"""What scripts add to pages: sections that the toggle keeps, ticks that stay, answers that open."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage

ENGLISH = "/en/missions/nursing-care-morocco-tunisia-2027/"
FRENCH = "/fr/missions/soins-infirmiers-maroc-tunisie-2027/"
PREPARE, SE_PREPARER = f"{ENGLISH}prepare/", f"{FRENCH}se-preparer/"


def test_the_toggle_keeps_the_section(open_page: OpenPage) -> None:
    tab = open_page(f"{ENGLISH}#costs")
    tab.get_by_role("link", name="Français").click()
    assert urlsplit(tab.url)[2:] == (FRENCH, "", "costs")
    tab.goto(f"{FRENCH}#travel")
    tab.get_by_role("link", name="English").click()
    assert urlsplit(tab.url)[2:] == (ENGLISH, "", "travel")
    tab.goto(f"{PREPARE}#planning")
    tab.get_by_role("link", name="Français").click()
    assert urlsplit(tab.url)[2:] == (SE_PREPARER, "", "planning")


def test_the_way_to_a_step_and_back_is_there(open_page: OpenPage) -> None:
    """From the mission to a section of the page that prepares for it, and back by the trail."""
    tab = open_page(FRENCH)
    tab.locator("section[aria-labelledby=prepare] a[href$='#pathways']").click()
    assert urlsplit(tab.url)[2:] == (SE_PREPARER, "", "pathways")
    expect(tab.locator("#pathways")).to_be_in_viewport()
    tab.locator(".app-breadcrumb a").last.click()
    assert urlsplit(tab.url).path == FRENCH


def test_ticks_stay_on_the_device_for_both_languages(open_page: OpenPage) -> None:
    tab = open_page(PREPARE)
    boxes = tab.locator("#checklist ~ * input[type=checkbox]")
    boxes.nth(0).check()
    boxes.nth(2).check()
    count = tab.locator("[data-checklist-count]")
    expect(count).to_have_text(re.compile(rf"^2 of {boxes.count()} "))
    tab.goto(SE_PREPARER)
    boxes.nth(0).scroll_into_view_if_needed()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    expect(boxes.nth(2)).to_be_checked()
    tab.locator("[data-checklist-clear]").click()
    tab.goto(PREPARE)
    boxes.nth(0).scroll_into_view_if_needed()
    expect(count).to_have_text(re.compile(r"^0 of "))


@pytest.mark.parametrize("path", ["/en/questions/", "/fr/questions/"])
def test_a_question_opens_by_its_own_address(open_page: OpenPage, path: str) -> None:
    tab = open_page(f"{path}#funding")
    expect(tab.locator("details#funding")).to_have_attribute("open", "")
    expect(tab.locator("details#duration")).not_to_have_attribute("open", "")


@pytest.mark.parametrize("path", ["/en/questions/", "/fr/questions/"])
def test_all_questions_open_at_once(open_page: OpenPage, path: str) -> None:
    tab = open_page(path)
    tab.locator("[data-open-all]").click()
    assert tab.locator("details.app-details:not([open])").count() == 0
