"""Style sheets, scripts, pictures and fonts as they are published: small, and named by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import minify

from missionsite.scripts import DEFAULT, ENTRIES, load_scripts

FOLDER = "overrides/assets"
_SITE = "site"
"""The list of what every page has."""
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

    def sheet(self, kind: str) -> str:
        """Return the address of the one style sheet of a page of a kind."""
        return self.url(f"{_SHEETS}/{kind}.css")

    def script(self, kind: str) -> str:
        """Return the address of the one script that starts a page of a kind."""
        return self.url(f"{_SCRIPTS}/{ENTRIES.get(kind, DEFAULT)}")


def load_assets(root: Path) -> Assets:
    """Read overrides/assets.

    The style sheets become one a kind of page: css/site.txt lists, in order, those that every
    page has; css/mission.txt those that come after them on pages of mission.html, and so on.
    Scripts are joined with what they import.
    """
    folder = root / FOLDER
    files = dict(_join_sheets(folder / _SHEETS))
    files |= {f"{_SCRIPTS}/{name}": data for name, data in load_scripts(folder / _SCRIPTS)}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in _PUBLISHED and file.parent != folder / _SHEETS:
            files[file.relative_to(folder).as_posix()] = file.read_bytes()
    return Assets(f"/assets/{_digest(files)}/", MappingProxyType(files))


def _join_sheets(folder: Path) -> Iterator[tuple[str, bytes]]:
    orders = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob(f"*{_ORDER}"))}
    of_all = orders.pop(_SITE)
    for kind, own in orders.items():
        sheets = "".join((folder / name).read_text("utf-8") for name in (of_all + own).split())
        yield f"{_SHEETS}/{kind}.css", minify.string("text/css", sheets).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()[:_DIGEST_LENGTH]
