"""Gives MkDocs each page as the site's own templates make it."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from content import find_site
from missionsite.environment import build_environment
from missionsite.pages import Address
from missionsite.press import Press

LAST = -200
READY = "ready.html"


@event_priority(LAST)
def on_env(
    env: Environment,  # noqa: ARG001 - as MkDocs calls it
    config: MkDocsConfig,
    files: Files,
) -> Environment:
    """Put the site's own environment in place of MkDocs'."""
    site = find_site(config)
    for file in files.documentation_pages():
        if file.page:
            file.page.meta["template"] = READY
    return build_environment(site.catalogue.root)


@event_priority(LAST)
def on_page_context(
    context: dict[str, Any],  # noqa: ARG001 - as MkDocs calls it
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001 - as above
) -> dict[str, Any]:
    """Hand MkDocs the finished page."""
    press: Press = config.extra["press"]
    address: Address = vars(page.file)["address"]
    return {"page_html": press.take(address, page.content or "")}
