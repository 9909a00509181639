"""Tells problems: to people in a terminal, to programs as JSON, to GitHub as annotations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from missionsite.catalogue import Catalogue
from missionsite.excerpt import render_excerpt
from missionsite.messages import Messages, load_messages
from missionsite.problems import Language, Problem
from missionsite.source import Source

_BOLD, _RED, _YELLOW, _FAINT, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"
_LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides (POSIX)


def choose_language(environ: Mapping[str, str]) -> Language:
    """Return the language of a terminal: French for a French locale, else English."""
    locale = next((environ[name] for name in _LANGUAGE_VARIABLES if environ.get(name)), "")
    return "fr" if locale.lower().startswith("fr") else "en"


def choose_problems(problems: Sequence[Problem], names: Sequence[str]) -> tuple[Problem, ...]:
    """Return the problems of the files and folders named, all of them if none or "." is."""
    if not names or "." in names:
        return tuple(problems)
    folders = tuple(f"{name}/" for name in names)
    return tuple(
        problem for problem in problems if problem.path in names or problem.path.startswith(folders)
    )


def render_check(catalogue: Catalogue, language: Language) -> str:
    """Return what a build and a check print of a catalogue; "" if nothing is wrong."""
    if not catalogue.problems:
        return ""
    messages = load_messages()
    return render_text(catalogue.problems, catalogue.sources, messages, language)


def render_text(
    problems: Sequence[Problem],
    sources: Mapping[str, Source],
    messages: Messages,
    language: Language,
    *,
    colour: bool = False,
) -> str:
    """Return each problem with its line and its hint, and how many there are."""
    blocks = [
        "\n".join(_render_problem(problem, sources, messages, language, colour=colour))
        for problem in problems
    ]
    return "\n\n".join([*blocks, render_count(problems, messages, language)])


def render_count(problems: Sequence[Problem], messages: Messages, language: Language) -> str:
    """Return "3 mistakes, 1 question in 2 files" · « 3 erreurs, 1 question dans 2 fichiers »."""
    mistakes = sum(problem.severity == "error" for problem in problems)
    questions = len(problems) - mistakes
    if not problems:
        return messages.say("report.nothing", language)
    kinds = {"report.mistakes": mistakes, "report.questions": questions}
    counted = [messages.count(name, number, language) for name, number in kinds.items() if number]
    files = messages.count("report.files", len({problem.path for problem in problems}), language)
    name = "report.total" if len(counted) == 1 else "report.total_of_both"
    return messages.say(name, language, first=counted[0], second=counted[-1], files=files)


def render_json(problems: Sequence[Problem], messages: Messages, language: Language) -> str:
    """Return a JSON array with an object for each problem; lines and columns count from 1."""
    rows = [build_row(problem, messages, language) for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def build_row(problem: Problem, messages: Messages, language: Language) -> dict[str, str | int]:
    """Return a problem in words, with its place, as a JSON object."""
    told = messages.tell(problem, language)
    span = problem.span
    return {
        "path": problem.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": problem.severity,
        "code": problem.code,
        "message": told.message,
        "hint": told.hint,
        "confirm": told.confirm,
    }


def render_github(problems: Sequence[Problem], messages: Messages, language: Language) -> str:
    """Return a workflow command for each problem, which GitHub shows beside the line.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    return "\n".join(_render_command(problem, messages, language) for problem in problems)


def _render_problem(
    problem: Problem,
    sources: Mapping[str, Source],
    messages: Messages,
    language: Language,
    *,
    colour: bool,
) -> Iterator[str]:
    told = messages.tell(problem, language)
    paint = _Paint(problem, colour=colour)
    span = problem.span
    message = told.message
    if problem.severity == "warning":
        message = f"{messages.say('report.please_check', language)} {message}"
    place = paint.bold(f"{problem.path}:{span.line}:{span.column}:")
    yield f"{place} {message} {paint.faint(f'[{problem.code}]')}"
    source = sources.get(problem.path)
    if source and span.line <= len(source.lines) and source.lines[span.line - 1].strip():
        line, mark = render_excerpt(source.lines[span.line - 1], span)
        yield f"  {paint.faint(f'{span.line} |')} {line}"
        margin = " " * len(str(span.line))
        yield f"  {paint.faint(f'{margin} |')} {paint.loud(mark)}"
    yield from (f"  {line}" for line in (told.hint, told.confirm) if line)


class _Paint:
    """Colours for a terminal, or none."""

    def __init__(self, problem: Problem, *, colour: bool) -> None:
        self.colour = colour
        self.signal = _RED if problem.severity == "error" else _YELLOW

    def bold(self, text: str) -> str:
        return self._set(_BOLD, text)

    def faint(self, text: str) -> str:
        return self._set(_FAINT, text)

    def loud(self, text: str) -> str:
        return self._set(self.signal, text)

    def _set(self, code: str, text: str) -> str:
        return f"{code}{text}{_PLAIN}" if self.colour else text


def _render_command(problem: Problem, messages: Messages, language: Language) -> str:
    told = messages.tell(problem, language)
    span = problem.span
    place: dict[str, str | int] = {"file": problem.path, "line": span.line}
    if span.end_line > span.line:
        # A stretch of several lines has no columns there.
        place |= {"endLine": span.end_line}
    else:
        last = max(span.column, span.end_column - 1)  # there the last column is included
        place |= {"col": span.column, "endLine": span.end_line, "endColumn": last}
    place |= {"title": f"[{problem.code}]"}
    properties = ",".join(f"{name}={_escape_property(str(place[name]))}" for name in place)
    text = "\n".join(filter(None, (told.message, told.hint, told.confirm)))
    return f"::{problem.severity} {properties}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
