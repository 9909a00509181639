"""What `missions explain` says of a code."""

from __future__ import annotations

import pytest

from missionsite.cli import main
from missionsite.messages import load_messages


def explain(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run the command; return its exit code, its answer and what it says on the error stream."""
    code = main(["explain", *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize("written", ["bad-date", "[bad-date]", "BAD-DATE"])
def test_a_code_is_found_as_people_copy_it(
    capsys: pytest.CaptureFixture[str], written: str
) -> None:
    code, out, error = explain(capsys, written, "--lang", "en")
    assert (code, error) == (0, "")
    assert out.startswith("bad-date\n“…” is not a date")
    assert "\nWrong:\n    start: 5 January 2027\n\nRight:\n    start: 2027-01-05\n" in out


def test_it_speaks_french(capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(capsys, "bad-date", "--lang", "fr")[1]
    assert out.startswith("bad-date\n«\u00a0…\u00a0» n’est pas une date")
    assert "\nFautif\u00a0:\n" in out
    assert "\nJuste\u00a0:\n" in out


def test_several_codes_stand_apart(capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(capsys, "tab", "alias", "--lang", "en")[1]
    assert out.startswith("tab\n")
    assert "\n\nalias\n" in out


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = explain(capsys, "--lang", "en")
    assert code == 0
    named = [line.partition(": ")[0] for line in out.splitlines()]
    assert named == sorted(load_messages().codes)


def test_a_code_that_is_none_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(capsys, "bad-dte", "--lang", "en") == (
        2,
        "",
        "No message has the code “bad-dte”. Did you mean “bad-date”?\n",
    )
    code, out, error = explain(capsys, "zzz", "--lang", "fr")
    assert (code, out) == (2, "")
    assert error.startswith("Aucun message ne porte le code «\u00a0zzz\u00a0».")
