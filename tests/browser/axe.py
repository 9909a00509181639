"""Asks axe-core what is wrong with an open page."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from playwright.sync_api import Page

SCRIPT = resources.files("axe_playwright_python").joinpath("axe.min.js")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


@dataclass(frozen=True)
class Violation:
    """One element that breaks one rule; `html` is its beginning."""

    path: str
    rule: str
    html: str
    why: str


def find_violations(page: Page) -> list[Violation]:
    """Return every violation of WCAG 2.2 AA and of axe-core's best practices."""
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        Violation(page.url, violation["id"], node["html"][:120], node["failureSummary"])
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
