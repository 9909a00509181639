"""Shows the page of a mission as it will be, from the text of its file, in a browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from missionsite.assets import Assets
from missionsite.catalogue import Catalogue, find_published
from missionsite.clock import OTTAWA, start_of_day
from missionsite.drafts import exchange_sheet, read_sheet
from missionsite.pages import MISSION_TEMPLATE, list_addresses
from missionsite.press import render_page
from missionsite.problems import LANGUAGES, Language
from missionsite.rules.sheet import Sheet
from missionsite.settings import MISSIONS
from missionsite.sharecard import Card
from missionsite.site import Site, assemble_site
from missionsite.webcheck import Checker

ASSETS = "assets.txt"
"""The file of the project, as a browser has it, that lists what is published beside its pages."""
# A page in a frame of another has an address of its own: "#main" alone would lead out of it.
_WITHIN = re.compile(r'(?<= )href="(#[^"]*)"')
# Scripts do not run in the frame; of all that a head leads to, only its style sheet is shown.
_UNSEEN = re.compile(
    r'<script\b.*?</script>\n?|<link rel="(?!stylesheet")[^>]*>\n?|<meta http-equiv[^>]*>\n?',
    re.DOTALL,
)
_HEAD = "<head>\n"
_NOWHERE = '<base target="_blank">\n'
"""Links ask for another tab, which a frame in a sandbox does not get."""


class Preview:
    """Renders what the build would render if a text stood in a mission's file."""

    def __init__(self, checker: Checker, base: str) -> None:
        """Take the project from `checker`; `base` is where the site's assets are published."""
        self._checker = checker
        names = (checker.catalogue.root / ASSETS).read_text(encoding="utf-8").split()
        self._assets = Assets(base, dict.fromkeys(names, b""))

    def render(self, name: str, text: str) -> str:
        """Return JSON: the mission's page by language, for a frame; null while there is a mistake.

        A mission that is not public yet is shown as on the day on which it will be.
        """
        problems = self._checker.find_problems(name, text)
        sheet, _ = read_sheet(f"{MISSIONS}/{name}", text)
        if sheet is None or any(problem.severity == "error" for problem in problems):
            return json.dumps(None)
        catalogue = _place(sheet, self._checker.catalogue)
        site = assemble_site(catalogue, catalogue.settings.site_url, self._assets, _name_card)
        pages = {language: _render(sheet.id, language, site) for language in LANGUAGES}
        return json.dumps(pages, ensure_ascii=False)


def _place(sheet: Sheet, catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with a mission in its place, on a day on which it is public."""
    first = start_of_day(sheet.mission.publication.publish_on, OTTAWA.key)
    instant = max(catalogue.instant, first)
    sheets = sorted(exchange_sheet(catalogue.sheets, sheet), key=lambda one: one.path)
    missions = {one.id: one.mission for one in sheets}
    published = find_published(missions, instant.astimezone(OTTAWA).date())
    return replace(
        catalogue, instant=instant, sheets=tuple(sheets), missions=missions, published=published
    )


def _name_card(_: Card) -> str:
    """Nobody sees the picture of a shared link in the page itself."""
    return "/"


def _render(identity: str, language: Language, site: Site) -> str:
    page = next(
        address
        for address in list_addresses(site, language)
        if address.mission == identity and address.template == MISSION_TEMPLATE
    )
    return _enclose(render_page(page, "", site))


def _enclose(html: str) -> str:
    """Return a page as a frame shows it: without scripts, and with links that lead within it."""
    bare = _WITHIN.sub(r'href="about:srcdoc\1" target="_self"', _UNSEEN.sub("", html))
    return bare.replace(_HEAD, _HEAD + _NOWHERE, 1)
