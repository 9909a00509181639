"""Style sheets, scripts and fonts as they are published: under one name that changes with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

FOLDER = "overrides/assets"
_ORDER = "css/order.txt"
_SHEET = "css/site.css"
_DIGEST_LENGTH = 10
_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
_UNPUBLISHED = frozenset({".css", ".md"})


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


def load_assets(root: Path) -> Assets:
    """Read overrides/assets; the style sheets become one, in the order that css/order.txt lists."""
    folder = root / FOLDER
    files = {_SHEET: _join_sheets(folder)}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and file.suffix not in _UNPUBLISHED and name != _ORDER:
            files[name] = file.read_bytes()
    return Assets(f"/assets/{_digest(files)}/", MappingProxyType(files))


def _join_sheets(folder: Path) -> bytes:
    names = (folder / _ORDER).read_text(encoding="utf-8").split()
    sheets = b"".join((folder / "css" / name).read_bytes() for name in names)
    return _COMMENT.sub(b"", sheets)


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()[:_DIGEST_LENGTH]
