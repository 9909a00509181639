"""States into which readers and time bring a page: a menu open, points answered, a form closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage, come_near
from tests.building import REFERENCE

from missionsite.problems import Language

Act = Callable[[Page], None]
Paths = Mapping[Language, str]

DESKTOP, PHONE = 1280, 390
NURSING, PORTO = "2027-casablanca-tunis-nursing", "2027-porto-carpenters"
POINTS = 9
LIST: Paths = {"en": "/en/missions/", "fr": "/fr/missions/"}
OPEN: Paths = {
    "en": "/en/missions/nursing-care-morocco-tunisia-2027/",
    "fr": "/fr/missions/soins-infirmiers-maroc-tunisie-2027/",
}
PREPARE: Paths = {"en": f"{OPEN['en']}prepare/", "fr": f"{OPEN['fr']}se-preparer/"}
COMPARE: Paths = {"en": "/en/compare-missions/", "fr": "/fr/comparer-missions/"}
CANCELLED: Paths = {
    "en": "/en/missions/livestock-workers-guatemala-2027/",
    "fr": "/fr/missions/personnel-elevage-guatemala-2027/",
}
COMPLETED: Paths = {
    "en": "/en/missions/software-developers-warsaw-2026/",
    "fr": "/fr/missions/developpement-logiciels-varsovie-2026/",
}
AFTER_THE_DEADLINE = REFERENCE.replace(year=2027, month=1, day=20)


@dataclass(frozen=True)
class State:
    """A page, the moment at which it is seen, and what its reader does there."""

    paths: Paths
    act: Act
    width: int = DESKTOP
    at: datetime = REFERENCE


def enter(
    open_page: OpenPage, state: State, language: Language, *, width: int = 0, **options: Any
) -> Page:
    """Open a state's page and bring it into its state; `options` are those of `open_page`."""
    wide = width or state.width
    tab = open_page(state.paths[language], width=wide, at=state.at, **options)
    state.act(tab)
    return tab


def open_menu(tab: Page) -> None:
    """Open the site's menu, where the window is too narrow for its row of links."""
    tab.locator(".app-menu__button").click()
    expect(tab.locator(".app-menu__list a").first).to_be_visible()


def set_filters(tab: Page) -> None:
    """Leave one mission of the list; where there is little room, the filters are opened first."""
    if not tab.locator("[name=sector]").is_visible():
        tab.locator(".app-filters summary").click()
    tab.locator("[name=sector]").select_option("health")
    tab.locator("[name=francophone]").check()
    expect(tab.locator("article[data-mission]:visible")).to_have_count(1)


def choose_missions(tab: Page) -> None:
    """Choose two missions in the list: the way to compare them stays in view."""
    for identity in (NURSING, PORTO):
        tab.locator(f"[data-mission='{identity}'] [data-compare] button").click()
    expect(tab.locator(".app-chooser a")).to_be_visible()


def show_comparison(tab: Page) -> None:
    """Wait for the columns of the missions that the address names."""
    expect(tab.locator(".app-compare thead th[data-mission]")).to_have_count(2)


def search(tab: Page) -> None:
    """Look for a word that all kinds of pages have, and narrow the results down."""
    tab.locator("#search-words").fill("mission")
    expect(tab.locator("[data-search-list] a").first).to_be_visible()
    tab.locator(".app-search__kinds input").nth(1).check()
    expect(tab.locator("[data-search-list] a").first).to_be_visible()


def answer_a_point(tab: Page) -> None:
    """Begin the readiness check and answer two points; the second can be taken back."""
    tab.locator("[data-checklist-start]").click()
    tab.locator("#readiness-yes").check()
    _go_on(tab)
    tab.locator("#readiness-no").check()


def answer_all_points(tab: Page) -> None:
    """Bring the readiness check to its result, with points of every kind in it."""
    answer_a_point(tab)
    _go_on(tab)
    tab.locator("#readiness-unsure").check()
    for _ in range(POINTS - 2):
        _go_on(tab)
    expect(tab.locator(".app-readiness h4")).to_have_count(4)


def ask_about_pathways(tab: Page) -> None:
    """Answer what shortens the list of pathways, and count back from a month."""
    come_near(tab, "pathways")
    tab.locator("#pathways-place").select_option("quebec")
    come_near(tab, "planning")
    tab.locator("#plan-month").select_option(index=10)
    tab.locator("#plan-permit").fill("12")
    expect(tab.locator("section:has(> #pathways) [role=status]")).not_to_be_empty()


def open_question(tab: Page) -> None:
    """Open one answer of many."""
    tab.locator("details#funding summary").click()
    expect(tab.locator("details#funding")).to_have_attribute("open", "")


def see_state(name: str) -> Act:
    """Return what waits until the page shows that its mission is in a state."""
    return lambda tab: expect(tab.locator("article[data-mission]")).to_have_attribute(
        "data-state", name
    )


def _go_on(tab: Page) -> None:
    tab.locator(".app-readiness .app-button--primary").click()


STATES: dict[str, State] = {
    "menu open on a phone": State({"en": "/en/", "fr": "/fr/"}, open_menu, width=PHONE),
    "filters set": State(LIST, set_filters),
    "missions chosen": State(LIST, choose_missions),
    "two missions compared": State(
        {side: f"{path}?ids={NURSING},{PORTO}" for side, path in COMPARE.items()}, show_comparison
    ),
    "search with results": State({"en": "/en/search/", "fr": "/fr/recherche/"}, search),
    "readiness check at a point": State(PREPARE, answer_a_point),
    "readiness check at its result": State(PREPARE, answer_all_points),
    "pathways answered": State(PREPARE, ask_about_pathways),
    "closed mission": State(OPEN, see_state("selection"), at=AFTER_THE_DEADLINE),
    "cancelled mission": State(CANCELLED, see_state("cancelled")),
    "completed mission": State(COMPLETED, see_state("completed")),
    "question open": State({"en": "/en/questions/", "fr": "/fr/questions/"}, open_question),
}
