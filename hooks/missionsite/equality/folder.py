"""Writes the report as a folder that opens from a disk: a page a language, and what they load."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from missionsite.environment import build_environment
from missionsite.equality.public import build_report_frame
from missionsite.equality.report import JSON_FILE, TEMPLATE, Report, Words
from missionsite.messages import Messages
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site
from missionsite.views.surround import Footer

LAYOUT = "standalone.html"
SHEET, ICON, FONTS = "css/equality.css", "favicon.svg", "third-party/fonts/"


def write_report(report: Report, site: Site, messages: Messages, folder: Path) -> None:
    """Write the pages, the JSON, and the site's own style sheet and fonts beside them.

    Raises:
        OSError: the folder cannot be written.
    """
    assets = site.assets.files
    files = {name: assets[name] for name in assets if name in {SHEET, ICON} or FONTS in name}
    for language in LANGUAGES:
        page = _render(Words(report, messages, language), site)
        files[_name_page(language)] = page.encode()
    files[JSON_FILE] = report.render_json().encode()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _render(words: Words, site: Site) -> str:
    frame = build_report_frame(words, site)
    if frame.toggle is None:
        raise AssertionError  # every page of a language has one
    other = site.editions[words.language].other
    alone = replace(
        frame,
        sheet=SHEET,
        icon=ICON,
        toggle=replace(frame.toggle, href=_name_page(other)),
        footer=Footer("", (), ((words.say("json"), JSON_FILE, ""),)),
    )
    template = build_environment(site.catalogue.root).get_template(TEMPLATE)
    return template.render(layout=LAYOUT, frame=alone, view=words.build_view())


def _name_page(language: Language) -> str:
    return f"{language}.html"
