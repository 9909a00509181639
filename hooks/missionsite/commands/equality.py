"""`missions equality`: holds both languages of the built site against each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from missionsite.arguments import TranslatedParser
from missionsite.clock import OTTAWA
from missionsite.commands.confirm import list_drift
from missionsite.commands.shell import CLEAN, MISTAKES, Command, Refusal, Shell, add_root, answer
from missionsite.equality.folder import write_report
from missionsite.equality.given import Given, UnreadableError, load_given
from missionsite.equality.report import Report, Words
from missionsite.equality.survey import survey
from missionsite.loading import build_site

FOLDER = Path("build/equality")


def run_equality(shell: Shell) -> int:
    """Measure, write the report, and tell what is not equal."""
    root = shell.find_project()
    catalogue = shell.load_project(root)
    if not catalogue.whole:
        raise Refusal(shell.say("status.unreadable"))
    drift = list_drift(root, shell.options.since, shell) if shell.options.since else None
    rows = survey(shell.options.site, catalogue, _load_given(shell), drift)
    if not rows:
        raise Refusal(shell.say("equality.no_site", path=str(shell.options.site)))
    report = Report(catalogue.instant.astimezone(OTTAWA).date(), rows)
    folder: Path = shell.options.into
    site = build_site(catalogue, catalogue.settings.site_url)
    try:
        write_report(report, site, shell.messages, folder)
    except OSError:
        raise Refusal(shell.say("new.unwritable", path=str(folder))) from None
    _tell(Words(report, shell.messages, shell.language), folder)
    return MISTAKES if report.unequal else CLEAN


def _load_given(shell: Shell) -> Given | None:
    path: Path | None = shell.options.measured
    try:
        return load_given(path) if path else None
    except UnreadableError:
        raise Refusal(shell.say("equality.unmeasured", path=str(path))) from None


def _tell(words: Words, folder: Path) -> None:
    answer("\n".join([words.tell_verdict(), *map(words.tell_row, words.report.unequal)]))
    answer(words.say("written", folder=str(folder)))


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    folder = say("folder")
    parser.add_argument("site", type=Path, metavar=folder, help=say("site_help"))
    parser.add_argument("--into", type=Path, default=FOLDER, metavar=folder, help=say("into_help"))
    parser.add_argument("--measured", type=Path, metavar=say("path"), help=say("measured_help"))
    parser.add_argument("--since", metavar=say("base"), help=say("equality_since_help"))
    add_root(parser, say)


EQUALITY = Command("equality", _configure, run_equality)
