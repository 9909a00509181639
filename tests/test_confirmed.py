"""A question is asked until someone has confirmed that what stands there is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.building import REFERENCE
from tests.commands import Run, change
from tests.projects import copy_project

from missionsite.catalogue import load_catalogue
from missionsite.confirmed import CONFIRMED, DUE, read_mark, settle
from missionsite.equality.texts import measure_findings, read_roots
from missionsite.messages import load_messages
from missionsite.pairs import FOLDERS
from missionsite.problems import Problem, Span
from missionsite.source import Source
from missionsite.versions import load_present

MANILA, PORTO = "missions/2027-manila-cooks.yml", "missions/2027-porto-carpenters.yml"
SENTENCE = ("Charpenterie : Porto, pour l’Atlantique", "Infirmiers : Porto, pour l’Atlantique")
CODE = "title-one-gender"
ENGLISH, FRENCH = (
    "Cooks for hotels and restaurants: Manila",
    "Cuisine, hôtels et restaurants : Manille",
)
TITLES = f'en: "{ENGLISH}"\n  fr: "{FRENCH}"'
SWAPPED = f'en: "{FRENCH}"\n  fr: "{ENGLISH}"'
CLEAN = (0, "No mistakes found.\n", "")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project in which the check asks one question."""
    root = copy_project(tmp_path)
    change(root, *SENTENCE, PORTO)
    return root


def read_line(said: str) -> str:
    """Return the line of the list that the only question of an answer shows."""
    (line,) = [line for line in said.splitlines() if CONFIRMED in line]
    return line.rpartition(": ")[2]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "If it is right as it stands, add this line to missions/confirmed.txt: "),
        ("fr", "Si c’est juste, ajoutez cette ligne à missions/confirmed.txt : "),
    ],
)
def test_a_question_shows_the_line_that_answers_it(command: Run, language: str, told: str) -> None:
    code, out, _ = command("check", "--lang", language)
    assert code == 0
    assert told in out.replace("\u00a0", " ")
    assert read_line(out).endswith(f" {PORTO} {CODE}")
    asked = json.loads(command("check", "--format", "json", "--lang", language)[1])
    assert [read_line(problem["confirm"]) for problem in asked] == [read_line(out)]
    assert read_line(out) in command("check", "--format", "github", "--lang", language)[1]


def test_a_line_by_hand_answers_as_the_command_does(project: Path, command: Run) -> None:
    line = read_line(command("check")[1])
    before = (project / CONFIRMED).read_bytes()
    with (project / CONFIRMED).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert command("check", "--strict") == CLEAN
    (project / CONFIRMED).write_bytes(before)
    assert command("confirm", PORTO) == (0, f"Confirmed: {PORTO}, {CODE}\n", "")
    assert command("check", "--strict") == CLEAN
    after = (project / CONFIRMED).read_text(encoding="utf-8").splitlines()
    assert set(after) - set(before.decode().splitlines()) == {line}


def test_an_answer_holds_until_its_line_says_something_else(project: Path, command: Run) -> None:
    command("confirm", PORTO)
    text = (project / PORTO).read_text(encoding="utf-8")
    (project / PORTO).write_text(f"# One line more.\n{text}", encoding="utf-8")
    assert command("check") == CLEAN
    change(project, "Infirmiers : Porto", "Infirmiers de Porto", PORTO)
    assert f"[{CODE}]" in command("check")[1]


def test_an_answer_holds_until_the_other_side_says_something_else(
    project: Path, command: Run
) -> None:
    command("confirm", PORTO)
    change(project, '"Carpenters: Porto, for', '"Carpenters: Oporto, for', PORTO)
    assert f"[{CODE}]" in command("check")[1]


def test_an_answer_about_a_whole_text_ends_with_that_text(project: Path, command: Run) -> None:
    change(project, TITLES, SWAPPED, MANILA)
    command("confirm", "missions")
    assert command("check") == CLEAN
    change(project, SWAPPED, SWAPPED.replace("Manil", "Vanil"), MANILA)
    assert "[languages-swapped]" in command("check")[1]


def test_an_answer_is_that_of_one_file(project: Path, command: Run) -> None:
    assert command("confirm", MANILA) == (
        0,
        "Nothing to confirm: the check asks nothing there that can be confirmed.\n",
        "",
    )
    line = read_line(command("check")[1])
    with (project / CONFIRMED).open("a", encoding="utf-8") as file:
        file.write(line.replace(line[:4], "0000"))
    assert f"[{CODE}]" in command("check")[1]


def test_an_answer_stays_when_another_is_given(project: Path, command: Run) -> None:
    command("confirm", PORTO)
    change(project, TITLES, SWAPPED, MANILA)
    assert command("confirm", MANILA)[1] == f"Confirmed: {MANILA}, languages-swapped\n"
    assert command("check") == CLEAN


def test_a_mark_is_of_its_file_and_not_of_its_place(tmp_path: Path) -> None:
    def find_mark(path: str, line: int) -> str:
        asked = Problem(path, Span(), "text-twice", {"path": "c.yml", "line": line}, "", "warning")
        (problem,) = settle([asked], {path: Source(path, "title: A\n", None)}, tmp_path).problems
        return read_mark(problem.line)

    assert find_mark("a.yml", 3) == find_mark("a.yml", 9)
    assert find_mark("a.yml", 3) != find_mark("b.yml", 3)


def test_a_line_that_answers_nothing_goes(project: Path, command: Run) -> None:
    command("confirm", PORTO)
    change(project, "Infirmiers : Porto", "Infirmiers de Porto", PORTO)
    command("confirm", "missions")
    lines = (project / CONFIRMED).read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.endswith(f" {CODE}")]) == 1
    # The lines of texts that changed in one language alone are none of questions, and stay.
    assert [line for line in lines if line.endswith(" docs/compare.md page")] != []


def test_nothing_goes_while_a_file_cannot_be_asked_about(project: Path, command: Run) -> None:
    change(project, 'fr: "Cuisine', 'fr: "Cuisiniers', MANILA)
    command("confirm", MANILA)
    before = (project / CONFIRMED).read_text(encoding="utf-8").splitlines()
    with (project / MANILA).open("a", encoding="utf-8") as file:
        file.write("- [\n")
    assert command("confirm", PORTO) == (0, f"Confirmed: {PORTO}, {CODE}\n", "")
    after = (project / CONFIRMED).read_text(encoding="utf-8").splitlines()
    assert f"{MANILA} {CODE}" in {line[13:] for line in before}
    assert set(before) < set(after)


def test_without_files_or_a_version_nothing_is_confirmed(project: Path, command: Run) -> None:
    before = (project / CONFIRMED).read_bytes()
    code, out, error = command("confirm")
    assert (code, out) == (2, "")
    assert error.startswith("Name the files whose questions you have looked at")
    assert (project / CONFIRMED).read_bytes() == before


def test_what_time_asks_is_answered_by_a_later_day_alone(project: Path, command: Run) -> None:
    change(project, SENTENCE[1], SENTENCE[0], PORTO)
    change(project, "review_by: ", "review_by: 2020-01-01 # ", MANILA)
    out = command("check")[1]
    assert "[review-past]" in out
    assert CONFIRMED not in out
    assert command("confirm", MANILA)[1].startswith("Nothing to confirm")
    codes = load_messages().codes
    assert {code for code in DUE if codes[code].get("severity") != "warning"} == set()


def test_the_report_counts_what_was_confirmed(project: Path, command: Run) -> None:
    command("confirm", PORTO)
    catalogue = load_catalogue(project, REFERENCE)
    roots = read_roots(load_present(project, FOLDERS))
    rows = {row.id: row for row in measure_findings(catalogue.problems, catalogue.answered, roots)}
    assert (rows["questions"].en, rows["questions"].fr) == (0, 0)
    assert (rows["answered"].en, rows["answered"].fr) == (0, 1)


def test_a_list_that_is_not_there_answers_nothing(project: Path, command: Run) -> None:
    (project / CONFIRMED).unlink()
    assert f"[{CODE}]" in command("check")[1]
    command("confirm", PORTO)
    assert command("check") == CLEAN
