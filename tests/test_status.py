"""What `missions status` tells of each mission."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands import Run, change

NURSING = "missions/2027-casablanca-tunis-nursing.yml"
Lines = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def run(command: Run) -> Lines:
    """Return a function that runs the command: exit code, lines, errors."""

    def status(language: str = "en") -> tuple[int, list[str], str]:
        code, out, error = command("status", "--lang", language)
        return code, out.splitlines(), error

    return status


def find_row(lines: list[str], mission: str) -> list[str]:
    """Return the cells of a mission's row."""
    (row,) = (line for line in lines if line.startswith(mission))
    return [cell.strip() for cell in row.split("  ") if cell]


def test_each_mission_has_a_row_and_the_nearest_date_stands_first(run: Lines) -> None:
    code, lines, error = run()
    assert (code, error) == (0, "")
    assert lines[0].split() == ["MISSION", "TODAY", "NEXT", "REVIEW", "BY", "NOTES"]
    assert len(lines) == 9
    assert [line.split()[0] for line in lines[1:3]] == [
        "2027-paris-brussels-early-childhood",
        "2027-santiago-lima-engineers",
    ]
    assert find_row(lines, "2027-casablanca") == [
        "2027-casablanca-tunis-nursing",
        "Open",
        "2027-01-15 form closes",
        "2027-01-04",
        "invented example",
    ]


def test_columns_stand_below_each_other(run: Lines) -> None:
    for language, head in (("en", "NEXT"), ("fr", "ENSUITE")):
        lines = run(language)[1]
        place = lines[0].index(head)
        assert {line[place - 2 : place] for line in lines} == {"  "}
        assert all(line[place] != " " for line in lines)


def test_it_speaks_french(run: Lines) -> None:
    lines = run("fr")[1]
    assert find_row(lines, "2027-porto")[1:3] == [
        "Ouvre bientôt",
        "2026-12-14 ouverture du formulaire",
    ]
    assert find_row(lines, "2027-guatemala")[1] == "Annulée"


def test_a_mission_without_french_is_told(project: Path, run: Lines) -> None:
    change(project, '  fr: "Soins infirmiers', '  # fr: "Soins infirmiers', NURSING)
    code, rows, _ = run()
    assert code == 1
    row = find_row(rows, "2027-casablanca")
    assert row[1] == "Cannot be read"
    assert row[-1] == "1 mistake; French missing in 1 place"
    assert find_row(run("fr")[1], "2027-casablanca")[-1] == "1 erreur; français absent à 1 endroit"


def test_a_mission_that_is_announced_later_is_not_public(project: Path, run: Lines) -> None:
    change(project, "publish_on: 2026-11-02", "publish_on: 2026-12-20", NURSING)
    change(project, "opens: 2026-11-16", "opens: 2026-12-21", NURSING)
    row = find_row(run()[1], "2027-casablanca")
    assert row[1:3] == ["Not public yet", "2026-12-20 appears on the site"]


def test_a_review_that_is_overdue_is_told(project: Path, run: Lines) -> None:
    change(project, "review_by: 2027-01-04", "review_by: 2026-11-30", NURSING)
    code, lines, _ = run()
    assert code == 0
    notes = find_row(lines, "2027-casablanca")[-1]
    assert notes == "1 question; review is overdue; invented example"


def test_a_word_that_is_missing_costs_no_table(project: Path, run: Lines) -> None:
    change(project, '  open: {en: "Open", fr: "Ouverte"}\n', "", "missions/programme/strings.yml")
    code, lines, _ = run()
    assert code == 0
    assert find_row(lines, "2027-casablanca")[1] == "open"


def test_without_the_lists_nothing_is_said_of_missions(project: Path, run: Lines) -> None:
    (project / "missions/reference/provinces.csv").unlink()
    code, lines, error = run()
    assert (code, lines) == (2, [])
    assert "missions check" in error


def test_a_project_without_missions_says_so(project: Path, run: Lines) -> None:
    for file in (project / "missions").glob("*.yml"):
        file.unlink()
    assert run() == (0, ["There are no missions."], "")
