"""Numbers: places for employers, and estimates of what taking part costs."""

from __future__ import annotations

import pytest
from tests.sheets import Told, check


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("employers: 25", "employers: 0", "employers"),
        ("people_per_employer: 2", "people_per_employer: 0", "people_per_employer"),
    ],
)
def test_a_mission_without_places(old: str, new: str, key: str) -> None:
    (told,) = check({old: new})
    assert new in told.line
    assert told == Told(told.line, "0", "capacity-zero", {"key": key})


def test_an_estimate_from_more_to_less() -> None:
    told = Told("max: 1499", "1499", "estimate-range", {"min": 1500, "max": 1499})
    assert check({"max: 2100": "max: 1499"}) == [told]


def test_an_estimate_of_one_amount() -> None:
    assert check({"max: 2100": "max: 1500"}) == []
