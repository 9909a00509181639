"""Rules on numbers: places for employers, and estimates of what taking part costs."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.problems import Problem
from missionsite.rules.sheet import Lists, Sheet


def check_capacity(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A mission has places, and an employer may send somebody."""
    capacity = sheet.mission.capacity
    if capacity is None:
        return
    for key in ("employers", "people_per_employer"):
        if getattr(capacity, key) == 0:
            yield sheet.fault(("capacity", key), "capacity-zero", key=key)


def check_estimates(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """An estimate goes from the lower amount to the higher one."""
    for place, cost in enumerate(sheet.mission.costs):
        if cost.estimate and cost.estimate.min > cost.estimate.max:
            yield sheet.fault(
                ("costs", place, "estimate", "max"),
                "estimate-range",
                min=cost.estimate.min,
                max=cost.estimate.max,
            )
