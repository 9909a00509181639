"""Stops: where they are, and on which days of the mission."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from tests.sheets import Changes, Told, Values, check

from missionsite.rules.holidays import find_holiday

SCHEDULED = "state: scheduled"
LIMA = "  - city: {en: Lima, fr: Lima}\n    country: PE\n"
ONLINE = "  - format: virtual\n"
IN_LIMA = {ONLINE: "  - city: {en: Lima, fr: Lima}\n    country: PE\n    format: in_person\n"}
FIRST_FROM, FIRST_TO = "    from: 2027-04-12\n", "    to: 2027-04-13\n"
LAST = "    from: 2027-04-15\n    to: 2027-04-16\n"


@pytest.mark.parametrize(
    ("stop", "marked"),
    [
        ("  - country: PE\n", "country: PE"),
        ("  - city: {en: Lima, fr: Lima}\n", "city: {en: Lima, fr: Lima}"),
        ("  - local_requirements: {en: None., fr: Aucune.}\n", None),
    ],
    ids=["no city", "no country", "neither"],
)
def test_a_stop_in_person_without_its_place(stop: str, marked: str | None) -> None:
    line = stop.strip()
    told = Told(line, marked or line[2:], "stop-needs-place", {})
    assert check({LIMA: stop}) == [told]


@pytest.mark.parametrize(
    ("stop", "told"),
    [
        ("  - country: PE\n", []),
        (
            "  - city: {en: Lima, fr: Lima}\n",
            [
                Told(
                    "- city: {en: Lima, fr: Lima}",
                    "city: {en: Lima, fr: Lima}",
                    "stop-needs-place",
                    {},
                )
            ],
        ),
    ],
    ids=["no city", "no country"],
)
def test_the_city_of_a_planned_mission_may_be_open(stop: str, told: list[Told]) -> None:
    assert check({LIMA: stop, SCHEDULED: "state: planned"}) == told


@pytest.mark.parametrize(
    ("more", "line", "marked"),
    [
        ("    country: PE\n", "country: PE", "country"),
        (
            "    country: PE\n    city: {en: Lima, fr: Lima}\n",
            "city: {en: Lima, fr: Lima}",
            "city",
        ),
    ],
    ids=["a country", "a city too"],
)
def test_an_online_stop_with_a_place(more: str, line: str, marked: str) -> None:
    assert check({ONLINE: ONLINE + more}) == [Told(line, marked, "virtual-stop-has-place", {})]


@pytest.mark.parametrize(
    ("changes", "line", "field"),
    [
        ({FIRST_FROM: "    from: 2027-04-11\n"}, "from: 2027-04-11", "from"),
        ({LAST: "    from: 2027-04-15\n    to: 2027-04-17\n"}, "to: 2027-04-17", "to"),
        ({LAST: "    from: 2027-05-15\n    to: 2027-05-16\n"}, "from: 2027-05-15", "from"),
    ],
    ids=["before the start", "after the end", "another month is told once"],
)
def test_a_stop_outside_the_mission(changes: Changes, line: str, field: str) -> None:
    marked = line.removeprefix(f"{field}: ")
    told = Told(line, marked, "stop-outside", {"field": field, "date": marked})
    assert check(changes) == [told]


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [("2027-04", False), ("2027-Q2", False), ("2027-05", True), ("2027-03", True)],
)
def test_an_imprecise_stop_outside_a_planned_mission(day: str, is_outside: bool) -> None:  # noqa: FBT001
    changes = {SCHEDULED: "state: planned", FIRST_FROM: "", FIRST_TO: f"    to: {day}\n"}
    told = Told(f"to: {day}", day, "stop-outside", {"field": "to", "date": day})
    assert check(changes) == ([told] if is_outside else [])


def test_a_mission_without_an_end_may_last_a_while() -> None:
    changes = {SCHEDULED: "state: planned", "  end: 2027-04-16\n": ""}
    assert check(changes) == []


def test_stops_of_a_planned_mission_whose_days_are_open() -> None:
    changes = {SCHEDULED: "state: planned", FIRST_TO: "", LAST: "    to: 2027-04-16\n"}
    assert check({**IN_LIMA, **changes}) == []


def test_a_stop_before_one_whose_last_day_is_open() -> None:
    later = "    from: 2027-04-14\n"
    changes = {SCHEDULED: "state: planned", FIRST_TO: "", FIRST_FROM: later}
    told = Told("from: 2027-04-13", "2027-04-13", "stop-order", {})
    assert check({**IN_LIMA, **changes}) == [told]


def test_a_stop_that_ends_before_it_begins() -> None:
    changes = {LAST: "    from: 2027-04-16\n    to: 2027-04-15\n"}
    values = {
        "later_field": "to",
        "later": "2027-04-15",
        "earlier_field": "from",
        "earlier": "2027-04-16",
    }
    assert check(changes) == [Told("to: 2027-04-15", "2027-04-15", "date-order", values)]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param({LAST: "    from: 2027-04-12\n    to: 2027-04-16\n"}, "from: 2027-04-12",
                     id="before an online stop"),
        pytest.param({**IN_LIMA, FIRST_TO: "    to: 2027-04-14\n"}, "from: 2027-04-13",
                     id="in two cities at once"),
    ],
)  # fmt: skip
def test_stops_out_of_order(changes: Mapping[str, str], line: str) -> None:
    assert check(changes) == [Told(line, line.removeprefix("from: "), "stop-order", {})]


@pytest.mark.parametrize(
    "changes",
    [{FIRST_TO: "    to: 2027-04-14\n"}, IN_LIMA],
    ids=["an online part beside another stop", "two cities in one day"],
)
def test_stops_in_order(changes: Changes) -> None:
    assert check(changes) == []


# April 13 to 15, 2027 is the Thai New Year; its own name is not in Latin letters.
THAILAND = {"    country: CL\n": "    country: TH\n"}
SONGKRAN: Values = {
    "date": date(2027, 4, 13),
    "country": "TH",
    "holiday": "Songkran Festival",
}


def test_a_stop_on_a_public_holiday() -> None:
    told = Told("from: 2027-04-12", "2027-04-12", "public-holiday", SONGKRAN, "warning")
    assert check(THAILAND) == [told]


@pytest.mark.parametrize(
    ("changes", "today"),
    [
        ({FIRST_TO: "    to: 2027-04-12\n"}, date(2026, 12, 1)),
        ({SCHEDULED: "state: planned", FIRST_FROM: "    from: 2027-04\n"}, date(2026, 12, 1)),
        ({SCHEDULED: "state: suspended\nstate_reason: {en: Snow., fr: Neige.}"}, date(2026, 12, 1)),
        ({"review_by: 2027-01-04": "review_by: 2028-01-04"}, date(2027, 4, 17)),
    ],
    ids=["the day before", "a day that is open", "called off", "over"],
)  # fmt: skip
def test_a_stop_on_no_public_holiday(changes: Changes, today: date) -> None:
    assert check({**THAILAND, **changes}, today) == []


def test_a_stop_of_many_years_is_told_soon() -> None:
    told = check({**THAILAND, FIRST_TO: "    to: 2099-12-31\n"})
    assert {found.code for found in told} == {"stop-outside", "public-holiday"}
    assert len(told) < 31


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("CL", date(2027, 9, 18), "Día de la Independencia"),
        ("MA", date(2027, 7, 30), "Fête du Trône"),
        ("TN", date(2027, 3, 20), "Independence Day"),
        ("VN", date(2027, 9, 2), "Quốc khánh"),
        ("CL", date(2027, 9, 16), ""),
        ("XX", date(2027, 1, 1), ""),
    ],
    ids=["Chile", "Morocco", "Tunisia", "Vietnam", "a workday", "a country that does not exist"],
)
def test_the_name_of_a_public_holiday(country: str, day: date, name: str) -> None:
    assert find_holiday(country, day) == name
