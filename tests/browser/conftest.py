"""What tests in a browser share: the browser, the served site, pages that may not misbehave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)
from tests.browser.browsers import launch
from tests.browser.serving import serve
from tests.browser.walk import BuiltPage, list_pages
from tests.building import REFERENCE

FOLDER = Path(__file__).parent
HEIGHT = 900
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
CLOCK_REFUSED = "Blocked script execution in 'about:"
"""Said of the clock that a test puts into every frame, where no script runs in a frame."""


class OpenPage(Protocol):
    """Opens an address of the site in a fresh browser profile."""

    def __call__(  # noqa: D102 - the class says it
        self,
        path: str,
        *,
        width: int = 1280,
        at: datetime = REFERENCE,
        status: int = 200,
        **options: Any,
    ) -> Page: ...


def focus(place: Locator) -> None:
    """Give a field or a button the focus as soon as its script shows it."""
    expect(place).to_be_visible()
    place.focus()


def settle(tab: Page) -> None:
    """Let the browser draw twice: what it does of itself with the next picture is done then."""
    tab.evaluate(TWO_FRAMES)


def come_near(tab: Page, section: str) -> None:
    """Scroll to a section, as a reader would: what one fills in there comes once it is near."""
    tab.locator(f"#{section}").scroll_into_view_if_needed()
    expect(tab.locator(f"section:has(> #{section}) .app-ask")).to_be_visible()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder: `-m "not browser"` leaves them out."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built site: `http://127.0.0.1:PORT`."""
    with serve(site) as base:
        yield base


@pytest.fixture(scope="session")
def pages(site: Path) -> list[BuiltPage]:
    """Every page of the built site."""
    return list_pages(site)


@pytest.fixture
def open_page(chromium: Browser, server: str) -> Iterator[OpenPage]:
    """Return a function that opens addresses; at the end nothing may have gone wrong in any.

    The page's clock stands at `at` and its time zone is Ottawa's; further options are those of
    Playwright's `new_context`. A closed context (`page.context.close()`) is watched to its end.
    """
    faults: list[str] = []

    def open_at(
        path: str,
        *,
        width: int = 1280,
        at: datetime = REFERENCE,
        status: int = 200,
        **options: Any,
    ) -> Page:
        settings = {"timezone_id": "America/Toronto", "reduced_motion": "reduce", **options}
        context = chromium.new_context(
            base_url=server, viewport={"width": width, "height": HEIGHT}, **settings
        )
        page = context.new_page()
        page.clock.set_fixed_time(at)
        _Watch(page, server, faults, missing=server + path if status != 200 else "").start()
        answer = page.goto(path, wait_until="load")
        assert answer is not None
        assert answer.status == status, path
        return page

    yield open_at
    for context in chromium.contexts:
        context.close()
    assert faults == []


@dataclass
class _Watch:
    """Notes every console error, failed request and request to another host of one page."""

    page: Page
    server: str
    faults: list[str]
    missing: str = ""

    def start(self) -> None:
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("request", self._note_request)
        self.page.on("requestfailed", self._note_failure)

    def _note(self, what: str, details: str) -> None:
        self.faults.append(f"{self.page.url}: {what}: {details}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.text.startswith(CLOCK_REFUSED):
            return
        if message.type == "error" and message.location["url"] != self.missing:
            self._note("console", message.text)

    def _note_failure(self, request: Request) -> None:
        # Leaving a page, or a link that is a download, aborts what is under way.
        if request.failure != "net::ERR_ABORTED":
            self._note("failed", request.url)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.server}/"):
            self._note("another host", request.url)
