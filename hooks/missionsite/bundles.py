"""Makes style sheets, scripts, pictures and fonts as they are published: small, few files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import minify

from missionsite.assets import SCRIPTS, SHEETS, Assets
from missionsite.scripts import load_scripts

FOLDER = "overrides/assets"
_SITE = "site"
"""The list of what every page has."""
_ORDER = ".txt"
_DIGEST_LENGTH = 10
# What an editor or a system leaves in the folder is not of the site.
_PUBLISHED = frozenset({".png", ".svg", ".txt", ".woff2"})


def load_assets(root: Path) -> Assets:
    """Read overrides/assets.

    The style sheets become one a kind of page: css/site.txt lists, in order, those that every
    page has; css/mission.txt those that come after them on pages of mission.html, and so on.
    Scripts are joined with what they import.
    """
    folder = root / FOLDER
    files = dict(_join_sheets(folder / SHEETS))
    files |= {f"{SCRIPTS}/{name}": data for name, data in load_scripts(folder / SCRIPTS)}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in _PUBLISHED and file.parent != folder / SHEETS:
            files[file.relative_to(folder).as_posix()] = file.read_bytes()
    return Assets(f"/assets/{_digest(files)}/", MappingProxyType(files))


def _join_sheets(folder: Path) -> Iterator[tuple[str, bytes]]:
    orders = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob(f"*{_ORDER}"))}
    of_all = orders.pop(_SITE)
    for kind, own in orders.items():
        sheets = "".join((folder / name).read_text("utf-8") for name in (of_all + own).split())
        yield f"{SHEETS}/{kind}.css", minify.string("text/css", sheets).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()[:_DIGEST_LENGTH]
