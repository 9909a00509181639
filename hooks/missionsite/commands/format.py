"""`missions format`: lays mission files out alike, and changes nothing that they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from missionsite.arguments import TranslatedParser
from missionsite.commands.shell import (
    CLEAN,
    MISTAKES,
    Command,
    Refusal,
    Shell,
    add_root,
    answer,
    name_below,
    refuse,
)
from missionsite.desk import ENDING
from missionsite.disk import load_bytes
from missionsite.layout import lay_out
from missionsite.manuscript import CannotEditError
from missionsite.settings import MISSIONS


def run_format(shell: Shell) -> int:
    """Lay out the files that are named, or all missions; with --check, only name them."""
    root = shell.find_project()
    unreadable, changed = [], []
    for name in _list_names(root, shell):
        data = load_bytes(root, name)[0]
        try:
            text = lay_out(data.decode("utf-8-sig"))
        except (CannotEditError, UnicodeDecodeError):
            unreadable.append(name)
            continue
        if text.encode() != data:
            changed.append(name)
            if not shell.options.check:
                _write(root / name, text, shell)
    said = "format.would" if shell.options.check else "format.done"
    lines = [shell.say(said, path=name) for name in changed] or [shell.say("format.nothing")]
    answer("\n".join(lines))
    for name in unreadable:
        refuse(shell.say("format.unreadable", path=name))
    return MISTAKES if unreadable or (changed and shell.options.check) else CLEAN


def _write(path: Path, text: str, shell: Shell) -> None:
    try:
        path.write_bytes(text.encode())
    except OSError:
        raise Refusal(shell.say("new.unwritable", path=path.name)) from None


def _list_names(root: Path, shell: Shell) -> Iterator[str]:
    """Yield the paths of mission files below the project's root, those that are named or all."""
    for path in shell.options.paths or [root / MISSIONS]:
        name = name_below(root, path)
        if name is None:
            raise Refusal(shell.say("cli.no_such_path", path=str(path)))
        below = sorted((root / name).glob(f"*{ENDING}")) if (root / name).is_dir() else [path]
        found = [it for it in (name_below(root, it) for it in below) if it and _is_mission(it)]
        if not found:
            raise Refusal(shell.say("format.no_mission", path=name))
        yield from found


def _is_mission(name: str) -> bool:
    path = PurePosixPath(name)
    return str(path.parent) == MISSIONS and path.suffix == ENDING


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar=say("path"), help=say("laid_help"))
    parser.add_argument("--check", action="store_true", help=say("check_only_help"))
    add_root(parser, say)


FORMAT = Command("format", _configure, run_format)
