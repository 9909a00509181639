"""`missions format` lays files out alike; what they say and every comment stay."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import ROOT
from tests.commands import Run, change
from tests.test_edits import FILES

from missionsite.layout import lay_out, type_text
from missionsite.manuscript import Manuscript
from missionsite.nodes import Plain, build_plain
from missionsite.notation import write_entry
from missionsite.problems import Language

CASES = ROOT / "tests/cases/layout"
PORTO = "missions/2027-porto-carpenters.yml"


@cache
def read(file: Path) -> Plain:
    """Return what a file says."""
    return build_plain(Manuscript(file.read_text("utf-8")).root)


def test_a_file_is_laid_out_as_expected(update: bool) -> None:  # noqa: FBT001 - pytest's
    text = (CASES / "input.yml").read_text("utf-8")
    if update:
        (CASES / "expected.yml").write_text(lay_out(text), "utf-8")
    expected = (CASES / "expected.yml").read_text("utf-8")
    assert lay_out(text) == expected
    assert lay_out(expected) == expected
    assert list_comments(expected) == list_comments(text)


@pytest.mark.parametrize("name", [file.relative_to(ROOT).as_posix() for file in FILES])
def test_what_is_laid_out_already_stays(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert lay_out(text) == text


@settings(max_examples=20)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_fields_in_any_order_come_into_the_order_of_the_model(file: Path, chance: Random) -> None:
    mixed = shuffle(read(file), chance)
    assert isinstance(mixed, dict)
    lines = [line for key, value in mixed.items() for line in write_entry(key, value)]
    laid_out = lay_out("\n".join([*lines, ""]))
    assert json.dumps(build_plain(Manuscript(laid_out).root)) == json.dumps(read(file))


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", 'The department\'s "week" - 9 days', "The department’s “week” – 9 days"),
        ("fr", 'L\'employeur dit: "oui" !', "L’employeur dit : « oui »!"),
        ("fr", "à 16h30, 5 %, «\u00a0oui\u00a0»", "à 16 h 30, 5 %, « oui »"),
        ("fr", "voir https://a.example/l'un:2", "voir https://a.example/l'un:2"),
        ("en", "two  spaces", "two spaces"),
        ("en", "`it's`", "`it's`"),
    ],
)
def test_texts_are_typed_in_one_way(language: Language, typed: str, expected: str) -> None:
    assert type_text(typed, language) == expected
    assert type_text(expected, language) == expected


def test_the_command_lays_out_and_says_so(project: Path, command: Run) -> None:
    before = (project / PORTO).read_text("utf-8")
    assert command("format") == (0, "Every file is laid out already.\n", "")
    change(project, "state: scheduled\naccess: open", "access: open\nstate: scheduled", PORTO)
    mixed = (project / PORTO).read_text("utf-8")
    assert command("format", "--check") == (1, f"{PORTO} would change.\n", "")
    assert (project / PORTO).read_text("utf-8") == mixed
    assert command("format", PORTO) == (0, f"{PORTO} is laid out.\n", "")
    assert (project / PORTO).read_text("utf-8") == before


def test_marks_and_line_ends_of_windows_go(project: Path, command: Run) -> None:
    file = project / PORTO
    before = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    assert command("format")[0] == 0
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [("title:", "title"), ("state: scheduled", "state: soon"), ("state: scheduled", "états: x")],
    ids=["syntax", "value", "field"],
)
def test_a_file_that_cannot_be_read_stays(
    project: Path, command: Run, before: str, after: str
) -> None:
    change(project, before, after, PORTO)
    text = (project / PORTO).read_text("utf-8")
    code, _, error = command("format")
    assert (code, error[: len(PORTO) + 16]) == (1, f"{PORTO} was not changed")
    assert (project / PORTO).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("name", "said"),
    [("missions/none.yml", "There is no “missions"), ("docs", "There is no mission in “docs”")],
)
def test_a_path_without_a_mission_is_refused(command: Run, name: str, said: str) -> None:
    code, out, error = command("format", name)
    assert (code, out) == (2, "")
    assert error.startswith(said)


def list_comments(text: str) -> list[str]:
    """Return what stands behind each number sign, in the order of the alphabet."""
    return sorted(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


def shuffle(value: Plain, chance: Random) -> Plain:
    """Return a value whose groups have their fields in another order."""
    if isinstance(value, list):
        return [shuffle(item, chance) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    chance.shuffle(keys)
    return {key: shuffle(value[key], chance) for key in keys}
