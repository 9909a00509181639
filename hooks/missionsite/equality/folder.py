"""Writes the report as a folder that opens from a disk: a page a language, and what they load."""

from __future__ import annotations

from pathlib import Path

from missionsite.edition import LOCALES
from missionsite.environment import build_environment
from missionsite.equality.report import JSON_FILE, Report, Words
from missionsite.messages import Messages
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site
from missionsite.views.surround import Footer
from missionsite.waymarks import Toggle

TEMPLATE = "equality.html"
SHEET, ICON, FONTS = "css/equality.css", "favicon.svg", "third-party/fonts/"


def write_report(report: Report, site: Site, messages: Messages, folder: Path) -> None:
    """Write the pages, the JSON, and the site's own style sheet and fonts beside them.

    Raises:
        OSError: the folder cannot be written.
    """
    assets = site.assets.files
    files = {name: assets[name] for name in assets if name in {SHEET, ICON} or FONTS in name}
    for language in LANGUAGES:
        page = _render(Words(report, messages, language), site, language)
        files[_name_page(language)] = page.encode()
    files[JSON_FILE] = report.render_json().encode()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _render(words: Words, site: Site, language: Language) -> str:
    edition, surround = site.editions[language], site.surrounds[language]
    view = words.build_view()
    template = build_environment(site.catalogue.root).get_template(TEMPLATE)
    return template.render(
        view=view,
        locale=edition.locale,
        site=edition.words["site.name"],
        sheet=SHEET,
        icon=ICON,
        surround=surround,
        toggle=_build_toggle(site, language),
        footer=Footer("", (), ((view["json"], JSON_FILE, ""),)),
    )


def _build_toggle(site: Site, language: Language) -> Toggle:
    edition = site.editions[language]
    locale, name = LOCALES[edition.other], edition.catalogue.strings["frame.language_name"]
    text = name.in_language(edition.other)
    return Toggle(text, edition.other.upper(), text, _name_page(edition.other), locale, locale)


def _name_page(language: Language) -> str:
    return f"{language}.html"
