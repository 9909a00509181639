"""Opens a mission's file for a command, and writes it again only if it is right."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from missionsite.accounts import Account
from missionsite.arguments import TranslatedParser
from missionsite.captions import load_captions
from missionsite.catalogue import Catalogue
from missionsite.clock import OTTAWA
from missionsite.commands.shell import CLEAN, Refusal, Shell, add_root, answer
from missionsite.desk import ENDING
from missionsite.disk import load_bytes
from missionsite.drafts import check_text
from missionsite.guesses import find_nearest
from missionsite.manuscript import CannotEditError
from missionsite.model.mission import Mission
from missionsite.nodes import Plain, build_plain
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.report import render_text
from missionsite.settings import MISSIONS
from missionsite.source import Source, read_source

_MARK = b"\xef\xbb\xbf"
"""What Windows may put before a text; it stays there."""


@dataclass(frozen=True, slots=True)
class Editing:
    """A mission whose file is being changed: what it says, and what it is held against."""

    shell: Shell
    catalogue: Catalogue
    path: str
    data: bytes
    mission: Mission

    @property
    def text(self) -> str:
        """What the file says."""
        return self.data.removeprefix(_MARK).decode()

    @property
    def today(self) -> date:
        """The day in Ottawa."""
        return self.catalogue.instant.astimezone(OTTAWA).date()

    def finish(self, text: str) -> int:
        """Write the file, and say what has changed in it.

        Raises:
            Refusal: something would be wrong then; nothing was written.
        """
        shell = self.shell
        found = check_text(self.path, text, self.catalogue)
        faults = [problem for problem in found if _is_fault(problem, self.path)]
        if faults:
            told = self._tell(text, faults)
            raise Refusal(f"{shell.say('life.refused', path=self.path)}\n\n{told}")
        mark = _MARK if self.data.startswith(_MARK) else b""
        try:
            (self.catalogue.root / self.path).write_bytes(mark + text.encode())
        except OSError:
            raise Refusal(shell.say("new.unwritable", path=self.path)) from None
        account = Account(load_captions(), shell.messages, shell.language)
        lines = account.tell(_read(self.text), _read(text))
        done = [shell.say("life.done", path=self.path), *(f"- {line}" for line in lines)]
        answer("\n".join(done))
        return CLEAN

    def _tell(self, text: str, faults: list[Problem]) -> str:
        sources = {self.path: Source(self.path, text, None)}
        return render_text(faults, sources, self.shell.messages, self.shell.language)


def edit_mission(shell: Shell, change: Callable[[Editing], str]) -> int:
    """Change the file of the mission that the command names.

    Raises:
        Refusal: there is no such mission, its file is wrong already, or it would be then.
    """
    editing = _open(shell)
    try:
        return editing.finish(change(editing))
    except CannotEditError:
        raise Refusal(shell.say("life.by_hand", path=editing.path)) from None


def find_mission(shell: Shell, catalogue: Catalogue) -> str:
    """Return the id of the mission that the command names; its file may be wrong.

    Raises:
        Refusal: there is no such mission.
    """
    identity = PurePosixPath(shell.options.mission.replace("\\", "/")).name.removesuffix(ENDING)
    if f"{MISSIONS}/{identity}{ENDING}" in catalogue.sources:
        return identity
    near = find_nearest(identity, catalogue.missions)
    if near:
        raise Refusal(shell.say("life.near", mission=identity, near=near))
    raise Refusal(shell.say("life.unknown", mission=identity))


def _open(shell: Shell) -> Editing:
    catalogue = shell.load_project(shell.find_project())
    if not catalogue.whole:
        raise Refusal(shell.say("status.unreadable"))
    identity = find_mission(shell, catalogue)
    path = f"{MISSIONS}/{identity}{ENDING}"
    mission = catalogue.missions.get(identity)
    if mission is None or any(_is_fault(it, path) for it in catalogue.problems):
        raise Refusal(shell.say("life.mend_first", path=path))
    return Editing(shell, catalogue, path, load_bytes(catalogue.root, path)[0], mission)


def _is_fault(problem: Problem, path: str) -> bool:
    return problem.path == path and problem.severity == "error"


def _read(text: str) -> Plain:
    root = read_source("", text.encode())[0].root
    return {} if root is None else build_plain(root)


def add_mission(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    """Let a command name a mission."""
    parser.add_argument("mission", metavar=say("mission"), help=say("mission_help"))
    add_root(parser, say)


def add_words(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    """Let a command be given a text in both languages."""
    for side in LANGUAGES:
        parser.add_argument(f"--{side}", metavar=say("text"), help=say(f"{side}_help"))


def has_words(shell: Shell) -> bool:
    """Tell whether a text is given as options, in one language at least."""
    return any(getattr(shell.options, side) for side in LANGUAGES)


def read_words(shell: Shell, question: str) -> dict[Language, str]:
    """Return a text in both languages, from the options or from who sits at the terminal.

    Raises:
        Refusal: one of them is missing, and there is nobody to ask.
    """
    given: dict[Language, str] = {it: getattr(shell.options, it) or "" for it in LANGUAGES}
    missing = [side for side in LANGUAGES if not given[side].strip()]
    if missing and not sys.stdin.isatty():
        names = ", ".join(f"--{side}" for side in missing)
        raise Refusal(f"{shell.say('new.missing')} {names}")
    for side in missing:
        sys.stdout.write(f"{shell.say('new.in_language', field=question, language=side)}\n")
        try:
            given[side] = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            raise Refusal(shell.say("new.stopped")) from None
    return given
