"""A copy of the project to be spoiled, and the command line run in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import REFERENCE
from tests.projects import copy_project

from missionsite.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project."""
    return copy_project(tmp_path)


@pytest.fixture
def command(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Return a function that runs `missions` in the copy, at the reference instant.

    It returns the exit code, the answer and what is said on the error stream; nobody is there to
    be asked.
    """
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(REFERENCE.timestamp())))
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def run(*words: str) -> tuple[int, str, str]:
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def change(project: Path, before: str, after: str, name: str) -> None:
    """Replace some text in a file of the project."""
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
