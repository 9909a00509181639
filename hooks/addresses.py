"""Gives every file its address in its own language, and adds a page for each mission."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from content import find_site
from missionsite.pages import Address, list_addresses
from missionsite.problems import LANGUAGES

AFTER_I18N = -101


class MissionPage(Page):
    """A page without Markdown: its template makes all of it from the catalogue."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Nothing stands in a file for MkDocs to read."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Nothing is left to convert."""
        self.content = ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


@event_priority(AFTER_I18N)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Rewrite addresses, add missions, and leave out what the themes would publish."""
    site = find_site(config)
    i18n: Any = config.plugins["i18n"]
    language = i18n.current_language
    for file in list(files):
        if not file.is_documentation_page():
            files.remove(file)
    known = {vars(file)["norm_src_uri"]: file for file in files}
    for address in list_addresses(site, language):
        _set_address(known.get(address.id) or _add_mission(address, files, config), address, config)
    i18n.i18n_files_per_language[language] = files.documentation_pages()
    return files


def _add_mission(address: Address, files: Files, config: MkDocsConfig) -> File:
    uri = f"{address.language}/{address.id}"
    file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    # What static-i18n sets on the files that it finds itself.
    language = address.language
    vars(file).update(locale=language, locale_alternate_of=language, localization=language)
    vars(file)["norm_src_uri"] = address.id
    files.append(file)
    page = MissionPage(None, file, config)
    page.meta = {"template": address.template}
    return file


def _set_address(file: File, address: Address, config: MkDocsConfig) -> None:
    file.url = address.url.lstrip("/")
    file.dest_uri = f"{file.url}index.html" if file.url.endswith("/") else file.url
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    vars(file).update(alternates=dict.fromkeys(LANGUAGES, file), address=address)
