"""Who waits at a terminal is told how far a long reading has come; nobody else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands import Run, play

from missionsite.commands.progress import FEWEST

PORTO = "missions/2027-porto-carpenters.yml"


@pytest.fixture
def many(project: Path) -> Path:
    """Return a project of so many files that reading them takes a while."""
    for number in range(FEWEST):
        (project / f"missions/2027-a-{number}.yml").write_text("title: {}\n", encoding="utf-8")
    return project


def test_a_terminal_is_told_and_left_clean(many: Path) -> None:
    shown = play(many, ("check", PORTO), ())
    assert "\r\x1b[KReading the missions: 50 of 1" in shown
    assert "\r\x1b[KNo mistakes found." in shown


def test_a_short_reading_is_not_told(project: Path) -> None:
    assert "Reading" not in play(project, ("check",), ())


@pytest.mark.usefixtures("many")
def test_a_file_or_a_program_is_told_nothing(command: Run) -> None:
    assert command("check", PORTO) == (0, "No mistakes found.\n", "")
