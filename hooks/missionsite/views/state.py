"""What a page may say of a mission's state: in HTML what stays true, the rest by the browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from missionsite.edition import Edition
from missionsite.model.mission import Mission
from missionsite.schedules import build_schedule
from missionsite.states import State, build_timeline, find_state, is_archived, write_states
from missionsite.views.parts import Data, Tag

LASTING: frozenset[State] = frozenset({"completed", "postponed", "suspended", "cancelled"})
"""States that only an edit can end: HTML may print them."""
STOPPED: frozenset[State] = frozenset({"postponed", "suspended", "cancelled"})
# "for one month" after the deadline a page says first that one can no longer apply (R12).
ALERT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class StateView:
    """A mission's state as of the build.

    `now` orders lists and is never printed unless it lasts; `tag` is what HTML may print.
    `closed_on` is the end of the last round if that has passed; it stays true.
    """

    now: State
    tag: Tag | None
    closed_on: datetime | None
    alert: bool
    archived: bool
    data: Data


def build_state(identity: str, mission: Mission, edition: Edition) -> StateView:
    """Return the state of a mission at the build's instant."""
    return edition.once("state", identity, lambda: _build_state(identity, mission, edition))


def _build_state(identity: str, mission: Mission, edition: Edition) -> StateView:
    instant = edition.catalogue.instant
    schedule = build_schedule(mission)
    timeline = build_timeline(schedule)
    now = find_state(timeline, instant)
    last = max((closes for _, closes in schedule.windows), default=None)
    closed_on = last if last is not None and last <= instant and now not in LASTING else None
    return StateView(
        now=now,
        tag=build_tag(now, edition) if now in LASTING else None,
        closed_on=closed_on,
        alert=closed_on is not None and instant < closed_on + ALERT,
        archived=is_archived(schedule.end, instant),
        data=(("mission", identity), ("states", write_states(timeline))),
    )


def build_tag(state: State | Literal["archived"], edition: Edition) -> Tag:
    """Return the label of a state."""
    return Tag(edition.words[f"states.{state}"], state.replace("_", "-"))


def build_marks(mission: Mission, edition: Edition, *, archived: bool) -> tuple[Tag, ...]:
    """Return the marks that go with a mission wherever it is shown."""
    words = edition.words
    marks = []
    if archived:
        marks.append(Tag(words["states.archived"], "mark"))
    if mission.francophone:
        marks.append(Tag(words["marks.francophone"], "mark"))
    if mission.illustrative:
        marks.append(Tag(words["marks.example"], "example"))
    return tuple(marks)
