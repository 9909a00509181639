"""Pages come out the same whoever renders them, and in whatever order they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import active_children

import pytest
from tests.projects import build_shipped

from missionsite.pages import Address, list_addresses
from missionsite.press import FEWEST, Press, count_helpers, render_page

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
    pages = [page for page in list_addresses(site, "fr") if page.mission]
    press = Press(site, "fr", helpers)
    made = {page.id: press.take(page, "") for page in order(pages)}
    assert made == {page.id: render_page(page, "", site) for page in pages}
    assert active_children() == []


def test_a_page_of_prose_takes_its_text() -> None:
    site = build_shipped()
    [page] = [page for page in list_addresses(site, "en") if page.id == "about.md"]
    assert "<p>Ours.</p>" in Press(site, "en", 1).take(page, "<p>Ours.</p>")


@pytest.mark.parametrize(
    ("pages", "served", "cores", "helpers"),
    [(FEWEST, False, 2, 2), (FEWEST, True, 2, 0), (FEWEST - 1, False, 2, 0), (FEWEST, False, 1, 0)],
    ids=["many pages", "in a preview", "few pages", "on one core"],
)
def test_help_comes_where_it_is_worth_its_start(
    pages: int, *, served: bool, cores: int, helpers: int
) -> None:
    assert count_helpers(pages, cores, served=served) == helpers
