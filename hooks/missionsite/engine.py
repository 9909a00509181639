"""Finds the Python that runs in a browser, and puts the checker beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from missionsite.parcel import pack_parcel
from missionsite.previewparcel import list_preview

PARCEL = "checker.zip"
MODULES = "tools/node_modules"
_PYODIDE = f"{MODULES}/pyodide"
_SEARCH = "accessible-autocomplete"
# What makes the form: jedison its fields, accessible-autocomplete the lists that are searched.
FORM_PARTS = MappingProxyType(
    {
        "jedison.js": "jedison/dist/esm/jedison.js",
        "jedison.LICENSE.txt": "jedison/LICENSE",
        "accessible-autocomplete.js": f"{_SEARCH}/dist/accessible-autocomplete.min.js",
        "accessible-autocomplete.css": f"{_SEARCH}/dist/accessible-autocomplete.min.css",
        "accessible-autocomplete.LICENSE.txt": f"{_SEARCH}/LICENSE.txt",
    }
)
_WHEELS = ".venv/wasm"
_LOCK = "pyodide-lock.json"
_TAKEN = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_DIGITS = 10


@dataclass(frozen=True)
class Engine:
    """What a browser loads to check a file: each file's bytes by its path below the guide.

    `preview` is what it loads besides once someone asks to see the page.
    """

    base: str
    files: Mapping[str, bytes]
    preview: Mapping[str, bytes]

    @property
    def megabytes(self) -> int:
        """How much is loaded, uncompressed, rounded up."""
        return -(-sum(map(len, self.files.values())) // 1_000_000)


def load_engine(root: Path) -> Engine | None:
    """Return the engine for the project at `root`; None where its parts are not installed.

    The name of its folder tells what is in it: a browser may keep it as long as it likes.
    """
    pyodide = root / _PYODIDE
    wheels = sorted((root / _WHEELS).glob("*.whl"))
    parts = {name: root / MODULES / path for name, path in FORM_PARTS.items()}
    needed = (pyodide / _LOCK, *parts.values())
    if len(wheels) != 1 or not all(path.is_file() for path in needed):
        return None
    files = {name: (pyodide / name).read_bytes() for name in _TAKEN}
    files |= {name: path.read_bytes() for name, path in parts.items()}
    files[_LOCK] = _empty_lock((pyodide / _LOCK).read_text(encoding="utf-8"))
    files[PARCEL] = pack_parcel(root, wheels[0])
    preview = list_preview(root)
    whole = {**files, **preview}
    digest = sha256(b"".join(sha256(whole[name]).digest() for name in sorted(whole)))
    base = f"engine/{digest.hexdigest()[:_DIGITS]}/"
    return Engine(base, _place(files, base), _place(preview, base))


def _place(files: Mapping[str, bytes], base: str) -> Mapping[str, bytes]:
    return MappingProxyType({base + name: files[name] for name in files})


def _empty_lock(text: str) -> bytes:
    """Keep what says which Python this is; of the packages it lists, none is loaded."""
    return json.dumps({**json.loads(text), "packages": {}}, sort_keys=True).encode()
