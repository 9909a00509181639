"""The command line: `missions check` and `missions schema`, in English or in French."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from missionsite.arguments import WRONG_USE, TranslatedParser
from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.clock import EPOCH_VARIABLE, InstantError, read_build_instant
from missionsite.messages import Messages, load_messages
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.report import (
    choose_language,
    choose_problems,
    render_github,
    render_json,
    render_text,
)
from missionsite.schema import render_schema
from missionsite.settings import find_root

CLEAN, MISTAKES = 0, 1
FORMATS = ("text", "json", "github")


@dataclass(frozen=True, slots=True)
class Shell:
    """What a command is given besides its own words."""

    options: argparse.Namespace
    messages: Messages
    language: Language
    environ: Mapping[str, str]

    def refuse(self, name: str, **values: str) -> int:
        """Say on the error stream why nothing was done."""
        sys.stderr.write(self.messages.say(f"cli.{name}", self.language, **values) + "\n")
        return WRONG_USE


@dataclass(frozen=True, slots=True)
class Command:
    """A word of the command line: what may stand after it, and what it does."""

    name: str
    configure: Callable[[argparse.ArgumentParser, Messages, Language], None]
    run: Callable[[Shell], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 when all is well, 1 when something is wrong in a file, 2 when the command was misused.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # not every terminal knows « or 東
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _find_language(words, os.environ)
    messages = load_messages()
    options = _build_parser(messages, language).parse_args(words)
    command: Command = options.command
    return command.run(Shell(options, messages, language, os.environ))


def run_check(shell: Shell) -> int:
    """Check the project's files and tell what is wrong."""
    root = _find_project(shell.options.root)
    if root is None:
        return shell.refuse("no_project")
    chosen = [_name_below(root, path) for path in shell.options.paths]
    for path, name in zip(shell.options.paths, chosen, strict=True):
        if name is None:
            return shell.refuse("no_such_path", path=str(path))
    try:
        catalogue = load_catalogue(root, read_build_instant(shell.environ))
    except InstantError as refusal:
        return shell.refuse("bad_instant", variable=EPOCH_VARIABLE, value=refusal.written)
    # Where a list could not be read, a file without a message was not checked: all is told.
    names = [name for name in chosen if name is not None] if catalogue.whole else []
    problems = choose_problems(catalogue.problems, names)
    text = _render(problems, catalogue, shell)
    sys.stdout.write(f"{text}\n" if text else "")
    wrong = [problem for problem in problems if shell.options.strict or problem.severity == "error"]
    return MISTAKES if wrong else CLEAN


def run_schema(_shell: Shell) -> int:
    """Print the JSON Schema that editors use."""
    sys.stdout.write(render_schema())
    return CLEAN


def _configure_check(
    parser: argparse.ArgumentParser, messages: Messages, language: Language
) -> None:
    def say(name: str) -> str:
        return messages.say(f"cli.{name}", language)

    parser.add_argument("paths", nargs="*", type=Path, metavar=say("path"), help=say("paths_help"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("format_help"))
    parser.add_argument("--strict", action="store_true", help=say("strict_help"))
    parser.add_argument("--root", type=Path, metavar=say("folder"), help=say("root_help"))


def _configure_nothing(
    _parser: argparse.ArgumentParser, _messages: Messages, _language: Language
) -> None:
    """A command without words of its own."""


COMMANDS = (
    Command("check", _configure_check, run_check),
    Command("schema", _configure_nothing, run_schema),
)


def _build_parser(messages: Messages, language: Language) -> argparse.ArgumentParser:
    def say(name: str) -> str:
        return messages.say(f"cli.{name}", language)

    parser = TranslatedParser(
        prog="missions", description=say("description"), messages=messages, language=language
    )
    commands = parser.add_subparsers(
        title=say("commands"), metavar=say("command"), required=True, dest="name"
    )
    for command in COMMANDS:
        text = say(f"{command.name}_help")
        below = commands.add_parser(
            command.name, help=text, description=text, messages=messages, language=language
        )
        below.set_defaults(command=command)
        command.configure(below, messages, language)
    return parser


def _find_language(words: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language before anything can be said: --lang decides, then the environment."""
    asked = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    asked.add_argument("--lang", default="")
    try:
        wish = asked.parse_known_args(words)[0].lang
    except argparse.ArgumentError:
        wish = ""
    return wish if wish in LANGUAGES else choose_language(environ)


def _find_project(asked: Path | None) -> Path | None:
    if asked is None:
        return find_root(Path.cwd())
    root = asked.absolute()
    return root if find_root(root) == root else None


def _name_below(root: Path, path: Path) -> str | None:
    """Return a path as problems name it, "." for the root; None if it is not in the project."""
    full = Path(os.path.normpath(path.absolute()))  # a link is part of the project, not its target
    if not os.path.exists(full) or not full.is_relative_to(root):  # noqa: PTH110 - it never raises
        return None
    return full.relative_to(root).as_posix()


def _render(problems: Sequence[Problem], catalogue: Catalogue, shell: Shell) -> str:
    messages, language = shell.messages, shell.language
    if shell.options.format == "json":
        return render_json(problems, messages, language)
    if shell.options.format == "github":
        return render_github(problems, messages, language)
    colour = sys.stdout.isatty() and not shell.environ.get("NO_COLOR")
    return render_text(problems, catalogue.sources, messages, language, colour=colour)


if __name__ == "__main__":
    raise SystemExit(main())
