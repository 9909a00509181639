"""`missions confirm`: records that what a person has looked at is right as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from missionsite.arguments import TranslatedParser
from missionsite.catalogue import Catalogue
from missionsite.commands.shell import CLEAN, Command, Refusal, Shell, add_root, answer, name_paths
from missionsite.confirmed import CONFIRMED, extend_list, load_list, read_mark, read_marks
from missionsite.drift import Drift, find_drift
from missionsite.pairs import FOLDERS, list_pairs
from missionsite.problems import Problem, Whole
from missionsite.report import choose_problems
from missionsite.versions import UnknownVersionError, load_present, load_versions


def run_confirm(shell: Shell) -> int:
    """Add to the list what changed in one language alone, or the questions of the files named."""
    root = shell.find_project()
    names = tuple(name_paths(root, shell))
    since: str | None = shell.options.since
    if not since and not names:
        raise Refusal(shell.say("confirm.unnamed"))
    catalogue = shell.load_project(root)
    if since:
        lines = [it.line for it in _find_drift(root, since, shell) if _is_named(it, names)]
    else:
        lines = [it.line for it in choose_problems(catalogue.problems, names) if it.line]
    if not lines:
        said = {"version": Whole(since)} if since else {}
        answer(shell.say("confirm.nothing" if since else "confirm.no_question", **said))
        return CLEAN
    _write(root, lines, catalogue, shell)
    for line in dict.fromkeys(lines):
        _, path, place = line.split(" ", maxsplit=2)
        answer(shell.say("confirm.done", path=Whole(path), place=Whole(place)))
    return CLEAN


def list_drift(root: Path, version: str, shell: Shell) -> Sequence[Problem]:
    """Return what changed in one language alone since a version, but for what was confirmed.

    Raises:
        Refusal: Git knows no such version.
    """
    return [drift.build_problem() for drift in _find_drift(root, version, shell)]


def _write(root: Path, lines: Sequence[str], catalogue: Catalogue, shell: Shell) -> None:
    text = load_list(root)
    standing = {pair.mark for pair in list_pairs(load_present(root, FOLDERS))}
    standing |= {read_mark(it.line) for it in (*catalogue.problems, *catalogue.answered)}
    if any(it.severity == "error" for it in catalogue.problems):  # then not all could be asked
        standing |= read_marks(text)
    try:
        (root / CONFIRMED).write_text(
            extend_list(text, lines, standing), encoding="utf-8", newline="\n"
        )
    except OSError:
        raise Refusal(shell.say("new.unwritable", path=CONFIRMED)) from None


def _find_drift(root: Path, version: str, shell: Shell) -> list[Drift]:
    try:
        versions = load_versions(root, version, FOLDERS)
    except UnknownVersionError:
        raise Refusal(shell.say("changes.unknown", version=version)) from None
    return list(find_drift(versions.before, versions.now, read_marks(load_list(root))))


def _is_named(drift: Drift, names: Sequence[str]) -> bool:
    return bool(choose_problems([drift.build_problem()], names)) or drift.pair.file in names


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar=say("path"), help=say("confirmed_help")
    )
    parser.add_argument("--since", metavar=say("base"), help=say("confirm_since_help"))
    add_root(parser, say)


CONFIRM = Command("confirm", _configure, run_confirm)
