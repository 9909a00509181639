"""The occupations that a mission is for, and the licences they need."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from missionsite.model.scalars import NocCode, RegionCode
from missionsite.model.texts import Bilingual, Model, OutsideLink

LicenceStatus = Literal["required", "voluntary", "none", "check"]


class Regulator(Model):
    """Who licenses an occupation in a province or territory."""

    name: Bilingual
    link: OutsideLink


class Licence(Model):
    """Whether one needs a licence to work in these regions."""

    regions: Annotated[tuple[RegionCode, ...], Field(min_length=1)]
    status: LicenceStatus
    regulator: Regulator | None = None


class Occupation(Model):
    """A unit group of the National Occupational Classification 2021."""

    noc: NocCode
    name: Bilingual | None = None
    licence: tuple[Licence, ...] = ()
