"""Holds a mission, or a file of the programme, against the rules, and shows what they find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from missionsite.documents import load_documents
from missionsite.locate import read_model
from missionsite.messages import load_messages
from missionsite.model.mission import Mission
from missionsite.problems import LANGUAGES, Problem, Severity, Value
from missionsite.programme import FILES, read_programme
from missionsite.programme import FOLDER as PROGRAMME
from missionsite.reference import load_reference
from missionsite.rules.check import check_across, check_mission, check_programme
from missionsite.rules.sheet import Lists, Sheet
from missionsite.settings import Settings
from missionsite.source import Source, read_source

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 12, 1)
NAME = "2027-nurses"
VALID = (ROOT / "tests/fixtures/valid-mission.yml").read_text(encoding="utf-8")
MESSAGES = load_messages()
FORM_HOSTS = ("forms.missions.example",)

# Most tests change one side alone, which the rules on both sides ask about: tests/twins.py.
ON_BOTH_SIDES = frozenset(
    {
        "blocks-one-side",
        "date-in-figures",
        "figure-one-side",
        "foreign-form",
        "gender-shortened",
        "heading-one-side",
        "link-language",
        "link-one-side",
        "stray-space",
        "term-one-side",
        "title-one-gender",
        "word-to-avoid",
    }
)
Changes = Mapping[str, str]
"""Pieces of text that stand once in a file, each with what takes its place."""


Values = dict[str, Value]
"""What a problem quotes, by the name of the gap that it fills."""


class Told(NamedTuple):
    """A problem: the line that it points at, what is marked there, and what it says."""

    line: str
    marked: str
    code: str
    values: Mapping[str, Value]
    severity: Severity = "error"


ROOT_LINE = VALID.splitlines()[0]
"""A key that is missing at the top of a file is told at the file's first character."""


def change(changes: Changes, text: str = VALID) -> str:
    """Return a text in which some pieces are replaced."""
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def check(changes: Changes, today: date = TODAY) -> list[Told]:
    """Return what the rules find in the valid mission once it is changed."""
    text = change(changes)
    return _show_all(check_mission(read_sheet(text), build_lists(today)), text)


def check_together(*missions: tuple[str, Changes]) -> list[tuple[str, Told]]:
    """Return what the rules between missions find; each mission has an id and its changes."""
    texts = {f"missions/{name}.yml": change(changes) for name, changes in missions}
    sheets = [read_sheet(texts[f"missions/{name}.yml"], name) for name, _ in missions]
    return [(found.path, show(found, texts[found.path])) for found in check_across(sheets)]


def check_shared(name: str, text: str, today: date = TODAY) -> list[Told]:
    """Return what the rules find in a text that stands for a file of the programme.

    Entries that cannot be read are told by the model, not by the rules.
    """
    source, problems = read_source(f"{PROGRAMME}/{name}.yml", text.encode(), root="any")
    read = {file: read_shared(file) for file in FILES} | {name: source}
    programme, _ = read_programme(read)
    assert problems == ()
    lists = replace(build_lists(today), programme=programme, documents={})
    return _show_all(check_programme(lists, {source.path: source}), text)


def _show_all(problems: Iterable[Problem], text: str) -> list[Told]:
    ordered = sorted(problems, key=lambda found: found.place)
    return [show(problem, text) for problem in ordered if problem.code not in ON_BOTH_SIDES]


def read_sheet(text: str, name: str = NAME) -> Sheet:
    """Read a mission that nothing but a rule may find fault with."""
    path = f"missions/{name}.yml"
    source, problems = read_source(path, text.encode())
    assert problems == ()
    assert source.root is not None
    mission, problems = read_model(Mission, source.root, path)
    assert problems == ()
    assert mission is not None
    return Sheet(path, source.root, name, mission, text=source.text)


def build_lists(today: date = TODAY) -> Lists:
    """Return the lists of this repository, on a day."""
    return replace(load_lists(), today=today)


@cache
def load_lists() -> Lists:
    """Read this repository's lists once for all tests."""
    programme, problems = read_programme({file: read_shared(file) for file in FILES})
    assert problems == ()
    return Lists(
        programme=programme,
        reference=load_reference(ROOT)[0],
        settings=Settings(form_hosts=FORM_HOSTS),
        today=TODAY,
        documents=load_documents(ROOT)[0],
        templates=frozenset({"page.html", "home.html"}),
    )


@cache
def read_shared(name: str) -> Source:
    """Read a file of this repository's programme."""
    path = f"{PROGRAMME}/{name}.yml"
    return read_source(path, (ROOT / path).read_bytes(), root="any")[0]


def show(problem: Problem, text: str) -> Told:
    """Return a problem with the line and the characters that it points at.

    Every problem that a test provokes can be told in both languages, with all its values.
    """
    for language in LANGUAGES:
        assert "{" not in MESSAGES.tell(problem, language).message
    lines, span = text.split("\n"), problem.span
    line = lines[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    values = dict(problem.values)
    assert problem.hint == ("nearest" if "nearest" in values else "")
    return Told(line.strip(), line[span.column - 1 : end], problem.code, values, problem.severity)
