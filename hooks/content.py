"""Reads and checks everything before MkDocs makes a page; a mistake stops the build."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from missionsite.catalogue import load_catalogue
from missionsite.clock import EPOCH_VARIABLE, InstantError, read_build_instant
from missionsite.environment import build_environment
from missionsite.loading import build_site
from missionsite.messages import load_messages
from missionsite.press import Press
from missionsite.report import choose_language, render_check
from missionsite.site import Site

WATCHED = ("missions", "overrides")

log = get_plugin_logger("missions")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site once a build; the second language's turn finds it there."""
    config.theme.static_templates.clear()  # 404 pages and sitemap are ours
    i18n: Any = config.plugins.get("i18n")
    if i18n is None or not i18n.building:
        root = Path(config.config_file_path).parent
        config.watch += [
            str(root / name) for name in WATCHED if str(root / name) not in config.watch
        ]
        site = _load_site(config)
        config.extra |= {"missionsite": site, "press": Press(site)}
    return config


def find_site(config: MkDocsConfig) -> Site:
    """Return the site that was loaded at the start of the build.

    Raises:
        PluginError: it was not, for this hook is missing from the list: the check says so.
    """
    site: Site | None = config.extra.get("missionsite")
    return site or _load_site(config)


def _load_site(config: MkDocsConfig) -> Site:
    build_environment.cache_clear()
    file = Path(config.config_file_path)
    catalogue = load_catalogue(file.parent, _read_instant(), file.name)
    report = render_check(catalogue, choose_language(os.environ))
    if any(problem.severity == "error" for problem in catalogue.problems):
        raise PluginError(f"\n{report}")
    if catalogue.problems:
        log.warning("\n%s", report)
    return build_site(catalogue, str(config.site_url))


def _read_instant() -> datetime:
    try:
        return read_build_instant(os.environ)
    except InstantError as refusal:
        values = {"variable": EPOCH_VARIABLE, "value": refusal.written}
        language = choose_language(os.environ)
        raise PluginError(load_messages().say("cli.bad_instant", language, **values)) from None
