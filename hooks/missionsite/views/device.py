"""What a browser keeps on its device: missions chosen to compare, versions seen; its eraser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from missionsite.edition import Edition
from missionsite.model.mission import Mission
from missionsite.states import State
from missionsite.views.parts import Data
from missionsite.views.state import build_state

COMPARE_PAGE = "compare.md"
_BEGUN: frozenset[State] = frozenset({"under_way", "follow_up"})


@dataclass(frozen=True, slots=True)
class Chooser:
    """What leads to the comparison; scripts put its button on missions and fill in its words."""

    href: str
    button: str
    one: str
    other: str
    full: str
    hint: str
    component: ClassVar[str] = "chooser"


@dataclass(frozen=True, slots=True)
class Eraser:
    """A button that erases what this site keeps on the device, and what it says afterwards."""

    button: str
    done: str
    component: ClassVar[str] = "eraser"


def is_comparable(identity: str, edition: Edition) -> bool:
    """Tell whether one may still come to take part in a mission, so that its terms matter."""
    state = build_state(identity, edition.catalogue.published[identity], edition)
    over = state.tag or state.closed_on or state.archived
    return not over and state.now not in _BEGUN


def build_chooser(edition: Edition, *, hint: bool = False) -> Chooser:
    """Return the way to the comparison; with a hint it says what that is before one chooses."""
    words = edition.words
    return Chooser(
        href=edition.page_url(COMPARE_PAGE),
        button=words["compare.button"],
        one=words["compare.go_one"],
        other=words["compare.go_other"],
        full=words["compare.full"],
        hint=words["compare.hint"] if hint else "",
    )


def build_version(mission: Mission) -> Data:
    """Return by what a browser knows that a mission changed: its day and its number of updates."""
    modified = mission.publication.modified.isoformat()
    return (("version", f"{modified} {len(mission.updates)}"),)


def build_visits(edition: Edition) -> Data:
    """Return what marks missions that changed since the last visit, with the marks' words."""
    words = edition.words
    return (
        ("module", "visits"),
        ("changed", words["visits.changed"]),
        ("new", words["visits.new"]),
    )


def build_eraser(edition: Edition) -> tuple[Eraser, ...]:
    """Return the button that erases what is kept."""
    return (Eraser(edition.words["device.erase"], edition.words["device.erased"]),)
