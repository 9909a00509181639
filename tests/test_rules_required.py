"""What a mission must say, which depends on its state and on who may take part."""

from __future__ import annotations

import re

import pytest
from tests.sheets import ROOT_LINE, VALID, Changes, Told, check


def cut(key: str) -> dict[str, str]:
    """Return the change that leaves a field of the mission out."""
    match = re.search(rf"^{key}:.*\n(?:[ #].*\n)*", VALID, re.MULTILINE)
    assert match
    return {match[0]: ""}


PLANNED = """\
title: {en: Cooks from Manila, fr: Cuisine à Manille}
slug: {en: cooks-manila-2027, fr: cuisine-manille-2027}
summary: {en: Interviews with cooks., fr: Des entrevues en cuisine.}
state: planned
access: open
publication:
  {publish_on: 2026-11-02, modified: 2026-11-02, review_by: 2027-02-01, owner: m@m.example}
dates: {start: 2027-09-06, end: 2027-Q3}
sectors: [food_services]
occupations: [{noc: 63200}]
hiring_regions: all
"""
SCHEDULED = f"""\
{PLANNED.replace("planned", "scheduled").replace("2027-Q3", "2027-09-08")}
expression_of_interest:
  windows:
    - audience: employers
      opens: 2026-12-01T09:00
      closes: 2027-01-15T23:59
      form: {{bilingual: "https://forms.missions.example/"}}
stops: [{{format: virtual, from: 2027-09-06, to: 2027-09-08}}]
participation_fee: {{amount: 0, currency: CAD}}
services: [account_officer]
eligibility: {{conditions: [targeted_occupation_vacancy]}}
costs: [{{item: airfare, paid_by: employer}}]
contact: {{email: missions@missions.example, languages: [en, fr]}}
"""


@pytest.mark.parametrize("text", [PLANNED, SCHEDULED], ids=["planned", "scheduled"])
def test_a_mission_with_no_more_than_it_needs(text: str) -> None:
    assert check({VALID: text}) == []


def test_a_stop_of_a_planned_mission_may_have_no_days() -> None:
    stop = "stops: [{format: in_person, country: PH}]\n"
    assert check({VALID: PLANNED + stop}) == []


@pytest.mark.parametrize(
    "key", ["stops", "participation_fee", "services", "eligibility", "costs", "contact"]
)
def test_a_field_that_only_a_planned_mission_leaves_out(key: str) -> None:
    assert check(cut(key)) == [Told(ROOT_LINE, "", "missing-key", {"key": key})]
    assert check({**cut(key), "state: scheduled": "state: planned"}) == []


def test_an_end_that_only_a_planned_mission_leaves_out() -> None:
    changes = {"  end: 2027-04-16\n": ""}
    assert check(changes) == [Told("dates:", "dates", "missing-key", {"key": "end"})]
    assert check({**changes, "state: scheduled": "state: planned"}) == []


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"    from: 2027-04-12\n": ""}, "from"),
        ({"    to: 2027-04-13\n": ""}, "to"),
        ({"    time_zone: America/Santiago\n": ""}, "time_zone"),
    ],
)
def test_a_field_of_a_stop_that_only_a_planned_mission_leaves_out(
    changes: Changes, missing: str
) -> None:
    line = "- city: {en: Santiago de Chile, fr: Santiago de Chile}"
    assert check(changes) == [Told(line, line[2:], "missing-key", {"key": missing})]
    assert check({**changes, "state: scheduled": "state: planned"}) == []


def test_an_online_stop_needs_no_time_zone() -> None:
    zone = "    time_zone: America/Lima\n    activities"
    assert check({zone: "    activities"}) == []


@pytest.mark.parametrize("state", ["postponed", "suspended", "cancelled"])
def test_a_mission_that_does_not_take_place_as_planned_says_why(state: str) -> None:
    changes = {"state: scheduled": f"state: {state}"}
    told = Told(ROOT_LINE, "", "missing-state-reason", {"state": state})
    assert check(changes) == [told]
    reason = "state_reason: {en: Snow is expected., fr: On prévoit de la neige.}"
    assert check({"state: scheduled": f"state: {state}\n{reason}"}) == []


@pytest.mark.parametrize(
    ("access", "told"),
    [
        ("access: through_partner", [Told(ROOT_LINE, "", "lead-partner-missing", {})]),
        ("access: through_partner\nlead_partner: esdc", []),
        (
            "access: open\nlead_partner: esdc",
            [Told("lead_partner: esdc", "lead_partner", "lead-partner-unneeded", {})],
        ),
    ],
    ids=["no partner", "a partner", "a partner without need"],
)
def test_the_partner_that_a_mission_is_open_through(access: str, told: list[Told]) -> None:
    assert check({"access: open": access}) == told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({}, [Told(ROOT_LINE, "", "eoi-missing", {})], id="open to all"),
        pytest.param({"access: open": "access: by_invitation"}, [], id="by invitation"),
        pytest.param({"state: scheduled": "state: planned"}, [], id="planned"),
    ],
)
def test_a_mission_without_an_expression_of_interest(changes: Changes, told: list[Told]) -> None:
    assert check({**cut("expression_of_interest"), **changes}) == told


def test_a_mission_by_invitation_with_a_form_for_everyone_is_questioned() -> None:
    key = "expression_of_interest"
    told = Told(f"{key}:", key, "eoi-by-invitation", {}, "warning")
    assert check({"access: open": "access: by_invitation"}) == [told]


@pytest.mark.parametrize(("given", "missing"), [("en", "fr"), ("fr, es", "en")])
def test_a_contact_that_answers_in_one_official_language(given: str, missing: str) -> None:
    line = f"contact: {{email: missions@missions.example, languages: [{given}]}}"
    told = Told(line, f"[{given}]", "contact-one-language", {"language": missing}, "warning")
    assert check({"languages: [en, fr]": f"languages: [{given}]"}) == [told]
