"""One slip of the hand in a whole mission file: told once, at its place, in both languages.

tests/cases/mistakes holds the mission and a table of what people type. `--update` writes anew what
the checker says of each, and leaves the rest of the table as it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.followed import follow_message, read_messages
from tests.sheets import MESSAGES, build_lists, change

from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.report import render_text
from missionsite.rules.check import check_mission
from missionsite.rules.sheet import Sheet
from missionsite.source import Source, read_source

FOLDER = Path(__file__).parent / "cases/mistakes"
TABLE = FOLDER / "mistakes.yml"
NAME = "2027-casablanca-welding"
PATH = f"missions/{NAME}.yml"
WHOLE = (FOLDER / "mission.yml").read_text(encoding="utf-8")
MISTAKES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
TOLD = re.compile(r"^  (en|fr): \|\n(?:    .*\n|\n(?=    ))*", re.MULTILINE)
FEWEST, MENDED = 60, 50
# What is asked only of a mission for every province, of one that is postponed, or of a text with
# figures, once it can be read.
NEXT = {"figure-one-side", "francophone-quebec", "missing-state-reason", "pathway-quebec"}
EXCERPT, CODE = re.compile(r" +[0-9]* \|"), re.compile(r"\[[a-z-]+\]$")
# Words of programmers and of YAML, in the messages and in what they advise.
JARGON = re.compile(
    r"\b(?:mapping|scalar|node|pars(?:e|er|ing)|token|null|string|boolean|array|schema|sequence"
    r"|scalaire|n[œo]eud|jeton|cha[iî]ne|bool[eé]en|tableau|syntaxe?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", autouse=True)
def table(*, update: bool) -> None:
    """Write what is told into the table first, if asked to."""
    if update:
        told = iter([text for entry in MISTAKES for text in tell_all(entry).values()])
        text = TOLD.sub(
            lambda found: f"  {found[1]}: |\n{indent(next(told))}",
            TABLE.read_text(encoding="utf-8"),
        )
        TABLE.write_text(text, encoding="utf-8")
        MISTAKES[:] = yaml.safe_load(text)


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=[one["name"] for one in MISTAKES])
def test_a_slip_is_told_once_in_both_languages(number: int) -> None:
    entry = MISTAKES[number]
    _, problems = check(type_mistake(entry))
    assert len(problems) == 1, [problem.code for problem in problems]
    assert tell_all(entry) == {language: entry[language] for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_message_says_to_write_is_enough(language: Language) -> None:
    followed = 0
    for entry in MISTAKES:
        for told in read_messages(entry[language]):
            text = follow_message(type_mistake(entry).decode(), told)
            left = [] if text is None else check(text.encode())[1]
            assert [problem.code for problem in left if problem.code not in NEXT] == [], entry
            followed += text is not None
    assert followed >= MENDED


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WHOLE.encode(), id="as it is"),
        pytest.param(WHOLE.encode("utf-8-sig"), id="with the mark that Notepad puts first"),
        pytest.param(WHOLE.replace("\n", "\r\n").encode(), id="with the line ends of Windows"),
        pytest.param(WHOLE.replace("state:", "state :").encode(), id="a space before a colon"),
        pytest.param(WHOLE.replace("\n  - lmia", " ").encode(), id="a list of one item"),
        pytest.param(WHOLE.replace("hotels.", "hotels. 🙂").encode(), id="an emoji"),
    ],
)
def test_what_is_no_mistake_is_not_told(data: bytes) -> None:
    assert check(data)[1] == []


def test_the_words_are_those_of_people_who_write_missions() -> None:
    told = [text for entry in MISTAKES for text in tell_all(entry).values()]
    lines = [line for text in told for line in text.splitlines()]
    words = [CODE.sub("", line) for line in lines if not EXCERPT.match(line)]
    assert [line for line in words if JARGON.search(line)] == []


def test_the_table_holds_many_mistakes_each_once() -> None:
    assert len({entry["name"] for entry in MISTAKES}) == len(MISTAKES) >= FEWEST
    assert len({type_mistake(entry) for entry in MISTAKES}) == len(MISTAKES)


def type_mistake(entry: dict[str, Any]) -> bytes:
    """Return the file as someone saves it after one mistake."""
    changes = {entry["right"]: entry["wrong"]} if "right" in entry else {}
    text = change(changes, WHOLE)
    return text.encode(entry.get("saved_as", "utf-8"))


def check(data: bytes) -> tuple[Source, list[Problem]]:
    """Return what is wrong in a mission's file, in the order of its place."""
    source, found = read_source(PATH, data)
    problems = list(found)
    if source.root is not None:
        mission, refused = read_model(Mission, source.root, PATH)
        problems += refused
        if mission is not None:
            sheet = Sheet(PATH, source.root, NAME, mission, text=source.text)
            problems += check_mission(sheet, build_lists())
    return source, sorted(problems, key=lambda problem: problem.place)


def tell_all(entry: dict[str, Any]) -> dict[Language, str]:
    """Return what is printed of a mistake, without the count."""
    source, problems = check(type_mistake(entry))
    return {language: tell(source, problems, language) for language in LANGUAGES}


def tell(source: Source, problems: list[Problem], language: Language) -> str:
    """Return what is printed in one language, as a text of the table."""
    text = render_text(problems, {PATH: source}, MESSAGES, language)
    return text.rpartition("\n\n")[0] + "\n"


def indent(text: str) -> str:
    """Return a text as it stands below a bar in the table."""
    return "".join(f"    {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))
