"""Where style sheets, scripts, pictures and fonts are published: below a name for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SHEETS = "css"
SCRIPTS = "js"
ENTRIES: Mapping[str, str] = MappingProxyType(
    {
        "compare": "compare.js",
        "home": "cards.js",
        "mission": "cards.js",
        "missions": "missions.js",
        "prepare": "live.js",
        "search": "live.js",
    }
)
"""The script of each kind of page that tells of missions."""
DEFAULT = "main.js"
"""The script of every other page."""


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
        return self.url(f"{SHEETS}/{kind}.css")

    def script(self, kind: str) -> str:
        """Return the address of the one script that starts a page of a kind."""
        return self.url(f"{SCRIPTS}/{ENTRIES.get(kind, DEFAULT)}")
