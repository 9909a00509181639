"""The build's instant, wall clocks in zones, and the days on which clocks change."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest

from missionsite.clock import (
    OTTAWA,
    InstantError,
    read_build_instant,
    read_wall_time,
    start_of_day,
    wall_time_trouble,
)

OTTAWA_NAME = "America/Toronto"


def test_the_build_speaks_of_the_instant_it_is_given() -> None:
    instant = read_build_instant({"SOURCE_DATE_EPOCH": "1796144400"})
    assert instant == datetime(2026, 12, 1, 12, tzinfo=OTTAWA)
    assert instant.tzinfo is UTC


def test_without_a_given_instant_the_build_speaks_of_now() -> None:
    assert abs(read_build_instant({}) - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="empty"),
        pytest.param("soon", id="a word"),
        pytest.param("1796144400.5", id="a fraction"),
        pytest.param("-1", id="before 1970"),
        pytest.param(" 1796144400", id="a space before"),
        pytest.param("1796144400\n", id="a line end after"),
        pytest.param("１７９６", id="full-width digits"),
        pytest.param("1_796_144_400", id="underscores"),
        pytest.param("4102444800", id="the first second of 2100"),
        pytest.param("253402300800", id="the year 10000"),
        pytest.param("999999999999", id="beyond the last year"),
        pytest.param("9" * 40, id="forty digits"),
    ],
)
def test_a_bad_build_instant_is_refused_as_written(written: str) -> None:
    with pytest.raises(InstantError) as caught:
        read_build_instant({"SOURCE_DATE_EPOCH": written})
    assert caught.value.written == written


def test_the_first_and_the_last_instant_are_taken() -> None:
    written = ("0", "4102444799")
    instants = [read_build_instant({"SOURCE_DATE_EPOCH": it}).isoformat()[:19] for it in written]
    assert instants == ["1970-01-01T00:00:00", "2099-12-31T23:59:59"]


def test_zones_are_those_of_the_tzdata_package() -> None:
    assert zoneinfo.TZPATH == ()
    # British Columbia stays on its summer offset from 2026 on: tzdata 2026f says so.
    january = datetime(2027, 1, 15, 12, tzinfo=zoneinfo.ZoneInfo("America/Vancouver"))
    assert january.utcoffset() == timedelta(hours=-7)


@pytest.mark.parametrize(
    ("wall", "zone", "utc"),
    [
        pytest.param("2027-01-15T23:59", OTTAWA_NAME, "2027-01-16T04:59", id="Ottawa in winter"),
        pytest.param("2027-07-15T23:59", OTTAWA_NAME, "2027-07-16T03:59", id="Ottawa in summer"),
        pytest.param("2027-04-12T00:00", "Asia/Manila", "2027-04-11T16:00", id="Manila"),
        pytest.param("2027-03-14T02:30", OTTAWA_NAME, "2027-03-14T07:30", id="a skipped time"),
        pytest.param("2026-11-01T01:30", OTTAWA_NAME, "2026-11-01T05:30", id="a time shown twice"),
        pytest.param("2026-03-01T12:00", "Africa/Casablanca", "2026-03-01T12:00", id="in Ramadan"),
    ],
)
def test_a_wall_time_is_an_instant(wall: str, zone: str, utc: str) -> None:
    instant = read_wall_time(datetime.fromisoformat(wall), zone)
    assert instant.astimezone(UTC).isoformat()[:16] == utc


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(zoneinfo.ZoneInfoNotFoundError):
        read_wall_time(datetime(2027, 1, 1), "America/Ottawa")  # noqa: DTZ001 - a wall time


@pytest.mark.parametrize(
    ("day", "zone", "utc"),
    [
        pytest.param("2027-01-16", OTTAWA_NAME, "2027-01-16T05:00", id="Ottawa"),
        pytest.param("2027-03-14", OTTAWA_NAME, "2027-03-14T05:00", id="the day clocks go forward"),
        pytest.param("2027-04-12", "Asia/Manila", "2027-04-11T16:00", id="Manila"),
        pytest.param("2026-04-24", "Africa/Cairo", "2026-04-23T22:00", id="midnight is skipped"),
        pytest.param("2026-11-01", "America/Havana", "2026-11-01T04:00", id="midnight comes twice"),
    ],
)
def test_a_day_begins_once(day: str, zone: str, utc: str) -> None:
    assert start_of_day(date.fromisoformat(day), zone).isoformat()[:16] == utc


@pytest.mark.parametrize(
    ("wall", "zone", "trouble"),
    [
        pytest.param("2027-03-14T01:59", OTTAWA_NAME, None, id="a minute before spring's gap"),
        pytest.param("2027-03-14T02:00", OTTAWA_NAME, "missing", id="the gap's first minute"),
        pytest.param("2027-03-14T02:59", OTTAWA_NAME, "missing", id="the gap's last minute"),
        pytest.param("2027-03-14T03:00", OTTAWA_NAME, None, id="after the gap"),
        pytest.param("2026-11-01T00:59", OTTAWA_NAME, None, id="before autumn's second hour"),
        pytest.param("2026-11-01T01:00", OTTAWA_NAME, "twice", id="the first minute shown twice"),
        pytest.param("2026-11-01T01:59", OTTAWA_NAME, "twice", id="the last minute shown twice"),
        pytest.param("2026-11-01T02:00", OTTAWA_NAME, None, id="after the second hour"),
        pytest.param("2027-03-14T02:30", "Asia/Manila", None, id="a zone without changes"),
        pytest.param("2027-03-14T02:30", "America/Vancouver", None, id="a zone that stopped"),
        pytest.param("2026-03-22T02:30", "Africa/Casablanca", "missing", id="the end of Ramadan"),
        pytest.param("2026-02-15T02:30", "Africa/Casablanca", "twice", id="the start of Ramadan"),
        pytest.param("2027-03-14T23:59", OTTAWA_NAME, None, id="the evening of a change day"),
    ],
)
def test_a_clock_change_makes_times_missing_or_double(
    wall: str, zone: str, trouble: str | None
) -> None:
    assert wall_time_trouble(datetime.fromisoformat(wall), zone) == trouble
