"""The main journeys in Firefox, in both languages: another engine than that of the other tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from marionette_driver import Keys
from marionette_driver.marionette import Marionette
from tests.browser.firefox import run_firefox
from tests.browser.firefox_tab import NOT_LOADED, Tab
from tests.browser.queries import PATHS as SEARCH
from tests.browser.test_comparing import COMPARE, PORTO
from tests.browser.test_find import ALL, DESKTOP, NARROWEST, NURSING, PATH
from tests.browser.test_journey import (
    BESIDE_FORM,
    CLOSED,
    CLOSES,
    FORM,
    HEALTH,
    MISSION,
    PREPARE,
    STATES,
)
from tests.browser.test_pages import OTHER
from tests.browser.test_readiness_check import POINTS, SAID
from tests.browser.walk import BuiltPage, one_of_each_kind

from missionsite.clock import OTTAWA
from missionsite.problems import LANGUAGES, Language

pytestmark = pytest.mark.firefox
ZOOM = 4
CARDS = "article[data-mission]"
LABEL = "h1 ~ .app-marks [data-state-label]"
BUTTON = ".app-apply a.app-button--start"
RESULT = "[data-search-list] a"
OPEN: dict[Language, str] = {"en": "Open", "fr": "Ouverte"}
NURSES: dict[Language, str] = {"en": "nurses", "fr": "infirmieres"}
DEADLINE: dict[Language, str] = {
    "en": "January 15, 2027, 11:59 pm, Ottawa time",
    "fr": "15 janvier 2027 à 23 h 59, heure d’Ottawa",
}
DAYS_LEFT: dict[Language, str] = {"en": "5 days left", "fr": "Il reste 5 jours"}
CLOSES_TODAY: dict[Language, str] = {
    "en": "Closes today at 11:59 pm",
    "fr": "Dernier jour : jusqu’à 23 h 59 aujourd’hui",
}
TITLES: dict[Language, list[str]] = {
    "en": ["Nursing and care: Morocco and Tunisia", "Carpenters: Porto, for Atlantic Canada"],
    "fr": ["Soins infirmiers : Maroc et Tunisie", "Charpenterie : Porto, pour l’Atlantique"],
}
WIDTH = "return innerWidth;"
OVERFLOW = "const it = document.scrollingElement; return it.scrollWidth - it.clientWidth;"
TOP = "return document.querySelector(':target').getBoundingClientRect().top / innerHeight;"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    """One browser for all tests of this file."""
    with run_firefox(tmp_path_factory.mktemp("firefox")) as driver:
        yield driver


@pytest.fixture
def tab(firefox: Marionette, server: str) -> Iterator[Tab]:
    """A tab with nothing kept from other tests; at the end no error may have occurred in it."""
    tab = Tab(firefox, server)
    tab.open("/404.html")
    tab.forget()
    yield tab
    assert tab.list_errors() == []


def test_only_a_module_that_is_there_can_be_left_on_its_way(tab: Tab) -> None:
    there, nowhere = (f"{NOT_LOADED}{tab.server}{path}" for path in ("/404.html", "/404.js"))
    assert tab.was_on_its_way(there)
    assert not tab.was_on_its_way(nowhere)
    assert not tab.was_on_its_way(": TypeError: it is null")


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_narrow_the_list_and_stand_in_the_address(tab: Tab, language: Language) -> None:
    tab.open(PATH[language])
    assert len(_list_missions(tab)) == ALL
    tab.focus("[name=sector]")
    tab.press(HEALTH[language])
    assert _list_missions(tab) == [NURSING]
    assert tab.address == f"{PATH[language]}?sector=health"
    tab.open(tab.address)
    assert _list_missions(tab) == [NURSING]
    assert tab.find("[name=sector]").get_property("value") == "health"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_finds_a_mission_by_a_word(tab: Tab, language: Language) -> None:
    tab.open(SEARCH[language])
    tab.focus("#search-words")
    tab.press(NURSES[language])
    tab.wait(lambda: NURSES[language] in "".join(tab.read("[data-search-count]")))
    tab.focus(f"{RESULT}[href='{MISSION[language]}']")
    tab.press(Keys.ENTER)
    tab.wait_for(MISSION[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readiness_check_goes_to_its_result_by_keyboard(tab: Tab, language: Language) -> None:
    tab.open(PREPARE[language])
    tab.focus("[data-checklist-start]")
    tab.press(Keys.ENTER)
    said = SAID[language]
    for place in range(1, POINTS + 1):
        tab.wait_to_read("#readiness-place", said["place"].format(place))
        assert tab.has_focus(".app-readiness h3")
        tab.press(Keys.TAB, Keys.SPACE, Keys.TAB)
        if place > 1:
            tab.press(Keys.TAB)  # past the way back
        assert tab.has_focus(".app-readiness .app-button--primary")
        tab.press(Keys.ENTER)
    assert tab.read(".app-readiness h3") == [said["result"]]
    assert tab.has_focus(".app-readiness h3")
    assert tab.read(".app-readiness h4") == [said["mention"]]
    assert len(tab.list_seen(".app-readiness li")) == POINTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_toggle_keeps_page_and_section(tab: Tab, language: Language) -> None:
    for pages, section in ((MISSION, "#costs"), (PREPARE, "#planning")):
        tab.open(f"{pages[language]}{section}")
        tab.find("header a[data-module=toggle]").click()
        tab.wait_for(f"{pages[OTHER[language]]}{section}")
        tab.wait(lambda: 0 <= tab.run(TOP) < 1)
        assert tab.find("html").get_attribute("lang") == f"{OTHER[language]}-CA"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pages", [MISSION, PREPARE], ids=["mission", "preparation"])
def test_state_deadline_and_form_follow_the_time(
    tab: Tab, language: Language, pages: dict[Language, str]
) -> None:
    tab.open(pages[language])
    assert _read_time(tab) == (OPEN[language], DEADLINE[language], "", True, False)
    closing, closed = STATES[language]
    tab.set_clock(datetime(2027, 1, 10, 12, tzinfo=OTTAWA))
    expected = (closing, DEADLINE[language], DAYS_LEFT[language], True, False)
    assert _read_time(tab) == expected
    tab.set_clock(CLOSES - timedelta(seconds=1))
    expected = (closing, DEADLINE[language], CLOSES_TODAY[language], True, False)
    assert _read_time(tab) == expected
    tab.set_clock(CLOSES)
    assert _read_time(tab) == (closed, DEADLINE[language], "", False, True)
    assert CLOSED[language] in tab.read(".app-notice")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_missions_are_compared(tab: Tab, language: Language) -> None:
    tab.open(PATH[language])
    for mission in (NURSING, PORTO):
        tab.focus(f"{CARDS}[data-mission='{mission}'] [aria-pressed]")
        tab.press(Keys.ENTER)
    assert len(tab.list_seen("[aria-pressed=true]")) == 2
    tab.find(f"[role=status] a[href*='{COMPARE[language]}']").click()
    tab.wait_for(f"{COMPARE[language]}?ids={NURSING},{PORTO}")
    tab.wait_to_read("thead th a", *TITLES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_content_and_form_are_there_without_javascript(tab: Tab, language: Language) -> None:
    with tab.refuse_scripts():
        for pages in (MISSION, PREPARE):
            tab.open(pages[language])
            assert tab.find(BUTTON).get_attribute("href") == FORM[language]
            assert tab.read(".app-apply__points li") == BESIDE_FORM[language]
            assert tab.read(".app-key-facts time") == [DEADLINE[language]]
            assert tab.list_seen("main button") == []
        assert len(tab.list_seen(".app-checklist__label")) == POINTS
        tab.open(PATH[language])
        assert len(_list_missions(tab)) == ALL
        assert tab.list_seen("search") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_at_four_times_the_size(
    tab: Tab, pages: list[BuiltPage], language: Language
) -> None:
    """WCAG 2.2, 1.4.10: 1,280 pixels enlarged to 400 % are 320."""
    kinds = one_of_each_kind([page for page in pages if page.language == language])
    paths = [page.path for page in kinds]
    overflow = {}
    with tab.zoom(ZOOM, width=DESKTOP):
        for path in paths:
            tab.open(path)
            tab.wait(lambda: tab.run(WIDTH) == NARROWEST)
            overflow[path] = tab.run(OVERFLOW)
    assert overflow == dict.fromkeys(paths, 0)


def _list_missions(tab: Tab) -> list[str]:
    return [card.get_attribute("data-mission") for card in tab.list_seen(CARDS)]


def _read_time(tab: Tab) -> tuple[str, str, str, bool, bool]:
    """Return state, deadline, what is left of it, and whether form and closing are seen."""
    [label], [deadline] = tab.read(LABEL), tab.read(".app-key-facts time")
    left = "".join(tab.read(".app-key-facts .app-days-left"))
    closed = tab.list_seen(f".app-notice[data-window^='{int(CLOSES.timestamp())} ']")
    return label, deadline, left, bool(tab.list_seen(BUTTON)), bool(closed)
