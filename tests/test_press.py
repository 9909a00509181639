"""Pages come out the same whoever renders them, and in whatever order they are asked for."""

from __future__ import annotations

import gc
from collections.abc import Callable
from multiprocessing import active_children

import pytest
from tests.building import REFERENCE
from tests.projects import build_at, build_shipped

from missionsite.pages import Address, list_addresses
from missionsite.press import Press, render_page
from missionsite.problems import LANGUAGES
from missionsite.summaries import render_summary
from missionsite.views.calendars import list_calendars

ORDERS: dict[str, Callable[[list[Address]], list[Address]]] = {
    "as they are listed": list,
    "from the last one on": lambda pages: pages[::-1],
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize("helpers", [0, 1, 2])
def test_helpers_render_what_would_be_rendered_without_them(
    order: Callable[[list[Address]], list[Address]], helpers: int
) -> None:
    site = build_shipped()
    pages = [page for side in LANGUAGES for page in list_addresses(site, side) if page.mission]
    press = Press(site, helpers)
    made = {page.url: press.take(page, "") for page in order(pages)}
    assert made == {page.url: render_page(page, "", site) for page in pages}
    assert active_children() == []


def test_a_page_can_be_asked_for_again() -> None:
    site = build_shipped()
    press = Press(site, 0)
    page = next(page for page in list_addresses(site, "en") if page.mission)
    assert press.take(page, "") == press.take(page, "") == render_page(page, "", site)


def test_a_page_of_prose_takes_its_text() -> None:
    site = build_shipped()
    [page] = [page for page in list_addresses(site, "en") if page.id == "about.md"]
    assert "<p>Ours.</p>" in Press(site, 1).take(page, "<p>Ours.</p>")


def test_what_helpers_make_holds_no_cycles() -> None:
    """So they need not look for any."""
    for _ in range(2):  # the first time, templates are compiled
        site = build_at(REFERENCE)
        gc.collect()
        gc.disable()
        try:
            made: list[object] = [
                render_page(page, "", site)
                for side in LANGUAGES
                for page in list_addresses(site, side)
                if page.mission
            ]
            made += [
                file
                for edition in site.editions.values()
                for identity in site.catalogue.published
                for file in (
                    *list_calendars(identity, edition),
                    *render_summary(identity, edition),
                )
            ]
            left = gc.collect()
        finally:
            gc.enable()
    assert made
    assert left == 0
