"""Reads files of the project as they stand, and as they stood in a version that Git keeps."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from missionsite.disk import load_bytes


class UnknownVersionError(ValueError):
    """Git does not know a version of that name here, or there is no Git."""


class Versions(NamedTuple):
    """What files held in another version and what they hold now, by their path from the root."""

    before: Mapping[str, bytes]
    now: Mapping[str, bytes]

    @property
    def changed(self) -> list[str]:
        """The paths of the files that differ, are new or are gone, sorted."""
        paths = sorted({*self.before, *self.now})
        return [path for path in paths if self.before.get(path) != self.now.get(path)]


def load_versions(root: Path, version: str, folders: Sequence[str]) -> Versions:
    """Return the files below some folders of the project in a version and on the disk.

    Raises:
        UnknownVersionError: there is no such version, no repository, or no Git.
    """
    before = {
        name: data
        for folder in folders
        for name, data in _load_version(root, version, folder).items()
    }
    return Versions(before, load_present(root, folders))


def load_present(root: Path, folders: Sequence[str]) -> dict[str, bytes]:
    """Return what the files below some folders of the project hold now, by path from the root."""
    files = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    names = sorted(path.relative_to(root).as_posix() for path in files)
    return {name: load_bytes(root, name)[0] for name in names}


def _load_version(root: Path, version: str, folder: str) -> dict[str, bytes]:
    """Return the files below a folder of the project in a version, by their path from the root.

    Raises:
        UnknownVersionError: there is no such version, no repository, or no Git.
    """
    found = _ask(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{version}^{{commit}}"
    )
    commit = found.decode().strip()
    listed = _ask(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder)
    names = [name for name in listed.decode().split("\0") if name]
    return {name: _ask(root, "show", f"{commit}:./{name}") for name in names}


def _ask(root: Path, *words: str) -> bytes:
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - the command is ours
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnknownVersionError from error
    return done.stdout
