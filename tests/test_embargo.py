"""Before its day, a mission is in nothing that is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.building import NOT_SOURCES, REFERENCE, ROOT, build_site, read_files

from missionsite.catalogue import load_catalogue

LATER = "2027-lima-labourers"


@pytest.mark.slow
def test_a_mission_that_is_announced_tomorrow_changes_no_byte_of_the_site(
    site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
    text = (ROOT / f"tests/fixtures/missions/{LATER}.yml").read_text(encoding="utf-8")
    for before, after in (
        ("publish_on: 2026-11-16", "publish_on: 2026-12-02"),
        ("opens: 2026-11-23T09:00", "opens: 2026-12-07T09:00"),
    ):
        assert before in text
        text = text.replace(before, after)
    (copy / "missions" / f"{LATER}.yml").write_text(text, encoding="utf-8")
    catalogue = load_catalogue(copy, REFERENCE)
    assert LATER in catalogue.missions
    assert LATER not in catalogue.published
    assert LATER in load_catalogue(copy, REFERENCE.replace(day=2)).published

    build_site(copy, tmp_path / "built")
    public, built = read_files(site), read_files(tmp_path / "built")
    assert sorted(built) == sorted(public)
    assert [path for path in sorted(built) if built[path] != public[path]] == []
