"""Scripts as they are published: one file a kind of page, with all that it imports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import minify

from missionsite.assets import DEFAULT, ENTRIES

_FIRST = frozenset({DEFAULT, *ENTRIES.values()})
"""The scripts that pages ask for; from the others, scripts take what they export."""
_IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"\./(\w+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:class|const|function) (\w+))", re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./(\w+\.js)"\)')


def load_scripts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each script that a page or another script asks for: its name, and it joined.

    Modules that are imported at once come before what imports them, as a browser would run them;
    all share one scope, so names at the top of a module are its own among those of its pages.

    Raises:
        FileNotFoundError: an imported module is not there.
        minify.MinifyError: a script is not JavaScript, or imports or exports in another form than
            `import { a } from "./a.js"` and `export` before a class, constant or function.
    """
    wanted = sorted(_FIRST)
    known: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in known:
            continue
        known.add(name)
        own = (folder / name).read_text(encoding="utf-8")
        names = () if name in _FIRST else _list_exports(own)
        whole = _enclose("".join(list_modules(folder, name)), names)
        script: str = minify.string("application/javascript", whole)
        wanted += _LATER.findall(script)
        yield name, script.encode()


def _list_exports(text: str) -> tuple[str, ...]:
    return tuple(match[2] for match in _EXPORT.finditer(text))


def _enclose(text: str, names: tuple[str, ...]) -> str:
    """Put a script into one function: all names are its own, so that they can be made short."""
    body = _EXPORT.sub(r"\1", text)
    if not names:
        return f"(() => {{\n{body}}})();"
    own = f"{{{', '.join(names)}}}"
    return f"export const {own} = (() => {{\n{body}return {own};\n}})();"


def list_modules(folder: Path, name: str, seen: set[str] | None = None) -> Iterator[str]:
    """Yield a module's text without its imports, after the texts of what it imports.

    Raises:
        FileNotFoundError: an imported module is not there.
    """
    seen = set() if seen is None else seen
    seen.add(name)
    text = (folder / name).read_text(encoding="utf-8")
    for imported in _IMPORT.findall(text):
        if imported not in seen:
            yield from list_modules(folder, imported, seen)
    yield _IMPORT.sub("", text)
