"""The same sources give the same bytes, whatever the computer is set to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.building import ROOT, build_site

NOT_SOURCES = shutil.ignore_patterns(".*", "site", "node_modules", "__pycache__", "*.egg-info")


@pytest.mark.slow
def test_two_builds_in_different_surroundings_are_byte_identical(
    site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a folder of another name"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
    again = tmp_path / "again"
    build_site(copy, again, PYTHONHASHSEED="2", TZ="America/St_Johns", LC_ALL="fr_CA.UTF-8")
    first, second = _read_files(site), _read_files(again)
    assert sorted(first) == sorted(second)
    assert [path for path in sorted(first) if first[path] != second[path]] == []


def _read_files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
