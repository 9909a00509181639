"""Reads and checks everything before MkDocs makes a page; a mistake stops the build."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from missionsite.catalogue import load_catalogue
from missionsite.clock import read_build_instant
from missionsite.report import choose_language, render_check
from missionsite.site import Site, build_site

WATCHED = ("missions", "overrides")

log = get_plugin_logger("missions")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site once a build; the second language's turn finds it there."""
    config.theme.static_templates.clear()  # 404 pages and sitemap are ours
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        root = Path(config.config_file_path).parent
        config.watch += [
            str(root / name) for name in WATCHED if str(root / name) not in config.watch
        ]
        config.extra["missionsite"] = _load_site(root, str(config.site_url))
    return config


def _load_site(root: Path, site_url: str) -> Site:
    try:
        catalogue = load_catalogue(root, read_build_instant(os.environ))
    except (OSError, ValueError, KeyError) as refusal:
        # A list is missing or lacks a column, or the clock is no number.
        raise PluginError(f"{type(refusal).__name__}: {refusal}") from None
    report = render_check(catalogue, choose_language(os.environ))
    if any(problem.severity == "error" for problem in catalogue.problems):
        raise PluginError(f"\n{report}")
    if catalogue.problems:
        log.warning("\n%s", report)
    return build_site(catalogue, site_url)
