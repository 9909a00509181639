"""What missions share: entries fit together, and are looked at again in time."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sheets import TODAY, Told, Values, check_shared

PATHWAYS = """\
- id: one
  name: {en: One pathway, fr: Une voie}
  text: {en: It leads to Canada., fr: Elle mène au Canada.}
  regions: all
  excluded_regions: [QC]
  languages: [fr]
  link: fees
  verified_on: 2026-06-01
"""
QUESTIONS = """\
groups:
  - id: costs
    title: {en: Costs and travel, fr: Coûts et déplacements}
questions:
  - id: one
    group: costs
    title: {en: Who pays for what, fr: Qui paie quoi}
    question: {en: Who pays?, fr: Qui paie?}
    answer: {en: "You do: see [fees](link:fees).", fr: Vous.}
    owner: missions@missions.example
    as_of: 2026-11-21
    review_by: 2026-12-01
"""
REGULATORS = """\
- id: nurses_nb
  noc: ["31301", "33102"]
  region: NB
  name: {en: Example Nurses, fr: Example Nurses}
  url: {only_in: en, address: "https://nurses.example/", verified_on: 2026-12-01}
"""
OFFICES = """\
- id: europe
  name: {en: Northern Europe, fr: Europe du Nord}
  office: {en: New London, fr: New London}
  country: GB
  offices: 9
"""
GLOSSARY = """\
- id: work_permit
  term: {en: work permit, fr: permis de travail}
  also: {en: [work permits], fr: []}
  definition: {en: It lets a person work., fr: Il permet de travailler.}
  source: fees
"""
FILES = {
    "glossary": GLOSSARY,
    "pathways": PATHWAYS,
    "questions": QUESTIONS,
    "regulators": REGULATORS,
    "network": OFFICES,
}


@pytest.mark.parametrize("name", FILES)
def test_files_without_a_mistake(name: str) -> None:
    assert check_shared(name, FILES[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "values"),
    [
        ("pathways", "regions: all\n", "regions: [AL]\n", "unknown-region", {"value": "AL"}),
        ("pathways", "[QC]", "[qc]", "unknown-region", {"value": "qc", "nearest": "QC"}),
        ("pathways", "[QC]", "[all]", "unknown-region", {"value": "all"}),
        ("pathways", "[fr]", "[FR]", "unknown-language", {"value": "FR", "nearest": "fr"}),
        ("pathways", "link: fees", "link: fee", "unknown-id",
         {"value": "fee", "list": "links", "nearest": "fees"}),
        ("glossary", "source: fees", "source: fee", "unknown-id",
         {"value": "fee", "list": "links", "nearest": "fees"}),
        ("questions", "group: costs", "group: cost", "unknown-id",
         {"value": "cost", "list": "questions", "nearest": "costs"}),
        ("questions", "link:fees", "link:fee", "link-unknown",
         {"value": "link:fee", "nearest": "link:fees"}),
        ("regulators", "33102", "33012", "unknown-noc", {"value": "33012", "nearest": "33102"}),
        ("regulators", "region: NB", "region: Ontario", "unknown-region",
         {"value": "Ontario", "nearest": "ON"}),
        ("network", "country: GB", "country: UK", "unknown-country",
         {"value": "UK", "nearest": "GB"}),
    ],
    ids=[
        "region", "excluded region", "all excluded", "language", "link", "a term’s source", "group",
        "link in a text", "occupation", "region of a regulator", "country",
    ],
)  # fmt: skip
def test_what_an_entry_cites_exists(
    name: str, old: str, new: str, code: str, values: Values
) -> None:
    (told,) = check_shared(name, FILES[name].replace(old, new))
    assert str(values["value"]) in told.marked
    assert told == Told(told.line, told.marked, code, values)


@pytest.mark.parametrize(
    ("today", "is_told"), [(TODAY, False), (date(2026, 12, 2), True)], ids=["six months", "more"]
)
def test_a_pathway_that_was_verified_long_ago(today: date, is_told: bool) -> None:  # noqa: FBT001
    values: Values = {"pathway": "one", "date": date(2026, 6, 1)}
    told = Told("verified_on: 2026-06-01", "2026-06-01", "pathway-old", values, "warning")
    assert check_shared("pathways", PATHWAYS, today) == ([told] if is_told else [])


def test_an_answer_whose_review_is_due() -> None:
    values: Values = {"date": date(2026, 12, 1)}
    told = Told("review_by: 2026-12-01", "2026-12-01", "review-past", values, "warning")
    assert check_shared("questions", QUESTIONS, date(2026, 12, 2)) == [told]


@pytest.mark.parametrize(
    ("name", "key", "day"),
    [
        ("pathways", "verified_on", date(2026, 6, 1)),
        ("questions", "as_of", date(2026, 11, 21)),
        ("regulators", "verified_on", date(2026, 12, 1)),
    ],
    ids=["a pathway", "an answer", "a link in one language"],
)
def test_a_day_of_verification_in_the_future(name: str, key: str, day: date) -> None:
    (told,) = check_shared(name, FILES[name], date(2026, 5, 1))
    values: Values = {"key": key, "date": day}
    assert f"{key}: {told.marked}" in told.line
    assert told == Told(told.line, day.isoformat(), "day-in-future", values)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Costs and travel", "Who pays?"), ("Who pays for what", "Who pays for what?")],
    ids=["a group", "a question's statement"],
)
def test_a_heading_that_asks(old: str, new: str) -> None:
    (told,) = check_shared("questions", QUESTIONS.replace(old, new))
    assert told == Told(told.line, new, "title-question", {"key": "title"})


@pytest.mark.parametrize(
    ("old", "new", "marked", "code", "values"),
    [
        ("fr: Une voie", "fr: One pathway", "name", "same-in-both-languages", {"key": "name"}),
        ("It leads to Canada.", "A <b>visa</b>", "<b>", "html-in-text", {"found": "<b>"}),
        ("It leads to Canada.", "A **visa**", "**visa**", "markdown-in-plain-text",
         {"found": "**visa**"}),
    ],
)  # fmt: skip
def test_texts_of_entries_follow_the_rules_of_texts(
    old: str, new: str, marked: str, code: str, values: Values
) -> None:
    (told,) = check_shared("pathways", PATHWAYS.replace(old, new))
    assert told == Told(told.line, marked, code, values)


PARTNER = """\
- id: one
  name: {en: Example Builders Canada, fr: Example Builders Canada}
  role: {en: Finds rooms and halls., fr: Trouve des salles.}
"""


def test_a_partner_may_have_one_name_in_both_languages_but_not_one_role() -> None:
    assert check_shared("partners", PARTNER) == []
    (told,) = check_shared(
        "partners", PARTNER.replace("Trouve des salles.", "Finds rooms and halls.")
    )
    assert (told.marked, told.code) == ("role", "same-in-both-languages")


def test_entries_that_cannot_be_read_are_passed_over() -> None:
    unreadable = "- words\n- {name: nobody}\n- {id: [one]}\n- {id: two}\n"
    (told,) = check_shared("pathways", unreadable + PATHWAYS.replace("[QC]", "[qc]"))
    assert (told.line, told.code) == ("excluded_regions: [qc]", "unknown-region")


def test_the_second_of_two_entries_with_one_id_is_passed_over() -> None:
    (told,) = check_shared("pathways", PATHWAYS.replace("[QC]", "[qc]") + PATHWAYS)
    assert (told.line, told.code) == ("excluded_regions: [qc]", "unknown-region")


@pytest.mark.parametrize("text", ["{}", "[]", "words"])
def test_a_file_of_another_shape_stops_nothing(text: str) -> None:
    assert check_shared("pathways", text) == []
    assert check_shared("questions", text) == []
