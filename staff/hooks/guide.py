"""Builds the staff guide with MkDocs: addresses, reference pages, and both sides of every page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from missionsite.checkpage import CheckPage, fill_policy, load_check_page
from missionsite.guide import INDEX, Guide, load_guide, name_address, split_index
from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset_html

FIRST, AFTER_I18N, LAST = 100, -101, -200


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read what the reference pages are made from, once a build."""
    folder = Path(config.config_file_path).parent
    config.docs_dir = str(folder)  # which MkDocs does not let its own file say
    config.theme.static_templates.discard("sitemap.xml")
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        config.watch += [str(folder.parent / "missions")]
        guide = load_guide(folder.parent, datetime.now(UTC))
        if guide.refusal:
            raise PluginError(f"\n{guide.refusal}")
        config.extra["guide"] = guide
        config.extra["check"] = load_check_page(guide, config.extra["repository"])
    return config


@event_priority(AFTER_I18N)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every page its address in its own language."""
    for file in files.documentation_pages():
        name = file.src_uri.partition("/")[2]
        file.url = _find_address(config, _name_language(config), name)
        file.dest_uri = f"{file.url}index.html"
        file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - as MkDocs calls it
    """Put the reference in its place."""
    guide: Guide = config.extra["guide"]
    return guide.fill(markdown, _name_language(config))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - as MkDocs calls it
    """Set the text as its language wants it."""
    return typeset_html(html, _name_language(config))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 - as MkDocs calls it
    """Give templates the words of both languages."""
    env.globals["guide"] = config.extra["guide"].words
    env.globals["check"] = config.extra["check"]
    return env


@event_priority(LAST)
def on_page_context(
    context: dict[str, Any],
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001 - as MkDocs calls it
) -> dict[str, Any]:
    """Lead from each page to itself in the other language."""
    name = page.file.src_uri.partition("/")[2]
    words = config.extra["guide"].words
    config.extra["alternate"] = [
        {"name": words[side]["name"], "link": _find_address(config, side, name), "lang": side}
        for side in LANGUAGES
    ]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - as MkDocs calls it
    """Name in a page with a strict policy the scripts that it allows."""
    return fill_policy(output)


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Once both languages are built, add the checker, and give each language its own search."""
    i18n: Any = config.plugins["i18n"]
    folder = Path(config.site_dir)
    if i18n.building:
        return
    for language, text in split_index((folder / INDEX).read_text(encoding="utf-8")):
        path = folder / language / INDEX
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / INDEX).unlink()
    check: CheckPage = config.extra["check"]
    for name, data in check.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _name_language(config: MkDocsConfig) -> Language:
    """Return the language that is being built."""
    i18n: Any = config.plugins["i18n"]
    language: Language = i18n.current_language
    return language


def _find_address(config: MkDocsConfig, language: Language, name: str) -> str:
    text = (Path(config.docs_dir) / language / name).read_text(encoding="utf-8")
    return name_address(language, get_data(text)[1].get("slug", ""))
