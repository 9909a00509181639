"""Builds the site as it will be once a change is public, and takes pictures of the changed pages.

Usage: python -m tests.browser.preview BASE   (BASE: a version that Git knows, such as main)

The site stands in site/ afterwards, the pictures in build/pages.html: one file, both languages side
by side, as on a desk and as on a telephone. Where no page changed there is no such file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path, PurePosixPath

from playwright.sync_api import Browser, sync_playwright
from tests.browser.browsers import launch
from tests.browser.serving import serve
from tests.building import ROOT

from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.clock import EPOCH_VARIABLE, OTTAWA, read_build_instant, start_of_day
from missionsite.documents import FOLDER as PAGES
from missionsite.loading import build_site
from missionsite.pages import list_addresses
from missionsite.problems import LANGUAGES
from missionsite.settings import MISSIONS
from missionsite.versions import load_versions

WIDTHS = (1280, 390)
HEIGHT = 900
LONGEST_WAIT = 180_000
"""Milliseconds for one picture: a long page takes a while where many programs run."""
STYLE = """
body { font: 1rem system-ui; margin: 1rem }
section { align-items: start; display: flex; gap: 1rem }
figure { flex: 1; margin: 0; max-width: 1280px }
.narrow { max-width: 390px }
img { border: 1px solid; width: 100% }
"""


def main(root: Path, base: str) -> int:
    """Build and take pictures; returns the exit code of the build."""
    target = root / "build/pages.html"
    target.unlink(missing_ok=True)
    changed = load_versions(root, base, (MISSIONS, PAGES)).changed
    now = read_build_instant(os.environ)
    instant = find_instant(load_catalogue(root, now), changed, now)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env={**os.environ, EPOCH_VARIABLE: str(int(instant.timestamp()))},
        check=False,
    )  # not --strict: what is only in question can still be looked at
    if done.returncode == 0:
        pages = list_changed(load_catalogue(root, instant), changed)
        if pages:
            target.parent.mkdir(exist_ok=True)
            target.write_text(render_pictures(root / "site", pages, instant), encoding="utf-8")
    return done.returncode


def find_instant(catalogue: Catalogue, changed: list[str], now: datetime) -> datetime:
    """Return `now`, or the first moment at which every mission that changed is on the site."""
    files = {f"{MISSIONS}/{name}.yml": mission for name, mission in catalogue.missions.items()}
    days = [files[path].publication.publish_on for path in changed if path in files]
    return max([now, *(start_of_day(day, OTTAWA.key) for day in days)])


def list_changed(catalogue: Catalogue, changed: list[str]) -> dict[str, list[str]]:
    """Return the pages made from the files that changed: by id, the address in each language."""
    site = build_site(catalogue, catalogue.settings.site_url)
    files = {PurePosixPath(path) for path in changed}
    missions = {path.stem for path in files if str(path.parent) == MISSIONS}
    prose = {"/".join(path.parts[2:]) for path in files if path.parts[0] == PAGES}
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for address in list_addresses(site, language):
            if address.mission in missions or address.id in prose:
                found.setdefault(address.id, []).append(address.url)
    return found


def render_pictures(site: Path, pages: dict[str, list[str]], instant: datetime) -> str:
    """Return a page that holds a picture of each address at each width."""
    with serve(site) as base, sync_playwright() as playwright:
        browser = launch(playwright)
        rows = [
            f"<section>{''.join(take_pictures(browser, base, urls, width, instant))}</section>"
            for urls in pages.values()
            for width in WIDTHS
        ]
        browser.close()
    head = f"<!doctype html><meta charset=utf-8><title>{escape(', '.join(pages))}</title>"
    return f"{head}<style>{STYLE}</style>{''.join(rows)}"


def take_pictures(
    browser: Browser, base: str, urls: list[str], width: int, instant: datetime
) -> Iterator[str]:
    """Yield a figure for each address, with the clock of the browser at `instant`."""
    context = browser.new_context(base_url=base, timezone_id=OTTAWA.key, reduced_motion="reduce")
    context.set_default_timeout(LONGEST_WAIT)
    page = context.new_page()
    page.clock.set_fixed_time(instant)
    for url in urls:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.goto(url, wait_until="load")
        # What comes only as one scrolls near it is near once the whole page is in view.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        picture = b64encode(page.screenshot(full_page=True, type="jpeg", quality=70)).decode()
        said = f"{escape(url)} · {width}"
        kind = ' class="narrow"' if width < HEIGHT else ""
        image = f'<img alt="{said}" src="data:image/jpeg;base64,{picture}">'
        yield f"<figure{kind}><figcaption>{said}</figcaption>{image}</figure>"
    context.close()


if __name__ == "__main__":
    raise SystemExit(main(ROOT, *sys.argv[1:]))
