"""The example missions show every state at the reference instant, and still do after a move."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from tests.building import REFERENCE, ROOT
from tests.projects import copy_project, load_shipped

from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.clock import OTTAWA
from missionsite.examples import WORDS_FILE, Move, find_day, main, shift_examples
from missionsite.model.mission import Mission
from missionsite.periods import read_period
from missionsite.schedules import build_schedule
from missionsite.shifts import shift_period
from missionsite.states import build_timeline, find_state, is_archived

FIXTURES = ROOT / "tests/fixtures/missions"
SHIPPED = {
    "software-developers": "completed",
    "nursing": "open",
    "livestock": "cancelled",
    "cooks": "planned",
    "early-childhood": "closing_soon",
    "carpenters": "opens_soon",
    "engineers": "selection",
    "truck-drivers": "postponed",
}
OTHERS = {
    "2024-madrid-bakers": "completed",
    "2026-hanoi-developers": "follow_up",
    "2026-krakow-welders": "under_way",
    "2027-bogota-dairy-farms": "suspended",
    "2027-lima-labourers": "open",
    "2027-lyon-bricklayers": "closing_soon",
    "2027-nadi-hotels": "preparing",
    "2027-rabat-sousse-tunis-care": "between_rounds",
    "2028-athens-cooks": "planned",
}
DAYS = {
    "half a year later": (date(2027, 6, 1), date(2027, 6, 1)),
    "two years later, on a Saturday": (date(2029, 2, 10), date(2029, 2, 13)),
    "before": (date(2026, 2, 2), date(2026, 2, 3)),
    "where they are": (date(2026, 11, 25), date(2026, 12, 1)),
}


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue of the shipped missions together with the fixtures."""
    root = copy_project(tmp_path_factory.mktemp("with-fixtures"))
    for file in FIXTURES.glob("*.yml"):
        shutil.copy(file, root / "missions")
    return load_catalogue(root, REFERENCE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def test_the_examples_show_these_states_at_the_reference_instant() -> None:
    missions = load_shipped().missions
    examples = {name: mission for name, mission in missions.items() if mission.illustrative}
    assert _find_states(examples, REFERENCE) == SHIPPED


def test_the_fixtures_show_the_other_states(others: Catalogue) -> None:
    missions = {name: others.missions[name] for name in OTHERS}
    assert {
        name: find_state(build_timeline(build_schedule(mission)), REFERENCE)
        for name, mission in missions.items()
    } == OTHERS
    assert sorted(OTHERS) == sorted(file.stem for file in FIXTURES.glob("*.yml"))


def test_only_the_archived_fixture_is_archived(others: Catalogue) -> None:
    ends = {name: build_schedule(others.missions[name]).end for name in OTHERS}
    archived = [name for name, end in ends.items() if is_archived(end, REFERENCE)]
    assert archived == ["2024-madrid-bakers"]


def test_fixtures_hold_no_mistake_and_raise_no_question(others: Catalogue) -> None:
    paths = {f"missions/{name}.yml" for name in OTHERS}
    assert [problem for problem in others.problems if problem.path in paths] == []


@pytest.mark.parametrize(("first", "day"), DAYS.values(), ids=DAYS)
def test_a_move_keeps_the_states(project: Path, first: date, day: date) -> None:
    move = shift_examples(project, first)
    assert isinstance(move, Move)
    assert move.day == day
    catalogue = load_catalogue(project, datetime.combine(day, time(12), OTTAWA))
    assert _find_states(catalogue.missions, catalogue.instant) == SHIPPED
    assert find_day(list(catalogue.missions.values())) == day


@pytest.mark.parametrize(("first", "day"), DAYS.values(), ids=DAYS)
def test_a_move_makes_no_mistake(project: Path, first: date, day: date) -> None:
    shift_examples(project, first)
    catalogue = load_catalogue(project, datetime.combine(day, time(12), OTTAWA))
    files = {f"missions/{name}.yml" for name in catalogue.missions}
    faults = [problem for problem in catalogue.problems if problem.severity == "error"]
    assert [problem for problem in faults if problem.path in files] == []


def test_a_move_keeps_the_days_of_the_week(project: Path) -> None:
    before = load_shipped().missions
    shift_examples(project, date(2027, 6, 1))
    after = load_catalogue(project, REFERENCE).missions
    moved = after["2027-porto-carpenters"]
    weeks = moved.publication.modified - before["2027-porto-carpenters"].publication.modified
    assert weeks == timedelta(weeks=26)


def test_there_and_back_gives_the_same_bytes(project: Path) -> None:
    before = _read_missions(project)
    shift_examples(project, date(2029, 6, 1))
    away = _read_missions(project)
    shift_examples(project, date(2026, 12, 1))
    assert _read_missions(project) == before
    assert sorted(away) != sorted(before)


def test_only_dates_ids_and_addresses_change(project: Path) -> None:
    before = _read_missions(project)["2027-manila-cooks.yml"].decode().splitlines()
    shift_examples(project, date(2027, 6, 1))
    after = _read_missions(project)["2028-manila-cooks.yml"].decode().splitlines()
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert changed == [
        ("  en: cooks-manila-2027", "  en: cooks-manila-2028"),
        (
            "  fr: cuisine-hotels-restaurants-manille-2027",
            "  fr: cuisine-hotels-restaurants-manille-2028",
        ),
        ("  publish_on: 2026-11-09", "  publish_on: 2027-05-10"),
        ("  modified: 2026-11-16", "  modified: 2027-05-17"),
        ("  review_by: 2027-02-15", "  review_by: 2027-08-16"),
        ("  selection: 2027-05 # a month", "  selection: 2027-11 # a month"),
        (
            "  start: 2027-fall # a season: spring, summer, fall or winter",
            "  start: 2028-spring # a season: spring, summer, fall or winter",
        ),
        ("    from: 2027-fall", "    from: 2028-spring"),
        ("    to: 2027-fall", "    to: 2028-spring"),
        ("  - on: 2026-11-16", "  - on: 2027-05-17"),
    ]


def test_a_new_year_reaches_the_form(project: Path) -> None:
    shift_examples(project, date(2028, 1, 4))
    text = (project / "missions/2028-casablanca-tunis-nursing.yml").read_text(encoding="utf-8")
    assert "en/eoi?mission=2028-casablanca-tunis-nursing\n" in text
    assert "mission=2027" not in text


def test_line_ends_and_a_byte_order_mark_stay(project: Path) -> None:
    file = project / "missions/2027-porto-carpenters.yml"
    marked = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(marked)
    shift_examples(project, date(2027, 6, 1))
    moved = (project / "missions/2027-porto-carpenters.yml").read_bytes()
    assert moved.startswith(b"\xef\xbb\xbf#")
    assert moved.count(b"\r\n") == moved.count(b"\n") == marked.count(b"\n")
    shift_examples(project, date(2026, 12, 1))
    assert file.read_bytes() == marked


def test_a_mission_that_is_no_example_stays(project: Path) -> None:
    file = project / "missions/2027-porto-carpenters.yml"
    real = file.read_bytes().replace(b"illustrative: true\n", b"")
    file.write_bytes(real)
    shift_examples(project, date(2027, 6, 1))
    assert file.read_bytes() == real


def test_lines_that_name_a_date_are_listed_for_the_author(project: Path) -> None:
    move = shift_examples(project, date(2027, 6, 1))
    assert isinstance(move, Move)
    lines = {f"{shift.new_id}:{found.line}" for shift in move.shifts for found in shift.mentions}
    named = {
        f"{file.stem}:{number}"
        for file in (project / "missions").glob("*.yml")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\b(January|janvier|Planned for fall 2027|À l’automne 2027)\b", line)
    }
    assert named <= lines
    assert "2027-casablanca-tunis-nursing:1" not in lines


def test_a_mistake_in_an_example_leaves_every_file_as_it_is(project: Path) -> None:
    file = project / "missions/2027-porto-carpenters.yml"
    file.write_bytes(file.read_bytes().replace(b"start: 2027-05-10", b"start: soon"))
    before = _read_missions(project)
    assert shift_examples(project, date(2027, 6, 1)) == "mistakes"
    assert _read_missions(project) == before


def test_without_examples_there_is_nothing_to_move(project: Path) -> None:
    for file in (project / "missions").glob("*.yml"):
        file.unlink()
    assert shift_examples(project, date(2027, 6, 1)) == "nothing"


@pytest.mark.parametrize(
    ("written", "weeks", "moved"),
    [
        pytest.param("2027-04-12", 26, "2027-10-11", id="a day"),
        pytest.param("2027-05", 26, "2027-11", id="a month"),
        pytest.param("2027-Q3", 26, "2028-Q1", id="a quarter"),
        pytest.param("2027-fall", 26, "2028-spring", id="a season"),
        pytest.param("2027-fall", 17, "2028-winter", id="a season into winter"),
        pytest.param("fall 2027", 26, "spring 2028", id="a season in English words"),
        pytest.param("automne 2027", 26, "printemps 2028", id="a season in French words"),
        pytest.param("hiver 2027", -13, "automne 2026", id="a season back in French words"),
        pytest.param("2027", 26, "2027", id="a year that is near enough"),
        pytest.param("2027", 52, "2028", id="a year"),
    ],
)
def test_a_period_moves_as_precisely_as_it_was_given(written: str, weeks: int, moved: str) -> None:
    assert shift_period(read_period(written), timedelta(weeks=weeks)) == moved


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        pytest.param(
            "en_CA.UTF-8", ("On June\u00a01, 2027,", "is now", "Read these lines"), id="en"
        ),
        pytest.param("fr_CA.UTF-8", ("Le 1er\u00a0juin 2027,", "s’appelle", "Relisez"), id="fr"),
    ],
)
def test_the_command_says_what_it_did(
    project: Path,
    locale: str,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project / "missions")
    monkeypatch.setenv("LC_ALL", locale)
    assert main(["2027-06-01"]) == 0
    said = capsys.readouterr().out
    assert [word for word in words if word not in said] == []
    assert "missions/2028-manila-cooks.yml:13: en: " in said


@pytest.mark.parametrize(
    "given", [[], ["June"], ["2027-06-01", "2028"]], ids=["nothing", "a word", "two days"]
)
def test_the_command_asks_for_a_day(
    project: Path,
    given: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    before = _read_missions(project)
    assert main(given) == 1
    assert "missionsite.examples 2027-06-01" in capsys.readouterr().err
    assert _read_missions(project) == before


def test_the_command_needs_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["2027-06-01"]) == 1
    assert "mkdocs.yml" in capsys.readouterr().err


def test_every_word_of_the_command_is_used() -> None:
    words = re.findall(r"^(\w+):$", WORDS_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    code = WORDS_FILE.with_suffix(".py").read_text(encoding="utf-8")
    assert [word for word in words if f'"{word}"' not in code] == []


def _find_states(missions: Mapping[str, Mission], instant: datetime) -> dict[str, str]:
    """Return the state of each mission, by the end of its id."""
    return {
        next(word for word in SHIPPED if name.endswith(word)): find_state(
            build_timeline(build_schedule(mission)), instant
        )
        for name, mission in missions.items()
    }


def _read_missions(project: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (project / "missions").glob("*.yml")}
