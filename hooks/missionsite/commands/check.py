"""`missions check`: tells everything that is wrong in the project's files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from missionsite.arguments import TranslatedParser
from missionsite.catalogue import Catalogue
from missionsite.commands.confirm import list_drift
from missionsite.commands.shell import (
    CLEAN,
    MISTAKES,
    Command,
    Shell,
    add_root,
    answer,
    name_paths,
)
from missionsite.problems import Problem
from missionsite.report import choose_problems, render_github, render_json, render_text

FORMATS = ("text", "json", "github")


def run_check(shell: Shell) -> int:
    """Check the project's files and tell what is wrong."""
    root = shell.find_project()
    chosen = tuple(name_paths(root, shell))
    catalogue = shell.load_project(root)
    drift = list_drift(root, shell.options.since, shell) if shell.options.since else ()
    # Where a list could not be read, a file without a message was not checked: all is told.
    found = sorted([*catalogue.problems, *drift], key=lambda problem: problem.place)
    problems = choose_problems(found, chosen if catalogue.whole else ())
    answer(_render(problems, catalogue, shell))
    wrong = [problem for problem in problems if shell.options.strict or problem.severity == "error"]
    return MISTAKES if wrong else CLEAN


def _render(problems: Sequence[Problem], catalogue: Catalogue, shell: Shell) -> str:
    messages, language = shell.messages, shell.language
    if shell.options.format == "json":
        return render_json(problems, messages, language)
    if shell.options.format == "github":
        return render_github(problems, messages, language)
    return render_text(problems, catalogue.sources, messages, language, colour=shell.colour)


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar=say("path"), help=say("paths_help"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("report_help"))
    parser.add_argument("--strict", action="store_true", help=say("strict_help"))
    parser.add_argument("--since", metavar=say("base"), help=say("since_help"))
    add_root(parser, say)


CHECK = Command("check", _configure, run_check)
