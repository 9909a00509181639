"""What the README, the guide for contributors and the changelog say is true, in both languages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from tests.building import REFERENCE, ROOT
from tests.projects import copy_project

from missionsite.catalogue import load_catalogue
from missionsite.cli import main
from missionsite.documents import FrontMatter
from missionsite.problems import LANGUAGES, Language

PAGES = ("README.md", "CONTRIBUTING.md")
MISSION = "missions/2028-athens-electricians.yml"
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
TASK = re.compile(r"make ([a-z-]+)")
ADDRESS = re.compile(r"\]\(([^)]+)\)")
# What stands between backticks and names a place: it has a slash, or an ending and no spaces.
PLACE = re.compile(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:yml|md))`")
NOT_SHIPPED = {".venv/", "build/equality/", "build/pages.html", "build/staff/", "site/"}
NOT_SHIPPED |= {MISSION, "input.yml"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


@pytest.mark.parametrize("page", PAGES)
def test_both_halves_have_the_same_shape(page: str) -> None:
    english, french = (_list_marks(_read_half(page, language)) for language in LANGUAGES)
    assert english == french
    assert len(english) > len(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_both_halves_name_the_same_places_and_commands(page: str) -> None:
    english, french = (_read_half(page, language) for language in LANGUAGES)
    for pattern in (PLACE, TASK, ADDRESS):
        assert pattern.findall(english) == pattern.findall(french)


def test_every_change_is_told_in_both_languages() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = re.findall(r"^- .+\n  .+$", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^- ", text, re.MULTILINE)) > 0


@pytest.mark.parametrize("page", PAGES)
def test_every_task_of_make_exists(page: str) -> None:
    for task in sorted(set(TASK.findall((ROOT / page).read_text(encoding="utf-8")))):
        command = ["make", "--dry-run", task, "FROM=2027-06-01", "BASE=main"]
        done = subprocess.run(  # noqa: S603 - the command is ours
            command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_every_link_inside_the_project_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    headings = {heading.lower() for heading in re.findall(r"^## (\w+)$", text, re.MULTILINE)}
    for address in ADDRESS.findall(text):
        if address.startswith("#"):
            assert address[1:] in headings
        elif not address.startswith("https://"):
            assert (ROOT / address).is_file(), address


@pytest.mark.parametrize("page", PAGES)
def test_every_place_that_is_named_exists(page: str) -> None:
    places = set(PLACE.findall((ROOT / page).read_text(encoding="utf-8"))) - NOT_SHIPPED
    assert [place for place in sorted(places) if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mission_in_five_minutes_is_whole(project: Path, language: Language) -> None:
    (project / MISSION).write_text(_read_block("README.md", language, "yaml"), encoding="utf-8")
    catalogue = load_catalogue(project, REFERENCE)
    assert [problem for problem in catalogue.problems if problem.path == MISSION] == []
    assert catalogue.missions[Path(MISSION).stem].dates.start.season == "spring"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_is_told_as_the_readme_says(
    project: Path,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = _read_block("README.md", language, "yaml").replace("[construction]", "[constructoin]")
    (project / MISSION).write_text(text, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(REFERENCE.timestamp())))
    monkeypatch.chdir(project)
    assert main(["check", MISSION, "--lang", language]) == 1
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert told == _read_block("README.md", language, "text")


def test_the_schema_is_printed_as_the_guide_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert "missions schema > missions/mission.schema.json" in _read_half("CONTRIBUTING.md", "en")
    assert main(["schema"]) == 0
    shipped = (ROOT / "missions/mission.schema.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == shipped


def test_expected_output_is_rewritten_by_the_option_that_the_guide_names() -> None:
    assert "tests/test_cases.py --update" in _read_half("CONTRIBUTING.md", "en")
    assert '"--update"' in (ROOT / "tests/conftest.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_begins_as_the_guide_says(project: Path, language: Language) -> None:
    front = _read_block("CONTRIBUTING.md", language, "yaml")
    written = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - reads text only
    assert FrontMatter.model_validate(written).slug
    page = project / f"docs/{language}/services.md"
    body = page.read_text(encoding="utf-8").split("---\n", 2)[2]
    page.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    problems = load_catalogue(project, REFERENCE).problems
    assert [problem for problem in problems if problem.path.endswith("services.md")] == []


def test_the_checks_are_those_that_the_guide_names() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.findall(r"^make ([a-z-]+)", script, re.MULTILINE) == ["lint", "test", "validate"]


def _read_half(page: str, language: Language) -> str:
    """Return the English or the French half of a page."""
    _, english, french = re.split(
        r"^## (?:English|Français)$", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return english if language == "en" else french


def _read_block(page: str, language: Language, kind: str) -> str:
    """Return the one block of code of a kind, without its indentation."""
    found = [match for match in BLOCK.finditer(_read_half(page, language)) if match[2] == kind]
    assert len(found) == 1
    indentation = found[0][1]
    return "".join(line.removeprefix(indentation) for line in found[0][3].splitlines(keepends=True))


def _list_marks(half: str) -> list[str]:
    """Return the headings, items, rows, blocks and bold words of a half, without their texts."""
    return re.findall(r"^(?:#+|-|\d+\.|\||\*\*| *```\w*)", half, re.MULTILINE)
