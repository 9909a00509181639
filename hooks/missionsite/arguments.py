"""A command line whose own words are in the language chosen."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from missionsite.messages import Messages
from missionsite.problems import LANGUAGES, Language

WRONG_USE = 2


class TranslatedParser(argparse.ArgumentParser):
    """A parser that takes --help and --lang, and says nothing in a language of its own."""

    def __init__(self, *, messages: Messages, language: Language, **rest: Any) -> None:
        """Begin a command; `rest` is what argparse takes."""
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
