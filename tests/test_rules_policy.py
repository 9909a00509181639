"""Ethical recruitment: what is looked up before countries are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from tests.sheets import ROOT_LINE, Changes, Told, check

from missionsite.rules.policy import is_older

CHECK = """source_country_check:
  checked_on: 2026-10-15
  list: who-2023
  finding: {en: Neither country is on the list., fr: Aucun des deux pays ne figure sur la liste.}
"""
FOUND = "fr: Aucun des deux pays ne figure sur la liste.}\n"
AGREEMENT = """  agreement:
    title: {en: Agreement with Haiti, fr: Entente avec Haïti}
    url: https://agreement.example/
    date: 2026-01-15
"""
SAFEGUARDS = (
    "  safeguards: {en: A nurse is trained for each., fr: Une personne est formée pour chacune.}\n"
)
LICENCE = "{regions: [NB, MB], status: required}"
SANTIAGO = "    country: CL\n"
FROM_HAITI = {"from: [CL, PE]": "from: [HT, CL]"}
NOT_HEALTH = {"noc: 31301": "noc: 72106", "noc: 33102": "noc: 32104"}
NOT_REGULATED = {LICENCE: "{regions: [NB, MB], status: check}"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({CHECK: ""}, [Told(ROOT_LINE, "", "source-check-missing", {"noc": "31301"})]),
        ({CHECK: "", **NOT_REGULATED}, []),
        ({CHECK: "", "state: scheduled": "state: planned"}, []),
    ],
    ids=["regulated", "not regulated", "planned"],
)
def test_the_check_of_source_countries(changes: Changes, told: list[Told]) -> None:
    assert check(changes) == told


@pytest.mark.parametrize(
    ("noc", "is_told"),
    [("33102", True), ("44101", True), ("32104", False), ("31103", False), ("72106", False)],
    ids=["care aides", "home support workers", "animal technicians", "veterinarians", "welders"],
)
def test_the_check_names_the_list_for_health_workers(noc: str, is_told: bool) -> None:  # noqa: FBT001
    changes = {"noc: 31301": "noc: 72310", "noc: 33102": f"noc: {noc}", "  list: who-2023\n": ""}
    told = Told("source_country_check:", "source_country_check", "who-list-missing", {})
    assert check(changes) == ([told] if is_told else [])


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param(FROM_HAITI, ["who-agreement-missing", "who-safeguards-missing"],
                     id="candidates"),
        pytest.param({SANTIAGO: "    country: HT\n"},
                     ["who-agreement-missing", "who-safeguards-missing"], id="a stop"),
        pytest.param({**FROM_HAITI, FOUND: FOUND + AGREEMENT}, ["who-safeguards-missing"],
                     id="without safeguards"),
        pytest.param({**FROM_HAITI, FOUND: FOUND + SAFEGUARDS}, ["who-agreement-missing"],
                     id="without an agreement"),
        pytest.param({**FROM_HAITI, FOUND: FOUND + AGREEMENT + SAFEGUARDS}, [], id="with both"),
        pytest.param({**FROM_HAITI, **NOT_HEALTH}, [], id="welders"),
    ],
)  # fmt: skip
def test_a_country_that_needs_its_health_workers(
    changes: Mapping[str, str], codes: list[str]
) -> None:
    where = ("source_country_check:", "source_country_check")
    assert check(changes) == [Told(*where, code, {"country": "HT"}) for code in codes]


def test_a_country_that_needs_its_health_workers_without_any_check() -> None:
    line = "candidates: {from: [HT, CL], languages: [es, fr]}"
    assert check({CHECK: "", **FROM_HAITI, **NOT_REGULATED}) == [
        Told(line, "HT", "who-agreement-missing", {"country": "HT"}),
        Told(line, "HT", "who-safeguards-missing", {"country": "HT"}),
    ]


def test_a_missing_check_is_told_once() -> None:
    told = Told(ROOT_LINE, "", "source-check-missing", {"noc": "31301"})
    assert check({CHECK: "", **FROM_HAITI}) == [told]


@pytest.mark.parametrize(
    ("day", "today", "is_told"),
    [
        ("2025-12-01", date(2026, 12, 1), False),
        ("2025-11-30", date(2026, 12, 1), True),
        ("2025-11-30", date(2027, 4, 17), False),
    ],
    ids=["twelve months", "a day more", "over"],
)
def test_a_check_of_more_than_a_year_ago(day: str, today: date, is_told: bool) -> None:  # noqa: FBT001
    line = f"checked_on: {day}"
    changes = {"  checked_on: 2026-10-15": f"  {line}", "by: 2027-01-04": "by: 2028-01-04"}
    told = Told(line, day, "check-old", {"date": date.fromisoformat(day)}, "warning")
    assert check(changes, today) == ([told] if is_told else [])


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        (date(2026, 6, 1), date(2026, 12, 1), False),
        (date(2026, 5, 31), date(2026, 12, 1), True),
        (date(2026, 8, 31), date(2027, 2, 28), False),
        (date(2026, 8, 31), date(2027, 3, 1), True),
        (date(2027, 1, 1), date(2026, 12, 1), False),
    ],
    ids=["six months", "a day more", "end of February", "first of March", "still to come"],
)
def test_months_that_have_passed(day: date, today: date, expected: bool) -> None:  # noqa: FBT001
    assert is_older(day, 6, today) is expected
