"""What a first visit costs: bytes on the way, and no part of a page that moves once it is seen."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.walk import BuiltPage, one_of_each_kind
from tests.building import REFERENCE

FONTS, WITHOUT_FONTS = 70_000, 20_000
"""The most bytes of a first visit, as a server sends them with gzip."""
FONT = ".woff2"
# What only the reader's scrolling loads, such as an outline of the world, counts apart.
LAZY = "img[loading=lazy]"
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 250);
})"""


def test_a_first_visit_costs_little(
    chromium: Browser, server: str, pages: list[BuiltPage], site: Path
) -> None:
    heavy = {}
    for built in one_of_each_kind(pages):
        names = _list_loaded(chromium, server, built)
        fonts = _measure(site, (name for name in names if name.endswith(FONT)))
        rest = _measure(site, (name for name in names if not name.endswith(FONT)))
        if fonts > FONTS or rest > WITHOUT_FONTS:
            heavy[built.path] = (rest, fonts)
    assert heavy == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_scripts_move_nothing_while_a_page_loads(
    chromium: Browser, server: str, pages: list[BuiltPage], width: int
) -> None:
    context = chromium.new_context(base_url=server, viewport={"width": width, "height": 900})
    # A font that comes late is a hair wider than its stand-in: whether it does is chance.
    context.route(f"**/*{FONT}", lambda route: route.abort())
    page, moved = context.new_page(), {}
    page.clock.set_fixed_time(REFERENCE)
    for built in one_of_each_kind(pages):
        page.goto(built.path, wait_until="load")
        if shift := page.evaluate(SHIFTS):
            moved[built.path] = shift
    context.close()
    assert moved == {}


def _list_loaded(chromium: Browser, server: str, built: BuiltPage) -> list[str]:
    """Return the files of the site that a first visit loads, the page's own first."""
    context = chromium.new_context(base_url=server)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(built.path, wait_until="networkidle")
    lazy = _list_lazy(page)
    context.close()
    return [
        f"{path}index.html" if path.endswith("/") else path for path in asked if path not in lazy
    ]


def _list_lazy(page: Page) -> set[str]:
    sources = page.locator(LAZY).evaluate_all("nodes => nodes.map((node) => node.src)")
    return {urlsplit(source).path for source in sources}


def _measure(site: Path, names: Iterable[str]) -> int:
    files = [site / name.lstrip("/") for name in names]
    return sum(_weigh(file) for file in files)


def _weigh(file: Path) -> int:
    """Return a file's size on the way: fonts are compressed already."""
    data = file.read_bytes()
    return len(data) if file.suffix == FONT else len(gzip.compress(data, 6))
