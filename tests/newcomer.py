"""A newcomer at a terminal: types what the staff guide shows, and does what answers say."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.building import REFERENCE
from tests.commands import play
from tests.followed import follow_message, read_messages
from tests.guide_pages import list_blocks

from missionsite.messages import load_messages
from missionsite.problems import Language

MISSIONS = ".venv/bin/missions"
LOCALES: dict[Language, str] = {"en": "en_CA.UTF-8", "fr": "fr_CA.UTF-8"}
ROUNDS = 9
"""How often one runs the check before one gives up."""


@dataclass
class Newcomer:
    """Someone at a terminal: where, and in what language; `answers` by the line that was typed."""

    home: Path
    language: Language
    folder: Path = field(init=False)
    answers: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin in the home folder."""
        self.folder = self.home

    def type(self, line: str, *expected: int) -> str:
        """Run a line as a shell does, and return its answer."""
        done = subprocess.run(  # noqa: S602 - a line of the guide or of a workflow
            line,
            shell=True,
            cwd=self.folder,
            env=self.build_environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (expected or (0,)), (line, done.stdout)
        self.answers[line] = done.stdout.replace("\u00a0", " ")
        return done.stdout

    def enter(self, name: str) -> None:
        """Go into a project's folder, where the first task of make has installed what is needed."""
        self.folder = self.folder / name
        environment = self.folder / ".venv"
        environment.mkdir()
        for path in Path(sys.prefix).iterdir():
            (environment / path.name).symlink_to(path)
        (environment / ".ready").unlink(missing_ok=True)
        (environment / ".ready").touch()

    def answer_questions(self, line: str, typed: tuple[str, ...]) -> None:
        """Run a command that asks, at a terminal of its own."""
        words = tuple(shlex.split(line)[1:])
        self.answers[line] = play(self.folder, words, typed, **self.build_environ())

    def look(self, line: str) -> None:
        """Run a command that goes on until Ctrl and C are pressed, once it says so."""
        running = subprocess.Popen(  # noqa: S603 - a line of the guide
            shlex.split(line),
            cwd=self.folder,
            env=self.build_environ(),
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert running.stdout
        said = []
        for answer in running.stdout:
            said.append(answer.replace("\u00a0", " "))
            if answer.startswith("Ctrl+C"):
                break
        running.send_signal(signal.SIGINT)
        assert running.wait() == 0
        running.stdout.close()
        self.answers[line] = "".join(said)

    def mend(self, line: str, file: str, known: dict[str, tuple[str, str]]) -> None:
        """Check a file and do what the messages say, again and again until nothing is wrong.

        `known` holds, by a message's code, what to put where for a message that cannot know it.
        """
        path = self.folder / file
        for _ in range(ROUNDS):
            printed = self.type(line, 0, 1)
            if load_messages().say("report.nothing", self.language) in printed:
                return
            told = read_messages(printed)
            assert told, printed
            text = path.read_text(encoding="utf-8")
            for one in told:
                mended = follow_message(text, one)
                text = text.replace(*known[one.code], 1) if mended is None else mended
                self.codes.append(one.code)
            path.write_text(text, encoding="utf-8")
        raise AssertionError(printed)

    def build_environ(self) -> dict[str, str]:
        """Return the environment of a computer in that language, whose Git knows this GitHub."""
        return {
            **os.environ,
            "BROWSER": "true",
            "GIT_CONFIG_GLOBAL": str(self.home / "gitconfig"),
            "GIT_CONFIG_SYSTEM": os.devnull,
            "LC_ALL": LOCALES[self.language],
            "PYTHONPATH": str(self.folder / "hooks"),
            "PYTHONUNBUFFERED": "1",
            "SOURCE_DATE_EPOCH": str(int(REFERENCE.timestamp())),
        }


def list_lines(page: str, language: Language) -> list[str]:
    """Return the lines that a page of the guide shows to be typed."""
    blocks = (block for block in list_blocks("sh", language) if block.page == page)
    return [line for block in blocks for line in block.text.splitlines()]
