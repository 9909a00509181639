"""What `missions changes` tells of a branch."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands import Run, change
from tests.projects import copy_project

from missionsite.changes import Change, list_changes
from missionsite.cli import main

NURSING = "missions/2027-casablanca-tunis-nursing.yml"
COOKS = "missions/2027-manila-cooks.yml"
NBSP = "\u00a0"
Lines = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project, of which Git keeps the version `main`."""
    root = copy_project(tmp_path)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "docs", "missions", "mkdocs.yml")
    git(root, "commit", "--quiet", "--message=Begin")
    return root


@pytest.fixture
def run(command: Run) -> Lines:
    """Return a function that runs the command: exit code, lines, errors."""

    def changes(*words: str, language: str = "en") -> tuple[int, list[str], str]:
        code, out, error = command("changes", "--lang", language, *(words or ("--one", "main")))
        return code, out.splitlines(), error

    return changes


def git(root: Path, *words: str) -> None:
    """Run Git in a folder, whatever this computer's settings are."""
    nobody = {"NAME": "A", "EMAIL": "a@missions.example"}
    names = {f"GIT_{who}_{key}": nobody[key] for who in ("AUTHOR", "COMMITTER") for key in nobody}
    environ = {
        **os.environ,
        **names,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    subprocess.run(["git", *words], cwd=root, env=environ, check=True)  # noqa: S603, S607 - ours


def list_items(lines: list[str]) -> list[str]:
    """Return what is told, without the headings."""
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]


def test_nothing_is_told_of_a_branch_that_changes_nothing(run: Lines) -> None:
    assert run("main") == (
        0,
        [
            "## English",
            "",
            "Nothing has changed in the missions and the pages.",
            "",
            "## Français",
            "",
            "Rien n’a changé dans les missions ni dans les pages.",
        ],
        "",
    )


def test_a_deadline_that_moved_is_told_in_days(project: Path, run: Lines) -> None:
    change(project, "closes: 2027-01-15T23:59", "closes: 2027-01-22T23:59", NURSING)
    change(project, "  selection: 2027-01-29", "  selection: 2027-02-05", NURSING)
    english, french = run()[1], run(language="fr")[1]
    assert english[:4] == ["## English", "", "### Nursing and care: Morocco and Tunisia", ""]
    assert list_items(english) == [
        (
            f"Closing (employers) moved from January{NBSP}15, 2027, 11:59{NBSP}pm to"
            f" January{NBSP}22, 2027, 11:59{NBSP}pm."
        ),
        f"Selection moved from January{NBSP}29, 2027 to February{NBSP}5, 2027.",
    ]
    assert list_items(french) == [
        (
            f"Fermeture (employers){NBSP}: passe du 15{NBSP}janvier 2027 à 23{NBSP}h{NBSP}59 au"
            f" 22{NBSP}janvier 2027 à 23{NBSP}h{NBSP}59."
        ),
        f"Sélection{NBSP}: passe du 29{NBSP}janvier 2027 au 5{NBSP}février 2027.",
    ]


def test_a_text_of_which_one_side_changed_is_pointed_out(project: Path, run: Lines) -> None:
    change(project, "Nursing and care: Morocco", "Nursing: Morocco", NURSING)
    assert list_items(run()[1]) == [
        (
            "Title (in English) changed from “Nursing and care: Morocco and Tunisia” to"
            " “Nursing: Morocco and Tunisia”."
        ),
        "Title: only one language changed. See whether the other one should.",
    ]
    change(project, "Soins infirmiers : Maroc", "Soins : Maroc", NURSING)
    assert not any("only one language" in item for item in list_items(run()[1]))


def test_of_a_long_text_what_differs_is_told(project: Path, run: Lines) -> None:
    change(project, "You advertise your positions", "You advertise your jobs", NURSING)
    assert list_items(run()[1])[0] == (
        "Description (in English) changed from “… cities. You advertise your positions and draw up"
        " your …” to “… cities. You advertise your jobs and draw up your …”."
    )


def test_an_entry_that_goes_does_not_change_those_after_it(project: Path, run: Lines) -> None:
    change(
        project,
        '    - en: "Your business number"\n      fr: "Votre numéro d’entreprise"\n',
        "",
        NURSING,
    )
    change(project, "hiring_regions: [NB", "hiring_regions: [PE, NB", NURSING)
    assert sorted(list_items(run()[1])) == [
        "What to have ready (1) removed: “Your business number”.",
        "Where the jobs are added: “PE”.",
    ]


def test_a_date_needs_no_article_in_french(project: Path, run: Lines) -> None:
    change(project, "start: 2027-fall # a season: spring", "start: 2027-10-04 # spring", COOKS)
    change(project, "    to: 2027-fall\n", "", COOKS)
    change(project, "dates:\n", "dates:\n  briefing: 2027-04-21\n", COOKS)
    assert list_items(run(language="fr")[1]) == [
        f"Séance préparatoire, ajout{NBSP}: 21{NBSP}avril 2027.",
        f"Début{NBSP}: avant, «{NBSP}2027-fall{NBSP}»; maintenant, 4{NBSP}octobre 2027.",
        f"Dernier jour (Manila), retrait{NBSP}: «{NBSP}2027-fall{NBSP}».",
    ]


def test_new_removed_and_unreadable_missions_are_told(project: Path, run: Lines) -> None:
    (project / COOKS).rename(project / "missions/2028-manila-cooks.yml")
    change(project, "title:", "title", NURSING)
    lines = run()[1]
    assert lines.count("### Cooks for hotels and restaurants: Manila") == 2
    assert list_items(lines) == [
        "One of the two versions cannot be read: missions check says why.",
        "The file was removed. If the mission was published, its address leads nowhere now.",
        "New mission.",
    ]


def test_another_order_is_told(project: Path, run: Lines) -> None:
    change(project, "other_ways: [telephone, email]", "other_ways: [email, telephone]", NURSING)
    (item,) = list_items(run()[1])
    assert item.endswith(" changed.")


def test_a_comment_changes_no_page(project: Path, run: Lines) -> None:
    (project / COOKS).write_text((project / COOKS).read_text("utf-8") + "# A note\n", "utf-8")
    (item,) = list_items(run()[1])
    assert item.startswith("Only comments or the layout of the file changed")


def test_a_page_of_which_one_side_changed_is_pointed_out(project: Path, run: Lines) -> None:
    change(project, "---\n", "---\n# A note\n", "docs/fr/about.md")
    assert list_items(run()[1]) == [
        "docs/fr/about.md changed.",
        "The page in the other language, docs/en/about.md, did not change: see whether it should.",
    ]
    change(project, "---\n", "---\n# A note\n", "docs/en/about.md")
    assert list_items(run()[1]) == ["docs/en/about.md changed.", "docs/fr/about.md changed."]


@pytest.mark.parametrize("version", ["nowhere", "", "--output=x", "main:docs"])
def test_a_version_that_git_does_not_know_is_told(project: Path, run: Lines, version: str) -> None:
    before = sorted(project.rglob("*"))
    code, lines, error = run("--", version)
    assert (code, lines) == (2, [])
    assert error.startswith(f"Git knows no version “{version}” of this project. Check")
    assert sorted(project.rglob("*")) == before


def test_without_a_repository_there_is_no_other_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_project(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert main(["changes", "main", "--lang", "fr"]) == 2
    assert capsys.readouterr().err.startswith("Git ne connaît pas de version")


def test_a_project_below_the_repository_is_compared_too(project: Path, run: Lines) -> None:
    git(project, "mv", "mkdocs.yml", "docs", "missions", "-k", ".")
    inner = project / "inner"
    inner.mkdir()
    git(project, "mv", "mkdocs.yml", "docs", "missions", "inner")
    git(project, "commit", "--quiet", "--message=Move")
    change(inner, "closes: 2027-01-15T23:59", "closes: 2027-01-22T23:59", NURSING)
    code, lines, _ = run("--one", "--root", str(inner), "main")
    assert code == 0
    assert len(list_items(lines)) == 1


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a", "b", [Change((), "", "a", "b")]),
        ({"a": "1"}, {"a": "1"}, []),
        ({"a": "1"}, {"b": "1"}, [Change(("b",), "", None, "1"), Change(("a",), "", "1", None)]),
        (["a", "b"], ["b"], [Change((), "", "a", None)]),
        (["a"], ["a", "a"], [Change((), "", ["a"], ["a", "a"])]),
        (["a", "b"], ["b", "a"], [Change((), "", ["a", "b"], ["b", "a"])]),
        (
            [{"id": "x", "n": "1"}, {"id": "y", "n": "1"}],
            [{"id": "y", "n": "2"}, {"id": "x", "n": "1"}],
            [Change(("n",), "y", "1", "2")],
        ),
        ({"a": ["1"]}, {"a": "1"}, [Change(("a",), "", ["1"], "1")]),
    ],
)
def test_differences_are_found_entry_by_entry(
    before: str, after: str, expected: list[Change]
) -> None:
    assert list(list_changes(before, after)) == expected
