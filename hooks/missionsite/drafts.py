"""The file of a mission that is being begun, and what is wrong with it before it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import NamedTuple
from unicodedata import combining, normalize

from missionsite.captions import Captions
from missionsite.catalogue import Catalogue
from missionsite.clock import OTTAWA
from missionsite.desk import ENDING
from missionsite.documents import PAGE_TEMPLATES
from missionsite.fields import list_fields
from missionsite.filenames import check_name
from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.notation import write_scalar
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.rules.check import check_across, check_mission
from missionsite.rules.sheet import Lists, Sheet
from missionsite.settings import MISSIONS
from missionsite.source import read_source

Answers = Mapping[str, str]
"""What is known of a mission, by the place of the field: "title.en", "dates.start", "sectors"."""
ID = "id"
REVIEW_AFTER = timedelta(days=90)
"""So long after it is begun, someone reads a mission's page again."""
PAIRS = ("title", "slug", "summary")
LISTS = ("sectors", "occupations", "hiring_regions")
_SCHEMA_LINE = "# yaml-language-server: $schema=mission.schema.json"
_WIDTH = 100
_BETWEEN = re.compile(r"[\s,;]+")
_NOT_IN_SLUGS = re.compile(r"[^a-z0-9]+")


class Line(NamedTuple):
    """A line of the file, and the place of the field that it belongs to."""

    place: str
    text: str


def list_questions() -> Sequence[str]:
    """Return the places that someone has to fill in, in the order in which they are asked for."""
    pairs = {name: [f"{name}.{side}" for side in LANGUAGES] for name in PAIRS}
    first = (*pairs["title"], *pairs["summary"], "dates.start", *pairs["slug"], ID)
    return (*first, *LISTS, "publication.owner")


def begin_answers(today: date) -> dict[str, str]:
    """Return what is known of every mission that is begun on a day."""
    return {
        "state": "planned",
        "access": "open",
        "publication.publish_on": today.isoformat(),
        "publication.modified": today.isoformat(),
        "publication.review_by": (today + REVIEW_AFTER).isoformat(),
    }


def render_draft(answers: Answers, captions: Captions, language: Language, later: str = "") -> str:
    """Return the file of a planned mission, each field with what it is for.

    Fields that can be added follow as comments below the words `later`.
    """
    lines = [line.text for line in _list_lines(answers, captions, language)]
    if later:
        lines += ("", f"# {later}")
        for name in list_fields(Mission):
            if not any(_list_field(name, answers)):
                lines += (line.text for line in _explain(name, captions, language, f"{name}: "))
    return "\n".join([*lines, ""])


def check_draft(answers: Answers, captions: Captions, catalogue: Catalogue) -> list[Problem]:
    """Return what `missions check` says of the file, and of its name."""
    path = find_path(answers)
    text = render_draft(answers, captions, "en")
    return [*check_name(path, f"{answers[ID]}{ENDING}"), *check_text(path, text, catalogue)]


def find_place(problem: Problem, answers: Answers, captions: Captions) -> str:
    """Return the place of the field that a problem of `check_draft` is about."""
    if problem.code == "bad-file-name":
        return ID
    lines = list(_list_lines(answers, captions, "en"))
    return lines[problem.span.line - 1].place


def find_path(answers: Answers) -> str:
    """Return the path of the file below the project's root."""
    return f"{MISSIONS}/{answers[ID]}{ENDING}"


def split_list(text: str) -> list[str]:
    """Return the parts of an answer that names several things."""
    return [part for part in _BETWEEN.split(text.strip(" []")) if part]


def find_slug(text: str) -> str:
    """Return a text as the end of an address: Soins infirmiers : Maroc → soins-infirmiers-maroc."""
    bare = normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(sign for sign in bare if not combining(sign))
    return _NOT_IN_SLUGS.sub("-", letters).strip("-")


def check_text(path: str, text: str, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what `missions check` would say of a mission's file if this stood in it."""
    sheet, problems = read_sheet(path, text)
    yield from problems
    if sheet is None:
        return
    yield from check_mission(sheet, _build_lists(catalogue))
    across = check_across(exchange_sheet(catalogue.sheets, sheet))
    yield from (problem for problem in across if problem.path == path)


def read_sheet(path: str, text: str) -> tuple[Sheet | None, list[Problem]]:
    """Return the mission of a text, None if it cannot be read, and what is wrong before rules."""
    source, problems = read_source(path, text.encode())
    if source.root is None:
        return None, list(problems)
    mission, found = read_model(Mission, source.root, path)
    if mission is None:
        return None, [*problems, *found]
    identity = path.rpartition("/")[2].removesuffix(ENDING)
    return Sheet(path, source.root, identity, mission, text=text), [*problems, *found]


def exchange_sheet(sheets: Iterable[Sheet], sheet: Sheet) -> list[Sheet]:
    """Return sheets with one more, in place of the one of the same file if there is one."""
    return [*(other for other in sheets if other.path != sheet.path), sheet]


def _build_lists(catalogue: Catalogue) -> Lists:
    return Lists(
        programme=catalogue.programme,
        reference=catalogue.reference,
        settings=catalogue.settings,
        today=catalogue.instant.astimezone(OTTAWA).date(),
        documents=catalogue.documents,
        templates=PAGE_TEMPLATES,
    )


def _list_lines(answers: Answers, captions: Captions, language: Language) -> Iterator[Line]:
    yield Line("", _SCHEMA_LINE)
    for name in list_fields(Mission):
        block = list(_list_field(name, answers))
        if block:
            yield Line("", "")
            yield from _explain(name, captions, language)
            yield from block


def _explain(name: str, captions: Captions, language: Language, before: str = "") -> Iterator[Line]:
    text = captions[name].description.in_language(language)
    for part in wrap(before + text, _WIDTH - 2, subsequent_indent="  " if before else ""):
        yield Line("", f"# {part}")


def _list_field(name: str, answers: Answers) -> Iterator[Line]:
    if name in answers:
        yield from _list_values(name, answers[name])
        return
    below = {place: text for place, text in answers.items() if place.startswith(f"{name}.")}
    if below:
        yield Line(next(iter(below)), f"{name}:")
    for place, text in below.items():
        yield Line(place, f"  {place.rpartition('.')[2]}: {_write(place, text)}")


def _list_values(name: str, text: str) -> Iterator[Line]:
    if name == "occupations":
        yield Line(name, f"{name}:")
        yield from (Line(name, f"  - noc: {write_scalar(code)}") for code in split_list(text))
    elif name in LISTS:
        yield Line(name, f"{name}: [{', '.join(map(write_scalar, split_list(text)))}]")
    else:
        yield Line(name, f"{name}: {text}")


def _write(place: str, text: str) -> str:
    """Quote a text for the public; what has a shape of its own stands bare if it can."""
    return write_scalar(text, bare=not place.startswith(("title.", "summary.")))
