"""Lists: nothing stands twice in one, and none is empty."""

from __future__ import annotations

import pytest
from tests.sheets import VALID, Told, Values, check

LINES = VALID.splitlines()


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("noc: 33102", "noc: 31301", "31301"),
        ("from: [CL, PE]", "from: [CL, PE, CL]", "CL"),
        ("item: airfare", "item: accommodation", "accommodation"),
        ("hiring_regions: [NB, MB, ON]", "hiring_regions: [NB, MB, ON, NB]", "NB"),
        ("regions: [NB, MB]", "regions: [NB, MB, MB]", "MB"),
        ("interview_languages: [es, fr]", "interview_languages: [es, fr, es]", "es"),
        ("languages: [es, fr]}", "languages: [es, fr, fr]}", "fr"),
        ("languages: [en, fr]", "languages: [en, fr, en]", "en"),
        ("- shortage_region", "- market_research", "market_research"),
        ("{id: own_point", "{id: hr_plan", "hr_plan"),
        ("- id: own_question", "- id: who_selects", "who_selects"),
        ("[interviews, site_visits]", "[interviews, interviews]", "interviews"),
        ("sectors: [health]", "sectors: [health, health]", "health"),
        ("[account_officer, ", "[account_officer, account_officer, ", "account_officer"),
        ("pathways: [lmia, ", "pathways: [lmia, lmia, ", "lmia"),
        ("partners: [esdc, ", "partners: [esdc, esdc, ", "esdc"),
        ("ways_to_take_part: [travel, online]", "ways_to_take_part: [travel, travel]", "travel"),
        ("other_ways: [telephone, email]", "other_ways: [email, email]", "email"),
    ],
    ids=[
        "occupation", "candidates' country", "cost", "hiring region", "region of a licence",
        "language of a stop", "language of candidates", "language of the contact",
        "criterion in two groups", "id of an own criterion", "id of an own question", "activity",
        "sector", "service", "pathway", "partner", "way to take part", "way besides the form",
    ],
)  # fmt: skip
def test_a_thing_that_stands_twice_in_a_list(old: str, new: str, marked: str) -> None:
    (told,) = check({old: new})
    line = told.values["line"]
    assert isinstance(line, int)
    assert marked in (LINES[line - 1] if old not in LINES[line - 1] else new)
    assert told == Told(told.line, marked, "duplicate-item", {"value": marked, "line": line})


def test_the_first_of_two_is_named_by_its_line() -> None:
    first = 1 + LINES.index("  conditions: [targeted_occupation_vacancy]")
    line = "considered: [targeted_occupation_vacancy, hr_plan]"
    values: Values = {"value": "targeted_occupation_vacancy", "line": first}
    told = Told(line, "targeted_occupation_vacancy", "duplicate-item", values)
    assert check({"considered: [market_research, hr_plan]": line}) == [told]


def test_a_region_beside_all() -> None:
    changes = {
        "hiring_regions: [NB, MB, ON]": "hiring_regions: [all, NB, ON]",
        "pathways: [lmia, francophone_mobility, provincial_nominee]": "pathways: [lmia]",
        "francophone: true": "francophone: false",
    }
    line = "hiring_regions: [all, NB, ON]"
    assert check(changes) == [Told(line, "NB", "region-beside-all", {"value": "NB"})]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "partners: [esdc, province_nb]",
            "partners: []",
            Told("partners: []", "partners", "empty-list", {"key": "partners"}),
        ),
        (
            "activities: [online_interviews]",
            "activities: []",
            Told("activities: []", "activities", "empty-list", {"key": "activities"}),
        ),
        (
            "candidates: {from: [CL, PE], languages: [es, fr]}",
            "candidates: {}",
            Told("candidates: {}", "candidates", "empty-value", {"key": "candidates"}),
        ),
    ],
    ids=["a list", "a list of a stop", "a group"],
)
def test_what_may_be_left_out_is_not_left_empty(old: str, new: str, told: Told) -> None:
    assert check({old: new}) == [told]
