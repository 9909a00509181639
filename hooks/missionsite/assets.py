"""Style sheets, scripts, pictures and fonts as they are published: small, and named by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import rcssmin

from missionsite.scripts import DEFAULT, ENTRIES, load_scripts

FOLDER = "overrides/assets"
SITE = "site"
"""The bundle of style sheets that every page has."""
_SHEETS = "css"
_SCRIPTS = "js"
_ORDER = ".txt"
_DIGEST_LENGTH = 10
# What an editor or a system leaves in the folder is not of the site.
_PUBLISHED = frozenset({".png", ".svg", ".txt", ".woff2"})


@dataclass(frozen=True, slots=True)
class Assets:
    """Each file's bytes by its path below `base` ("/assets/0123456789/")."""

    base: str
    files: Mapping[str, bytes]

    def url(self, name: str) -> str:
        """Return a file's address from the site's root.

        Raises:
            KeyError: there is no such file.
        """
        if name not in self.files:
            raise KeyError(name)
        return f"{self.base}{name}"

    def sheets(self, kind: str) -> tuple[str, ...]:
        """Return the addresses of the style sheets of a page: those of all, then of its kind."""
        names = (f"{_SHEETS}/{bundle}.css" for bundle in (SITE, kind))
        return tuple(self.url(name) for name in names if name in self.files)

    def script(self, kind: str) -> str:
        """Return the address of the one script that starts a page of a kind."""
        return self.url(f"{_SCRIPTS}/{ENTRIES.get(kind, DEFAULT)}")


def load_assets(root: Path) -> Assets:
    """Read overrides/assets.

    The style sheets become bundles: css/site.txt lists, in order, those of css/site.css, which
    every page has; css/mission.txt those that only pages of mission.html need, and so on. Scripts
    are joined with what they import.
    """
    folder = root / FOLDER
    files = dict(_join_sheets(folder / _SHEETS))
    files |= {f"{_SCRIPTS}/{name}": data for name, data in load_scripts(folder / _SCRIPTS)}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in _PUBLISHED and file.parent != folder / _SHEETS:
            files[file.relative_to(folder).as_posix()] = file.read_bytes()
    return Assets(f"/assets/{_digest(files)}/", MappingProxyType(files))


def _join_sheets(folder: Path) -> Iterator[tuple[str, bytes]]:
    for order in sorted(folder.glob(f"*{_ORDER}")):
        names = order.read_text(encoding="utf-8").split()
        sheets = "".join((folder / name).read_text(encoding="utf-8") for name in names)
        yield f"{_SHEETS}/{order.stem}.css", rcssmin.cssmin(sheets).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()[:_DIGEST_LENGTH]
