"""Calendar files in a calendar that is not ours: khal imports them, updates them, lists them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.building import REFERENCE
from tests.projects import NURSING, build_at, load_shipped

from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site
from missionsite.views.calendars import Kind, build_calendar

CONFIGURATION = """\
[calendars]
[[missions]]
path = {folder}/events
[sqlite]
path = {folder}/index.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = America/Toronto
default_timezone = America/Toronto
"""
pytestmark = pytest.mark.slow
FORMAT = "{start-long} {end-long}|{title}|{location}|{status}"
CITIES = {
    "en": (
        ("Casablanca", "Casablanca (Morocco)"),
        ("Tunis", "Tunis (Tunisia)"),
    ),
    "fr": (
        ("Casablanca", "Casablanca (Maroc)"),
        ("Tunis", "Tunis (Tunisie)"),
    ),
}
TITLE = {
    "en": "(Example) Nursing and care: Morocco and Tunisia",
    "fr": "(Exemple) Soins infirmiers : Maroc et Tunisie",
}
DEADLINE = {
    "en": "(Example) Deadline to express interest – Nursing and care: Morocco and Tunisia",
    "fr": "(Exemple) Date limite pour déclarer votre intérêt – Soins infirmiers : Maroc et Tunisie",
}
STATE = {"en": "Cancelled – ", "fr": "Annulée – "}
DAYS = ("2027-04-12 2027-04-13", "2027-04-15 2027-04-16")


class Khal:
    """A calendar program with a folder of its own, which knows nothing of its user."""

    def __init__(self, folder: Path) -> None:
        """Begin an empty calendar."""
        self.folder = folder
        (folder / "events").mkdir()
        (folder / "config").write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")

    def add(self, *files: bytes) -> None:
        """Import files one after the other; an event of the same name is replaced."""
        names = [str(self.folder / f"{number}.ics") for number in range(len(files))]
        for name, data in zip(names, files, strict=True):
            Path(name).write_bytes(data)
        self._run("import", "--batch", "-a", "missions", *names)

    def list(self) -> list[str]:
        """Return every event of the time around, once."""
        lines = self._run(
            "list", "--once", "--day-format", "", "--format", FORMAT, "2026-11-01", "300d"
        )
        texts = (line.replace("\u00a0", " ").strip() for line in lines.splitlines())
        return [text for text in texts if text]

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 - the command is ours
            [sys.executable, "-m", "khal", "-c", str(self.folder / "config"), *arguments],
            env={"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PATH": os.defpath},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mission_and_its_deadline_stand_in_a_calendar(khal: Khal, language: Language) -> None:
    khal.add(_render("deadline", language), _render("mission", language))
    assert khal.list() == [
        f"2027-01-15 23:59 2027-01-16 00:00|{DEADLINE[language]}||CONFIRMED",
        *_list_stops(language, "", "CONFIRMED"),
    ]


def test_the_other_language_takes_the_place_of_the_first(khal: Khal) -> None:
    khal.add(_render("mission", "en"), _render("mission", "fr"))
    assert khal.list() == _list_stops("fr", "", "CONFIRMED")


def test_a_later_file_moves_the_deadline(khal: Khal) -> None:
    mission = load_shipped().missions[NURSING]
    interest = mission.expression_of_interest
    assert interest is not None
    [window] = interest.windows
    later = window.model_copy(update={"closes": window.closes.replace(day=22)})
    changed = _change(
        expression_of_interest=interest.model_copy(update={"windows": (later,)}),
        updates=(*mission.updates, mission.updates[-1]),
    )
    khal.add(_render("deadline", "en"), _render("deadline", "en", changed))
    assert khal.list() == [f"2027-01-22 23:59 2027-01-23 00:00|{DEADLINE['en']}||CONFIRMED"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_file_tells_a_calendar_that_all_is_cancelled(khal: Khal, language: Language) -> None:
    khal.add(
        _render("deadline", language),
        _render("mission", language),
        _render("mission", language, _change(state="cancelled")),
    )
    mark, rest = DEADLINE[language].split(" ", 1)
    assert khal.list() == [
        f"2027-01-15 23:59 2027-01-16 00:00|{mark} {STATE[language]}{rest}||CANCELLED",
        *_list_stops(language, STATE[language], "CANCELLED"),
    ]


def _list_stops(language: Language, state: str, status: str) -> list[str]:
    mark, title = TITLE[language].split(" ", 1)
    return [
        f"{days}|{mark} {state}{title} – {city}|{place}|{status}"
        for days, (city, place) in zip(DAYS, CITIES[language], strict=True)
    ]


def _render(kind: Kind, language: Language, site: Site | None = None) -> bytes:
    file = build_calendar(kind, NURSING, (site or build_at(REFERENCE)).editions[language])
    assert file is not None
    return file.data


def _change(**fields: object) -> Site:
    mission = load_shipped().missions[NURSING].model_copy(update=fields)
    return build_at(REFERENCE, {NURSING: mission})
