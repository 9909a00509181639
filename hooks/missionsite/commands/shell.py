"""What every command is given, and what it may answer."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from missionsite.arguments import WRONG_USE, TranslatedParser
from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.clock import EPOCH_VARIABLE, InstantError, read_build_instant
from missionsite.commands.progress import Progress
from missionsite.messages import Messages
from missionsite.problems import Language, Value
from missionsite.settings import find_root

CLEAN, MISTAKES = 0, 1


class Refusal(Exception):  # noqa: N818 - nothing is in error but what was asked for
    """Nothing was done; its argument is the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What a command is given besides its own words."""

    options: argparse.Namespace
    messages: Messages
    language: Language
    environ: Mapping[str, str]

    @property
    def colour(self) -> bool:
        """Whether the answer goes to people who see colours (no-color.org)."""
        return sys.stdout.isatty() and not self.environ.get("NO_COLOR")

    def say(self, name: str, **values: Value) -> str:
        """Return a text of messages.yml: "cli.no_project"."""
        return self.messages.say(name, self.language, **values)

    def find_project(self) -> Path:
        """Return the folder of the project that is meant.

        Raises:
            Refusal: there is none.
        """
        asked: Path | None = self.options.root
        root = find_root(Path.cwd() if asked is None else asked.absolute())
        if root is None or (asked is not None and root != asked.absolute()):
            raise Refusal(self.say("cli.no_project"))
        return root

    def load_project(self, root: Path) -> Catalogue:
        """Read and check the project at `root`, as of the build's instant.

        Raises:
            Refusal: the environment names an instant that is none.
        """
        try:
            with Progress(self.messages, self.language).follow() as progress:
                instant = read_build_instant(self.environ)
                return load_catalogue(root, instant, tell=progress.tell)
        except InstantError as error:
            said = self.say("cli.bad_instant", variable=EPOCH_VARIABLE, value=error.written)
            raise Refusal(said) from error


@dataclass(frozen=True, slots=True)
class Command:
    """A word of the command line: what may stand after it, and what it does.

    `run` returns 0 when all is well, 1 when something is wrong in a file.
    """

    name: str
    configure: Callable[[TranslatedParser, Callable[[str], str]], None]
    run: Callable[[Shell], int]


def answer(text: str) -> None:
    """Print what was asked for."""
    sys.stdout.write(f"{text}\n" if text else "")


def refuse(sentence: str) -> int:
    """Say on the error stream why nothing was done."""
    sys.stderr.write(f"{sentence}\n")
    return WRONG_USE


def add_root(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    """Let a command be run outside the project's folder."""
    parser.add_argument("--root", type=Path, metavar=say("folder"), help=say("root_help"))


def name_below(root: Path, path: Path) -> str | None:
    """Return a path as problems name it, "." for the root; None if it is not in the project."""
    full = Path(os.path.normpath(path.absolute()))  # a link is part of the project, not its target
    if not os.path.exists(full) or not full.is_relative_to(root):  # noqa: PTH110 - it never raises
        return None
    return full.relative_to(root).as_posix()


def name_paths(root: Path, shell: Shell) -> Iterator[str]:
    """Yield the files and folders that the command names, by their paths from the root.

    Raises:
        Refusal: one of them is not in the project.
    """
    for path in shell.options.paths:
        name = name_below(root, path)
        if name is None:
            raise Refusal(shell.say("cli.no_such_path", path=str(path)))
        yield name
