"""What happens to a mission once its file is written, as changes of that file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from missionsite.edits import add_item, remove_value, set_value
from missionsite.model.mission import REQUIRED_ONCE_SCHEDULED, Decision, Mission
from missionsite.nodes import Plain
from missionsite.periods import Period
from missionsite.problems import Language
from missionsite.schedules import find_window, list_windows

Stop = Literal["postponed", "suspended", "cancelled"]
Words = Mapping[Language, str]
"""A text in both languages, as staff type it."""


def announce(text: str, today: date, words: Words) -> str:
    """Add an update, and set the day of the last significant change.

    Like the other functions here it takes a mission's file and returns the changed one, and raises
    CannotEditError where that needs more changes than asked for.
    """
    text = set_value(text, ("publication", "modified"), today.isoformat())
    return add_item(text, ("updates",), {"on": today.isoformat(), "text": _spread(words)})


def stop(text: str, state: Stop, reason: Words) -> str:
    """Postpone, suspend or cancel a mission, and say why: from now on no page leads to the form."""
    return set_value(set_value(text, ("state",), state), ("state_reason",), _spread(reason))


def reopen(text: str, state: Decision) -> str:
    """Give a mission that was stopped a state again; the reason goes."""
    return remove_value(set_value(text, ("state",), state), ("state_reason",))


def choose_state(mission: Mission) -> Decision:
    """Return the state of a mission that goes on: scheduled if all is known that this asks for."""
    known = all(getattr(mission, name) for name in REQUIRED_ONCE_SCHEDULED)
    return "scheduled" if known and _is_day(mission.dates.start) else "planned"


def move_deadline(text: str, place: int, closes: str) -> str:
    """Let a round of the form, counted from 0, close at another wall time; a day means its end."""
    written = closes if "T" in closes else f"{closes}T23:59"
    return set_value(text, ("expression_of_interest", "windows", place, "closes"), written)


def find_round(mission: Mission, instant: datetime, audience: str = "") -> int | None:
    """Return which round is meant by the deadline: the one that closes next, else the last.

    None if there is no round for that audience ("" for any), or if it could be either audience's.
    """
    rounds = [
        (find_window(window)[1], place, window.audience)
        for place, window in enumerate(list_windows(mission))
        if audience in {"", window.audience}
    ]
    if len({whose for _, _, whose in rounds}) != 1:
        return None
    coming = [found for found in rounds if found[0] > instant]
    return (min(coming) if coming else max(rounds))[1]


def publish_results(mission: Mission, text: str, values: Mapping[str, Plain]) -> str:
    """Write what came of a mission, by field; what is told already stays."""
    if not mission.results:
        return set_value(text, ("results",), dict(values))
    for key, value in values.items():
        text = set_value(text, ("results", key), value)
    return text


def _spread(words: Words) -> Plain:
    return {str(side): text for side, text in words.items()}


def _is_day(period: Period) -> bool:
    return period.precision == "day"
