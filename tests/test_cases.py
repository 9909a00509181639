"""Mistakes that people make, and what the checker says of each in both languages.

A case is a folder of tests/cases/check, named for the code it shows and what is special about it.
`input.yml` becomes missions/2027-<folder>.yml of one project that all cases share, so that a case
needs addresses of its own (`slug`, forms); after a first line `# times: 9`, the rest is repeated.
A case about other files has a folder `project` instead. They join the shared project, unless one
of them stands there already, such as a file of the programme: then they are laid over a copy of
the small project in tests/fixtures/project. Of the words of the site, a case holds the groups that
it changes; the others follow, but for one that it names in a comment: `# splash: is left out`.
A case about a file that is missing names it in `left-out.txt`.
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
SMALL = ROOT / "tests/fixtures/project"
CASES = sorted(path for path in (ROOT / "tests/cases/check").iterdir() if path.is_dir())
NAMED_FREELY = {"a-copied-mission", "a-first-draft", "a-second-draft", "ten-mistakes"}
COPIED, LINKED = ("mkdocs.yml", "missions/programme", "docs"), ("missions/reference", "overrides")
NOW = {"SOURCE_DATE_EPOCH": "1796144400"}  # December 1, 2026, noon in Ottawa
TIMES = re.compile(rb"# times: ([0-9]+)\n")
CODE = re.compile(r"^\S+:[0-9]+:[0-9]+: .* \[([a-z0-9-]+)\]$", re.MULTILINE)
LEFT_OUT = "left-out.txt"
WORDS = "missions/programme/strings.yml"
GROUP = re.compile(r"^(?=\w)", re.MULTILINE)
NAMED = re.compile(r"^(?:# )?\w+(?=:)", re.MULTILINE)
FEWEST_CASES = 200
OF_TWO_VERSIONS = {"one-language-changed", "one-page-changed"}
"""What only two versions show: tests/test_drift.py."""


@pytest.fixture(scope="module")
def messages() -> Messages:
    return load_messages()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue of a project that holds the files of all cases without their own."""
    root = tmp_path_factory.mktemp("cases")
    for name in COPIED:
        copy(ROOT / name, root / name)
    for case in CASES:
        if not stands_alone(case):
            lay_over(case, root)
    return load(root)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_mistake_is_told_in_both_languages(
    case: Path, shared: Catalogue, messages: Messages, tmp_path: Path, *, update: bool
) -> None:
    catalogue, names = shared, list_files(case)
    if stands_alone(case):
        copy(SMALL, tmp_path)
        lay_over(case, tmp_path)
        add_words(tmp_path)
        catalogue, names = load(tmp_path), []
    told = {language: tell(catalogue, names, messages, language) for language in LANGUAGES}
    if update:
        for language, text in told.items():
            expected_file(case, language).write_text(text, encoding="utf-8")
    assert told == {language: read_expected(case, language) for language in LANGUAGES}
    if case.name not in NAMED_FREELY:
        assert name_code(case, messages) in CODE.findall(told["en"])


def test_every_code_that_is_raised_has_a_case(messages: Messages) -> None:
    """A code is raised where the source names it, in a call or in a table."""
    sources = (ROOT / "hooks/missionsite").rglob("*.py")
    named = {word for path in sources for word in re.findall(r'"([a-z0-9-]+)"', path.read_text())}
    shown = {code for case in CASES for code in CODE.findall(read_expected(case, "en"))}
    assert sorted(set(messages.codes) & named - OF_TWO_VERSIONS) == sorted(shown)
    assert len(CASES) >= FEWEST_CASES


def list_files(case: Path) -> list[str]:
    """Return the paths of a case's files in the project."""
    folder = case / "project"
    if not folder.exists():
        return [f"missions/2027-{case.name}.yml"]
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def stands_alone(case: Path) -> bool:
    """Tell whether a case replaces what the others read, or takes it away."""
    return (case / LEFT_OUT).exists() or any((ROOT / path).exists() for path in list_files(case))


def lay_over(case: Path, root: Path) -> None:
    """Put a case's files into a project, and take away what it leaves out."""
    if (case / LEFT_OUT).exists():
        for name in (case / LEFT_OUT).read_text(encoding="utf-8").split():
            (root / name).unlink()
        return
    if (case / "project").exists():
        shutil.copytree(case / "project", root, dirs_exist_ok=True)
        return
    data = (case / "input.yml").read_bytes()
    times = TIMES.match(data)
    target = root / list_files(case)[0]
    target.write_bytes(data[times.end() :] * int(times[1]) if times else data)


def add_words(root: Path) -> None:
    """Add the groups of words that no case changes, below: so its lines stay where they are."""
    path = root / WORDS
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    groups = GROUP.split((ROOT / WORDS).read_text(encoding="utf-8"))[1:]
    named = {name.removeprefix("# ") for name in NAMED.findall(written)}
    rest = [group for group in groups if group.partition(":")[0] not in named]
    path.write_text(written + "".join(rest), encoding="utf-8")


def load(root: Path) -> Catalogue:
    """Add what no case changes, and load a project at the reference instant."""
    for name in LINKED:
        link(ROOT / name, root / name)
    return load_catalogue(root, read_build_instant(NOW))


def link(source: Path, target: Path) -> None:
    """Point to a folder, or to what a case leaves of it."""
    if not target.exists():
        target.symlink_to(source)
    elif source.is_dir() and target.is_dir():
        for file in source.iterdir():
            link(file, target / file.name)


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def name_code(case: Path, messages: Messages) -> str:
    """Return the code that a case's name begins with."""
    return max((code for code in messages.codes if case.name.startswith(code)), key=len)


def tell(catalogue: Catalogue, names: list[str], messages: Messages, language: Language) -> str:
    """Return what the command line prints."""
    problems = choose_problems(catalogue.problems, names)
    return render_text(problems, catalogue.sources, messages, language) + "\n"


def read_expected(case: Path, language: Language) -> str:
    """Return what the command line should print."""
    return expected_file(case, language).read_text(encoding="utf-8")


def expected_file(case: Path, language: Language) -> Path:
    """Return where a case's expected output stands."""
    return case / f"expected.{language}.txt"
