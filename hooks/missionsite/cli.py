"""The command line: `missions check` and `missions schema`, in English or in French."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.clock import read_build_instant
from missionsite.messages import Messages, load_messages
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.report import choose_language, render_github, render_json, render_text
from missionsite.schema import render_schema
from missionsite.settings import find_root

CLEAN, MISTAKES, WRONG_USE = 0, 1, 2
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
    except (OSError, ValueError) as error:
        return shell.refuse("not_whole", reason=str(error))
    problems = tuple(_choose(catalogue.problems, [name for name in chosen if name is not None]))
    sys.stdout.write(_render(problems, catalogue, shell) + "\n")
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


class _Parser(argparse.ArgumentParser):
    """A parser whose own words are in the language chosen."""

    def __init__(self, *, messages: Messages, language: Language, **rest: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **rest)
        self.messages = messages
        self.language = language
        self._positionals.title = messages.say("cli.words", language)
        self._optionals.title = messages.say("cli.options", language)
        self.add_argument("-h", "--help", action="help", help=messages.say("cli.help", language))
        self.add_argument(
            "--lang", choices=LANGUAGES, default=language, help=messages.say("cli.lang", language)
        )

    def error(self, message: str) -> NoReturn:
        """Leave with the usage; argparse's own message is in English only, and stays unsaid."""
        del message
        said = self.messages.say("cli.misused", self.language)
        self.exit(WRONG_USE, f"{self.format_usage()}{said}\n")

    def format_usage(self) -> str:
        """Return the line that shows how the command is written."""
        return self._translate(super().format_usage())

    def format_help(self) -> str:
        """Return the whole help."""
        return self._translate(super().format_help())

    def _translate(self, text: str) -> str:
        return text.replace("usage: ", self.messages.say("cli.usage", self.language), 1)


def _build_parser(messages: Messages, language: Language) -> argparse.ArgumentParser:
    def say(name: str) -> str:
        return messages.say(f"cli.{name}", language)

    words = {"messages": messages, "language": language}
    parser = _Parser(prog="missions", description=say("description"), **words)
    commands = parser.add_subparsers(
        title=say("commands"), metavar=say("command"), required=True, dest="name"
    )
    for command in COMMANDS:
        text = say(f"{command.name}_help")
        below = commands.add_parser(command.name, help=text, description=text, **words)
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
    return asked.resolve() if find_root(asked.resolve()) == asked.resolve() else None


def _name_below(root: Path, path: Path) -> str | None:
    """Return a path as problems name it, "." for the root; None if it is not in the project."""
    full = path.resolve()
    return (
        full.relative_to(root).as_posix() if path.exists() and full.is_relative_to(root) else None
    )


def _choose(problems: Sequence[Problem], names: Sequence[str]) -> Iterator[Problem]:
    """Yield the problems of the files and folders named; all of them if none is."""
    for problem in problems:
        folders = tuple(f"{name}/" for name in names)
        if not names or "." in names or problem.path in names or problem.path.startswith(folders):
            yield problem


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
