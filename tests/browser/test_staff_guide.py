"""The staff guide in a browser: nothing leaves for another host, search and switch work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage
from tests.browser.fits import SCROLL_WIDTH
from tests.browser.serving import serve

LONG = ("/en/fields/", "/fr/champs/", "/en/life-cycle/", "/fr/vie-mission/", "/fr/messages/", "/")


@pytest.fixture(scope="module")
def server(guide: Path) -> Iterator[str]:
    """The address of the built guide, served without the public site's policy."""
    with serve(guide, {}) as base:
        yield base


@pytest.mark.parametrize(
    ("path", "typed", "found"),
    [
        ("/en/", "deadline wrong", "/en/emergency/"),
        ("/fr/", "date limite fausse", "/fr/urgence/"),
        ("/en/fields/", "bad-date", "/en/messages/#bad-date"),
        ("/fr/champs/", "étapes", "/fr/champs/#stops"),
    ],
)
def test_search_finds_what_its_own_language_has(
    open_page: OpenPage, server: str, path: str, typed: str, found: str
) -> None:
    page = open_page(path)
    page.locator(".md-search__input").click()
    page.keyboard.type(typed)
    links = page.locator(".md-search-result__link")
    # Each letter is answered: the last answer is the one that counts.
    name, _, section = found.removeprefix(path[:4]).partition("#")
    ends = f'[href$="#{section}"]' if section else ""
    wanted = page.locator(f'.md-search-result__link[href*="{name}"]{ends}')
    expect(wanted.first).to_be_attached()
    addresses = links.evaluate_all("links => links.map(link => link.href.split('?')[0])")
    places = [link.evaluate("it => it.pathname + it.hash") for link in links.all()]
    assert found in places
    assert all(address.startswith(f"{server}{path[:4]}") for address in addresses)


@pytest.mark.parametrize(
    ("path", "name", "other"),
    [
        ("/en/life-cycle/", "Français", "/fr/vie-mission/"),
        ("/fr/champs/", "English", "/en/fields/"),
    ],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_the_other_language_is_one_step_away(
    open_page: OpenPage, path: str, name: str, other: str, width: int
) -> None:
    page = open_page(path, width=width)
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**{other}")


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("path", LONG)
def test_no_page_is_wider_than_the_screen(open_page: OpenPage, path: str, width: int) -> None:
    assert open_page(path, width=width).evaluate(SCROLL_WIDTH) <= width
