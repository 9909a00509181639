"""A mission's states against one table of cases, which the browser's script is tested with too."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from missionsite.clock import OTTAWA, start_of_day
from missionsite.states import (
    Schedule,
    State,
    build_timeline,
    find_state,
    is_archived,
    write_deadline,
    write_local_time,
    write_states,
    write_window,
)

EARLIER = datetime(2026, 11, 16, 14, tzinfo=UTC)
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases/states.json").read_text(encoding="utf-8")
)
TABLE = [
    pytest.param(case["schedule"], instant, state, id=f"{case['name']} — {instant} {state}")
    for case in CASES
    for instant, state in case["at"]
]
SCHEDULES = [pytest.param(case["schedule"], id=case["name"]) for case in CASES]


def read_schedule(written: dict[str, Any]) -> Schedule:
    """Read a case's schedule; its instants are written with their offset from UTC."""
    fields = dict(written)
    for name in {"selection", "start", "end", "follow_up_until"} & fields.keys():
        fields[name] = datetime.fromisoformat(fields[name])
    windows = tuple(
        (datetime.fromisoformat(opens), datetime.fromisoformat(closes))
        for opens, closes in fields.pop("windows", [])
    )
    return Schedule(windows=windows, **fields)


@pytest.mark.parametrize(("schedule", "instant", "state"), TABLE)
def test_a_mission_has_its_state_at_every_instant(
    schedule: dict[str, Any], instant: str, state: str
) -> None:
    timeline = build_timeline(read_schedule(schedule))
    assert find_state(timeline, datetime.fromisoformat(instant)) == state


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_a_timeline_is_in_order_and_changes_at_every_step(schedule: dict[str, Any]) -> None:
    timeline = build_timeline(read_schedule(schedule))
    assert timeline[0][0] is None
    for (_, before), (_, after) in pairwise(timeline):
        assert before != after
    instants = [instant for instant, _ in timeline if instant is not None]
    assert len(instants) == len(timeline) - 1
    assert instants == sorted(set(instants))


def test_the_table_shows_every_state() -> None:
    assert {state for case in CASES for _, state in case["at"]} == set(get_args(State))


def test_states_are_printed_with_the_seconds_at_which_the_next_begins() -> None:
    timeline = build_timeline(read_schedule(CASES[0]["schedule"]))
    assert write_states(timeline) == (
        "opens_soon 1794837600 open 1798779600 closing_soon 1800075600 selection"
        " 1801198800 preparing 1807484400 under_way 1807916400 follow_up 1823745600 completed"
    )


def test_a_decided_state_is_printed_alone() -> None:
    assert write_states(build_timeline(Schedule("cancelled"))) == "cancelled"


def test_a_window_is_printed_as_two_seconds() -> None:
    opens, closes = (datetime(2027, 1, 1, hour, tzinfo=UTC) for hour in (0, 1))
    assert write_window(opens, closes) == "1798761600 1798765200"


@pytest.mark.parametrize(
    ("closes", "days"),
    [
        pytest.param("2027-01-16T00:00-05:00", ["2027-01-15", "2027-01-14"], id="a day’s end"),
        pytest.param("2027-01-15T12:01-05:00", ["2027-01-15", "2027-01-14"], id="at noon"),
        pytest.param("2027-01-16T00:00-07:00", ["2027-01-16", "2027-01-15"], id="in Vancouver"),
        pytest.param("2027-03-15T12:01-04:00", ["2027-03-15", "2027-03-14"], id="clocks change"),
    ],
)
def test_a_deadline_is_printed_with_the_mornings_of_its_last_days(
    closes: str, days: list[str]
) -> None:
    instant = datetime.fromisoformat(closes)
    mornings = [start_of_day(date.fromisoformat(day), OTTAWA.key) for day in days]
    seconds = [int(moment.timestamp()) for moment in (instant, *mornings)]
    assert write_deadline(EARLIER, instant, 2) == " ".join(map(str, seconds))


def test_a_deadline_is_counted_down_for_as_long_as_it_is_called_soon() -> None:
    assert len(write_deadline(EARLIER, datetime(2027, 1, 16, 5, tzinfo=UTC)).split()) == 1 + 14


@pytest.mark.parametrize(
    ("opens", "days"),
    [
        pytest.param("2027-01-13T09:00-05:00", ["2027-01-15", "2027-01-14"], id="in the morning"),
        pytest.param("2027-01-14T00:00-05:00", ["2027-01-15"], id="at midnight"),
        pytest.param("2027-01-15T09:00-05:00", [], id="on the last day"),
    ],
)
def test_days_are_counted_down_from_the_opening_on(opens: str, days: list[str]) -> None:
    opening, closing = (
        datetime.fromisoformat(opens),
        datetime.fromisoformat("2027-01-16T00:00-05:00"),
    )
    mornings = [start_of_day(date.fromisoformat(day), OTTAWA.key) for day in days]
    seconds = [int(moment.timestamp()) for moment in (closing, *mornings, opening)]
    assert write_deadline(opening, closing) == " ".join(map(str, seconds))


@pytest.mark.parametrize(
    ("instant", "printed"),
    [
        pytest.param("2027-01-15T23:59-05:00", "1800075540 -300", id="winter"),
        pytest.param("2027-07-01T12:00-04:00", "1814457600 -240", id="summer"),
    ],
)
def test_a_local_time_is_printed_with_ottawas_offset(instant: str, printed: str) -> None:
    assert write_local_time(datetime.fromisoformat(instant)) == printed


@pytest.mark.parametrize(
    ("end", "archived_on"),
    [
        pytest.param("2027-04-17T00:00+01:00", "2029-04-17T00:00+01:00", id="two years"),
        pytest.param("2028-03-01T00:00+00:00", "2030-03-01T00:00+00:00", id="after a leap day"),
        pytest.param("2028-02-29T00:00+00:00", "2030-03-01T00:00+00:00", id="before a leap day"),
    ],
)
def test_a_mission_is_archived_two_years_after_its_end(end: str, archived_on: str) -> None:
    over, then = datetime.fromisoformat(end), datetime.fromisoformat(archived_on)
    assert not is_archived(over, then - timedelta(seconds=1))
    assert is_archived(over, then)


def test_a_mission_without_an_end_is_never_archived() -> None:
    assert not is_archived(None, datetime(2099, 1, 1, tzinfo=UTC))
