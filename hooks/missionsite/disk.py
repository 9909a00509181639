"""Opens files and folders of the project: what they hold, or what stands in the way."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from missionsite.problems import Problem, Span


def load_bytes(root: Path, path: str, hint: str = "") -> tuple[bytes, Problem | None]:
    """Return a file's bytes, and why there are none.

    Args:
        root: the project's folder.
        path: the file's path below it, with forward slashes.
        hint: the hint of "file-unreadable" that says how to mend it.
    """
    try:
        return (root / path).read_bytes(), None
    except OSError:
        above = str(PurePosixPath(path).parent)
        missing = find_missing_folder(root, above)
        return b"", missing or Problem(path, Span(), "file-unreadable", hint=hint)


def load_names(root: Path, path: str) -> tuple[tuple[str, ...], Problem | None]:
    """Return the sorted names of what stands in a folder, and why there are none."""
    try:
        return tuple(sorted(entry.name for entry in (root / path).iterdir())), None
    except OSError:
        missing = find_missing_folder(root, path)
        return (), missing or Problem(path, Span(), "folder-unreadable")


def find_missing_folder(root: Path, path: str) -> Problem | None:
    """Return the problem of the uppermost folder on the way to `path` that is none."""
    way = [PurePosixPath(path), *PurePosixPath(path).parents]
    for folder in reversed(way):
        if not os.path.isdir(root / folder):  # noqa: PTH112 - Path.is_dir raises without permission
            return Problem(str(folder), Span(), "folder-unreadable")
    return None
