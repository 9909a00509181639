"""An employer's whole way on a phone: from the home page to the form, and a form that closes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import icalendar
import pytest
from playwright.sync_api import Download, Locator, Page, expect
from tests.browser.conftest import OpenPage, focus
from tests.browser.test_find import NURSING, PATH, PHONE, query, shown
from tests.browser.test_readiness_check import NOTE_PRINT, POINTS, SAID

from missionsite.clock import OTTAWA
from missionsite.problems import LANGUAGES, Language

MISSION: dict[Language, str] = {
    "en": "/en/missions/nursing-care-morocco-tunisia-2027/",
    "fr": "/fr/missions/soins-infirmiers-maroc-tunisie-2027/",
}
PREPARE: dict[Language, str] = {
    "en": f"{MISSION['en']}prepare/",
    "fr": f"{MISSION['fr']}se-preparer/",
}
ALL_MISSIONS: dict[Language, str] = {"en": "All missions", "fr": "Toutes les missions"}
HEALTH: dict[Language, str] = {"en": "Hea", "fr": "San"}
EVENT: dict[Language, str] = {
    "en": "(Example) Deadline to express interest – Nursing and care: Morocco and Tunisia",
    "fr": "(Exemple) Date limite pour déclarer votre intérêt – Soins infirmiers : Maroc et Tunisie",
}
FORM: dict[Language, str] = {
    "en": f"https://forms.missions.example/en/eoi?mission={NURSING}",
    "fr": f"https://forms.missions.example/fr/di?mission={NURSING}",
}
FORM_OWNER: dict[Language, str] = {
    "en": "this organization: Immigration, Refugees and Citizenship Canada",
    "fr": "l’organisation suivante : Immigration, Réfugiés et Citoyenneté Canada",
}
BESIDE_FORM: dict[Language, list[str]] = {
    "en": [
        f"You leave this site. The form is run by {FORM_OWNER['en']}.",
        "The form takes about 20 minutes.",
        "Privacy notice of the form",
        "An expression of interest is not a registration.",
    ],
    "fr": [
        f"Vous quittez ce site. Le formulaire est géré par {FORM_OWNER['fr']}.",
        "Il faut environ 20 minutes pour remplir le formulaire.",
        "Avis de confidentialité du formulaire",
        "Une déclaration d’intérêt n’est pas une inscription.",
    ],
}
CLOSED: dict[Language, str] = {
    "en": "You can no longer express interest in this mission",
    "fr": "Vous ne pouvez plus déclarer votre intérêt pour cette mission",
}
STATES: dict[Language, tuple[str, str]] = {
    "en": ("Closing soon", "Selection under way"),
    "fr": ("Date limite proche", "Sélection en cours"),
}
DEADLINE = datetime(2027, 1, 15, 23, 59, tzinfo=OTTAWA)
CLOSES = DEADLINE + timedelta(minutes=1)
"""The form stays open to the end of the minute that is written as the deadline."""
SHEET = "#preparation-sheet"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_employer_on_a_phone_gets_from_the_home_page_to_the_form(
    open_page: OpenPage, language: Language
) -> None:
    tab = open_page(f"/{language}/", width=PHONE, has_touch=True, is_mobile=True)
    _go_to_the_missions(tab, language)
    _find_the_open_health_mission(tab, language)
    _go_on_to_prepare(tab, language)
    _pass_the_readiness_check(tab, language)
    _print_the_preparation_sheet(tab)
    _take_the_deadline_along(tab, language)
    _reach_the_form(tab, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pages", [MISSION, PREPARE], ids=["mission", "preparation"])
def test_an_open_tab_loses_the_form_at_the_deadline_and_says_that_it_is_closed(
    open_page: OpenPage, language: Language, pages: dict[Language, str]
) -> None:
    tab = open_page("/", width=PHONE)
    tab.clock.install(time=CLOSES - timedelta(minutes=1))
    tab.clock.pause_at(CLOSES - timedelta(seconds=2))
    tab.goto(pages[language])
    tab.evaluate("() => { window.sameVisit = true; }")
    form, closed, state = _form(tab), tab.get_by_text(CLOSED[language]), _state(tab)
    tab.clock.run_for(1_999)
    expect(form).to_be_visible()
    expect(closed).to_be_hidden()
    expect(state).to_have_text(STATES[language][0])
    tab.clock.run_for(1)
    expect(form).to_be_hidden()
    expect(closed).to_be_visible()
    expect(state).to_have_text(STATES[language][1])
    assert tab.evaluate("() => window.sameVisit")


def _go_to_the_missions(tab: Page, language: Language) -> None:
    tab.locator(".app-menu summary").tap()
    menu = tab.get_by_role("navigation", name="Menu")
    menu.get_by_role("link", name=ALL_MISSIONS[language]).tap()
    expect(tab).to_have_url(PATH[language])


def _find_the_open_health_mission(tab: Page, language: Language) -> None:
    tab.locator(".app-filters summary").tap()
    tab.locator("[name=state]").select_option("open")
    focus(tab.locator("[name=sector]"))
    tab.keyboard.type(HEALTH[language])
    assert shown(tab) == [NURSING]
    assert query(tab) == {"state": ["open"], "sector": ["health"]}
    tab.locator(f"article[data-mission='{NURSING}'] h3 a").tap()
    expect(tab).to_have_url(MISSION[language])


def _go_on_to_prepare(tab: Page, language: Language) -> None:
    tab.locator(f".app-key-facts a[href='{PREPARE[language]}']").tap()
    expect(tab).to_have_url(PREPARE[language])


def _pass_the_readiness_check(tab: Page, language: Language) -> None:
    """Say yes to every point, by keyboard alone."""
    focus(tab.locator("[data-checklist-start]"))
    tab.keyboard.press("Enter")
    said, title = SAID[language], tab.locator(".app-readiness h3")
    for place in range(1, POINTS + 1):
        expect(tab.locator("#readiness-place")).to_have_text(said["place"].format(place))
        expect(title).to_be_focused()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Space")
        _tab_to(tab, tab.locator(".app-readiness .app-button--primary"))
        tab.keyboard.press("Enter")
    expect(title).to_have_text(said["result"])
    expect(title).to_be_focused()
    assert tab.locator(".app-readiness h4").all_inner_texts() == [said["mention"]]
    expect(tab.locator(".app-readiness li")).to_have_count(POINTS)


def _print_the_preparation_sheet(tab: Page) -> None:
    tab.evaluate(NOTE_PRINT)
    tab.locator(f"{SHEET} button").tap()
    assert tab.evaluate("() => window.printed") == [SHEET.removeprefix("#")]
    tab.emulate_media(media="print")
    expect(tab.locator(SHEET)).to_be_visible()
    expect(tab.locator("h1")).to_be_visible()
    for rest in ("#readiness", "#pathways", "#planning", ".app-menu", ".app-apply"):
        expect(tab.locator(rest).first, rest).to_be_hidden()
    tab.emulate_media(media="screen")
    tab.evaluate("() => window.dispatchEvent(new Event('afterprint'))")


def _take_the_deadline_along(tab: Page, language: Language) -> None:
    link = tab.locator(".app-key-facts__tools a[href$='.ics']").first
    focus(link)
    with tab.expect_download() as download:
        tab.keyboard.press("Enter")
    [event] = _read_events(download.value)
    assert event.start == DEADLINE
    assert str(event["SUMMARY"]).replace("\u00a0", " ") == EVENT[language]
    assert event["SUMMARY"].params["LANGUAGE"] == f"{language}-CA"
    assert urlsplit(str(event["URL"])).path == MISSION[language]


def _reach_the_form(tab: Page, language: Language) -> None:
    form = _form(tab)
    focus(form)
    expect(form).to_be_in_viewport()
    expect(form).to_have_attribute("href", FORM[language])
    beside = tab.locator(".app-apply__points li").filter(visible=True).all_inner_texts()
    assert [text.replace("\u00a0", " ") for text in beside] == BESIDE_FORM[language]


def _form(tab: Page) -> Locator:
    return tab.locator(".app-apply a.app-button--start")


def _state(tab: Page) -> Locator:
    return tab.locator("h1 ~ .app-marks [data-state-label]")


def _tab_to(tab: Page, wanted: Locator) -> None:
    """Press Tab past the way back, at most."""
    for _ in range(2):
        tab.keyboard.press("Tab")
        if wanted.evaluate("(node) => node === document.activeElement"):
            return
    pytest.fail("the Tab key does not reach it")


def _read_events(download: Download) -> list[icalendar.Event]:
    data = Path(download.path()).read_bytes()
    return list(icalendar.Calendar.from_ical(data).events)
