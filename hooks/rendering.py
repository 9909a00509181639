"""Renders pages with the site's own templates, in one strict environment for both languages."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from content import find_site
from missionsite.contexts import build_context
from missionsite.environment import build_environment
from missionsite.pages import Address

LAST = -200


@event_priority(LAST)
def on_env(
    env: Environment,  # noqa: ARG001 - as MkDocs calls it
    config: MkDocsConfig,
    files: Files,
) -> Environment:
    """Put the site's own environment in place of MkDocs', and name each page's template."""
    site = find_site(config)
    for file in files.documentation_pages():
        if file.page:
            file.page.meta["template"] = _address(file.page).template
    return build_environment(site.catalogue.root)


@event_priority(LAST)
def on_page_context(
    context: dict[str, Any],  # noqa: ARG001 - as MkDocs calls it
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001 - as above
) -> dict[str, Any]:
    """Give the template its finished view and nothing else."""
    site = find_site(config)
    return build_context(_address(page), page.content or "", site)


def _address(page: Page) -> Address:
    found: Address = vars(page.file)["address"]
    return found
