"""`missions confirm`: records that texts of which only one language changed still say the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from missionsite.arguments import TranslatedParser
from missionsite.commands.shell import CLEAN, Command, Refusal, Shell, add_root, answer, name_paths
from missionsite.drift import CONFIRMED, Drift, confirm, find_drift, read_confirmed
from missionsite.pairs import FOLDERS
from missionsite.problems import Problem, Whole
from missionsite.report import choose_problems
from missionsite.versions import UnknownVersionError, Versions, load_versions


def run_confirm(shell: Shell) -> int:
    """Add what changed in one language alone to the list, and say what was added."""
    root = shell.find_project()
    names = tuple(name_paths(root, shell))
    versions = _load_versions(root, shell.options.base, shell)
    drifts = [
        drift
        for drift in _find_drift(versions)
        if choose_problems([drift.build_problem()], names) or drift.pair.file in names
    ]
    if not drifts:
        answer(shell.say("confirm.nothing", version=shell.options.base))
        return CLEAN
    text = confirm(_read_list(versions), drifts, versions.now)
    try:
        (root / CONFIRMED).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        raise Refusal(shell.say("new.unwritable", path=CONFIRMED)) from None
    for drift in drifts:
        place = Whole(drift.pair.place)
        answer(shell.say("confirm.done", path=Whole(drift.pair.file), place=place))
    return CLEAN


def list_drift(root: Path, version: str, shell: Shell) -> Sequence[Problem]:
    """Return what changed in one language alone since a version, but for what was confirmed.

    Raises:
        Refusal: Git knows no such version.
    """
    return [drift.build_problem() for drift in _find_drift(_load_versions(root, version, shell))]


def _load_versions(root: Path, version: str, shell: Shell) -> Versions:
    try:
        return load_versions(root, version, FOLDERS)
    except UnknownVersionError:
        raise Refusal(shell.say("changes.unknown", version=version)) from None


def _find_drift(versions: Versions) -> list[Drift]:
    confirmed = read_confirmed(_read_list(versions))
    return list(find_drift(versions.before, versions.now, confirmed))


def _read_list(versions: Versions) -> str:
    return versions.now.get(CONFIRMED, b"").decode("utf-8", "replace")


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("base", metavar=say("base"), help=say("base_help"))
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar=say("path"), help=say("confirmed_help")
    )
    add_root(parser, say)


CONFIRM = Command("confirm", _configure, run_confirm)
