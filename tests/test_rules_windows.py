"""Rounds of an expression of interest, information sessions, and wall times."""

from __future__ import annotations

import pytest
from tests.sheets import Changes, Told, check

FIRST_CLOSES = "closes: 2026-12-18T23:59"
SECOND_OPENS = "opens: 2027-01-04T09:00"
ENGLISH = "- {on: 2026-12-02T13:00, language: en}"


@pytest.mark.parametrize("closes", ["2026-11-16T09:00", "2026-01-18T23:59"])
def test_a_window_that_closes_before_it_opens(closes: str) -> None:
    values = {
        "later_field": "closes",
        "later": closes,
        "earlier_field": "opens",
        "earlier": "2026-11-16T09:00",
    }
    told = Told(f"closes: {closes}", closes, "date-order", values)
    assert check({FIRST_CLOSES: f"closes: {closes}"}) == [told]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({FIRST_CLOSES: "closes: 2027-01-04T12:00"}, SECOND_OPENS),
        ({SECOND_OPENS: "opens: 2026-11-10T09:00"}, "opens: 2026-11-10T09:00"),
        ({SECOND_OPENS: "opens: 2026-12-18T20:59"}, "opens: 2026-12-18T20:59"),
    ],
    ids=["three hours later in Los Angeles", "from before the first", "the last minute"],
)
def test_windows_that_overlap(changes: Changes, line: str) -> None:
    told = Told(line, line.removeprefix("opens: "), "window-overlap", {})
    assert check(changes) == [told]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({FIRST_CLOSES: "closes: 2027-01-04T11:59"}, id="one minute after the other"),
        pytest.param(
            {
                SECOND_OPENS: "opens: 2026-11-03T09:00",
                "closes: 2027-01-15T23:59": "closes: 2026-11-10T23:59",
            },
            id="the later one first",
        ),
        pytest.param(
            {
                FIRST_CLOSES: "closes: 2027-01-08T23:59",
                f"employers\n      {SECOND_OPENS}": f"associations\n      {SECOND_OPENS}",
            },
            id="for two audiences",
        ),
    ],
)
def test_windows_that_do_not_overlap(changes: Changes) -> None:
    assert check(changes) == []


@pytest.mark.parametrize(
    ("old", "new", "marked", "code"),
    [
        (SECOND_OPENS, "opens: 2026-03-08T02:30", "2026-03-08T02:30", "time-skipped"),
        ("opens: 2026-11-16T09:00", "opens: 2026-11-01T01:30", "2026-11-01T01:30", "time-twice"),
        (ENGLISH, "- {on: 2026-11-01T01:30, language: en}", "2026-11-01T01:30", "time-twice"),
    ],
    ids=["skipped in Los Angeles", "twice in Ottawa", "twice, for a session"],
)
def test_a_wall_time_of_a_day_on_which_clocks_change(
    old: str, new: str, marked: str, code: str
) -> None:
    published = {"publish_on: 2026-11-02": "publish_on: 2026-01-02"}
    told = [found for found in check({**published, old: new}) if found.code != "window-overlap"]
    assert told == [Told(new, marked, code, {"value": marked})]


@pytest.mark.parametrize(
    "changes",
    [
        {SECOND_OPENS: "opens: 2026-12-20T02:30"},
        {"America/Los_Angeles": "America/Regina", SECOND_OPENS: "opens: 2026-12-20T02:30"},
    ],
    ids=["another night", "a zone without clock changes"],
)
def test_a_wall_time_that_exists_once(changes: Changes) -> None:
    assert check(changes) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("closes: 2027-01-15T23:59", "closes: 2099-12-31T23:59"),
        ("opens: 2026-11-16T09:00", "opens: 1900-01-01T00:00"),
        ("on: 2026-12-02T13:00", "on: 1900-01-01T00:00"),
        ("on: 2026-12-02T13:00", "on: 2099-12-31T23:59"),
    ],
)
def test_the_ends_of_the_calendar_stop_nothing(old: str, new: str) -> None:
    codes = {told.code for told in check({old: new})}
    assert codes <= {"date-order", "session-late"}


@pytest.mark.parametrize(
    ("on", "is_late"),
    [("2027-01-16T02:59", False), ("2027-01-16T03:00", True)],
    ids=["the last minute", "the minute after"],
)
def test_an_information_session_after_the_last_window(on: str, is_late: bool) -> None:  # noqa: FBT001
    line = f"- {{on: {on}, language: en}}"
    told = Told(line, on, "session-late", {})
    assert check({ENGLISH: line}) == ([told] if is_late else [])


@pytest.mark.parametrize(
    ("changes", "language"),
    [
        ({ENGLISH: ""}, "en"),
        ({ENGLISH: f"{ENGLISH}\n  - {{on: 2026-12-03T13:00, language: en}}"}, "fr"),
    ],
    ids=["none in English", "two in English"],
)
def test_information_sessions_are_as_many_in_both_languages(
    changes: Changes, language: str
) -> None:
    told = Told(
        "employer_sessions:", "employer_sessions", "session-unequal", {"language": language}
    )
    assert check(changes) == [told]
