"""What taking part costs, and who pays."""

from __future__ import annotations

from typing import Literal

from missionsite.model.scalars import Boolean, CitedId, Currency, Day, Integer
from missionsite.model.texts import Bilingual, Model

Payer = Literal["employer", "department", "department_may", "partner", "shared", "never_the_worker"]


class Estimate(Model):
    """A range in whole units of a currency, the day it speaks of and what it covers."""

    min: Integer
    max: Integer
    currency: Currency
    as_of: Day
    basis: Bilingual


class Cost(Model):
    """One item of programme/costs.yml and who pays it."""

    item: CitedId
    paid_by: Payer
    estimate: Estimate | None = None


class Fee(Model):
    """What the department charges for taking part; 0 is said too."""

    amount: Integer
    currency: Currency


class Capacity(Model):
    """Places, counted in employers, and people each employer may bring."""

    employers: Integer
    people_per_employer: Integer | None = None
    waiting_list: Boolean = False


class EffortHours(Model):
    """What it takes of a small employer, in hours."""

    before: Integer
    during: Integer
    after: Integer
