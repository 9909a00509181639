"""How employers say that they are interested: the external form, its rounds and what it asks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from missionsite.model.scalars import Boolean, Day, Integer, WallTime, ZoneName
from missionsite.model.texts import Bilingual, FormLink, Model

Audience = Literal["employers", "associations"]
OTTAWA_ZONE = "America/Toronto"


class Window(Model):
    """One round for one audience: wall times, in Ottawa unless `time_zone` says otherwise.

    `closes` is the last minute: 23:59 means that the form closes at midnight.
    """

    audience: Audience
    opens: WallTime
    closes: WallTime
    time_zone: ZoneName = OTTAWA_ZONE
    form: FormLink


class ExpressionOfInterest(Model):
    """An external form that the site links to. `minutes` is how long it takes."""

    windows: Annotated[tuple[Window, ...], Field(min_length=1)]
    group: Boolean = False
    minutes: Integer | None = None
    have_ready: tuple[Bilingual, ...] = ()
    run_by: Bilingual | None = None
    privacy_notice: FormLink | None = None
    other_ways: tuple[Literal["telephone", "email", "mail"], ...] = ()
    form_parity_checked_on: Day | None = None


class Session(Model):
    """An information session for employers before the deadline; `on` is Ottawa time."""

    on: WallTime
    language: Literal["en", "fr"]
    link: FormLink | None = None
