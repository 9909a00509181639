"""The schema by which editors check mission files: in step, complete, neither lax nor strict."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from missionsite.captions import ROOT as WHOLE_FILE
from missionsite.captions import find_caption, load_captions
from missionsite.nodes import Plain, build_plain
from missionsite.schema import render_schema
from missionsite.shapes import SHAPES, SHAPES_FILE
from missionsite.source import read_source

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "missions/mission.schema.json"
FIXTURES = ROOT / "tests/fixtures"
WHOLE = FIXTURES / "whole-mission.yml"
PLANNED = ROOT / "missions/2027-manila-cooks.yml"
LYON = FIXTURES / "missions/2027-lyon-bricklayers.yml"

# What is replaced in a mission by what, and where a validator finds the mistake.
MISTAKES = {
    "an unknown key": ("illustrative: true", "ilustrative: true", "$"),
    "an unknown key in a group": ("  reply_within_days: 2", "  reply: 2", "$.contact"),
    "no title": ("title:(?s:.*?)(?=slug:)", "", "$"),
    "no French": (r"\{en: Lyon, fr: Lyon\}", "{en: Lyon}", "$.stops[0].city"),
    "an empty text": ("en: Bricklayers, ", 'en: "", ', "$.occupations[0].name.en"),
    "a long title": (
        "Bricklayers: Lyon",
        "Bricklayers and masons and helpers: Lyon, France",
        "$.title.en",
    ),
    "a long summary": (
        "Interviews and tests on site",
        "Interviews and tests on the sites of many different builders",
        "$.summary.en",
    ),
    "a date back to front": (
        "modified: 2026-11-24",
        "modified: 24-11-2026",
        "$.publication.modified",
    ),
    "a date without zeros": ("start: 2027-03-15", "start: 2027-3-15", "$.dates.start"),
    "a time without its hour": (
        "on: 2026-10-21T13:00",
        "on: 2026-10-21",
        "$.employer_sessions[0].on",
    ),
    "a season, scheduled": ("start: 2027-03-15", "start: 2027-fall", "$.dates.start"),
    "a stop in a month, scheduled": ("from: 2027-03-15", "from: 2027-03", "$.stops[0].from"),
    "a stop without its end, scheduled": (r"    to: 2027-03-18\n", "", "$.stops[0]"),
    "a word for a number": ("minutes: 20", "minutes: twenty", "$.expression_of_interest.minutes"),
    "a number with a unit": ("min: 900", "min: 900 CAD", "$.costs[0].estimate.min"),
    "yes for true": ("illustrative: true", "illustrative: yes", "$.illustrative"),
    "a NOC code with a letter": ("noc: 72320", "noc: 7232O", "$.occupations[0].noc"),
    "a NOC code of six digits": ("noc: 72320", "noc: 723200", "$.occupations[0].noc"),
    "a country in small letters": ("country: FR", "country: fr", "$.stops[0].country"),
    "a province by its name": (
        r"hiring_regions: \[NB",
        "hiring_regions: [Manitoba",
        "$.hiring_regions[0]",
    ),
    "a word other than all": (r"hiring_regions: \[.*\]", "hiring_regions: any", "$.hiring_regions"),
    "no province": (r"hiring_regions: \[.*\]", "hiring_regions: []", "$.hiring_regions"),
    "an id with a hyphen": ("- site_visits", "- site-visits", "$.services[1]"),
    "an address without https": (
        "en: https://",
        "en: http://",
        "$.expression_of_interest.windows[0].form",
    ),
    "a state that is none": ("state: scheduled", "state: open", "$.state"),
    "a payer that is none": ("paid_by: never_the_worker", "paid_by: worker", "$.costs[1].paid_by"),
    "a text for a list": (r"sectors: \[construction\]", "sectors: construction", "$.sectors"),
    "nothing after a required key": (r"sectors: \[construction\]", "sectors:", "$.sectors"),
    "no stops, scheduled": ("stops:(?s:.*?)(?=sectors:)", "", "$"),
    "nothing after stops, scheduled": ("stops:(?s:.*?)(?=sectors:)", r"stops:\n", "$.stops"),
    "no end, scheduled": (r"  end: .*\n", "", "$.dates"),
    "no form, open": ("expression_of_interest:(?s:.*?)(?=dates:)", "", "$"),
    "no check, regulated": ("status: check", "status: required", "$"),
    "no reason, postponed": ("state: scheduled", "state: postponed", "$"),
    "no lead partner": ("access: open", "access: through_partner", "$"),
}
# What the checker admits too, and an editor reads in its own way.
ADMITTED = {
    "a quoted number": (LYON, "minutes: 20", 'minutes: "20"'),
    "a quoted truth": (LYON, "illustrative: true", 'illustrative: "true"'),
    "a code like the number ten": (LYON, "noc: 72320", "noc: 00010"),
    "a quoted code": (LYON, "noc: 72320", 'noc: "72320"'),
    "Norway and Ontario": (LYON, r"from: \[FR\]", "from: [NO, ON]"),
    "every province": (LYON, r"hiring_regions: \[.*\]", "hiring_regions: all"),
    "nothing after an optional key": (LYON, "francophone: true", "francophone:"),
    "nothing after an optional list": (PLANNED, r"pathways: \[.*\]", "pathways:"),
    "a year": (PLANNED, "start: 2027-fall", "start: 2028"),
    "a quarter": (PLANNED, "start: 2027-fall", "start: 2027-Q4"),
    "a season in French": (PLANNED, "start: 2027-fall", "start: automne 2027"),
    "one form for both languages": (
        LYON,
        r"form:\n(?s:.*?)(?=  minutes:)",
        r"form: {bilingual: https://forms.missions.example/eoi}\n",
    ),
    "a planned mission with a form": (LYON, "state: scheduled", "state: planned"),
}


def test_the_shipped_schema_is_what_the_model_prints() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == render_schema(), (
        "run: missions schema > missions/mission.schema.json"
    )


def test_every_mission_names_its_schema_in_its_first_line() -> None:
    for file in _list_missions():
        first_line = file.read_text(encoding="utf-8").split("\n")[0]
        named = first_line.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / named).resolve() == SCHEMA, file.name


def test_shipped_missions_and_fixtures_are_valid() -> None:
    assert _find_mistakes(_list_missions()) == {}


def test_every_mistake_is_found_at_its_place(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{place}.yml" for place, name in enumerate(MISTAKES)}
    for name, (old, new, _) in MISTAKES.items():
        files[name].write_text(_replace(LYON, old, new), encoding="utf-8")
    found = _find_mistakes(files.values())
    assert {
        name: found.get(files[name].name)
        for name, (*_, path) in MISTAKES.items()
        if path not in found.get(files[name].name, [])
    } == {}


def test_what_the_checker_admits_is_admitted(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{place}.yml" for place, name in enumerate(ADMITTED)}
    for name, (source, old, new) in ADMITTED.items():
        files[name].write_text(_replace(source, old, new), encoding="utf-8")
    assert _find_mistakes(files.values()) == {}


def test_every_field_has_a_caption_and_every_caption_a_field() -> None:
    captions = load_captions()
    used = {find_caption(captions, path) for path, _ in _list_fields()}
    assert used | {WHOLE_FILE} == set(captions)


def test_a_closed_list_explains_each_of_its_words() -> None:
    captions = load_captions()
    lists = {find_caption(captions, path): words for path, words in _list_fields() if words}
    explained = {path: tuple(caption.values) for path, caption in captions.items()}
    assert {path: words for path, words in explained.items() if words} == lists


def test_every_shape_has_a_text_and_every_text_a_shape() -> None:
    written = re.findall(r"^(\w+):$", SHAPES_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(written) == sorted(SHAPES)


@pytest.mark.parametrize("path", ["title", "stops.city", "costs.estimate.basis"])
def test_english_stands_above_french(path: str) -> None:
    caption = load_captions()[path]
    field = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for key in path.split("."):
        field = field.get("items", field)["properties"][key]
    assert field["description"] == f"{caption.description.en}\n{caption.description.fr}"


def test_the_whole_mission_uses_every_field() -> None:
    source, _ = read_source(WHOLE.name, WHOLE.read_bytes())
    assert source.root is not None
    captions = load_captions()
    written = {find_caption(captions, path) for path in _list_paths(build_plain(source.root), "")}
    assert written | {WHOLE_FILE} == set(captions)


def _list_missions() -> list[Path]:
    files = [*(ROOT / "missions").glob("*.yml"), *(FIXTURES / "missions").glob("*.yml")]
    assert {LYON, PLANNED} <= set(files)
    return sorted([*files, WHOLE])


def _list_paths(value: Plain, above: str) -> Iterator[str]:
    """Yield the path of every key of a file, without the places in lists."""
    if isinstance(value, list):
        for item in value:
            yield from _list_paths(item, above)
    elif isinstance(value, dict):
        for key, below in value.items():
            yield f"{above}{key}"
            yield from _list_paths(below, f"{above}{key}.")


def _list_fields() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the path of every field of the schema, and the words of its closed list, if any."""
    yield from _walk(json.loads(SCHEMA.read_text(encoding="utf-8")), "")


def _walk(schema: dict[str, Any], above: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in (schema, *schema.get("anyOf", [])):
        for key, field in kind.get("properties", {}).items():
            words = field.get("enum", field.get("items", {}).get("enum", []))
            yield f"{above}{key}", tuple(word for word in words if word is not None)
            yield from _walk(field, f"{above}{key}.")
        if "items" in kind:
            yield from _walk(kind["items"], above)


def _replace(source: Path, old: str, new: str) -> str:
    text, times = re.subn(old, new, source.read_text(encoding="utf-8"), count=1)
    assert times == 1, f"{source.name} does not hold {old}"
    return text


def _find_mistakes(files: Iterable[Path]) -> dict[str, list[str]]:
    """Return where a public validator, reading YAML 1.2, finds mistakes, by file name."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json"]
    done = subprocess.run(  # noqa: S603 - the command is ours
        [*command, "--schemafile", str(SCHEMA), *map(str, files)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    report = json.loads(done.stdout)
    assert report.get("parse_errors", []) == []
    found: dict[str, list[str]] = {}
    for error in report.get("errors", []):
        found.setdefault(Path(error["filename"]).name, []).append(error["path"])
    return found


def test_an_editor_finds_the_schema_of_each_mission_and_of_nothing_else() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    ((schema, patterns),) = settings["yaml.schemas"].items()
    assert ROOT / schema == SCHEMA
    found = {file for pattern in patterns for file in ROOT.glob(pattern)}
    assert found == set((ROOT / "missions").glob("*.yml"))
    assert settings["yaml.schemaStore.enable"] is False, "it would ask another host"
