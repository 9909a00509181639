"""The readiness check, step by step and by keyboard alone, and what prints on a page of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage, focus
from tests.browser.walk import BuiltPage, Language

PREPARE: dict[Language, str] = {
    "en": "/en/missions/nursing-care-morocco-tunisia-2027/prepare/",
    "fr": "/fr/missions/soins-infirmiers-maroc-tunisie-2027/se-preparer/",
}
MISSION = "/en/missions/nursing-care-morocco-tunisia-2027/"
GENERAL: dict[Language, str] = {"en": "/en/who-can-take-part/", "fr": "/fr/qui-peut-participer/"}
KEY = "missions-checklist:2027-casablanca-tunis-nursing"
POINTS = 9
NARROWEST, DESKTOP = 320, 1280
SAID: dict[Language, dict[str, str]] = {
    "en": {
        "place": "Point {} of 9",
        "result": "Your readiness, point by point",
        "mention": "Points to mention in the form",
        "work": "Points to work on",
        "ask": "Points to ask about",
        "open": "Points without an answer",
    },
    "fr": {
        "place": "Point {} sur 9",
        "result": "Votre préparation, point par point",
        "mention": "Points à mentionner dans le formulaire",
        "work": "Points à travailler",
        "ask": "Points à éclaircir",
        "open": "Points sans réponse",
    },
}
LANGUAGES = tuple(PREPARE)
# What the script sets before it opens the print dialogue; the dialogue itself cannot be tested.
NOTE_PRINT = """() => { window.printed = []; window.print = () =>
  window.printed.push(document.querySelector("[data-printing]")?.id ?? "page"); }"""
LAYOUT_SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
    done(sum);
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [DESKTOP, NARROWEST])
def test_by_keyboard_alone_from_the_first_point_to_the_result(
    open_page: OpenPage, language: Language, width: int
) -> None:
    tab = open_page(PREPARE[language], width=width)
    said = SAID[language]
    focus(tab.locator("[data-checklist-start]"))
    tab.keyboard.press("Enter")
    for place, key in enumerate(("", "ArrowDown", "ArrowUp"), 1):  # yes, not yet, not sure
        _expect_focus(tab, _statement(tab, place))
        expect(tab.locator("#readiness-place")).to_have_text(said["place"].format(place))
        tab.keyboard.press("Tab")
        tab.keyboard.press(key or "Space")
        _check_whole(tab, width)
        _press(tab, ".app-button--primary")
    for _ in range(POINTS - 3):
        _press(tab, ".app-button--primary")
    _expect_focus(tab, said["result"])
    _check_whole(tab, width)
    titles = [said[name] for name in ("mention", "work", "ask", "open")]
    assert tab.locator(".app-readiness h4").all_inner_texts() == titles
    items = tab.locator(".app-readiness ul")
    assert [it.locator("li").count() for it in items.all()] == [1, 1, 1, POINTS - 3]
    expect(items.nth(0)).to_contain_text(_read(tab, "#mention-targeted_occupation_vacancy"))
    gap = "li:has(#criterion-ethical_recruitment_commitment) [data-gap]"
    expect(items.nth(1)).to_contain_text(_read(tab, gap))
    expect(items.nth(2)).to_contain_text(_statement(tab, 3))
    expect(tab.locator("[data-ask-us]")).to_be_visible()


def test_back_and_undo_lead_to_what_was(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"])
    _start(tab)
    _answer(tab, "yes")
    _next(tab)
    _answer(tab, "no")
    _button(tab, "Back").click()
    _expect_focus(tab, _statement(tab, 1))
    expect(_radio(tab, "yes")).to_be_checked()
    _answer(tab, "unsure")
    assert _read_kept(tab) == ["unsure", "no"]
    _button(tab, "Undo the last change").click()
    expect(_radio(tab, "yes")).to_be_checked()
    _button(tab, "Undo the last change").click()
    _expect_focus(tab, _statement(tab, 2))
    expect(_radio(tab, "no")).not_to_be_checked()
    assert _read_kept(tab) == ["yes"]


def test_starting_again_can_be_undone(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"])
    _start(tab)
    for _ in range(POINTS):
        _answer(tab, "yes")
        _next(tab)
    _button(tab, "Start again").click()
    _expect_focus(tab, _statement(tab, 1))
    assert _read_kept(tab) == []
    _button(tab, "Undo the last change").click()
    _expect_focus(tab, SAID["en"]["result"])
    assert _read_kept(tab) == ["yes"] * POINTS


def test_answers_stay_for_both_languages_and_for_the_list(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"])
    _start(tab)
    for choice in ("yes", "no", "unsure"):
        _answer(tab, choice)
        _next(tab)
    tab.reload()
    boxes = tab.locator(".app-checklist__group input[type=checkbox]")
    assert [box.is_checked() for box in boxes.all()] == [True] + [False] * (POINTS - 1)
    tab.goto(PREPARE["fr"])
    _start(tab)
    expect(tab.locator("#readiness-place")).to_have_text("Point 4 sur 9")
    _button(tab, "Précédent").click()
    expect(_radio(tab, "unsure")).to_be_checked()
    _button(tab, "Voir tous les points à la fois").click()
    expect(tab.locator("[data-checklist-start]")).to_be_focused()
    tab.locator("#criterion-ethical_recruitment_commitment").check()
    assert _read_kept(tab) == ["yes", "yes", "unsure"]


def test_ticks_that_were_kept_before_count_as_yes(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"])
    ids = ["targeted_occupation_vacancy", "hr_plan"]
    tab.evaluate("([key, ids]) => localStorage.setItem(key, JSON.stringify(ids))", [KEY, ids])
    tab.reload()
    checked = tab.locator(".app-checklist__box:checked")
    assert [box.input_value() for box in checked.all()] == ids
    _start(tab)
    expect(tab.locator("#readiness-place")).to_have_text("Point 2 of 9")


@pytest.mark.parametrize("kept", ["{", "7", "null", '{"hr_plan": "maybe"}', '"yes"'])
def test_what_cannot_be_read_is_no_answer(open_page: OpenPage, kept: str) -> None:
    tab = open_page(PREPARE["en"])
    tab.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    tab.reload()
    expect(tab.locator("[data-checklist-count]")).to_have_text(re.compile("^0 of 9"))


def test_the_other_tab_follows(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"])
    _start(tab)
    other = tab.context.new_page()
    other.goto(PREPARE["fr"])
    other.locator(".app-checklist__box").first.check()
    expect(_radio(tab, "yes")).to_be_checked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_list_says_everything(open_page: OpenPage, language: Language) -> None:
    for path in (PREPARE[language], GENERAL[language]):
        tab = open_page(path, java_script_enabled=False)
        for selector in (".app-checklist__label", ".app-checklist__mention", "[data-gap]"):
            assert all(it.is_visible() for it in tab.locator(selector).all())
        assert tab.locator(".app-checklist button:visible, .app-readiness:visible").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_general_check_works_alike(open_page: OpenPage, language: Language) -> None:
    tab = open_page(GENERAL[language])
    _start(tab)
    while tab.locator(".app-readiness input").count():
        _answer(tab, "yes")
        _next(tab)
    assert find_violations(tab) == []
    expect(tab.locator(".app-readiness li")).to_have_count(8)
    assert "formulaire" not in tab.locator(".app-readiness h4").inner_text()
    assert "form" not in tab.locator(".app-readiness h4").inner_text().split()


def test_points_can_be_copied(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"], permissions=["clipboard-read", "clipboard-write"])
    _start(tab)
    for _ in range(POINTS):
        _answer(tab, "yes")
        _next(tab)
    _button(tab, "Copy your points").click()
    expect(tab.locator(".app-readiness__status")).to_have_text("Your points are copied.")
    copied = tab.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("Points to mention in the form")
    assert _read(tab, "#mention-hr_plan") in copied


def test_a_button_prints_its_part_and_the_browser_the_page(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"])
    tab.evaluate(NOTE_PRINT)
    for name in ("Print the checklist", "Print the preparation sheet"):
        _button(tab, name).click()
    assert tab.evaluate("() => window.printed") == ["readiness", "preparation-sheet"]
    tab.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert tab.locator("[data-printing]").count() == 0
    _button(tab, "Print this page").click()
    assert tab.evaluate("() => window.printed.at(-1)") == "page"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preparation_sheet_of_every_mission_is_one_page(
    open_page: OpenPage, pages: list[BuiltPage], language: Language
) -> None:
    with_sheet = [it for it in pages if it.language == language and it.tree.css(".app-sheet")]
    assert len(with_sheet) > 1
    tab = open_page(with_sheet[0].path)
    for page in with_sheet:
        tab.goto(page.path)
        _mark(tab, "preparation-sheet")
        assert _count_printed_pages(tab) == 1, page.path
        shown = _list_printed(tab)
        assert "address" in shown, page.path
        assert not shown & {"menu", "pathways", "button"}, page.path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_prints_without_the_rest(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PREPARE[language])
    _start(tab)
    for _ in range(POINTS):
        _answer(tab, "yes")
        _next(tab)
    _mark(tab, "readiness")
    tab.emulate_media(media="print")
    expect(tab.locator(".app-readiness h4")).to_be_visible()
    for selector in (".app-checklist__group", "#pathways", ".app-menu", ".app-readiness button"):
        assert not any(it.is_visible() for it in tab.locator(selector).all()), selector
    expect(tab.locator("h1")).to_be_visible()


def test_a_page_printed_between_two_points_holds_the_list(open_page: OpenPage) -> None:
    tab = open_page(PREPARE["en"])
    _start(tab)
    tab.emulate_media(media="print")
    expect(tab.locator(".app-checklist__group").last).to_be_visible()
    expect(tab.locator(".app-readiness")).to_be_hidden()
    expect(tab.locator("#pathways")).to_be_visible()


@pytest.mark.parametrize("path", [MISSION, PREPARE["en"]])
def test_the_alert_before_the_deadline_comes_in_the_last_month(
    open_page: OpenPage, path: str
) -> None:
    shown = {}
    for day in ("2026-12-15T23:59:59-05:00", "2026-12-16T00:00-05:00", "2027-01-16T00:00-05:00"):
        tab = open_page(path, at=datetime.fromisoformat(day))
        alert = tab.locator(".app-notice", has_text="Remember the deadline")
        shown[day[:10]] = alert.is_visible()
        tab.context.close()
    assert shown == {"2026-12-15": False, "2026-12-16": True, "2027-01-16": False}


@pytest.mark.parametrize("end", ["", "prepare/"])
def test_the_alert_of_a_page_built_in_the_last_month_moves_nothing(
    open_page: OpenPage, end: str
) -> None:
    """Nor does the button that starts the check: its room is kept."""
    tab = open_page(f"/en/missions/early-childhood-educators-paris-brussels-2027/{end}")
    expect(tab.locator(".app-notice--warning").first).to_be_visible()
    assert tab.evaluate(LAYOUT_SHIFT) < 0.01


def _start(tab: Page) -> None:
    tab.locator("[data-checklist-start]").click()
    tab.locator(".app-readiness h3").wait_for()


def _answer(tab: Page, choice: str) -> None:
    _radio(tab, choice).check()


def _next(tab: Page) -> None:
    tab.locator(".app-readiness .app-button--primary").click()


def _radio(tab: Page, choice: str) -> Locator:
    return tab.locator(f"#readiness-{choice}")


def _button(tab: Page, name: str) -> Locator:
    return tab.get_by_role("button", name=name, exact=True)


def _press(tab: Page, selector: str) -> None:
    """Go on with Tab to a button of the check, and press it."""
    reached: Callable[[], bool] = lambda: tab.evaluate(  # noqa: E731
        "wanted => document.activeElement.matches(wanted)", f".app-readiness {selector}"
    )
    for _ in range(5):
        if reached():
            break
        tab.keyboard.press("Tab")
    assert reached()
    tab.keyboard.press("Enter")


def _check_whole(tab: Page, width: int) -> None:
    assert find_violations(tab) == []
    assert tab.evaluate("() => document.scrollingElement.scrollWidth") == width


def _expect_focus(tab: Page, text: str) -> None:
    heading = tab.locator(".app-readiness h3")
    expect(heading).to_have_text(text)
    expect(heading).to_be_focused()


def _statement(tab: Page, place: int) -> str:
    return (
        tab.locator(".app-checklist__group .app-checklist__label[for^=criterion-]")
        .nth(place - 1)
        .text_content()
        or ""
    )


def _read(tab: Page, selector: str) -> str:
    return (tab.locator(selector).text_content() or "").strip()


def _read_kept(tab: Page) -> list[str]:
    """Return the answers that the device keeps, in the order of the points."""
    kept = json.loads(tab.evaluate("key => localStorage.getItem(key) ?? '{}'", KEY))
    ids = [box.input_value() for box in tab.locator(".app-checklist__group [type=checkbox]").all()]
    return [kept[name] for name in ids if name in kept]


def _mark(tab: Page, identity: str) -> None:
    tab.evaluate("id => document.getElementById(id).setAttribute('data-printing', '')", identity)


def _count_printed_pages(tab: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format="Letter")))


def _list_printed(tab: Page) -> set[str]:
    """Return which parts of a page are seen in print."""
    parts = {
        "address": ".app-print-only",
        "menu": ".app-menu",
        "pathways": "#pathways",
        "button": "main button",
    }
    tab.emulate_media(media="print")
    shown = {
        name
        for name, selector in parts.items()
        if any(it.is_visible() for it in tab.locator(selector).all())
    }
    tab.emulate_media(media="null")
    return shown
