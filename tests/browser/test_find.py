"""Finding a mission: filters by keyboard and by address, on every width, in both languages."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage, focus, settle
from tests.building import REFERENCE

from missionsite.problems import LANGUAGES, Language

PATH: dict[Language, str] = {"en": "/en/missions/", "fr": "/fr/missions/"}
COUNTS: dict[Language, list[str]] = {
    "en": ["0 of 8 missions", "1 of 8 missions", "3 of 8 missions", "8 of 8 missions"],
    "fr": ["0 mission sur 8", "1 mission sur 8", "3 missions sur 8", "8 missions sur 8"],
}
CLOSING_SOON, NURSING = "2027-paris-brussels-early-childhood", "2027-casablanca-tunis-nursing"
TRUCKS, PAST = "2027-tunis-truck-drivers", "2026-warsaw-software-developers"
ALL = 8
PHONE, NARROWEST, DESKTOP = 390, 320, 1280
PICTURES = 2
"""Headings that no filter hides: the picture over the months, and the map."""
FRACTION = 0.0005

# What moves without the reader's doing, from the first paint on.
WATCH_SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries()
    .map((it) => [it.value, it.sources.map((source) => source.node?.outerHTML?.slice(0, 60))])))
    .observe({ type: "layout-shift", buffered: true });
}"""


def shown(tab: Page) -> list[str]:
    cards = tab.locator("article[data-mission]:visible")
    ids: list[str] = cards.evaluate_all("(cards) => cards.map((card) => card.dataset.mission)")
    return ids


def query(tab: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def count(tab: Page) -> Any:
    return expect(tab.locator(".app-filters__count"))


def type_words(tab: Page, words: str) -> None:
    tab.locator("[name=occupation]").fill(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_work_by_keyboard_alone(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PATH[language])
    focus(tab.locator("[name=occupation]"))
    tab.keyboard.press("Tab")  # state
    tab.keyboard.press("Tab")  # sector
    tab.keyboard.type({"en": "Hea", "fr": "San"}[language])
    assert shown(tab) == [NURSING]
    count(tab).to_have_text(COUNTS[language][1])
    for _ in range(4):  # destination, region, the mark, the button
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert len(shown(tab)) == ALL
    assert query(tab) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_is_told_as_the_language_counts(open_page: OpenPage, language: Language) -> None:
    tab = open_page(PATH[language])
    none, one, three, everything = COUNTS[language]
    expect(tab.get_by_role("status").first).to_have_text(everything)
    tab.locator("[name=francophone]").check()
    count(tab).to_have_text(three)
    tab.locator("[name=sector]").select_option("health")
    count(tab).to_have_text(one)
    type_words(tab, "qqqq")
    count(tab).to_have_text(none)
    expect(tab.locator("[data-none]")).not_to_be_empty()
    assert tab.locator("main h2:visible").count() == PICTURES
    tab.locator(".app-filters button").click()
    count(tab).to_have_text(everything)
    expect(tab.locator("[data-none]")).to_be_empty()


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("fr", "infirmière", [NURSING]),
        ("fr", "infirmier", [NURSING]),
        ("fr", "INFIRMIERES", [NURSING]),
        ("fr", "éducatrices", [CLOSING_SOON]),
        ("fr", "developpeur", [PAST]),
        ("fr", "l’infirmier", []),
        ("en", "Nurse", [NURSING]),
        ("en", "truck driver", [TRUCKS]),
        ("en", "transport truck", [TRUCKS]),
        ("en", "31301", [NURSING]),
        ("en", "NOC 31301", [NURSING]),
        ("fr", "CNP 31301", [NURSING]),
        ("en", "infirmière", []),
    ],
)
def test_words_find_occupations_by_either_name_and_by_code(
    open_page: OpenPage, language: Language, words: str, found: list[str]
) -> None:
    tab = open_page(PATH[language])
    type_words(tab, words)
    assert shown(tab) == found


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("oeuvre", "main-d’œuvre"),
        ("MAIN-D'ŒUVRE", "main-d’œuvre"),
        ("élevage", "Personnel d’elevage"),
        ("travailleurs", "Travailleuses et travailleurs"),
    ],
)
def test_accents_ligatures_capitals_and_apostrophes_do_not_count(
    open_page: OpenPage, typed: str, written: str
) -> None:
    tab = open_page(PATH["fr"])
    name = tab.locator("article[data-mission] dl > :last-child dd").first.inner_text()

    def write(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(name, written, 1))

    tab.route(f"**{PATH['fr']}", write)
    tab.reload()
    type_words(tab, typed)
    assert shown(tab)[0] == CLOSING_SOON


def test_who_looks_for_open_missions_finds_those_that_close_soon_too(open_page: OpenPage) -> None:
    tab = open_page(f"{PATH['en']}?state=open")
    assert shown(tab) == [CLOSING_SOON, NURSING]
    tab.locator("[name=state]").select_option("closing_soon")
    assert shown(tab) == [CLOSING_SOON]


def test_states_are_those_of_this_minute(open_page: OpenPage) -> None:
    tab = open_page(f"{PATH['en']}?state=open")
    tab.clock.set_fixed_time(REFERENCE.replace(month=12, day=20))
    tab.evaluate("() => window.dispatchEvent(new Event('focus'))")
    assert shown(tab) == [NURSING, "2027-porto-carpenters"]
    options = tab.locator("[name=state] option").all_inner_texts()
    assert "Closing soon" not in options
    assert "Open" in options


def test_a_state_that_no_mission_has_any_more_is_said_to_have_none(open_page: OpenPage) -> None:
    tab = open_page(f"{PATH['en']}?state=under_way")
    assert shown(tab) == []
    expect(tab.locator("[name=state] option:checked")).to_have_text("Under way")
    expect(tab.locator("[data-none]")).not_to_be_empty()


def test_nothing_can_be_chosen_that_leaves_no_mission(open_page: OpenPage) -> None:
    """From every choice that is left, every second one, one finds something."""
    tab = open_page(f"{PATH['en']}?sector=health")
    assert tab.locator("[name=destination] option[value=MA]").is_enabled()
    assert tab.locator("[name=destination] option[value=PT]").is_disabled()
    for name in ("state", "sector", "destination", "region"):
        for value in _list_values(tab, name):
            tab.locator(f"[name={name}]").select_option(value)
            assert shown(tab), (name, value)
            for other in {"sector", "destination", "region"} - {name}:
                left = _list_values(tab, other)
                for second in left[1:]:
                    tab.locator(f"[name={other}]").select_option(second)
                    assert shown(tab), (name, value, other, second)
                tab.locator(f"[name={other}]").select_option("")
        tab.locator(f"[name={name}]").select_option("")


def _list_values(tab: Page, name: str) -> list[str]:
    values: list[str] = tab.locator(f"[name={name}] option:enabled").evaluate_all(
        "options => options.map((option) => option.value)"
    )
    return values


def test_an_address_that_names_filters_restores_them(open_page: OpenPage) -> None:
    tab = open_page(f"{PATH['fr']}?sector=health&region=NB&francophone=1&occupation=31301")
    assert shown(tab) == [NURSING]
    assert tab.locator("[name=sector]").input_value() == "health"
    assert tab.locator("[name=region]").input_value() == "NB"
    assert tab.locator("[name=occupation]").input_value() == "31301"
    assert tab.locator("[name=francophone]").is_checked()


@pytest.mark.parametrize("odd", ["sector=bogus", "destination=%", "state=%00", "francophone=2"])
def test_what_an_address_makes_up_chooses_nothing(open_page: OpenPage, odd: str) -> None:
    tab = open_page(f"{PATH['en']}?{odd}")
    assert len(shown(tab)) == ALL
    assert tab.locator("[name=sector]").input_value() == ""


def test_going_back_undoes_each_choice_but_not_each_letter(open_page: OpenPage) -> None:
    tab = open_page(PATH["en"])
    tab.locator("[name=sector]").select_option("health")
    tab.locator("[name=occupation]").press_sequentially("care")
    tab.locator("[name=region]").select_option("ON")
    assert query(tab) == {"sector": ["health"], "occupation": ["care"], "region": ["ON"]}
    tab.go_back()
    assert query(tab) == {"sector": ["health"], "occupation": ["care"]}
    assert tab.locator("[name=region]").input_value() == ""
    tab.go_back()
    assert (query(tab), len(shown(tab))) == ({}, ALL)
    tab.go_forward()
    assert shown(tab) == [NURSING]


def test_the_way_back_from_a_mission_finds_the_filters_as_they_were(open_page: OpenPage) -> None:
    tab = open_page(PATH["en"])
    tab.locator("[name=sector]").select_option("health")
    tab.get_by_role("link", name="Nursing and care").first.click()
    tab.go_back()
    assert shown(tab) == [NURSING]
    assert tab.locator("[name=sector]").input_value() == "health"


def test_the_language_toggle_keeps_filters_and_section(open_page: OpenPage) -> None:
    tab = open_page(f"{PATH['en']}#current")
    tab.locator("[name=destination]").select_option("TN")
    type_words(tab, "31301")
    tab.get_by_role("link", name="Français").click()
    assert urlsplit(tab.url).path == PATH["fr"]
    assert query(tab) == {"destination": ["TN"], "occupation": ["31301"]}
    assert urlsplit(tab.url).fragment == "current"
    count(tab).to_have_text(COUNTS["fr"][1])
    assert shown(tab) == [NURSING]
    tab.locator(".app-filters button").click()
    href = tab.get_by_role("link", name="English").get_attribute("href")
    assert urlsplit(href or "").query == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_without_a_match_hides_its_heading(open_page: OpenPage, language: Language) -> None:
    tab = open_page(f"{PATH[language]}?sector=technology")
    assert shown(tab) == [PAST]
    assert tab.locator("#current").is_hidden()
    assert tab.locator("#past-2026").is_visible()
    tab.locator("[name=sector]").select_option("health")
    assert tab.locator("#current").is_visible()
    assert tab.locator("#past-2026").is_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_list_is_whole_and_nothing_filters(
    open_page: OpenPage, language: Language
) -> None:
    tab = open_page(f"{PATH[language]}?sector=health", java_script_enabled=False)
    assert len(shown(tab)) == ALL
    assert tab.locator("search").is_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("filters", ["", "?sector=health&state=open"])
def test_nothing_moves_while_the_page_opens(
    open_page: OpenPage, language: Language, width: int, filters: str
) -> None:
    tab = open_page(f"{PATH[language]}{filters}", width=width)
    tab.evaluate(WATCH_SHIFTS)
    settle(tab)
    shifts = tab.evaluate("() => window.shifts")
    # Words that wait for their font may be a fraction of a pixel wider.
    assert [shift for shift in shifts if shift[0] > FRACTION] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("filters", ["?sector=health&region=NB", "?occupation=qqqq"])
def test_axe_finds_no_violation_with_filters_set(
    open_page: OpenPage, language: Language, width: int, filters: str
) -> None:
    tab = open_page(f"{PATH[language]}{filters}", width=width)
    for summary in tab.locator("main summary:visible").all():
        summary.click()
    assert find_violations(tab) == []


def test_filters_that_are_seen_stay_in_view_when_the_window_narrows(open_page: OpenPage) -> None:
    tab = open_page(PATH["en"])
    tab.locator("[name=sector]").select_option("health")
    tab.set_viewport_size({"width": PHONE, "height": 800})
    expect(tab.locator("[name=sector]")).to_be_visible()
    assert shown(tab) == [NURSING]


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_are_closed_on_phones_and_fit_the_narrowest(
    open_page: OpenPage, language: Language
) -> None:
    tab = open_page(PATH[language], width=NARROWEST)
    assert tab.locator("[name=sector]").is_hidden()
    tab.locator(".app-filters summary").click()
    tab.locator(".app-outlook summary").click()
    tab.locator("[name=sector]").select_option("health")
    assert shown(tab) == [NURSING]
    assert tab.evaluate("() => document.scrollingElement.scrollWidth") <= NARROWEST


@pytest.mark.parametrize("width", [DESKTOP, PHONE, NARROWEST])
def test_every_mark_on_the_map_can_be_clicked(open_page: OpenPage, width: int) -> None:
    tab = open_page(PATH["en"], width=width)
    pins = tab.locator(".app-world__mark").all()
    assert pins
    for pin in pins:
        pin.click(trial=True)


def test_the_land_is_fetched_only_when_it_comes_near(open_page: OpenPage) -> None:
    tab = open_page(PATH["en"])
    fetched = (
        "() => performance.getEntriesByType('resource').some((it) => /land\\.svg/.test(it.name))"
    )
    assert not tab.evaluate(fetched)
    with tab.expect_response(lambda answer: "land.svg" in answer.url) as answer:
        tab.locator(".app-world").scroll_into_view_if_needed()
    assert answer.value.ok
