"""Single places of a mission's file are changed, and nothing else in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import ROOT

from missionsite.edits import add_item, remove_value, set_value
from missionsite.manuscript import CannotEditError
from missionsite.nodes import Location, Mapping, Node, Plain, Scalar, build_plain
from missionsite.nodes import Sequence as List
from missionsite.source import read_source

WHOLE = ROOT / "tests/fixtures/whole-mission.yml"
FILES = (WHOLE, *sorted((ROOT / "missions").glob("20*.yml")))
"""Files with comments, blocks, brackets and quotation marks of every kind."""
UPDATE: Plain = {"on": "2027-01-05", "text": {"en": "A: new day.", "fr": "Un jour : nouveau."}}
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")))
SMALL = """\
# A comment
title: {en: Nurses, fr: Infirmières} # both
state: planned   # until June
publication:
  modified: 2026-01-01
  # by three months later
  review_by: 2026-04-01
sectors: [health]
updates:
  - on: 2026-02-01
    text: {en: One, fr: Un}

  # Done
"""


def show(before: str, after: str) -> list[str]:
    """Return the lines that went (-) and came (+)."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "-+"]


@cache
def read(text: str) -> Plain:
    """Return what a file says."""
    root = read_source("", text.encode())[0].root
    assert root is not None
    return build_plain(root)


def list_places() -> Iterator[tuple[Path, Location]]:
    """Yield every single value of every file."""

    def walk(node: Node, way: Location) -> Iterator[Location]:
        if isinstance(node, Scalar) and isinstance(way[-1], str):
            yield way
        if isinstance(node, Mapping):
            for entry in node.entries:
                yield from walk(entry.value, (*way, entry.key.value))
        if isinstance(node, List):
            for number, item in enumerate(node.items):
                yield from walk(item, (*way, number))

    for file in FILES:
        root = read_source("", file.read_bytes())[0].root
        assert root is not None
        yield from ((file, way) for way in walk(root, ()))


@pytest.mark.parametrize(
    ("location", "value", "shown"),
    [
        pytest.param(
            ("state",),
            "scheduled",
            ["- state: planned   # until June", "+ state: scheduled   # until June"],
            id="a word keeps the comment behind it",
        ),
        pytest.param(
            ("title", "fr"),
            "Soins : ici",
            [
                "- title: {en: Nurses, fr: Infirmières} # both",
                '+ title: {en: Nurses, fr: "Soins : ici"} # both',
            ],
            id="a text in brackets gets the quotation marks that it needs",
        ),
        pytest.param(
            ("state_reason",),
            {"en": "No hall.", "fr": "Aucune salle."},
            ["+ state_reason:", '+   en: "No hall."', '+   fr: "Aucune salle."'],
            id="a group that is missing comes where the model has it",
        ),
        pytest.param(
            ("publication", "owner"),
            "a@missions.example",
            ["+   owner: a@missions.example"],
            id="a field that is missing comes behind those before it",
        ),
        pytest.param(
            ("sectors",),
            ["health", "technology"],
            ["- sectors: [health]", "+ sectors: [health, technology]"],
            id="a list is written anew",
        ),
        pytest.param(
            ("title",),
            {"en": "Cooks", "fr": "Cuisine"},
            [
                "- title: {en: Nurses, fr: Infirmières} # both",
                "+ title:",
                '+   en: "Cooks"',
                '+   fr: "Cuisine" # both',
            ],
            id="a group is written anew",
        ),
    ],
)
def test_a_field_gets_a_value(location: Location, value: Plain, shown: list[str]) -> None:
    assert sorted(show(SMALL, set_value(SMALL, location, value))) == sorted(shown)


def test_a_field_that_is_missing_stands_in_its_place() -> None:
    reason: Plain = {"en": "No hall.", "fr": "Aucune salle."}
    lines = set_value(SMALL, ("state_reason",), reason).splitlines()
    assert lines[2:5] == ["state: planned   # until June", "state_reason:", '  en: "No hall."']


def test_an_entry_is_added_at_the_end_of_a_list() -> None:
    assert show(SMALL, add_item(SMALL, ("updates",), UPDATE)) == [
        "+   - on: 2027-01-05",
        "+     text:",
        '+       en: "A: new day."',
        '+       fr: "Un jour : nouveau."',
    ]
    assert show(SMALL, add_item(SMALL, ("sectors",), "technology")) == [
        "- sectors: [health]",
        "+ sectors: [health, technology]",
    ]


def test_the_first_entry_begins_a_list() -> None:
    without = remove_value(SMALL, ("updates",))
    assert without.endswith("sectors: [health]\n\n  # Done\n")
    assert read(add_item(without, ("updates",), UPDATE)) == {
        **{key: value for key, value in _group(read(SMALL)).items() if key != "updates"},
        "updates": [UPDATE],
    }


def test_a_field_is_taken_out_with_its_lines() -> None:
    text = set_value(SMALL, ("state_reason",), {"en": "No hall.", "fr": "Aucune salle."})
    assert remove_value(text, ("state_reason",)) == SMALL
    assert remove_value(SMALL, ("state_reason",)) == SMALL


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["Windows", "old", "Unix"])
def test_lines_end_as_the_file_ends_them(end: str) -> None:
    text = SMALL.replace("\n", end)
    assert add_item(text, ("updates",), UPDATE).count(end) == SMALL.count("\n") + 4


def test_a_file_may_end_without_a_line_end() -> None:
    text = "sectors: [health]\nupdates:\n- on: 2026-02-01\n  text: {en: One, fr: Un}"
    assert add_item(text, ("updates",), "x") == f"{text}\n- x\n"
    assert set_value(text, ("results",), {"employers": "3"}).endswith(
        "\nresults:\n  employers: 3\n"
    )


@pytest.mark.parametrize(
    ("text", "location"),
    [
        pytest.param("title: [", ("state",), id="a syntax error"),
        pytest.param("title: x", ("dates", "start"), id="nothing above it"),
        pytest.param("dates: soon", ("dates", "start"), id="no group above it"),
    ],
)
def test_what_cannot_be_changed_is_refused(text: str, location: Location) -> None:
    with pytest.raises(CannotEditError):
        set_value(text, location, "x")


def test_a_field_before_all_others_is_written_above_the_comment_of_the_next() -> None:
    text = "# header\n\n# whom to ask\ncontact:\n  email: x\n"
    expected = "# header\n\nstate: planned\n\n# whom to ask\ncontact:\n  email: x\n"
    assert set_value(text, ("state",), "planned") == expected


def test_a_field_that_shares_its_line_is_not_taken_out() -> None:
    with pytest.raises(CannotEditError):
        remove_value(SMALL, ("title", "fr"))


@given(st.sampled_from(list(list_places())), TEXTS)
def test_whatever_is_written_is_read_again(place: tuple[Path, Location], value: str) -> None:
    file, location = place
    text = file.read_text(encoding="utf-8")
    after = set_value(text, location, value)
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == comments
    assert len(show(text, after)) <= 2 or "\n" in str(_find(read(text), location))
    assert _find(read(after), location) == value


def _group(value: Plain) -> dict[str, Plain]:
    assert isinstance(value, dict)
    return value


def _find(tree: Plain, location: Location) -> str:
    for step in location:
        tree = tree[step]  # type: ignore[index]
    assert isinstance(tree, str)
    return tree
