"""The page of the staff guide that checks a file shows the mission's page as it will be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Frame, Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage
from tests.browser.fits import SCROLL_WIDTH
from tests.browser.serving import serve
from tests.browser.test_checking import PATH, SLOW, WIDTHS, WORDS, WRONG, write
from tests.test_mistakes import WHOLE

from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset

pytestmark = pytest.mark.engine
TITLES: dict[Language, str] = {
    "en": "Welding and carpentry: Morocco",
    "fr": "Soudage et charpenterie : Maroc",
}
LOADED = """() => [...document.fonts]
  .filter(face => face.status === "loaded")
  .map(face => face.family)"""
FAMILY = "() => getComputedStyle(document.querySelector('h1')).fontFamily"


@pytest.fixture(scope="module")
def server(guide: Path) -> Iterator[str]:
    """The address of the built guide, served without the public site's policy."""
    with serve(guide, {}) as base:
        yield base


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_are_shown_in_the_style_of_the_site(
    open_page: OpenPage, language: Language
) -> None:
    page = open_page(PATH[language])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    write(page, WHOLE)
    expect(page.locator("[data-count]")).not_to_be_empty(timeout=SLOW)
    assert [path for path in asked if path.endswith("/preview.zip")] == []
    page.locator("[data-show]").click()
    expect_said(page, "preview_current", language)
    for side in (language, *[other for other in LANGUAGES if other != language]):
        page.locator(f"[data-side][value={side}]").check()
        expect_title(page, typeset(TITLES[side], side))
        title = "preview_in_english" if side == "en" else "preview_in_french"
        expect(page.locator("[data-page]")).to_have_attribute("title", WORDS[title][language])
        inside = find_frame(page)
        assert "lato" in inside.evaluate(FAMILY)
        assert {"lato", "noto sans"} <= set(inside.evaluate(LOADED))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SCROLL_WIDTH) <= width
        assert find_frame(page).evaluate(SCROLL_WIDTH) <= width
        assert [one for one in find_violations(page) if "md-search" not in one.html] == []


def test_the_page_follows_the_file_and_waits_while_there_is_a_mistake(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    write(page, WRONG)
    page.locator("[data-show]").click()
    expect_said(page, "preview_mistakes", "en")
    expect(page.locator("[data-page]")).to_be_hidden()
    page.locator("[data-text]").fill(WHOLE)
    expect_said(page, "preview_current", "en")
    expect_title(page, TITLES["en"])
    find_frame(page).evaluate("() => scrollTo(0, 400)")
    page.locator("[data-text]").fill(WHOLE.replace(TITLES["en"], "Welders: Morocco"))
    expect_title(page, "Welders: Morocco")
    assert find_frame(page).evaluate("() => scrollY") == 400
    page.locator("[data-text]").fill(WRONG)
    expect_said(page, "preview_older", "en")
    expect_title(page, "Welders: Morocco")
    page.locator("[data-side][value=fr]").check()
    expect_title(page, typeset(TITLES["fr"], "fr"))
    page.locator("[data-delete]").click()
    expect(page.locator("[data-page]")).to_be_hidden()


def test_links_within_the_page_work_and_nothing_else_does(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    write(page, WHOLE)
    page.locator("[data-show]").click()
    expect_said(page, "preview_current", "en")
    frame = page.locator("[data-page]")
    expect(frame).to_have_attribute("sandbox", "allow-same-origin")
    contents = page.frame_locator("[data-page]").locator('a[href="about:srcdoc#costs"]').first
    contents.click()
    expect(page.frame_locator("[data-page]").locator("#costs")).to_be_in_viewport()
    assert find_frame(page).url == "about:srcdoc#costs"


def test_a_preview_that_cannot_be_loaded_is_told_and_tried_again(open_page: OpenPage) -> None:
    page = open_page(PATH["fr"])
    parcel = "**/preview.zip"
    page.route(parcel, lambda route: route.fulfill(status=200, body="no archive"))
    write(page, WHOLE)
    page.locator("[data-show]").click()
    expect_said(page, "preview_failed", "fr")
    page.unroute(parcel)
    page.locator("[data-show]").click()
    expect_said(page, "preview_current", "fr")


def expect_said(page: Page, name: str, language: Language) -> None:
    """Wait until the page says something of the preview."""
    told = typeset(WORDS[name][language], language)
    expect(page.locator("[data-shown]")).to_have_text(told, timeout=SLOW)


def expect_title(page: Page, title: str) -> None:
    """Wait until the frame shows a mission of a title."""
    expect(page.frame_locator("[data-page]").locator("h1")).to_have_text(title, timeout=SLOW)


def find_frame(page: Page) -> Frame:
    """Return what stands in the frame now, once it is loaded."""
    frame = page.frames[1]
    frame.wait_for_load_state()
    frame.evaluate("() => document.fonts.ready.then(() => null)")
    return frame
