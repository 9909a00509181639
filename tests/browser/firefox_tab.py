"""A tab of Firefox, as tests use it: addresses of the site, keys, what is seen, what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from marionette_driver import By, Wait
from marionette_driver.errors import StaleElementException
from marionette_driver.marionette import Marionette

LONGEST_WAIT = 20
"""Seconds until something has to be so."""
SET_CLOCK = """
  window.dispatchEvent(new CustomEvent("set-clock", { detail: arguments[0] }));
  window.dispatchEvent(new Event("focus"));
"""
# Errors of scripts and what the page's policy refused; Firefox's own messages have other kinds.
LIST_ERRORS = """return Services.console.getMessageArray()
  .filter((it) => it instanceof Ci.nsIScriptError && !(it.flags & Ci.nsIScriptError.warningFlag))
  .filter((it) => it.category === "content javascript" || it.category.startsWith("CSP"))
  .map((it) => `${it.sourceName}: ${it.errorMessage}`);"""
# Told of a module that is missing, and of one that was on its way when the page was left.
NOT_LOADED = ": TypeError: error loading dynamically imported module: "
ZOOM = "FullZoom.setZoom(arguments[0]);"


@dataclass(frozen=True)
class Tab:
    """The tab that is open, and the server whose pages it shows."""

    driver: Marionette
    server: str

    def open(self, path: str) -> None:
        """Load a page."""
        self.driver.navigate(self.server + path)

    @property
    def address(self) -> str:
        """The address from the root on, with its query and its fragment."""
        return str(self.driver.get_url()).removeprefix(self.server)

    def find(self, selector: str) -> Any:
        """Return the first element, as soon as there is one that is seen."""
        return self.wait(lambda: self.list_seen(selector))[0]

    def list_seen(self, selector: str) -> list[Any]:
        """Return the elements that are seen."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def read(self, selector: str) -> list[str]:
        """Return the texts of the elements that are seen, with plain spaces."""
        return [element.text.replace("\u00a0", " ") for element in self.list_seen(selector)]

    def focus(self, selector: str) -> None:
        """Give an element the focus as soon as it is seen."""
        self.run("arguments[0].focus();", self.find(selector))

    def has_focus(self, selector: str) -> bool:
        """Tell whether the focus is on an element that a selector names."""
        return bool(self.run("return document.activeElement.matches(arguments[0]);", selector))

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self.driver.actions.sequence("key", "keyboard").send_keys(key).perform()

    def wait(self, condition: Callable[[], Any]) -> Any:
        """Wait until something is so, and return it; what a page replaces meanwhile is no fault."""
        patience = Wait(self.driver, timeout=LONGEST_WAIT, ignored_exceptions=StaleElementException)
        return patience.until(lambda _: condition())

    def wait_for(self, address: str) -> None:
        """Wait until the tab is at an address, from the root on."""
        self.wait(lambda: self.address == address)

    def wait_to_read(self, selector: str, *texts: str) -> None:
        """Wait until the elements that are seen have these texts."""
        self.wait(lambda: self.read(selector) == list(texts))

    def run(self, script: str, *values: Any) -> Any:
        """Run a script beside the page, which sees what the page holds but not its variables."""
        return self.driver.execute_script(script, script_args=values)

    def set_clock(self, at: datetime) -> None:
        """Let the reader come back to the tab at an instant."""
        self.run(SET_CLOCK, int(at.timestamp() * 1000))

    def forget(self) -> None:
        """Empty what the site keeps on the device, and the console."""
        self.run("localStorage.clear(); sessionStorage.clear();")
        self._run_in_browser("Services.console.reset();")

    def list_errors(self) -> list[str]:
        """Return what the console tells of since `forget`; to leave a page early is no error."""
        errors: list[str] = self._run_in_browser(LIST_ERRORS)
        return [error for error in errors if not self.was_on_its_way(error)]

    def was_on_its_way(self, error: str) -> bool:
        """Tell whether a module that was not loaded is there: then the page was left too early.

        A module that is there and cannot be run leaves another error, which stays.
        """
        _, is_not_loaded, address = error.rpartition(NOT_LOADED)
        if not is_not_loaded or not address.startswith(self.server):
            return False
        try:
            with urlopen(address) as answer:  # noqa: S310 - of the server on this machine
                return bool(answer.status == HTTPStatus.OK)
        except HTTPError:
            return False

    @contextmanager
    def zoom(self, factor: int, width: int) -> Iterator[None]:
        """Enlarge all pages of the site in a window of a width, as a reader does by keyboard."""
        self.driver.set_window_rect(width=width, height=900)
        self._run_in_browser(ZOOM, factor)
        try:
            yield
        finally:
            self._run_in_browser(ZOOM, 1)
            self.wait(lambda: self.run("return innerWidth;") == width)

    @contextmanager
    def refuse_scripts(self) -> Iterator[None]:
        """Let pages run no script."""
        with self.driver.using_prefs({"javascript.enabled": False}):
            yield

    def _run_in_browser(self, script: str, *values: Any) -> Any:
        with self.driver.using_context("chrome"):
            return self.driver.execute_script(script, script_args=values)
