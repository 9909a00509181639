"""The shapes of a date: exact, or as vague as a planned mission may be."""

from __future__ import annotations

from datetime import date

import pytest

from missionsite.periods import BadPeriod, NoSuchDay, read_period


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        pytest.param("2027-04-12", "day", "2027-04-12", "2027-04-12", id="a day"),
        pytest.param("2028-02-29", "day", "2028-02-29", "2028-02-29", id="a leap day"),
        pytest.param("2027", "year", "2027-01-01", "2027-12-31", id="a year"),
        pytest.param("2027-09", "month", "2027-09-01", "2027-09-30", id="a month of 30 days"),
        pytest.param("2027-12", "month", "2027-12-01", "2027-12-31", id="the last month"),
        pytest.param("2027-02", "month", "2027-02-01", "2027-02-28", id="February"),
        pytest.param("2028-02", "month", "2028-02-01", "2028-02-29", id="February in a leap year"),
        pytest.param("2027-Q1", "quarter", "2027-01-01", "2027-03-31", id="first quarter"),
        pytest.param("2027-Q2", "quarter", "2027-04-01", "2027-06-30", id="second quarter"),
        pytest.param("2027-Q3", "quarter", "2027-07-01", "2027-09-30", id="third quarter"),
        pytest.param("2027-Q4", "quarter", "2027-10-01", "2027-12-31", id="fourth quarter"),
        pytest.param("2027-winter", "season", "2027-01-01", "2027-03-31", id="winter"),
        pytest.param("2027-spring", "season", "2027-03-01", "2027-05-31", id="spring"),
        pytest.param("2027-summer", "season", "2027-06-01", "2027-08-31", id="summer"),
        pytest.param("2027-fall", "season", "2027-09-01", "2027-11-30", id="fall"),
        pytest.param("fall 2027", "season", "2027-09-01", "2027-11-30", id="fall in English"),
        pytest.param("winter 2027", "season", "2027-01-01", "2027-03-31", id="winter in English"),
        pytest.param("automne 2027", "season", "2027-09-01", "2027-11-30", id="fall in French"),
        pytest.param("hiver 2027", "season", "2027-01-01", "2027-03-31", id="winter in French"),
        pytest.param("printemps 2027", "season", "2027-03-01", "2027-05-31", id="spring in French"),
        pytest.param("été 2027", "season", "2027-06-01", "2027-08-31", id="summer in French"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(
    text: str, precision: str, first: str, last: str
) -> None:
    period = read_period(text)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (period.precision, period.written) == (precision, text)


@pytest.mark.parametrize(
    ("text", "season"),
    [
        pytest.param("2027-winter", "winter", id="winter"),
        pytest.param("printemps 2027", "spring", id="spring"),
        pytest.param("été 2027", "summer", id="summer"),
        pytest.param("fall 2027", "fall", id="fall"),
        pytest.param("2027-Q1", None, id="a quarter that begins with winter"),
        pytest.param("2027", None, id="a year"),
    ],
)
def test_a_period_knows_the_season_it_was_given(text: str, season: str | None) -> None:
    assert read_period(text).season == season


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2027-02-29", id="no leap year"),
        pytest.param("2027-04-31", id="April has 30 days"),
        pytest.param("2027-01-00", id="day zero"),
        pytest.param("2027-13-01", id="a thirteenth month with a day"),
        pytest.param("2027-13", id="a thirteenth month"),
        pytest.param("2027-00", id="month zero"),
    ],
)
def test_a_day_that_does_not_exist_is_told_from_a_bad_shape(text: str) -> None:
    with pytest.raises(NoSuchDay):
        read_period(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("2027-1-5", id="single digits"),
        pytest.param("27-01-05", id="a short year"),
        pytest.param("2027/01/05", id="slashes"),
        pytest.param("2027-01-05 ", id="a space after"),
        pytest.param("2027-01-05\n", id="a line end after"),
        pytest.param("2027-01-05T09:00", id="a time"),
        pytest.param("２０２７-01-05", id="full-width digits"),
        pytest.param("٢٠٢٧", id="Arabic digits"),
        pytest.param("20270105", id="no hyphens"),
        pytest.param("2027-Q5", id="a fifth quarter"),
        pytest.param("2027-q3", id="a small q"),
        pytest.param("2027-T3", id="a French quarter"),
        pytest.param("2027-autumn", id="autumn"),
        pytest.param("2027-automne", id="a French season after the year"),
        pytest.param("Fall 2027", id="a capital"),
        pytest.param("fall  2027", id="two spaces"),
        pytest.param("fall of 2027", id="words between"),
        pytest.param("2027-09-fall", id="too much"),
        pytest.param("tbd", id="a word"),
    ],
)
def test_other_shapes_are_refused(text: str) -> None:
    with pytest.raises(BadPeriod):
        read_period(text)
