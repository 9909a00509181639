"""The command line: `missions`, in English or in French."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence

from missionsite.arguments import TranslatedParser
from missionsite.commands.addresses import ADDRESSES
from missionsite.commands.changes import CHANGES
from missionsite.commands.check import CHECK
from missionsite.commands.confirm import CONFIRM
from missionsite.commands.equality import EQUALITY
from missionsite.commands.explain import EXPLAIN
from missionsite.commands.format import FORMAT
from missionsite.commands.life import LIFE
from missionsite.commands.links import LINKS
from missionsite.commands.new import NEW
from missionsite.commands.preview import PREVIEW
from missionsite.commands.schema import SCHEMA
from missionsite.commands.shell import Command, Refusal, Shell, refuse
from missionsite.commands.status import STATUS
from missionsite.messages import Messages, load_messages
from missionsite.problems import LANGUAGES, Language
from missionsite.report import choose_language

COMMANDS = (
    NEW,
    CHECK,
    PREVIEW,
    STATUS,
    CHANGES,
    CONFIRM,
    *LIFE,
    *ADDRESSES,
    FORMAT,
    EXPLAIN,
    LINKS,
    EQUALITY,
    SCHEMA,
)


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
    try:
        return command.run(Shell(options, messages, language, os.environ))
    except Refusal as refusal:
        return refuse(str(refusal))


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
        command.configure(below, say)
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


if __name__ == "__main__":
    raise SystemExit(main())
