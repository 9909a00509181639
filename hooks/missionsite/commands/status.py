"""`missions status`: where each mission stands today, and what it wants next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import PurePosixPath

from missionsite.agenda import Event, find_next
from missionsite.arguments import TranslatedParser
from missionsite.catalogue import Catalogue
from missionsite.clock import OTTAWA
from missionsite.columns import render_columns
from missionsite.commands.confirm import list_drift
from missionsite.commands.shell import CLEAN, MISTAKES, Command, Refusal, Shell, add_root, answer
from missionsite.desk import ENDING
from missionsite.model.mission import Mission
from missionsite.problems import Problem
from missionsite.schedules import build_schedule
from missionsite.settings import MISSIONS
from missionsite.states import build_timeline, find_state, is_archived
from missionsite.strings import pick_words

_COLUMNS = ("mission", "state", "next", "review", "notes")
_NOTHING = "–"
_LAST = date.max
_USUAL_BASE = "origin/main"
_MISSING = {"missing-english": "english", "missing-french": "french"}


def run_status(shell: Shell) -> int:
    """Print a table of all missions, those with the nearest date first."""
    catalogue = shell.load_project(shell.find_project())
    if not catalogue.whole:
        raise Refusal(shell.say("status.unreadable"))
    report = _Report(catalogue, shell, _list_drift(catalogue, shell))
    rows = [report.build_row(identity) for identity in report.sort()]
    if not rows:
        answer(shell.say("status.none"))
        return CLEAN
    head = [shell.say(f"status.{name}") for name in _COLUMNS]
    answer(render_columns([head, *rows]))
    return MISTAKES if any(it.severity == "error" for it in report.problems) else CLEAN


class _Report:
    """What is known of missions on one day."""

    def __init__(self, catalogue: Catalogue, shell: Shell, drift: Sequence[Problem]) -> None:
        self.shell = shell
        self.catalogue = catalogue
        self.today = catalogue.instant.astimezone(OTTAWA).date()
        self.words = pick_words(catalogue.strings, shell.language)
        self.files = {
            path.stem: str(path)
            for path in map(PurePosixPath, catalogue.sources)
            if str(path.parent) == MISSIONS and path.suffix == ENDING
        }
        self.problems = [it for it in catalogue.problems if it.path in self.files.values()]
        self.drift = drift

    def sort(self) -> list[str]:
        """Return every mission's id: by what comes next, then by name."""

        def rank(identity: str) -> tuple[date, str]:
            event = self._find_next(identity)
            return (event.last if event else _LAST, identity)

        return sorted(self.files, key=rank)

    def build_row(self, identity: str) -> list[str]:
        """Return a mission's cells; of one that cannot be read, only how many mistakes it has."""
        mission = self.catalogue.missions.get(identity)
        event = self._find_next(identity)
        notes = "; ".join(self._list_notes(identity, mission)) or _NOTHING
        if mission is None:
            return [identity, self.shell.say("status.broken"), _NOTHING, _NOTHING, notes]
        return [
            identity,
            self._name_state(mission),
            f"{event.written} {self.shell.say(f'status.{event.name}')}" if event else _NOTHING,
            mission.publication.review_by.isoformat(),
            notes,
        ]

    def _find_next(self, identity: str) -> Event | None:
        mission = self.catalogue.missions.get(identity)
        return find_next(mission, self.today) if mission else None

    def _name_state(self, mission: Mission) -> str:
        if mission.publication.publish_on > self.today:
            return self.shell.say("status.embargo")
        schedule = build_schedule(mission)
        if is_archived(schedule.end, self.catalogue.instant):
            return self.words.get("states.archived", "archived")
        state = find_state(build_timeline(schedule), self.catalogue.instant)
        return self.words.get(f"states.{state}", state)

    def _list_notes(self, identity: str, mission: Mission | None) -> Iterator[str]:
        found = [it for it in self.problems if it.path == self.files[identity]]
        yield from self._count_problems(found)
        for code, number in Counter(it.code for it in found if it.code in _MISSING).items():
            yield self._count(f"status.no_{_MISSING[code]}", number)
        stale = Counter(_name_stale(it) for it in self.drift if it.path == self.files[identity])
        for name, number in stale.items():
            yield self._count(name, number)
        if mission and mission.publication.review_by < self.today:
            yield self.shell.say("status.overdue")
        if mission and mission.illustrative:
            yield self.shell.say("status.invented")

    def _count_problems(self, found: list[Problem]) -> Iterator[str]:
        mistakes = sum(it.severity == "error" for it in found)
        for name, number in (("mistakes", mistakes), ("questions", len(found) - mistakes)):
            if number:
                yield self._count(f"report.{name}", number)

    def _count(self, name: str, number: int) -> str:
        return self.shell.messages.count(name, number, self.shell.language)


def _list_drift(catalogue: Catalogue, shell: Shell) -> Sequence[Problem]:
    """Return the texts of which one language changed, if there is a version to compare with."""
    if shell.options.since:
        return list_drift(catalogue.root, shell.options.since, shell)
    with suppress(Refusal):  # nobody asked for that version by name
        return list_drift(catalogue.root, _USUAL_BASE, shell)
    return ()


def _name_stale(problem: Problem) -> str:
    return "status.stale_french" if problem.values["language"] == "en" else "status.stale_english"


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("--since", metavar=say("base"), help=say("stale_help"))
    add_root(parser, say)


STATUS = Command("status", _configure, run_status)
