"""What the command line says when the project, or what it is told, is not as it should be."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.commands import Run

NBSP = "\u00a0"


@pytest.fixture
def run(command: Run) -> Run:
    """Return a function that checks the project, with words after the command."""
    return partial(command, "check")


@pytest.mark.parametrize("written", ["soon", "-1", "253402300800", ""])
def test_an_instant_that_is_none_is_told_in_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    code, out, english = run()
    assert (code, out) == (2, "")
    assert english.startswith("SOURCE_DATE_EPOCH should be")
    assert english.endswith(f"it is “{written}”.\n")
    french = run("--lang", "fr")[2]
    assert french.startswith("SOURCE_DATE_EPOCH devrait être")
    assert french.endswith(f"«{NBSP}{written}{NBSP}».\n")


def test_a_file_that_was_not_checked_is_not_reported_as_right(project: Path, run: Run) -> None:
    assert run("docs") == (0, "No mistakes found.\n", "")
    (project / "missions/reference/provinces.csv").unlink()
    code, out, _ = run("docs")
    assert code == 1
    assert "missions/reference/provinces.csv:1:1: " in out


def test_a_path_that_no_system_takes_is_told(run: Run) -> None:
    code, out, error = run("x" * 5000)
    assert (code, out) == (2, "")
    assert error.endswith("in this project.\n")
    assert run("--root", "x" * 5000)[0] == 2
