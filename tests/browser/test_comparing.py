"""Comparing missions, and marks of what changed: by keyboard, on phones, kept on the device."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage
from tests.browser.serving import serve
from tests.building import REFERENCE

LANGUAGES = ("en", "fr")
COMPARE = {"en": "/en/compare-missions/", "fr": "/fr/comparer-missions/"}
MISSION = {
    "en": "/en/missions/nursing-care-morocco-tunisia-2027/",
    "fr": "/fr/missions/soins-infirmiers-maroc-tunisie-2027/",
}
EARLY, NURSING, PORTO, MANILA = (
    "2027-paris-brussels-early-childhood",
    "2027-casablanca-tunis-nursing",
    "2027-porto-carpenters",
    "2027-manila-cooks",
)
THREE = f"?ids={EARLY},{NURSING},{PORTO}"
NAMES = {
    "en": {"go": "Compare 2 missions", "full": "Three missions", "changed": "Changed since"},
    "fr": {"go": "Comparer 2 missions", "full": "trois missions", "changed": "Modifiée depuis"},
}
SCROLL_WIDTH = "() => document.scrollingElement.scrollWidth"
FONTS = 0.005
"""What the fonts move when they come late; the table alone would move twenty times as much."""
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""
BLOCK_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_missions_are_chosen_in_the_list_by_keyboard_and_shown(
    open_page: OpenPage, language: str
) -> None:
    tab = open_page(f"/{language}/missions/")
    for identity in (NURSING, PORTO):
        choice(tab, identity).focus()
        tab.keyboard.press("Enter")
        expect(choice(tab, identity)).to_have_attribute("aria-pressed", "true")
    way = tab.locator("[role=status]").get_by_role("link", name=NAMES[language]["go"])
    expect(way).to_be_visible()
    assert find_violations(tab) == []
    way.click()
    expect(columns(tab)).to_have_count(2)
    assert tab.url.endswith(f"{COMPARE[language]}?ids={NURSING},{PORTO}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fourth_mission_is_refused_in_words(open_page: OpenPage, language: str) -> None:
    tab = open_page(f"/{language}/missions/")
    for identity in (EARLY, NURSING, PORTO, MANILA):
        choice(tab, identity).click()
    expect(tab.locator(".app-chooser__status")).to_contain_text(NAMES[language]["full"])
    expect(choice(tab, MANILA)).to_have_attribute("aria-pressed", "false")
    choice(tab, EARLY).click()
    choice(tab, MANILA).click()
    expect(choice(tab, MANILA)).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_made_on_a_missions_page_is_kept_in_both_languages(
    open_page: OpenPage, language: str
) -> None:
    tab = open_page(MISSION[language])
    choice(tab, NURSING).press("Space")
    other = "fr" if language == "en" else "en"
    tab.goto(f"/{other}/missions/")
    expect(choice(tab, NURSING)).to_have_attribute("aria-pressed", "true")
    tab.goto(COMPARE[other])
    expect(columns(tab)).to_have_count(1)


def test_a_choice_in_another_tab_is_seen(open_page: OpenPage) -> None:
    tab = open_page("/en/missions/")
    second = tab.context.new_page()
    second.goto(MISSION["en"])
    choice(second, NURSING).click()
    expect(choice(tab, NURSING)).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_says_what_is_compared(open_page: OpenPage, language: str) -> None:
    tab = open_page(f"{COMPARE[language]}?ids={PORTO},no-such-mission,{NURSING},{PORTO}")
    expect(columns(tab)).to_have_count(2)
    status = tab.locator(".app-compare__status")
    expect(status).to_contain_text({"en": "1 mission in the", "fr": "1 mission de l’"}[language])
    assert "state" in str(tab.locator("tr[data-fact=state]").get_attribute("data-fact"))
    assert (
        tab.locator("tr[data-fact=state] td").all_inner_texts()
        == {
            "en": ["Opens soon", "Open"],
            "fr": ["Ouvre bientôt", "Ouverte"],
        }[language]
    )
    assert find_violations(tab) == []
    # A comparison that somebody sent does not replace the reader's own.
    assert tab.evaluate("localStorage.getItem('missions-compare')") is None


def test_no_more_than_three_are_shown(open_page: OpenPage) -> None:
    tab = open_page(f"{COMPARE['en']}{THREE},{MANILA}")
    expect(columns(tab)).to_have_count(3)
    expect(tab.locator(".app-compare__status")).to_contain_text("At most three")
    expect(tab.locator("#compare-add")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_missions_are_removed_and_added_by_keyboard(open_page: OpenPage, language: str) -> None:
    tab = open_page(f"{COMPARE[language]}?ids={EARLY},{NURSING}")
    columns(tab).first.get_by_role("button").press("Enter")
    expect(columns(tab)).to_have_count(1)
    expect(columns(tab).first.get_by_role("button")).to_be_focused()
    columns(tab).first.get_by_role("button").press("Enter")
    expect(tab.locator("[data-none]")).to_be_visible()
    expect(tab.locator("#compare-add")).to_be_focused()
    assert tab.url.endswith(COMPARE[language])
    assert find_violations(tab) == []
    tab.locator("#compare-add").select_option(PORTO)
    tab.locator(".app-compare__add button").press("Enter")
    expect(columns(tab)).to_have_count(1)
    assert tab.url.endswith(f"?ids={PORTO}")
    assert json.loads(tab.evaluate("localStorage.getItem('missions-compare')")) == [PORTO]


def test_the_other_language_compares_the_same(open_page: OpenPage) -> None:
    tab = open_page(f"{COMPARE['en']}{THREE}")
    columns(tab).nth(1).get_by_role("button").click()
    tab.get_by_role("link", name="Français").click()
    expect(columns(tab)).to_have_count(2)
    assert tab.url.endswith(f"{COMPARE['fr']}?ids={EARLY},{PORTO}")


def test_rows_say_where_missions_are_the_same_and_leave_out_what_none_states(
    open_page: OpenPage,
) -> None:
    tab = open_page(f"{COMPARE['en']}?ids={NURSING},{PORTO}")
    expect(tab.locator("tr[data-fact=fee] th")).to_contain_text("Same for all")
    expect(tab.locator("tr[data-fact=dates] th")).not_to_contain_text("Same for all")
    tab.goto(f"{COMPARE['en']}?ids={MANILA}")
    expect(tab.locator("tr[data-fact=dates]")).to_be_visible()
    expect(tab.locator("tr[data-fact=fee]")).to_be_hidden()


def test_states_in_the_table_follow_the_clock(open_page: OpenPage) -> None:
    at = REFERENCE.replace(year=2027, month=1, day=10)
    tab = open_page(f"{COMPARE['en']}?ids={NURSING}", at=at)
    expect(tab.locator("tr[data-fact=state] td")).to_have_text("Closing soon")
    expect(tab.locator("tr[data-fact=deadline] td")).to_contain_text("5 days left")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [390, 320])
def test_on_phones_columns_hold_whole_words_and_the_facts_names_stay(
    open_page: OpenPage, language: str, width: int
) -> None:
    tab = open_page(f"{COMPARE[language]}{THREE}", width=width)
    expect(columns(tab)).to_have_count(3)
    assert tab.evaluate(SCROLL_WIDTH) <= width
    region = tab.get_by_role("region")
    region.focus()
    expect(region).to_be_focused()
    boxes = [box_of(column) for column in columns(tab).all()]
    # « Charpenterie » and "Immigration" take 110 pixels there.
    assert min(box["width"] for box in boxes) >= 125
    seen = 1 if width >= 390 else 0
    assert boxes[seen]["x"] + boxes[seen]["width"] <= width + 1
    assert boxes[2]["x"] + boxes[2]["width"] > width + 1
    region.evaluate("node => node.scrollTo({ left: 999, behavior: 'instant' })")
    assert box_of(tab.locator("tr[data-fact=dates] th"))["x"] >= 0
    last = box_of(columns(tab).last)
    assert last["x"] + last["width"] <= width + 1
    assert find_violations(tab) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", THREE])
def test_nothing_moves_when_the_comparison_is_loaded(
    open_page: OpenPage, language: str, path: str
) -> None:
    for width in (1280, 390):
        tab = open_page(f"{COMPARE[language]}{path}", width=width)
        expect(columns(tab)).to_have_count(3 if path else 0)
        assert tab.evaluate(SHIFTS) < FONTS


def test_the_comparison_is_printed_whole_and_without_controls(open_page: OpenPage) -> None:
    tab = open_page(f"{COMPARE['en']}{THREE}", width=390)
    expect(columns(tab)).to_have_count(3)
    tab.emulate_media(media="print")
    expect(columns(tab).last).to_be_visible()
    expect(columns(tab).first.get_by_role("button")).to_be_hidden()
    expect(tab.locator(".app-compare__scroll")).to_have_css("overflow-x", "visible")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_page_says_so_and_leads_to_the_missions(
    open_page: OpenPage, language: str
) -> None:
    tab = open_page(COMPARE[language], java_script_enabled=False)
    expect(tab.locator("noscript p").first).to_contain_text("JavaScript")
    expect(tab.locator(f".app-compare a[href='/{language}/missions/']")).to_be_visible()
    assert tab.locator(".app-compare :is(button, select, table)").filter(visible=True).count() == 0
    tab.goto(f"/{language}/missions/")
    assert tab.locator("main button").filter(visible=True).count() == 0


def test_when_missions_cannot_be_loaded_the_page_says_so(browser_page: Page) -> None:
    browser_page.route("**/index.json", lambda route: route.abort())
    browser_page.goto(COMPARE["en"])
    expect(browser_page.locator(".app-compare__status")).to_contain_text("could not be loaded")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_storage_choosing_works_until_the_page_is_left(
    browser_page: Page, language: str
) -> None:
    faults: list[str] = []
    browser_page.on("pageerror", lambda error: faults.append(str(error)))
    browser_page.add_init_script(BLOCK_STORAGE)
    browser_page.goto(f"/{language}/missions/")
    for identity in (NURSING, PORTO):
        choice(browser_page, identity).click()
    browser_page.get_by_role("link", name=NAMES[language]["go"]).click()
    expect(columns(browser_page)).to_have_count(2)
    browser_page.goto(MISSION[language])
    expect(choice(browser_page, NURSING)).to_be_visible()
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_mission_that_changed_is_marked_on_the_next_visit(
    open_page: OpenPage, language: str, width: int
) -> None:
    tab = open_page(MISSION[language], width=width)
    assert tab.locator(".app-changed").count() == 0
    now = str(tab.locator("article[data-version]").get_attribute("data-version"))
    assert now == "2026-11-18 2", "this test takes one of two updates away"
    keep_visit(tab, "2026-11-10 1")
    tab.goto(f"/{language}/missions/")
    mark = tab.locator(f"[data-mission='{NURSING}'] .app-changed")
    expect(mark).to_contain_text(NAMES[language]["changed"])
    assert tab.locator(".app-changed").count() == 1
    assert find_violations(tab) == []
    tab.goto(MISSION[language])
    expect(tab.locator(".app-key-facts .app-changed")).to_have_attribute("href", "#updates")
    entries = tab.locator("#updates ~ .app-timeline .app-timeline__entry")
    expect(entries.first.locator(".app-new")).to_be_visible()
    assert tab.locator(".app-new").count() == 1
    assert find_violations(tab) == []
    assert tab.evaluate(SCROLL_WIDTH) <= width


def test_the_mark_stays_for_the_visit_and_is_gone_on_the_next(open_page: OpenPage) -> None:
    tab = open_page("/en/")
    keep_visit(tab, "2026-11-10 1")
    for _ in range(2):
        tab.goto(MISSION["en"])
        expect(tab.locator(".app-changed")).to_be_visible()
    tab.get_by_role("link", name="Français").click()
    expect(tab.locator(".app-changed")).to_be_visible()
    later = tab.context.new_page()  # a tab of its own: another visit
    later.goto(MISSION["en"])
    expect(choice(later, NURSING)).to_be_visible()
    assert later.locator(".app-changed").count() == 0


def test_a_mark_moves_nothing(open_page: OpenPage) -> None:
    """What moves by the state's own label, on phones, moves without a mark as well."""
    tab = open_page("/en/")
    for path in (MISSION["en"], "/en/missions/"):
        tab.evaluate("localStorage.clear(); sessionStorage.clear()")
        tab.goto(path)
        expect(choice(tab, NURSING)).to_be_visible()
        before = [box_of(it) for it in tab.locator("main :is(h1, h2, h3):visible").all()]
        tab.evaluate("sessionStorage.clear()")
        keep_visit(tab, "2026-11-10 1")
        tab.goto(path)
        expect(tab.locator(".app-changed")).to_be_visible()
        expect(choice(tab, NURSING)).to_be_visible()
        assert [box_of(it) for it in tab.locator("main :is(h1, h2, h3):visible").all()] == before


@pytest.mark.parametrize(
    ("path", "name"),
    [("/en/privacy/", "Erase what this site"), ("/fr/confidentialite/", "Effacer ce que ce site")],
)
def test_everything_that_is_kept_can_be_erased_at_once(
    open_page: OpenPage, path: str, name: str
) -> None:
    tab = open_page(MISSION["en"])
    choice(tab, NURSING).click()
    tab.goto(f"{MISSION['en']}prepare/")
    tab.locator("#checklist ~ * input[type=checkbox]").first.check()
    expect(tab.locator("[data-checklist-count]")).to_contain_text("1 of")
    tab.goto(path)
    assert tab.evaluate("Object.keys(localStorage).length") == 3
    tab.get_by_role("button", name=name).press("Enter")
    expect(tab.locator(".app-eraser [role=status]")).not_to_be_empty()
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_missions_take_themselves_away_with_their_forms(
    open_page: OpenPage, language: str
) -> None:
    path = {"en": "livestock-workers-guatemala-2027", "fr": "personnel-elevage-guatemala-2027"}
    tab = open_page(f"/{language}/missions/{path[language]}/")
    expect(tab.locator(".app-others > li:visible")).to_have_count(3)
    late = REFERENCE.replace(year=2027, month=1, day=20)
    tab = open_page(f"/{language}/missions/{path[language]}/", at=late)
    expect(tab.locator(".app-others > li:visible")).to_have_count(1)
    after = REFERENCE.replace(year=2027, month=6)
    tab = open_page(f"/{language}/missions/{path[language]}/", at=after)
    expect(tab.locator("#others")).to_be_hidden()
    expect(tab.locator(".app-contents a[href='#others']")).to_be_hidden()


@pytest.fixture
def browser_page(chromium: Browser, site: Path) -> Iterator[Page]:
    """A page in which something goes wrong on purpose."""
    with serve(site) as base:
        context = chromium.new_context(base_url=base, timezone_id="America/Toronto")
        page = context.new_page()
        page.clock.set_fixed_time(REFERENCE)
        yield page
        context.close()


def choice(tab: Page, identity: str) -> Locator:
    """Return the button that chooses a mission."""
    return tab.locator(f"[data-mission='{identity}'] [data-compare] button")


def columns(tab: Page) -> Locator:
    """Return the heads of the missions that are compared."""
    return tab.locator(".app-compare thead th[data-mission]")


def box_of(part: Locator) -> dict[str, float]:
    """Return where an element stands."""
    box = part.bounding_box()
    assert box is not None
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def keep_visit(tab: Page, version: str) -> None:
    """Let the device remember that an earlier version of the mission was read."""
    versions = json.dumps({NURSING: version})
    tab.evaluate(
        "text => { sessionStorage.clear(); localStorage.setItem('missions-visits', text) }",
        versions,
    )
