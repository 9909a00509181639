"""Writes what belongs to no language, once both are built: choice of language, 404, search."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from content import find_site
from missionsite.equality.public import render_public
from missionsite.indexing import Indexing, IndexingError
from missionsite.messages import load_messages
from missionsite.outputs import render_outputs, render_pictures
from missionsite.preview import PreviewIndex
from missionsite.report import choose_language
from missionsite.site import Site

AFTER_I18N = -200
LEFT_OUT = "MISSIONS_WITHOUT"
"""A variable: "pictures", "search" or "pictures search"; what measures pages alone sets it."""

log = get_plugin_logger("missions")


def _say(reason: str) -> str:
    return load_messages().say("cli.no_index", choose_language(os.environ), reason=reason)


preview = PreviewIndex(lambda reason: log.warning(_say(reason)))


@event_priority(AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files that stand beside the two languages, and the index of both."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    site, folder = find_site(config), Path(config.site_dir)
    left_out = os.environ.get(LEFT_OUT, "").split()
    _write(render_outputs(site), folder)
    if "pictures" not in left_out:
        _write(render_pictures(site), folder)
    if "search" not in left_out:
        _index(site, folder)
    _write(render_public(site, folder), folder)


def _write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def on_shutdown() -> None:
    """Leave no process behind."""
    preview.stop()


def _index(site: Site, folder: Path) -> None:
    if site.served:
        preview.schedule(site, folder)
        return
    try:
        Indexing().run(site, folder)
    except IndexingError as failure:
        raise PluginError(_say(failure.reason)) from None
