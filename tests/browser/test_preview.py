"""A preview shows what a change makes of the site, before that is public."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.browser.preview import find_instant, list_changed
from tests.building import NOT_SOURCES, REFERENCE, ROOT
from tests.commands import change
from tests.projects import load_shipped
from tests.test_changes import git

LATER = "2027-lima-labourers"
ABOUT = ["/en/about/", "/fr/a-propos/"]
LIMA = [
    "/en/missions/construction-labourers-lima-2027/",
    "/fr/missions/aides-de-chantier-lima-2027/",
]
NURSING = "missions/2027-casablanca-tunis-nursing.yml"


def test_pages_that_changed_are_shown_even_before_their_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(REFERENCE.timestamp())))
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=NOT_SOURCES)
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "docs", "missions", "mkdocs.yml")
    git(project, "commit", "--quiet", "--message=Begin")
    change(project, "---\n", "---\n# A note\n", "docs/fr/about.md")
    text = (ROOT / f"tests/fixtures/missions/{LATER}.yml").read_text(encoding="utf-8")
    text = text.replace("publish_on: 2026-11-16", "publish_on: 2026-12-02")
    text = text.replace("opens: 2026-11-23T09:00", "opens: 2026-12-07T09:00")
    (project / f"missions/{LATER}.yml").write_text(text, encoding="utf-8")
    run = "from tests.browser.preview import main; from pathlib import Path; main(Path(), 'main')"
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Beside this process's own browser there cannot be another.
    command = [sys.executable, "-c", run]
    subprocess.run(command, cwd=project, env=environ, check=True)  # noqa: S603 - ours
    page = (project / "build/pages.html").read_text(encoding="utf-8")
    shown = re.findall(r"<figcaption>(\S+) · (\d+)<", page)
    for urls in (ABOUT, LIMA):
        found = [(url, width) for url, width in shown if url in urls]
        assert found == [(url, width) for width in ("1280", "390") for url in urls]
    assert (project / "site" / LIMA[0].strip("/") / "index.html").is_file()


def test_the_preview_waits_for_the_last_mission_to_be_public() -> None:
    mission = load_shipped().missions["2027-casablanca-tunis-nursing"]
    assert mission.publication.publish_on.isoformat() == "2026-11-02"
    early = datetime(2026, 1, 1, tzinfo=UTC)
    assert find_instant(load_shipped(), [NURSING, "docs/en/about.md"], early) == datetime(
        2026, 11, 2, 5, tzinfo=UTC
    )
    assert find_instant(load_shipped(), [NURSING], REFERENCE) == REFERENCE
    assert find_instant(load_shipped(), [], early) == early


def test_a_change_shows_both_sides_of_its_pages_and_nothing_else() -> None:
    assert list_changed(load_shipped(), ["docs/en/about.md"]) == {"about.md": ABOUT}
    assert list(list_changed(load_shipped(), [NURSING])) == [
        NURSING.replace(".yml", ".md"),
        NURSING.replace(".yml", "/prepare.md"),
    ]
    assert list_changed(load_shipped(), ["missions/programme/strings.yml"]) == {}
