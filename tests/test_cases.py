"""Mistakes that people make, and what the checker says of each in both languages.

A case is a folder of tests/cases/check, named for the code it shows and what is special about it.
`input.yml` becomes missions/2027-<folder>.yml of one project that all cases share, so that a case
needs addresses of its own (`slug`, forms); its first line may give another id: `# id: 2027-lima`.
A case about several files has a folder `project` instead, which is laid over a project of its own.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.clock import read_build_instant
from missionsite.messages import Messages, load_messages
from missionsite.problems import LANGUAGES, Language
from missionsite.report import choose_problems, render_text

ROOT = Path(__file__).parents[1]
CASES = sorted(path for path in (ROOT / "tests/cases/check").iterdir() if path.is_dir())
SHARED = ("missions/programme", "missions/reference", "docs")
NOW = {"SOURCE_DATE_EPOCH": "1796144400"}  # December 1, 2026, noon in Ottawa
ID = re.compile(rb"# id: ([a-z0-9-]+)\r?\n")
FEWEST_CASES = 25


@pytest.fixture(scope="module")
def messages() -> Messages:
    return load_messages()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue of a project that holds the missions of all cases."""
    root = make_project(tmp_path_factory.mktemp("cases"))
    for case in CASES:
        if (case / "input.yml").exists():
            shutil.copy(case / "input.yml", root / name_mission(case))
    return load_catalogue(root, read_build_instant(NOW))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_mistake_is_told_in_both_languages(
    case: Path, shared: Catalogue, messages: Messages, tmp_path: Path, *, update: bool
) -> None:
    catalogue, names = shared, [name_mission(case)]
    if not (case / "input.yml").exists():
        root = make_project(tmp_path)
        shutil.copytree(case / "project", root, dirs_exist_ok=True)
        catalogue, names = load_catalogue(root, read_build_instant(NOW)), []
    told = {language: tell(catalogue, names, messages, language) for language in LANGUAGES}
    if update:
        for language, text in told.items():
            expected_file(case, language).write_text(text, encoding="utf-8")
    expected = {
        language: expected_file(case, language).read_text(encoding="utf-8")
        for language in LANGUAGES
    }
    assert told == expected
    assert f"[{name_code(case, messages)}]" in told["en"]


def test_there_are_cases() -> None:
    assert len(CASES) >= FEWEST_CASES


def make_project(folder: Path) -> Path:
    """Copy what missions share, and mkdocs.yml, into a folder."""
    for name in SHARED:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def name_mission(case: Path) -> str:
    """Return where a case's mission stands in the project."""
    source = case / "input.yml"
    found = ID.match(source.read_bytes()) if source.exists() else None
    return f"missions/{found[1].decode() if found else f'2027-{case.name}'}.yml"


def name_code(case: Path, messages: Messages) -> str:
    """Return the code that a case's name begins with."""
    return max((code for code in messages.codes if case.name.startswith(code)), key=len)


def tell(catalogue: Catalogue, names: list[str], messages: Messages, language: Language) -> str:
    """Return what the command line prints."""
    problems = choose_problems(catalogue.problems, names)
    return render_text(problems, catalogue.sources, messages, language) + "\n"


def expected_file(case: Path, language: Language) -> Path:
    """Return where a case's expected output stands."""
    return case / f"expected.{language}.txt"
