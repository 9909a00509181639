"""A mission's life: reviews, changes, results."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sheets import VALID, Changes, Told, Values, check

MODIFIED = "modified: 2026-11-18"
FIRST, SECOND = "- on: 2026-11-10", "- on: 2026-11-18"
LAST_LINE = VALID.splitlines()[-1]
AFTER = {"review_by: 2027-01-04": "review_by: 2028-01-04"}


@pytest.mark.parametrize(("day", "is_told"), [("2026-12-01", False), ("2026-11-30", True)])
def test_a_review_that_is_due(day: str, is_told: bool) -> None:  # noqa: FBT001
    line = f"review_by: {day}"
    told = Told(line, day, "review-past", {"date": date.fromisoformat(day)}, "warning")
    assert check({"review_by: 2027-01-04": line}) == ([told] if is_told else [])


def test_a_last_change_before_the_newest_update() -> None:
    line = "modified: 2026-11-17"
    assert check({MODIFIED: line}) == [Told(line, "2026-11-17", "modified-before-update", {})]


def test_a_last_change_after_the_newest_update() -> None:
    assert check({MODIFIED: "modified: 2026-11-19"}) == []


def test_updates_out_of_order() -> None:
    told = Told("- on: 2026-11-09", "2026-11-09", "update-order", {})
    assert check({SECOND: "- on: 2026-11-09"}) == [told]


def test_two_updates_of_one_day() -> None:
    assert check({SECOND: "- on: 2026-11-10"}) == []


def test_an_update_of_today() -> None:
    line = "modified: 2026-11-30"
    changes = {MODIFIED: line, SECOND: "- on: 2026-12-01"}
    assert check(changes) == [Told(line, "2026-11-30", "modified-before-update", {})]


@pytest.mark.parametrize("old", [FIRST, SECOND], ids=["the first", "the last"])
def test_an_update_that_is_still_to_come_is_told_once(old: str) -> None:
    told = Told("- on: 2026-12-02", "2026-12-02", "update-future", {})
    assert check({old: "- on: 2026-12-02"}) == [told]


@pytest.mark.parametrize(
    ("old", "line"),
    [
        (MODIFIED, "modified: 2026-12-02"),
        ("form_parity_checked_on: 2026-11-10", "form_parity_checked_on: 2026-12-02"),
        ("checked_on: 2026-10-15", "checked_on: 2026-12-02"),
        ("as_of: 2026-11-01", "as_of: 2026-12-02"),
    ],
    ids=["a change", "a comparison", "a check", "an estimate"],
)
def test_a_day_in_the_future_on_which_something_was_done(old: str, line: str) -> None:
    values: Values = {"key": line.partition(":")[0], "date": date(2026, 12, 2)}
    assert check({old: line}) == [Told(line, "2026-12-02", "day-in-future", values)]


def test_a_draft_may_speak_of_the_day_that_publishes_it() -> None:
    changes = {
        "publish_on: 2026-11-02": "publish_on: 2026-12-08",
        "opens: 2026-11-16T09:00": "opens: 2026-12-08T09:00",
        MODIFIED: "modified: 2026-12-08",
        SECOND: "- on: 2026-12-08",
    }
    assert check(changes) == []


@pytest.mark.parametrize(
    ("as_of", "today", "code"),
    [
        ("2027-04-15", date(2027, 5, 1), "results-too-early"),
        ("2027-04-16", date(2027, 5, 1), ""),
        ("2027-05-01", date(2027, 5, 1), ""),
        ("2027-05-02", date(2027, 5, 1), "day-in-future"),
        ("2026-12-01", date(2026, 12, 1), "results-too-early"),
    ],
    ids=["before the end", "on the last day", "of today", "still to come", "before the mission"],
)
def test_results(as_of: str, today: date, code: str) -> None:
    line = f"results: {{as_of: {as_of}, offers: 3}}"
    changes: Changes = {LAST_LINE: f"{LAST_LINE}\n{line}", **AFTER}
    values: Values = {"key": "as_of", "date": date.fromisoformat(as_of)}
    told = Told(line, as_of, code, values if code == "day-in-future" else {})
    assert check(changes, today) == ([told] if code else [])
