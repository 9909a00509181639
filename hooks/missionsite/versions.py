"""Reads files of the project as they stood in another version that Git keeps."""

from __future__ import annotations

import subprocess
from pathlib import Path


class UnknownVersionError(ValueError):
    """Git does not know a version of that name here, or there is no Git."""


def load_version(root: Path, version: str, folder: str) -> dict[str, bytes]:
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
