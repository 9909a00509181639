"""A build that cannot begin ends in what the check says, in the language of the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.building import ROOT
from tests.projects import copy_project

CONTENT = "  - hooks/content.py\n"
I18N = "  - i18n:\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project with its hooks."""
    project = copy_project(tmp_path)
    (project / "hooks").symlink_to(ROOT / "hooks")
    return project


def test_without_the_plugin_of_the_languages(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    start, end = text.index(I18N), text.index("hooks:\n")
    (project / "mkdocs.yml").write_text(f"{text[:start]}  - search\n{text[end:]}")
    told = build(project)
    assert "“i18n” is missing under “plugins”" in told
    assert "[missing-item]" in told


def test_without_the_hook_that_loads_the_site(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(text.replace(CONTENT, ""))
    assert "Il manque «\u00a0hooks/content.py\u00a0» sous" in build(project, LC_ALL="fr_CA.UTF-8")


def test_at_an_instant_that_is_none(project: Path) -> None:
    told = build(project, LC_ALL="fr_CA.UTF-8", SOURCE_DATE_EPOCH="soon")
    assert "SOURCE_DATE_EPOCH devrait être" in told


def build(project: Path, **variables: str) -> str:
    """Return what a build prints that fails without a traceback."""
    settings = {"SOURCE_DATE_EPOCH": "1796144400", "LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"}
    paths = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")],
        cwd=project,
        env={**os.environ, **settings, **paths, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    return done.stderr
