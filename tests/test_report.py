"""What people, programs and GitHub are told, and the command line that tells it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.mutation import mutate_files

from missionsite.catalogue import load_catalogue
from missionsite.cli import main
from missionsite.clock import read_build_instant
from missionsite.excerpt import render_excerpt
from missionsite.messages import load_messages
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.report import (
    choose_language,
    choose_problems,
    render_check,
    render_count,
    render_github,
    render_json,
    render_text,
)
from missionsite.source import read_source

ROOT = Path(__file__).parents[1]
MESSAGES = load_messages()
NOW = "1796144400"  # December 1, 2026, noon in Ottawa
NBSP = "\u00a0"
SOURCE, _ = read_source("missions/a.yml", b'title: {en: "A", fr: "B"}\nfrancophone: oui\n')
MISTAKE = Problem(
    "missions/a.yml", Span(2, 14, 2, 17), "bad-boolean", {"value": "oui"}, severity="error"
)
LONG_STAY = "This mission takes 33 days; a mission usually takes about a week. Are the dates right?"
QUESTION = Problem(
    "missions/b.yml", Span(4, 1, 6, 9), "mission-too-long", {"days": 33}, severity="warning"
)
HINTED = Problem(
    "missions/a.yml",
    Span(1, 1, 1, 6),
    "unknown-key",
    {"key": "titel", "nearest": "title"},
    "nearest",
)


def test_a_problem_is_told_with_its_line_a_mark_and_a_hint() -> None:
    text = render_text([HINTED, QUESTION], {SOURCE.path: SOURCE}, MESSAGES, "en")
    assert text.splitlines() == [
        "missions/a.yml:1:1: There is no field named “titel” here. [unknown-key]",
        '  1 | title: {en: "A", fr: "B"}',
        "    | ^~~~~",
        "  Did you mean “title”?",
        "",
        f"missions/b.yml:4:1: Please check: {LONG_STAY} [mission-too-long]",
        "",
        "1 mistake, 1 question in 2 files",
    ]


def test_colour_changes_no_word() -> None:
    plain = render_text([MISTAKE], {SOURCE.path: SOURCE}, MESSAGES, "fr")
    coloured = render_text([MISTAKE], {SOURCE.path: SOURCE}, MESSAGES, "fr", colour=True)
    for sign in ("\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[0m"):
        assert sign in coloured
        coloured = coloured.replace(sign, "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("problems", "english", "french"),
    [
        ([], "No mistakes found.", "Aucune erreur trouvée."),
        ([MISTAKE], "1 mistake in 1 file", "1 erreur dans 1 fichier"),
        ([QUESTION], "1 question in 1 file", "1 question dans 1 fichier"),
        (
            [MISTAKE, MISTAKE, QUESTION],
            "2 mistakes, 1 question in 2 files",
            "2 erreurs, 1 question dans 2 fichiers",
        ),
    ],
    ids=["nothing", "mistake", "question", "both"],
)
def test_problems_are_counted(problems: list[Problem], english: str, french: str) -> None:
    assert render_count(problems, MESSAGES, "en") == english
    assert render_count(problems, MESSAGES, "fr") == french


@pytest.mark.parametrize(
    ("line", "span", "shown"),
    [
        ("état: prévu", Span(1, 7, 1, 12), ("état: prévu", "      ^~~~~")),
        ("e\u0301tat: x", Span(1, 8, 1, 9), ("e\u0301tat: x", "      ^")),
        ("名: 東京 x", Span(1, 4, 1, 6), ("名: 東京 x", "    ^~~~")),
        ("a: \tx", Span(1, 5, 1, 6), ("a:     x", "       ^")),
        ("a:", Span(1, 3, 1, 3), ("a:", "  ^")),
        ("a: |", Span(1, 4, 3, 9), ("a: |", "   ^")),
        ("a: [b,", Span(1, 4, 2, 3), ("a: [b,", "   ^~~")),
        ("a: \x1b[31mx", Span(1, 4, 1, 5), ("a: �[31mx", "   ^")),
        ("a: x\u2028y", Span(1, 5, 1, 6), ("a: x�y", "    ^")),
    ],
    ids=["accent", "combining", "wide", "tab", "empty", "block", "lines", "escape", "separator"],
)
def test_the_mark_stands_below_the_mistake(line: str, span: Span, shown: tuple[str, str]) -> None:
    assert render_excerpt(line, span) == shown


def test_a_long_line_is_cut_around_the_mistake() -> None:
    line, mark = render_excerpt("a" * 500 + "X" + "b" * 500, Span(1, 501, 1, 502))
    assert line[mark.index("^")] == "X"
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(line) < 110


def test_json_has_a_row_for_each_problem() -> None:
    rows = json.loads(render_json([HINTED], MESSAGES, "fr"))
    assert rows == [
        {
            "path": "missions/a.yml",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 6,
            "severity": "error",
            "code": "unknown-key",
            "message": f"Il n’y a pas de champ nommé «{NBSP}titel{NBSP}» à cet endroit.",
            "hint": f"Vouliez-vous dire «{NBSP}title{NBSP}»?",
            "confirm": "",
        }
    ]
    assert json.loads(render_json([], MESSAGES, "fr")) == []


def test_github_is_told_in_its_own_commands() -> None:
    odd = Problem("missions/a,b:.yml", Span(2, 3, 2, 4), "bad-boolean", {"value": "50%"})
    places = [
        "::error file=missions/a%2Cb%3A.yml,line=2,col=3,endLine=2,endColumn=3,title=[bad-boolean]",
        "::warning file=missions/b.yml,line=4,endLine=6,title=[mission-too-long]",
        "::error file=missions/a.yml,line=1,col=1,endLine=1,endColumn=5,title=[unknown-key]",
    ]
    texts = [
        "“50%25” should be true (yes) or false (no).",
        LONG_STAY,
        "There is no field named “titel” here.%0ADid you mean “title”?",
    ]
    commands = render_github([odd, QUESTION, HINTED], MESSAGES, "en").splitlines()
    expected = zip(places, texts, strict=True)
    assert commands == [f"{place}::{text}" for place, text in expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], 2),
        (["."], 2),
        (["missions"], 2),
        (["missions/a.yml"], 1),
        (["missions/a"], 0),
        (["docs"], 0),
        (["docs", "missions/b.yml"], 1),
    ],
)
def test_files_and_folders_choose_problems(names: list[str], expected: int) -> None:
    assert len(choose_problems([MISTAKE, QUESTION], names)) == expected


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "en_CA.UTF-8"}, "en"),
        ({"LC_ALL": "fr_FR", "LANG": "en_CA"}, "fr"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr", "LANG": "en_CA"}, "fr"),
        ({"LC_ALL": "C.UTF-8", "LANG": "fr_CA"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_terminal(environ: dict[str, str], language: Language) -> None:
    assert choose_language(environ) == language


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that holds one mission with one mistake."""
    for name in ("missions/programme", "missions/reference", "docs", "overrides"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copy(
        ROOT / "tests/cases/check/duplicate-key/input.yml", tmp_path / "missions/2027-a.yml"
    )
    return tmp_path


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line in the project."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")

    def run_command(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_the_command_and_the_build_print_the_same(project: Path, run: Run) -> None:
    code, out, _ = run("check")
    catalogue = load_catalogue(project, read_build_instant({"SOURCE_DATE_EPOCH": NOW}))
    assert code == 1
    assert "missions/2027-a.yml:12:1: " in out
    assert out == render_check(catalogue, "en") + "\n"


def test_only_the_files_named_are_told(run: Run) -> None:
    assert run("check", "docs") == (0, "No mistakes found.\n", "")
    assert run("check", "missions/2027-a.yml", "--lang", "fr")[1].endswith(
        "1 erreur dans 1 fichier\n"
    )


def test_each_format_is_printed(run: Run) -> None:
    assert json.loads(run("check", "missions", "--format", "json")[1])[0]["code"] == "duplicate-key"
    assert run("check", "missions", "--format", "github")[1].startswith("::error file=missions/")
    assert run("check", "docs", "--format", "github") == (0, "", "")


def test_two_hundred_mutated_missions_are_told_in_both_languages(project: Path, run: Run) -> None:
    seeds = sorted((ROOT / "missions").glob("*.yml"))
    for number, data in enumerate(mutate_files(seeds, 200)):
        (project / f"missions/2027-mutated-{number}.yml").write_bytes(data)
    for language in LANGUAGES:
        code, out, error = run("check", "missions", "--lang", language)
        assert (code, error) == (1, "")
        assert out.count("missions/2027-mutated-") > 200


def test_the_root_can_be_named(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    assert run("check", "--root", str(project))[0] == 1
    assert run("check", "--root", str(project / "docs"))[0] == 2


def test_the_schema_is_printed(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["title"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("chekc",),
        ("check", "--format", "xml"),
        ("check", "--lang", "de"),
        ("check", "none.yml"),
    ],
    ids=["no command", "unknown command", "unknown format", "unknown language", "no such file"],
)
def test_wrong_use_is_told_in_the_language_asked_for(run: Run, words: tuple[str, ...]) -> None:
    code, out, english = run(*words)
    assert (code, out) == (2, "")
    assert english.endswith(("can be written.\n", "in this project.\n"))
    french = run(*words, *(() if "--lang" in words else ("--lang", "fr")))[2]
    assert "--lang" in words or french.endswith(("l’on peut écrire.\n", f"none.yml{NBSP}».\n"))


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("schema", "--help")])
def test_help_is_in_the_language_asked_for(run: Run, words: tuple[str, ...]) -> None:
    code, english, _ = run(*words)
    assert code == 0
    assert "Usage: missions" in english
    _, french, _ = run("--lang", "fr", *words)
    assert f"Utilisation{NBSP}: missions" in french
    for word in ("usage:", "show", "options:", "Options:", "positional"):
        assert word not in french
