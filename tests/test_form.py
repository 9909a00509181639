"""The form of the staff guide without a browser: what it offers, and what it writes."""

from __future__ import annotations

import json
from copy import deepcopy
from difflib import ndiff
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import REFERENCE, ROOT
from tests.projects import NURSING, load_shipped

from missionsite.fields import list_fields
from missionsite.formschema import GROUPS, list_form_groups
from missionsite.manuscript import CannotEditError
from missionsite.messages import load_messages
from missionsite.model.mission import Mission
from missionsite.problems import LANGUAGES, Language
from missionsite.rewriting import rewrite
from missionsite.webcheck import Checker
from missionsite.webform import Form

PATHS = sorted((ROOT / "missions").glob("*.yml"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in PATHS}
CHECKER = Checker(str(ROOT), REFERENCE.timestamp() * 1000)
FORM = Form(CHECKER)
SMALL = """\
# first
title: # what it is called
  en: "One"
  fr: "Une"
sectors: [health, trades]
costs:
  - item: flights # dear
    paid_by: employer
  - item: rooms
    paid_by: employer
have: [{en: "A", fr: "B"}]
"""


def test_every_field_stands_once_in_the_form() -> None:
    assert sorted(chain(*GROUPS.values())) == sorted(list_fields(Mission))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_its_name_and_every_list_its_choices(language: Language) -> None:
    groups = list_form_groups(load_shipped(), load_messages(), language)
    assert [group["id"] for group in groups] == list(GROUPS)
    fields = list(walk_fields({"properties": merge_properties(groups)}))
    assert [path for path, field in fields if not field.get("title")] == []
    known = dict(fields)
    for path, word in (
        ("occupations/noc", "31301"),
        ("stops/country", "MA"),
        ("stops/time_zone", "Africa/Tunis"),
        ("services", "information_sessions"),
        ("state", "scheduled"),
    ):
        field = known[path]
        choices = field.get("enum") or field["items"]["enum"]
        assert word in choices, path
        assert len(choices) == len(field.get("x-enumTitles") or field["items"]["x-enumTitles"])


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_whose_values_stay_stays_byte_for_byte(name: str) -> None:
    values = FORM.read(TEXTS[name])
    assert json.loads(FORM.write(TEXTS[name], values, values)) == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_a_changed_value_changes_its_own_line_alone(name: str) -> None:
    text = TEXTS[name]
    values = FORM.read(text)
    for location in find_scalars(json.loads(values)):
        after = json.loads(values)
        holder = after
        for step in location[:-1]:
            holder = holder[step]
        holder[location[-1]] = f"{holder[location[-1]].rstrip()}x"
        changed = json.loads(FORM.write(text, values, json.dumps(after)))
        different = [
            line for line in ndiff(text.split("\n"), changed.split("\n")) if line[0] in "+-"
        ]
        assert len(different) <= len("+-"), location
        assert location_value(json.loads(FORM.read(changed)), location).rstrip().endswith("x")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param({}, {"sectors": ["health"]}, "sectors: [health]\n", id="inline list"),
        pytest.param(
            {"costs": [{"item": "flights"}, {"item": "rooms"}]},
            {"costs": [{"item": "rooms"}]},
            "costs:\n  - item: rooms\n    paid_by: employer\nhave",
            id="an entry is taken away with its lines",
        ),
        pytest.param(
            {"costs": [{"item": "flights"}, {"item": "rooms"}]},
            {"costs": [{"item": "flights"}, {"item": "rooms"}, {"item": "food"}]},
            "    paid_by: employer\n  - item: food\nhave",
            id="an entry is added at the end",
        ),
        pytest.param(
            {"title": {"en": "One", "fr": "Une"}},
            {"title": {"en": "One"}},
            'title: # what it is called\n  en: "One"\nsectors',
            id="a field is taken away",
        ),
        pytest.param(
            {"have": [{"en": "A", "fr": "B"}]},
            {"have": [{"en": "A"}]},
            'have:\n  - en: "A"\n',
            id="a field in brackets is taken away",
        ),
        pytest.param(
            {"costs": [{"item": "flights"}, {"item": "rooms"}]},
            {"costs": [{"item": "rooms"}, {"item": "flights"}]},
            "costs:\n  - item: rooms # dear\n    paid_by: employer\n  - item: flights\n",
            id="a list in another order keeps what the form did not show",
        ),
        pytest.param({}, {"title": {"en": "Two"}}, 'en: "Two"\n  fr: "Une"\n', id="half of a text"),
        pytest.param({}, {"title": {"en": "a\nb"}}, "  en: |\n    a\n    b\n", id="lines"),
    ],
)
def test_a_change_is_written_in_its_place(
    before: dict[str, Any], after: dict[str, Any], expected: str
) -> None:
    assert expected in rewrite(SMALL, before, after)


def test_entries_that_the_form_did_not_show_are_not_lost() -> None:
    with pytest.raises(CannotEditError):
        rewrite(SMALL, {"costs": [{"item": "x"}]}, {"costs": [{"item": "y"}]})


def test_a_text_that_cannot_be_read_is_told() -> None:
    assert FORM.read("a: [") == "null"
    assert FORM.write("a: [", "{}", '{"a": "b"}') == "null"


def test_a_place_leads_to_its_field() -> None:
    places = [[4, 7], [5, 12], [7, 12], [9, 5], [99, 1]]
    found = json.loads(FORM.find_fields(SMALL, json.dumps(places)))
    assert found == [
        ["title", "fr"],
        ["sectors", 0],
        ["costs", 0, "item"],
        ["costs", 1, "item"],
        [],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_mission_can_be_read_and_lacks_only_what_is_to_be_filled_in(
    language: Language,
) -> None:
    text = FORM.begin(language)
    values = json.loads(FORM.read(text))
    assert values["state"] == "planned"
    assert values["title"] == {"en": "", "fr": ""}
    after = {**values, "title": {"en": "Cooks: Peru", "fr": "Cuisine : Pérou"}}
    changed = json.loads(FORM.write(text, json.dumps(values), json.dumps(after)))
    assert changed == text.replace(
        'en: ""\n  fr: ""', 'en: "Cooks: Peru"\n  fr: "Cuisine : Pérou"', 1
    )


def test_the_first_field_stands_above_what_is_said_of_the_next() -> None:
    begun = FORM.begin("en")
    written = json.loads(FORM.write(begun, "{}", '{"illustrative": "true"}'))
    assert written == begun.replace("# The heading", "illustrative: true\n\n# The heading", 1)


@pytest.mark.parametrize("name", TEXTS)
def test_a_mission_that_is_filled_in_from_the_beginning_passes_the_check(name: str) -> None:
    begun = FORM.begin("en")
    written = json.loads(FORM.write(begun, "{}", FORM.read(TEXTS[name])))
    assert json.loads(FORM.read(written)) == json.loads(FORM.read(TEXTS[name]))
    assert json.loads(CHECKER.check(f"{name}.yml", written, "en"))["problems"] == []


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40))
def test_any_line_comes_back_from_the_file_as_it_was_typed(typed: str) -> None:
    values = json.loads(FORM.read(TEXTS[NURSING]))
    after = deepcopy(values)
    after["title"]["en"] = typed
    written = json.loads(FORM.write(TEXTS[NURSING], json.dumps(values), json.dumps(after)))
    assert json.loads(FORM.read(written)) == after


def walk_fields(schema: dict[str, Any], above: str = "") -> Any:
    """Yield each field of a schema with its path."""
    for key, field in schema.get("properties", {}).items():
        yield f"{above}{key}", field
        shapes = [field, field.get("items", {})]
        shapes += [*field.get("anyOf", ()), *field.get("items", {}).get("anyOf", ())]
        for shape in shapes:
            yield from walk_fields(shape, f"{above}{key}/")


def merge_properties(groups: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the fields of all parts of the form."""
    return {key: field for group in groups for key, field in group["schema"]["properties"].items()}


def find_scalars(value: Any, above: tuple[str | int, ...] = ()) -> Any:
    """Yield the way to each single value."""
    if isinstance(value, str):
        yield above
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in () if isinstance(value, str) else steps:
        yield from find_scalars(below, (*above, step))


def location_value(value: Any, location: tuple[str | int, ...]) -> str:
    """Return the text at the end of a way."""
    for step in location:
        value = value[step]
    return str(value)
