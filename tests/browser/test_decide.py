"""Pathway questions and planning backwards: by keyboard, without scripts, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage, come_near, focus
from tests.browser.walk import Language

ADDRESSES: dict[Language, str] = {
    "en": "/en/missions/nursing-care-morocco-tunisia-2027/prepare/",
    "fr": "/fr/missions/soins-infirmiers-maroc-tunisie-2027/se-preparer/",
}
LANGUAGES: tuple[Language, ...] = ("en", "fr")
NARROWEST = 320
PATHWAYS = 4
COUNTS = {
    "en": ("4 of 4 pathways are", "3 of 4 pathways are", "1 of 4 pathways is"),
    "fr": ("4 voies sur 4 méritent", "3 voies sur 4 méritent", "1 voie sur 4 mérite"),
}
EARLY = {"en": "Nobody can be at work by April 1, 2027", "fr": "en poste le 1er avril 2027"}
ROOM = {
    "en": "There are 24 weeks between the end of the mission and October 1, 2027.",
    "fr": "Il y a 24 semaines entre la fin de la mission et le 1er octobre 2027.",
}
START_BY = {
    "en": ("October 1, 2027", "Start by July 9, 2027", "Start by May 28, 2027"),
    "fr": (
        "1er octobre 2027",
        "À commencer au plus tard le 9 juillet 2027",
        "À commencer au plus tard le 28 mai 2027",
    ),
}
LATE = {"en": "time: March 2028.", "fr": "temps : mars 2028."}
MONTHS = {"en": "October 2027", "fr": "Octobre 2027"}
NOTHING_KEPT = "() => [localStorage.length, sessionStorage.length, location.search]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_set_aside_pathways_by_keyboard(open_page: OpenPage, language: Language) -> None:
    tab = open_page(ADDRESSES[language])
    come_near(tab, "pathways")
    entries, status = _find(tab, "pathways", ".app-pathways__list > li"), _status(tab, "pathways")
    before = _keep_storage(tab)
    everything, without_french, in_quebec = COUNTS[language]
    expect(status).to_be_empty()
    focus(tab.locator("#pathways-french"))
    tab.keyboard.press("ArrowDown")
    expect(status).to_contain_text(everything)
    tab.keyboard.press("ArrowDown")
    expect(status).to_contain_text(without_french)
    expect(entries.filter(visible=True)).to_have_count(PATHWAYS - 1)
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("End")
    expect(status).to_contain_text(in_quebec)
    expect(entries.filter(visible=True)).to_have_count(1)
    for _ in range(2):
        tab.keyboard.press("Home")
        tab.keyboard.press("Tab")
    expect(status).to_be_empty()
    expect(entries.filter(visible=True)).to_have_count(PATHWAYS)
    assert _keep_storage(tab) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_is_counted_back_by_keyboard(open_page: OpenPage, language: Language) -> None:
    tab = open_page(ADDRESSES[language])
    come_near(tab, "planning")
    status = _status(tab, "planning")
    before = _keep_storage(tab)
    written = _read_steps(tab)
    focus(tab.locator("#plan-month"))
    _press(tab, "ArrowDown", 4)  # January, February, March, April
    expect(status).to_contain_text(EARLY[language])
    _press(tab, "ArrowDown", 6)
    expect(tab.locator("#plan-month option:checked")).to_have_text(MONTHS[language])
    expect(status).to_have_text(ROOM[language])
    tab.keyboard.press("Tab")
    tab.keyboard.type("12")
    tab.keyboard.press("Tab")
    tab.keyboard.type("6")
    assert _read_steps(tab) == list(START_BY[language])
    tab.keyboard.press("Control+A")
    tab.keyboard.type("30")
    expect(status).to_contain_text(LATE[language])
    assert _read_steps(tab) == written
    assert _keep_storage(tab) == before


def test_months_are_offered_from_the_next_one_on(open_page: OpenPage) -> None:
    tab = open_page(ADDRESSES["en"], at=datetime(2027, 3, 31, 23, tzinfo=UTC))
    come_near(tab, "planning")
    expect(tab.locator("#plan-month")).to_be_visible()
    expect(tab.locator("#plan-month option")).to_have_count(26)
    months = tab.locator("#plan-month option").all_text_contents()
    assert (months[1], months[-1]) == ("April 2027", "April 2029")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Pacific/Honolulu"])
def test_days_are_the_same_in_every_time_zone(open_page: OpenPage, zone: str) -> None:
    tab = open_page(ADDRESSES["en"], timezone_id=zone)
    come_near(tab, "planning")
    tab.locator("#plan-month").select_option(label=MONTHS["en"])
    expect(_status(tab, "planning")).to_have_text(ROOM["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_listed_without_scripts(open_page: OpenPage, language: Language) -> None:
    tab = open_page(ADDRESSES[language], java_script_enabled=False)
    expect(_find(tab, "pathways", ".app-pathways__list > li").filter(visible=True)).to_have_count(
        PATHWAYS
    )
    expect(_find(tab, "planning", ".app-timeline__entry").filter(visible=True)).to_have_count(8)
    fields = tab.locator(".app-ask :is(select, input)")
    assert fields.count() > 0
    expect(fields.filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [NARROWEST, 1280])
def test_answered_questions_have_no_fault(
    open_page: OpenPage, language: Language, width: int
) -> None:
    tab = open_page(ADDRESSES[language], width=width)
    come_near(tab, "pathways")
    tab.locator("#pathways-place").select_option("quebec")
    come_near(tab, "planning")
    tab.locator("#plan-month").select_option(label=MONTHS[language])
    tab.locator("#plan-permit").fill("12")
    tab.locator("#plan-licence").fill("30")
    expect(_status(tab, "planning")).to_contain_text(LATE[language])
    assert tab.evaluate("() => document.scrollingElement.scrollWidth") <= width
    assert find_violations(tab) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [NARROWEST, 1280])
def test_room_is_kept_for_what_comes_when_one_is_near(
    open_page: OpenPage, language: Language, width: int
) -> None:
    tab = open_page(ADDRESSES[language], width=width)
    for section in ("pathways", "planning"):
        panel = _find(tab, section, ".app-ask")
        assert panel.is_hidden()
        kept = _height(panel)
        come_near(tab, section)
        assert _height(panel) == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_are_large_enough_to_hit(open_page: OpenPage, language: Language) -> None:
    tab = open_page(ADDRESSES[language], width=NARROWEST)
    come_near(tab, "pathways")
    come_near(tab, "planning")
    for field in tab.locator(".app-ask :is(select, input)").all():
        expect(field).to_be_visible()
        box = field.bounding_box()
        assert box is not None
        assert box["height"] >= 44  # WCAG 2.2, 2.5.5


def _height(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["height"]


def _find(tab: Page, section: str, selector: str) -> Locator:
    return tab.locator(f"section:has(> #{section}) {selector}")


def _status(tab: Page, section: str) -> Locator:
    return _find(tab, section, "[role=status]")


def _read_steps(tab: Page) -> list[str]:
    texts = tab.locator("[data-step]").all_text_contents()
    return [text.replace("\u00a0", " ") for text in texts]


def _press(tab: Page, key: str, times: int) -> None:
    for _ in range(times):
        tab.keyboard.press(key)


def _keep_storage(tab: Page) -> list[int | str]:
    """Return what a page could keep or send: nothing of it may change."""
    kept: list[int | str] = tab.evaluate(NOTHING_KEPT)
    return kept
