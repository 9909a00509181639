"""The same sources give the same bytes, whatever the computer is set to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.building import NOT_SOURCES, ROOT, build_site, read_files


@pytest.mark.slow
def test_two_builds_in_different_surroundings_are_byte_identical(
    site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a folder of another name"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
    again = tmp_path / "again"
    build_site(copy, again, PYTHONHASHSEED="2", TZ="America/St_Johns", LC_ALL="fr_CA.UTF-8")
    first, second = read_files(site), read_files(again)
    assert sorted(first) == sorted(second)
    assert [path for path in sorted(first) if first[path] != second[path]] == []
