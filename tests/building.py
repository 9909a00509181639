"""Builds this repository's own site, once for all tests that look at built pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).parents[1]
REFERENCE = datetime(2026, 12, 1, 12, tzinfo=ZoneInfo("America/Toronto"))
"""The instant at which tests look at the site, in Python and in the browser."""
NOT_SOURCES = shutil.ignore_patterns(".*", "site", "node_modules", "__pycache__", "*.egg-info")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests that a quick run leaves out."""
    config.addinivalue_line(
        "markers", "slow: builds the whole site once more, or runs another program"
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site as built from the repository at the reference instant."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT, folder, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    return folder


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the staff guide as `make staff` builds it; a warning is a failure."""
    folder = tmp_path_factory.mktemp("guide") / "staff"
    words = ["build", "--strict", "-f", "staff/mkdocs.yml", "--site-dir", str(folder)]
    done = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-m", "mkdocs", *words],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def build_site(root: Path, folder: Path, **variables: str) -> None:
    """Build the project in `root` into `folder`; a failure or a warning fails the test.

    `variables` are added to the environment of the build, which is a process of its own.
    """
    settings = {
        "SOURCE_DATE_EPOCH": str(int(REFERENCE.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(root / "hooks"),
    }
    done = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=root,
        env={**os.environ, **settings, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    assert "WARNING" not in printed, printed


def read_files(folder: Path) -> dict[str, bytes]:
    """Return what every file of a folder holds, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
