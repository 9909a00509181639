"""Measures in a browser, in both languages, what the report on their equality cannot see in files.

Usage: python -m tests.browser.equality SITE FILE   (SITE: the built site; FILE: JSON to be written)

Of each language: how many searches find first what is meant (tests/cases/search), and how many
faults axe-core finds on the largest page of each kind.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.browser.axe import find_violations
from tests.browser.browsers import launch
from tests.browser.queries import PATHS, ask, find_first, read_cases
from tests.browser.serving import serve
from tests.browser.walk import list_pages, one_of_each_kind

from missionsite.clock import OTTAWA
from missionsite.problems import LANGUAGES, Language

HALVES = tuple(f"/{side}/" for side in LANGUAGES)


def main(site: Path, target: Path) -> int:
    """Measure and write the file; returns 0."""
    with serve(site) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        measured = {side: measure(browser, base, site, side) for side in LANGUAGES}
        browser.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    return 0


def measure(browser: Browser, base: str, site: Path, language: Language) -> dict[str, Any]:
    """Return what was measured of one language."""
    context = browser.new_context(base_url=base, timezone_id=OTTAWA.key, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(PATHS[language], wait_until="load")
    cases = read_cases(language)
    firsts = find_first(ask(tab, *cases), language)
    found = sum(url == wanted for url, wanted in zip(firsts, cases.values(), strict=True))
    half = [page for page in list_pages(site) if page.path.startswith(HALVES)]
    pages = [page for page in one_of_each_kind(half) if page.language == language]
    faults = 0
    for page in pages:
        tab.goto(page.path, wait_until="load")
        faults += len(find_violations(tab))
    context.close()
    return {
        "search": {"asked": len(cases), "found": found},
        "accessibility": {"pages": len(pages), "faults": faults},
    }


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
