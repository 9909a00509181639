"""Dates: in order, as precise as the mission's state asks for, and ahead while it is planned."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sheets import Changes, Told, check

PLANNED = {
    "state: scheduled": "state: planned",
    "  selection: 2027-01-29\n  confirm_by: 2027-02-12\n  briefing: 2027-03-10\n": "",
    "  start: 2027-04-12\n  end: 2027-04-16\n  follow_up_until: 2027-10-16\n": "  start: 2027-04\n",
    "  ask_by: 2027-03-12\n": "",
}
START = "  start: 2027-04\n"


def disorder(later: tuple[str, str], earlier: tuple[str, str]) -> Told:
    """Return what is told at the later of two dates, each a field and what is written there."""
    return Told(
        f"{later[0]}: {later[1]}",
        later[1],
        "date-order",
        {
            "later_field": later[0],
            "later": later[1],
            "earlier_field": earlier[0],
            "earlier": earlier[1],
        },
    )


@pytest.mark.parametrize(
    ("changes", "later", "earlier"),
    [
        pytest.param(
            {"publish_on: 2026-11-02": "publish_on: 2026-11-17"},
            ("opens", "2026-11-16T09:00"),
            ("publish_on", "2026-11-17"),
            id="published after the first opening",
        ),
        pytest.param(
            {"selection: 2027-01-29": "selection: 2027-01-15"},
            ("selection", "2027-01-15"),
            ("closes", "2027-01-15T23:59"),
            id="selection on the last day in Los Angeles, which is past midnight in Ottawa",
        ),
        pytest.param(
            {"confirm_by: 2027-02-12": "confirm_by: 2027-01-28"},
            ("confirm_by", "2027-01-28"),
            ("selection", "2027-01-29"),
            id="confirmation before selection",
        ),
        pytest.param(
            {"briefing: 2027-03-10": "briefing: 2027-02-11"},
            ("briefing", "2027-02-11"),
            ("confirm_by", "2027-02-12"),
            id="briefing before confirmation",
        ),
        pytest.param(
            {"briefing: 2027-03-10": "briefing: 2027-04-13"},
            ("start", "2027-04-12"),
            ("briefing", "2027-04-13"),
            id="briefing after the start",
        ),
        pytest.param(
            {"end: 2027-04-16": "end: 2027-04-11"},
            ("end", "2027-04-11"),
            ("start", "2027-04-12"),
            id="end before the start",
        ),
        pytest.param(
            {"follow_up_until: 2027-10-16": "follow_up_until: 2027-04-15"},
            ("follow_up_until", "2027-04-15"),
            ("end", "2027-04-16"),
            id="follow-up before the end",
        ),
        pytest.param(
            {"  confirm_by: 2027-02-12\n": "", "briefing: 2027-03-10": "briefing: 2027-01-20"},
            ("briefing", "2027-01-20"),
            ("selection", "2027-01-29"),
            id="the nearest date that there is",
        ),
        pytest.param(
            {"  selection: 2027-01-29": "  selection: 2028-01-29"},
            ("confirm_by", "2027-02-12"),
            ("selection", "2028-01-29"),
            id="one year too many is told once",
        ),
    ],
)
def test_dates_out_of_order(
    changes: Changes, later: tuple[str, str], earlier: tuple[str, str]
) -> None:
    assert check(changes) == [disorder(later, earlier)]


def test_dates_may_fall_on_one_day() -> None:
    changes = {
        "publish_on: 2026-11-02": "publish_on: 2026-11-16",
        "selection: 2027-01-29": "selection: 2027-01-16",
        "confirm_by: 2027-02-12": "confirm_by: 2027-01-16",
        "briefing: 2027-03-10": "briefing: 2027-04-12",
        "follow_up_until: 2027-10-16": "follow_up_until: 2027-04-16",
    }
    assert check(changes) == []


@pytest.mark.parametrize(
    "start",
    ["  start: 2027\n", "  start: 2027-01\n", "  selection: 2027\n  start: 2027-Q2\n"],
    ids=["a year", "the month of the deadline", "a selection in that year"],
)
def test_imprecise_dates_that_overlap_are_in_no_disorder(start: str) -> None:
    assert check({**PLANNED, START: start}) == []


@pytest.mark.parametrize(
    ("changes", "later", "earlier"),
    [
        pytest.param(
            {START: "  selection: 2027-06\n  start: 2027-spring\n"},
            ("start", "2027-spring"),
            ("selection", "2027-06"),
            id="June is after spring",
        ),
        pytest.param(
            {START: "  selection: 2027-06\n  briefing: 2027\n  start: 2027-04\n"},
            ("start", "2027-04"),
            ("selection", "2027-06"),
            id="a year between them decides nothing",
        ),
    ],
)
def test_imprecise_dates_that_cannot_overlap(
    changes: Changes, later: tuple[str, str], earlier: tuple[str, str]
) -> None:
    assert check({**PLANNED, **changes}) == [disorder(later, earlier)]


def test_adaptations_asked_for_on_the_first_day() -> None:
    assert check({"ask_by: 2027-03-12": "ask_by: 2027-04-12"}) == []


def test_adaptations_asked_for_after_the_start() -> None:
    assert check({"ask_by: 2027-03-12": "ask_by: 2027-04-13"}) == [
        Told(
            "ask_by: 2027-04-13",
            "2027-04-13",
            "date-order",
            {
                "later_field": "start",
                "later": "2027-04-12",
                "earlier_field": "ask_by",
                "earlier": "2027-04-13",
            },
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("selection: 2027-01-29", "selection: 2027-01", "2027-01"),
        ("follow_up_until: 2027-10-16", "follow_up_until: 2027-fall", "2027-fall"),
        ("    from: 2027-04-12\n", "    from: 2027-04\n", "2027-04"),
        ("    to: 2027-04-13\n", "    to: spring 2027\n", "spring 2027"),
    ],
    ids=["a month", "a season", "where a stop begins", "where a stop ends"],
)  # fmt: skip
def test_an_imprecise_date_of_a_mission_that_is_scheduled(old: str, new: str, marked: str) -> None:
    told = Told(new.strip(), marked, "imprecise-date", {"value": marked, "state": "scheduled"})
    assert check({old: new}) == [told]


def test_a_planned_mission_may_be_imprecise() -> None:
    assert check({**PLANNED, "    from: 2027-04-12\n": "    from: 2027-04\n"}) == []


@pytest.mark.parametrize(("end", "days"), [("2027-04-25", 14), ("2027-04-26", 15)])
def test_a_mission_of_more_than_two_weeks(end: str, days: int) -> None:
    line = f"end: {end}"
    told = Told(line, end, "mission-too-long", {"days": days}, "warning")
    assert check({"end: 2027-04-16": line}) == ([told] if days > 14 else [])


def test_a_long_mission_that_is_over_is_not_questioned() -> None:
    changes = {
        "end: 2027-04-16": "end: 2027-04-30",
        "review_by: 2027-01-04": "review_by: 2028-01-04",
    }
    assert check(changes, date(2027, 5, 1)) == []


@pytest.mark.parametrize(
    ("today", "line"),
    [
        (date(2027, 4, 30), None),
        (date(2027, 5, 1), "start: 2027-04"),
    ],
    ids=["its last day", "the day after"],
)
def test_a_planned_mission_that_is_past(today: date, line: str | None) -> None:
    told = Told("start: 2027-04", "2027-04", "planned-past", {})
    changes = {**PLANNED, "review_by: 2027-01-04": "review_by: 2028-01-04"}
    assert check(changes, today) == ([told] if line else [])


def test_a_planned_mission_with_an_end_that_is_past() -> None:
    changes = {
        "state: scheduled": "state: planned",
        "review_by: 2027-01-04": "review_by: 2028-01-04",
    }
    told = Told("end: 2027-04-16", "2027-04-16", "planned-past", {})
    assert check(changes, date(2027, 4, 17)) == [told]


def test_an_end_alone_that_is_past_is_out_of_order() -> None:
    changes = {"state: scheduled": "state: planned", "end: 2027-04-16": "end: 2026-04-16"}
    told = [found for found in check(changes) if found.code != "stop-outside"]
    assert told == [disorder(("end", "2026-04-16"), ("start", "2027-04-12"))]


def test_dates_of_a_planned_mission_in_the_past_are_told_once() -> None:
    changes = {old: new.replace("2027-04", "2026-04") for old, new in PLANNED.items()}
    told = {found.code for found in check(changes)}
    assert "planned-past" in told
    assert "date-order" not in told
