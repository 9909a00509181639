"""The report on both languages opens from a disk and from a server, whole and within reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.axe import find_violations
from tests.browser.fits import CUT_TEXTS, SCROLL_WIDTH
from tests.browser.serving import serve
from tests.building import ROOT

from missionsite.cli import main
from missionsite.problems import LANGUAGES, Language


@pytest.fixture(scope="module")
def report(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the report on the built site; one row is spoiled, so that it shows."""
    folder = tmp_path_factory.mktemp("report")
    measured = folder / "browser.json"
    side = '{"search": {"asked": 9, "found": %d}, "accessibility": {"pages": 9, "faults": 0}}'
    measured.write_text(f'{{"en": {side % 9}, "fr": {side % 5}}}', encoding="utf-8")
    words = [str(site), "--into", str(folder), "--measured", str(measured), "--root", str(ROOT)]
    assert main(["equality", *words]) == 1
    return folder


@pytest.fixture(scope="module", params=["disk", "server"])
def base(request: pytest.FixtureRequest, report: Path) -> Iterator[str]:
    """Yield where the report stands, without the slash at the end."""
    if request.param == "disk":
        yield report.as_uri()
    else:
        with serve(report) as address:
            yield address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_report_is_whole_and_asks_no_other_host(
    chromium: Browser, base: str, language: Language, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    tab, asked, faults = context.new_page(), [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: faults.append(message.text))
    tab.goto(f"{base}/{language}.html", wait_until="load")
    assert tab.evaluate("document.fonts.ready.then((all) => all.check('1rem \"Noto Sans\"'))")
    assert [url for url in asked if not url.startswith(f"{base}/")] == []
    assert faults == []
    assert tab.evaluate(SCROLL_WIDTH) <= width
    assert tab.evaluate(CUT_TEXTS) == []
    assert find_violations(tab) == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_toggle_leads_to_the_other_side_and_back(
    chromium: Browser, base: str, language: Language
) -> None:
    tab = chromium.new_context().new_page()
    tab.goto(f"{base}/{language}.html")
    other = "fr" if language == "en" else "en"
    for side in (other, language):
        tab.locator("header a[data-module=toggle]").click()
        assert tab.url == f"{base}/{side}.html"
        assert tab.locator("html").get_attribute("lang") == f"{side}-CA"
    tab.context.close()
