"""`missions postpone`, `cancel`, `deadline` and the like change a file, and tell the public."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import ROOT
from tests.commands import Run, change, play

from missionsite.commands.life import LIFE
from missionsite.nodes import build_plain
from missionsite.source import read_source

NURSING = "2027-casablanca-tunis-nursing"
PORTO = "2027-porto-carpenters"
PARIS = "2027-paris-brussels-early-childhood"
WARSAW = "2026-warsaw-software-developers"
COOKS = "2027-manila-cooks"
WORDS = ("--en", "The halls: closed.", "--fr", "Les salles sont fermées.")
UPDATE = [
    "+  - on: 2026-12-01",
    "+    text:",
    '+      en: "The halls: closed."',
    '+      fr: "Les salles sont fermées."',
]
MODIFIED = ["-  modified: 2026-11-19", "+  modified: 2026-12-01"]
FILE = f"missions/{PORTO}.yml"
ROWS = 5
UNTIL = "Employers can now fill in the expression of interest until"
JUSQUE = "Les employeurs peuvent maintenant remplir la déclaration d’intérêt jusqu’au"
Differ = Callable[[str], list[str]]


@pytest.fixture
def differ(project: Path) -> Differ:
    """Return a function that tells the lines of a mission's file that went (-) and came (+)."""
    before = {path.stem: path.read_text("utf-8") for path in project.glob("missions/*.yml")}

    def diff(name: str) -> list[str]:
        now = (project / f"missions/{name}.yml").read_text("utf-8")
        lines = difflib.unified_diff(before[name].splitlines(), now.splitlines(), n=0)
        return [line for line in lines if not line.startswith(("---", "+++", "@@"))]

    return diff


@pytest.mark.parametrize(
    ("word", "state"),
    [("postpone", "postponed"), ("suspend", "suspended"), ("cancel", "cancelled")],
)
def test_a_mission_that_stops_says_why_and_tells_it(
    command: Run, differ: Differ, word: str, state: str
) -> None:
    code, out, error = command(word, PORTO, *WORDS)
    assert (code, error) == (0, "")
    assert out.startswith(f"missions/{PORTO}.yml is changed:\n- State changed from “scheduled”")
    assert differ(PORTO) == [
        "-state: scheduled",
        f"+state: {state}",
        "+state_reason:",
        '+  en: "The halls: closed."',
        '+  fr: "Les salles sont fermées."',
        *MODIFIED,
        *UPDATE,
    ]
    assert command("check")[0] == 0


def test_a_mission_goes_on(command: Run, differ: Differ) -> None:
    command("postpone", PORTO, *WORDS)
    code, out, error = command("reopen", PORTO, "--en", "It goes on.", "--fr", "Elle reprend.")
    assert (code, error) == (0, "")
    assert "- Reason for the state removed" in out
    assert differ(PORTO) == [
        *MODIFIED,
        *UPDATE,
        "+  - on: 2026-12-01",
        "+    text:",
        '+      en: "It goes on."',
        '+      fr: "Elle reprend."',
    ]
    assert command("check")[0] == 0


def test_a_deadline_moves_and_is_told_in_both_languages(command: Run, differ: Differ) -> None:
    code, out, _ = command("deadline", NURSING, "2027-01-22")
    assert code == 0
    assert "Closing (employers) moved from" in out
    assert differ(NURSING)[2:] == [
        "-      closes: 2027-01-15T23:59 # the whole of that minute still counts",
        "+      closes: 2027-01-22T23:59 # the whole of that minute still counts",
        "+  - on: 2026-12-01",
        "+    text:",
        f'+      en: "{UNTIL} January 22, 2027, 11:59 pm, Ottawa time."',
        f'+      fr: "{JUSQUE} 22 janvier 2027 à 23 h 59, heure d’Ottawa."',
    ]
    assert command("check")[0] == 0


def test_of_two_audiences_the_one_that_is_meant_is_named(command: Run, differ: Differ) -> None:
    code, _, error = command("deadline", PARIS, "2027-01-18")
    assert (code, "Say which: --audience employers or" in error) == (2, True)
    assert differ(PARIS) == []
    assert command("deadline", PARIS, "2026-11-20", "--audience", "associations")[0] == 0
    assert "+      closes: 2026-11-20T23:59" in differ(PARIS)
    assert differ(PARIS)[-2].startswith('+      en: "Associations can now fill in the')


def test_a_deadline_may_be_told_in_own_words(command: Run, differ: Differ) -> None:
    command("deadline", NURSING, "2027-01-16T12:00", *WORDS)
    assert "+      closes: 2027-01-16T12:00 # the whole of that minute still counts" in differ(
        NURSING
    )
    assert differ(NURSING)[-4:] == UPDATE


def test_news_are_added_at_the_end(command: Run, differ: Differ) -> None:
    assert command("update", FILE, *WORDS)[0] == 0
    assert differ(PORTO) == [*MODIFIED, *UPDATE]


def test_results_are_written_and_told(command: Run, differ: Differ) -> None:
    assert command("results", WARSAW, "--offers", "91", "--as-of", "2026-11-30")[0] == 0
    assert differ(WARSAW)[2:] == [
        "+  - on: 2026-12-01",
        "+    text:",
        '+      en: "The results are published."',
        '+      fr: "Les résultats sont publiés."',
        "-  as_of: 2026-11-06",
        "+  as_of: 2026-11-30",
        "-  offers: 87",
        "+  offers: 91",
    ]
    assert command("check")[0] == 0


def test_first_results_begin_a_group(project: Path, command: Run) -> None:
    file = project / f"missions/{WARSAW}.yml"
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("\nresults:")], "utf-8")
    assert command("results", WARSAW, "--employers", "31", *WORDS)[0] == 0
    assert file.read_text("utf-8").endswith(
        '      fr: "Les résultats sont publiés."\n'
        "results:\n  as_of: 2026-12-01\n  employers: 31\n  text:\n"
        '    en: "The halls: closed."\n    fr: "Les salles sont fermées."\n'
    )
    assert command("check")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ("cancel", PORTO), "Add these options to the command: --en, --fr", id="nothing to tell"
        ),
        pytest.param(
            ("cancel", PORTO, "--en", "No hall."), "command: --fr", id="one language alone"
        ),
        pytest.param(
            ("cancel", "2027-porto-carpenter", *WORDS),
            "There is no mission “2027-porto-carpenter”. Did you mean “2027-porto-carpenters”?",
            id="a slip in the name",
        ),
        pytest.param(("update", "x", *WORDS), "There is no mission “x”.", id="no such mission"),
        pytest.param(
            ("reopen", PORTO, *WORDS), "is not postponed, suspended or cancelled", id="not stopped"
        ),
        pytest.param(
            ("deadline", NURSING, "2027-01-15"),
            "this is the deadline already",
            id="the same deadline",
        ),
        pytest.param(
            ("deadline", COOKS, "2027-01-15"),
            "it has no form whose deadline",
            id="a mission without a form",
        ),
        pytest.param(
            ("deadline", PORTO, "2027-01-15", "--audience", "employers"),
            "its form is not for this audience",
            id="no form for that audience",
        ),
        pytest.param(
            ("deadline", PORTO, "2027-06-31"),
            "2027-06-31 does not exist: check the month and the day. [no-such-day]",
            id="a day that does not exist",
        ),
        pytest.param(
            ("deadline", PORTO, "2028-06-30"), "[date-order]", id="a deadline after the mission"
        ),
        pytest.param(("results", PORTO), "Give at least one figure", id="no results"),
        pytest.param(
            ("results", PORTO, "--offers", "3"), "[results-too-early]", id="results before the end"
        ),
        pytest.param(
            ("cancel", PORTO, "--en", "Same words here", "--fr", "Same words here"),
            "[same-in-both-languages]",
            id="the same in both languages",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    command: Run, differ: Differ, words: tuple[str, ...], said: str
) -> None:
    code, out, error = command(*words)
    assert (code, out) == (2, "")
    assert said in error
    assert [line for name in (PORTO, NURSING, COOKS) for line in differ(name)] == []


def test_a_mission_whose_dates_are_past_does_not_go_on(command: Run) -> None:
    command("cancel", WARSAW, *WORDS)
    code, _, error = command("reopen", WARSAW, *WORDS)
    assert (code, "the mission’s dates are past" in error) == (2, True)


def test_a_file_that_is_wrong_already_is_mended_first(project: Path, command: Run) -> None:
    change(project, "state: scheduled", "state: schedule", FILE)
    code, _, error = command("cancel", PORTO, *WORDS, "--lang", "fr")
    assert code == 2
    assert error.endswith("il s’y trouve déjà une erreur. missions check la signale.\n")


def test_a_file_on_one_line_is_changed_by_hand(project: Path, command: Run) -> None:
    command("postpone", PORTO, *WORDS)
    file = project / FILE
    root = read_source("", file.read_bytes())[0].root
    assert root is not None
    line = json.dumps(build_plain(root), ensure_ascii=False)
    file.write_text(line, "utf-8")
    code, _, error = command("reopen", PORTO, *WORDS)
    assert (code, "you have to change it by hand" in error) == (2, True)
    assert file.read_text("utf-8") == line


def test_a_mark_of_windows_and_its_line_ends_stay(project: Path, command: Run) -> None:
    file = project / FILE
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert command("update", PORTO, *WORDS)[0] == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# yaml")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_file_that_nobody_may_write_is_told(
    command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "write_bytes", _refuse)  # root may write anywhere
    code, _, error = command("update", PORTO, *WORDS)
    assert (code, "cannot be written" in error) == (2, True)


def test_both_languages_are_asked_for_at_a_terminal(project: Path, differ: Differ) -> None:
    shown = play(project, ("cancel", PORTO), WORDS[1::2])
    assert "Why, for the public (in English)" in shown
    assert "Why, for the public (in French)" in shown
    assert differ(PORTO)[-4:] == UPDATE


def test_who_stops_at_a_question_changes_nothing(project: Path, differ: Differ) -> None:
    assert play(project, ("cancel", PORTO), ("\x04",)).endswith("Nothing was written.\r\n")
    assert differ(PORTO) == []


@pytest.mark.parametrize("half", [0, 1], ids=["en", "fr"])
def test_each_command_in_the_readme_runs(command: Run, half: int) -> None:
    text = (ROOT / "README.md").read_text("utf-8").split("\n## Français\n")[half]
    names = "|".join(it.name for it in LIFE)
    rows = re.findall(rf"^\| .+ \| `((?:{names}) [^`]+)`", text, re.MULTILINE)
    assert len(rows) == ROWS
    for row in rows:
        assert command(*row.split(), *WORDS)[2] == ""
    assert command("check")[0] == 0


def _refuse(*_: object) -> int:
    raise PermissionError
