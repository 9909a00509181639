"""The form of the staff guide: shows a mission's file field by field, and writes only changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage
from tests.browser.fits import SCROLL_WIDTH
from tests.browser.serving import serve
from tests.building import ROOT
from tests.projects import NURSING

from missionsite.messages import load_messages
from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset

pytestmark = pytest.mark.engine

PATH: dict[Language, str] = {"en": "/en/check/", "fr": "/fr/verifier/"}
SLOW = 90_000
"""How long the checker may take to load, in milliseconds, on a computer that does much else."""
MISSION = f"{NURSING}.yml"
TEXT = (ROOT / "missions" / MISSION).read_text(encoding="utf-8")
WORDS = load_messages().frame["form"]
WIDTHS = (1280, 390, 320)
TITLE = "[id='mission-root-title-en']"


@pytest.fixture(scope="module")
def server(guide: Path) -> Iterator[str]:
    """The address of the built guide, served without the public site's policy."""
    assert list(guide.glob("engine/*")), "the form's parts are missing: make validate installs them"
    with serve(guide, {}) as base:
        yield base


def test_a_mission_that_is_only_looked_at_stays_as_it_is(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    open_parts(page)
    expect(page.locator(TITLE)).to_have_value("Nursing and care: Morocco and Tunisia")
    search_occupation(page, 0).focus()
    page.keyboard.press("Tab")
    page.wait_for_timeout(1000)
    assert read_text(page) == TEXT
    assert download(page) == (ROOT / "missions" / MISSION).read_bytes()


def test_what_is_changed_is_written_and_nothing_else(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    open_parts(page)
    page.locator(TITLE).fill("Nursing")
    text = TEXT.replace('en: "Nursing and care: Morocco and Tunisia"', 'en: "Nursing"')
    assert text != TEXT
    expect_text(page, text)
    page.get_by_label("Engineering", exact=True).check()
    changed = text.replace("sectors: [health]", "sectors: [health, engineering]")
    assert changed != text
    expect_text(page, changed)


def test_an_occupation_is_searched_by_typing(open_page: OpenPage) -> None:
    page = open_mission(open_page, "fr")
    open_parts(page)
    search_occupation(page, 1).fill("infirmieres auxiliaires")
    choices = page.locator(".autocomplete__menu--visible .autocomplete__option")
    expect(choices).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_text(page, TEXT.replace("noc: 33102", "noc: 32101").replace('"33102"', '"32101"'))


def test_a_list_grows_and_shrinks(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    open_parts(page)
    ready = page.locator("[data-path='#/expression_of_interest/have_ready']")
    ready.get_by_role("button", name=WORDS["add"]["en"], exact=True).click()
    for side, text in (("en", "A map"), ("fr", "Une carte")):
        page.locator(f"[id$='have_ready-5-{side}']").fill(text)
    expect(page.locator("[data-text]")).to_have_value(re.compile("Une carte"))
    ready.get_by_role("button", name=WORDS["delete"]["en"], exact=True).last.click()
    expect_text(page, TEXT)


def test_occupations_that_change_places_say_so(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    open_parts(page)
    occupations = page.locator("[data-path='#/occupations']")
    down = WORDS["down"]["en"]
    occupations.get_by_role("button", name=down, exact=True).first.click()
    expect(search_occupation(page, 0)).to_have_value(re.compile("^33102 "))
    expect(search_occupation(page, 1)).to_have_value(re.compile("^31301 "))
    expect(page.locator("[data-text]")).to_have_value(
        re.compile(r"noc: 33102.*noc: 31301", re.DOTALL)
    )


def test_a_change_that_would_lose_something_is_refused_and_told(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    text = TEXT.replace("sectors: [health]", 'sectors: [health, ""]')
    page.locator("[data-text]").fill(text)
    expect(page.locator("[data-problems] > li")).not_to_have_count(0)
    open_parts(page)
    page.get_by_label("Engineering", exact=True).check()
    expect(page.locator("[data-form-status]")).to_have_text(WORDS["not_written"]["en"])
    expect(page.get_by_label("Engineering", exact=True)).not_to_be_checked()
    page.wait_for_timeout(1000)
    expect(page.locator("[data-form-status]")).to_have_text(WORDS["not_written"]["en"])
    assert read_text(page) == text


def test_a_mistake_is_told_at_its_field_in_the_words_of_the_check(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    page.locator("[data-text]").fill(TEXT.replace("closes: 2027-01-15T23:59", "closes: tomorrow"))
    expect(page.locator("[data-problems] > li")).to_have_count(1)
    marked = page.locator(".check__part", has=page.locator(".check__mark:not(:empty)"))
    expect(marked).to_have_attribute("data-part", "interest")
    page.locator("[data-field]").first.click()
    field = page.locator("[id='interest-root-expression_of_interest-windows-0-closes']")
    expect(field).to_be_focused()
    told = page.locator("[data-message]").text_content() or "?"
    expect(page.locator(".check__fault")).to_contain_text(told)
    field.fill("2027-01-15T23:59")
    expect_text(page, TEXT)
    expect(page.locator(".check__fault")).to_have_count(0)


def test_a_word_that_is_wrong_is_not_lost_while_another_field_changes(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    wrong = TEXT.replace("state: scheduled", "state: sheduled")
    page.locator("[data-text]").fill(wrong)
    expect(page.locator("[data-problems] > li")).to_have_count(1)
    open_parts(page)
    page.locator(TITLE).fill("Nursing")
    expect_text(page, wrong.replace("Nursing and care: Morocco and Tunisia", "Nursing"))


def test_a_text_that_cannot_be_read_hides_the_form_until_it_is_mended(open_page: OpenPage) -> None:
    page = open_mission(open_page)
    expect(page.locator("[data-parts]")).to_be_visible()
    page.locator("[data-text]").fill(f"{TEXT}\n\tx: [\n")
    expect(page.locator("[data-form-status]")).to_have_text(WORDS["unreadable"]["en"])
    expect(page.locator("[data-parts]")).to_be_hidden()
    page.locator("[data-text]").fill(TEXT)
    expect(page.locator("[data-parts]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_mission_is_begun_and_filled_in_by_keyboard(
    open_page: OpenPage, language: Language
) -> None:
    page = open_page(PATH[language])
    page.locator("[data-begin]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-name]")).to_be_focused(timeout=SLOW)
    page.keyboard.type("2028-lima-cooks.yml")
    summary = page.locator("[data-part='mission'] > summary")
    expect(summary).to_be_visible()
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Cooks: Peru")
    page.keyboard.press("Tab")
    page.keyboard.type("Cuisine : Pérou")
    titled = 'title:\n  en: "Cooks: Peru"\n  fr: "Cuisine : Pérou"\n'
    expect(page.locator("[data-text]")).to_have_value(re.compile(re.escape(titled)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_for_everyone(open_page: OpenPage, language: Language) -> None:
    page = open_mission(open_page, language)
    open_parts(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SCROLL_WIDTH) <= width
        # The frame's own search box has no name; all else is ours.
        assert [one for one in find_violations(page) if "md-search" not in one.html] == []


def test_the_form_is_in_the_language_of_its_page(open_page: OpenPage) -> None:
    page = open_mission(open_page, "fr")
    open_parts(page)
    for name in ("heading", "add", "delete", "up", "down", "en", "fr", "nothing"):
        assert page.get_by_text(typeset(WORDS[name]["fr"], "fr"), exact=True).count() > 0, name
    for button in page.locator("[data-parts] button").all_inner_texts():
        assert button in {WORDS[name]["fr"] for name in ("add", "delete", "up", "down")}


def open_mission(open_page: OpenPage, language: Language = "en") -> Page:
    """Open a shipped mission in the form."""
    page = open_page(PATH[language])
    page.locator("[data-mission]").select_option(MISSION)
    page.locator("[data-open-mission]").click()
    expect(page.locator("[data-parts] > details").first).to_be_visible(timeout=SLOW)
    return page


def open_parts(page: Page) -> None:
    """Open every part of the form, which makes its fields."""
    parts = page.locator("[data-parts] > details")
    for place in range(parts.count()):
        parts.nth(place).locator("> summary").click()
        expect(parts.nth(place).locator("fieldset").first).to_be_visible()


def expect_text(page: Page, text: str) -> None:
    """Wait until the file says this and nothing else."""
    expect(page.locator("[data-text]")).to_have_value(text)


def search_occupation(page: Page, place: int) -> Locator:
    """Return the field in which an occupation is searched."""
    return page.locator(f"[id='work-root-occupations-{place}-noc']")


def read_text(page: Page) -> str:
    """Return what the file says."""
    return page.locator("[data-text]").input_value()


def download(page: Page) -> bytes:
    """Return the bytes of what the page gives back."""
    with page.expect_download() as started:
        page.locator("[data-download]").click()
    return Path(started.value.path()).read_bytes()
