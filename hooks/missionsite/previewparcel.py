"""Packs what shows a mission's page, for a browser that has the checker already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from missionsite.bundles import load_assets
from missionsite.environment import TEMPLATES
from missionsite.parcel import PROJECT, list_library, list_package, pack
from missionsite.webpreview import ASSETS

PREVIEW = "preview.zip"
SITE = "site/"
"""The folder beside the parcel in which the public site's assets stand."""
# What the site's pages need besides what the rules need.
_DISTRIBUTIONS = ("icalendar", "jinja2")
_FOLDERS = ("views",)
_SHEET = "css/mission.css"
_PUBLISHED = "third-party/"


def list_preview(root: Path) -> Mapping[str, bytes]:
    """Return the parcel, and what the page shows: a style sheet, fonts and pictures."""
    assets = load_assets(root).files
    shown = {
        f"{SITE}{name}": data
        for name, data in assets.items()
        if name == _SHEET or name.startswith(_PUBLISHED)
    }
    names = "\n".join(assets).encode()
    held = {**dict(_list_held(root)), f"{PROJECT}/{ASSETS}": names}
    return {PREVIEW: pack(held), **shown}


def _list_held(root: Path) -> Iterator[tuple[str, bytes]]:
    for name in _DISTRIBUTIONS:
        yield from list_library(name)
    yield from list_package(_FOLDERS)
    for path in (root / TEMPLATES).rglob("*.html"):
        yield f"{PROJECT}/{path.relative_to(root).as_posix()}", path.read_bytes()
