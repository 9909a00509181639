"""Puts a problem into words: messages.yml, filled with what the author wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from babel import Locale

from missionsite.formats import Formatter, load_formatters
from missionsite.phrases import LOCALES
from missionsite.problems import Language, Problem, Severity, Value, Whole
from missionsite.source import LOADER
from missionsite.typography import typeset

MESSAGES_FILE = Path(__file__).with_name("messages.yml")
LONGEST_QUOTE = 80
_NAMES = {"language": "languages", "country": "territories"}  # gaps for codes, told by name
_GAP = re.compile(r"\{(\w+)\}")
_UNSEEN = re.compile(r"[^\S ]+| {2,}")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in words: how to mend it, and what to write if nothing is to be mended, or ""."""

    message: str
    hint: str = ""
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means, what it may add, with an example that is wrong and one that is right."""

    message: str
    explain: str
    wrong: str
    right: str
    hints: tuple[str, ...]
    severity: Severity


@dataclass(frozen=True)
class Messages:
    """The texts of messages.yml: `codes` as in the file, `frame` what stands around them."""

    codes: Mapping[str, Any]
    frame: Mapping[str, Any]

    @cached_property
    def formatters(self) -> Mapping[Language, Formatter]:
        """How days, numbers and lists are written."""
        return load_formatters()

    def tell(self, problem: Problem, language: Language) -> Told:
        """Put a problem into words.

        Raises:
            KeyError: the code, its hint or a value that it quotes is missing: a bug.
        """
        texts = self.codes[problem.code]
        message = self._fill(texts["message"][language], problem.values, language)
        hint = texts["hints"][problem.hint][language] if problem.hint else ""
        confirm = self.say("report.confirm", language, line=Whole(problem.line))
        return Told(
            message,
            self._fill(hint, problem.values, language),
            confirm if problem.line else "",
        )

    def explain(self, code: str, language: Language) -> Explanation:
        """Say what a code is about; a gap of its message shows as "…"."""
        texts = self.codes[code]

        def leave_open(text: Mapping[Language, str]) -> str:
            return _GAP.sub("…", typeset(text[language], language))

        return Explanation(
            message=leave_open(texts["message"]),
            explain=typeset(texts["explain"][language], language),
            wrong=texts["wrong"],
            right=texts["right"],
            hints=tuple(map(leave_open, texts.get("hints", {}).values())),
            severity=texts.get("severity", "error"),
        )

    def say(self, name: str, language: Language, /, **values: Value) -> str:
        """Return a text of the report or the command line: "report.question"."""
        group, _, key = name.partition(".")
        return self._fill(self.frame[group][key][language], values, language)

    def count(self, name: str, number: int, language: Language) -> str:
        """Return a number with its word: "3 mistakes" · « 3 erreurs »."""
        group, _, key = name.partition(".")
        form = Locale.parse(LOCALES[language]).plural_form(number)
        texts = self.frame[group][key][language]
        text: str = texts.get(form, texts["other"])
        return self._fill(text, {"number": number}, language)

    def _fill(self, text: str, values: Mapping[str, Value], language: Language) -> str:
        def fill(gap: re.Match[str]) -> str:
            value = values[gap[1]]
            if gap[1] in _NAMES:
                return _name(gap[1], str(value), language)
            return self._format(value, language)

        return _GAP.sub(fill, typeset(text, language))

    def _format(self, value: Value, language: Language) -> str:
        formatter = self.formatters[language]
        if isinstance(value, Whole):
            return value
        if isinstance(value, date):
            return formatter.day(value)
        if isinstance(value, int):
            return formatter.number(value)
        if isinstance(value, tuple):
            return formatter.join([show_text(item) for item in value], "or")
        return show_text(value)


def load_messages(path: Path = MESSAGES_FILE) -> Messages:
    """Read the messages.

    Raises:
        OSError: the file is missing.
    """
    texts = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - reads text only
    codes = texts.pop("codes")
    return Messages(MappingProxyType(codes), MappingProxyType(texts))


def name_language(code: str, language: Language) -> str:
    """Return a language's name as it stands in a sentence: "fr" is French · français."""
    return _name("language", code, language)


def show_text(text: str) -> str:
    """Return an author's text on one line, without what would disturb a terminal, cut if long."""
    line = show_line(text)
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"


def show_line(text: str) -> str:
    """Return the whole of an author's text on one line, without what would disturb a terminal."""
    bare = "".join(mark if mark.isprintable() else " " for mark in text)
    return _UNSEEN.sub(" ", bare).strip(" ")


def _name(kind: str, code: str, language: Language) -> str:
    """Return the name of a language or a country; a code that has none stays as it is."""
    return str(getattr(Locale.parse(LOCALES[language]), _NAMES[kind]).get(code, code))
