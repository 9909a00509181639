"""No page lacks the look of what stands on it, or of what its scripts will put there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tests.browser.walk import BuiltPage, attribute, list_pages
from tests.building import ROOT

ASSETS = ROOT / "overrides/assets"
CLASS = re.compile(r"(?<=\.)app-[\w-]+")
MADE = re.compile(r"(?<![\w.-])app-[\w-]+")
"""A class that a script gives: one after a full stop is looked for, not given."""
MODULE = re.compile(r'\["([\w-]+)", .*"\./(\w+\.js)"')


def test_every_class_of_a_page_and_its_scripts_has_its_style_there(site: Path) -> None:
    styled = _find_classes(CLASS, *(ASSETS / "css").glob("*.css"))
    unstyled = {}
    for page in list_pages(site):
        used = _list_used(page) | _find_classes(MADE, *_list_scripts(page, site))
        if missing := used & styled - _find_classes(CLASS, _find_sheet(page, site)):
            unstyled[page.path] = missing
    assert unstyled == {}


def test_every_component_of_a_page_brings_its_own_style_sheet(site: Path) -> None:
    folder = ASSETS / "css"
    lacking = {}
    for page in list_pages(site):
        blocks = {re.split("__|--", name)[0].removeprefix("app-") for name in _list_used(page)}
        orders = [folder / "site.txt", folder / f"{_find_sheet(page, site).stem}.txt"]
        listed = {name for order in orders for name in order.read_text("utf-8").split()}
        own = {f"{block}.css" for block in blocks if (folder / f"{block}.css").exists()}
        if own - listed:
            lacking[page.path] = own - listed
    assert lacking == {}


def _list_used(page: BuiltPage) -> set[str]:
    return {name for node in page.tree.css("[class]") for name in attribute(node, "class").split()}


def _list_scripts(page: BuiltPage, site: Path) -> list[Path]:
    """The page's own script, and those that it loads for parts of this page."""
    [own] = page.tree.css("script[src]")
    first = _find_file(site, attribute(own, "src"))
    later = dict(MODULE.findall((ASSETS / "js/main.js").read_text(encoding="utf-8")))
    modules = {attribute(node, "data-module") for node in page.tree.css("[data-module]")}
    return [first, *(first.parent / later[name] for name in modules & later.keys())]


def _find_sheet(page: BuiltPage, site: Path) -> Path:
    [link] = page.tree.css("link[rel=stylesheet]")
    return _find_file(site, attribute(link, "href"))


def _find_file(site: Path, address: str) -> Path:
    return site / address.lstrip("/")


@cache
def _find_classes(pattern: re.Pattern[str], *files: Path) -> set[str]:
    texts = (re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL) for file in files)
    return {name for text in texts for name in pattern.findall(text)}
