"""`missions equality`: holds both languages of the built site against each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from missionsite.arguments import TranslatedParser
from missionsite.catalogue import Catalogue
from missionsite.clock import OTTAWA
from missionsite.commands.confirm import list_drift
from missionsite.commands.shell import CLEAN, MISTAKES, Command, Refusal, Shell, add_root, answer
from missionsite.equality.builtpages import load_sides
from missionsite.equality.files import measure_files, measure_index, measure_weight
from missionsite.equality.folder import write_report
from missionsite.equality.given import Given, UnreadableError, load_given, measure_given
from missionsite.equality.links import find_pairs, measure_links
from missionsite.equality.pages import measure_pages
from missionsite.equality.reading import measure_reading
from missionsite.equality.report import Report, Words
from missionsite.equality.rows import Row
from missionsite.equality.texts import measure_findings, measure_texts
from missionsite.loading import build_site
from missionsite.pairs import FOLDERS
from missionsite.problems import Problem
from missionsite.versions import load_present

FOLDER = Path("build/equality")


def run_equality(shell: Shell) -> int:
    """Measure, write the report, and tell what is not equal."""
    root = shell.find_project()
    catalogue = shell.load_project(root)
    if not catalogue.whole:
        raise Refusal(shell.say("status.unreadable"))
    drift = list_drift(root, shell.options.since, shell) if shell.options.since else None
    rows = _measure(shell, catalogue, _load_given(shell), drift)
    report = Report(catalogue.instant.astimezone(OTTAWA).date(), rows)
    folder: Path = shell.options.into
    site = build_site(catalogue, catalogue.settings.site_url)
    try:
        write_report(report, site, shell.messages, folder)
    except OSError:
        raise Refusal(shell.say("new.unwritable", path=str(folder))) from None
    _tell(Words(report, shell.messages, shell.language), folder)
    return MISTAKES if report.unequal else CLEAN


def _measure(
    shell: Shell, catalogue: Catalogue, given: Given | None, drift: Sequence[Problem] | None
) -> list[Row]:
    site: Path = shell.options.site
    sides = load_sides(site)
    if not any(sides.values()):
        raise Refusal(shell.say("equality.no_site", path=str(site)))
    return [
        *measure_pages(sides),
        *measure_texts(load_present(catalogue.root, FOLDERS), drift),
        *measure_findings([*catalogue.problems, *(drift or ())], catalogue.sources),
        *measure_files(site, sides),
        *measure_index(site),
        *measure_given(given),
        *measure_weight(site, sides),
        *measure_reading(sides),
        *measure_links(sides, find_pairs(sides, catalogue.sources.values())),
    ]


def _load_given(shell: Shell) -> Given | None:
    path: Path | None = shell.options.measured
    try:
        return load_given(path) if path else None
    except UnreadableError:
        raise Refusal(shell.say("equality.unmeasured", path=str(path))) from None


def _tell(words: Words, folder: Path) -> None:
    answer(words.tell_verdict())
    for row in words.report.unequal:
        answer(f"- {words.name_row(row)}: {row.en} · {row.fr}")
    answer(words.say("written", folder=str(folder)))


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("site", type=Path, metavar=say("folder"), help=say("site_help"))
    parser.add_argument(
        "--into", type=Path, default=FOLDER, metavar=say("folder"), help=say("into_help")
    )
    parser.add_argument("--measured", type=Path, metavar=say("path"), help=say("measured_help"))
    parser.add_argument("--since", metavar=say("base"), help=say("equality_since_help"))
    add_root(parser, say)


EQUALITY = Command("equality", _configure, run_equality)
