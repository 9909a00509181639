"""A copy of the project to be spoiled, and the command line run in it."""

from __future__ import annotations

import io
import os
import pty
import sys
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


def play(project: Path, command: tuple[str, ...], typed: tuple[str, ...], **variables: str) -> str:
    """Answer a command's questions at a terminal of its own; return all that was shown.

    It speaks English, unless `variables` of the environment say otherwise.
    """
    words = [sys.executable, "-m", "missionsite.cli", *command]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": "1796144400", "LC_ALL": "C", **variables}
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(project)
        os.execve(words[0], words, environ)  # noqa: S606 - the command is ours
    shown = ""
    for answer in typed:
        shown += _read_until(terminal, "> ")
        os.write(terminal, answer.encode() if answer == "\x04" else f"{answer}\n".encode())
    shown += _read_until(terminal, "")
    os.waitpid(child, 0)
    os.close(terminal)
    return shown


def _read_until(terminal: int, end: str) -> str:
    """Read what is shown until it ends so, or until nothing more comes."""
    shown = b""
    while not (end and shown.endswith(end.encode())):
        try:
            more = os.read(terminal, 4096)
        except OSError:  # Linux says so when the program has ended
            break
        if not more:
            break
        shown += more
    return shown.decode()
