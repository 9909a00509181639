"""Writes what belongs to no language, once both are built: the choice of language, 404, sitemap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from content import find_site
from missionsite.outputs import render_outputs

AFTER_I18N = -200


@event_priority(AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files that stand beside the two languages."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    site = find_site(config)
    for name, data in render_outputs(site):
        path = Path(config.site_dir) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
