"""`missions changes`: what has changed since another version, in plain words, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from missionsite.accounts import Account
from missionsite.arguments import TranslatedParser
from missionsite.captions import load_captions
from missionsite.commands.shell import CLEAN, Command, Refusal, Shell, add_root, answer
from missionsite.desk import ENDING
from missionsite.documents import FOLDER as PAGES
from missionsite.nodes import Plain, build_plain
from missionsite.pairs import find_twin
from missionsite.problems import LANGUAGES, Language
from missionsite.settings import MISSIONS
from missionsite.source import read_source
from missionsite.versions import UnknownVersionError, Versions, load_versions


def run_changes(shell: Shell) -> int:
    """Print what has changed, as Markdown: each language after the other."""
    root = shell.find_project()
    try:
        versions = load_versions(root, shell.options.base, (MISSIONS, PAGES))
    except UnknownVersionError:
        raise Refusal(shell.say("changes.unknown", version=shell.options.base)) from None
    chosen: tuple[Language, ...] = (shell.language,) if shell.options.one else LANGUAGES
    parts = [_Story(replace(shell, language=side), versions).tell() for side in chosen]
    answer("\n\n".join(parts))
    return CLEAN


class _Story:
    """All changes in one language."""

    def __init__(self, shell: Shell, versions: Versions) -> None:
        self.shell = shell
        self.before, self.now = versions
        self.names = versions.changed
        self.account = Account(load_captions(), shell.messages, shell.language)

    def tell(self) -> str:
        """Return a heading in the language's own name, and a list for each mission."""
        names = self.names
        missions = [name for name in names if _is_mission(name)]
        others = [name for name in names if name not in missions]
        blocks = [f"## {self._say('heading')}"]
        blocks += [self._tell_mission(name) for name in missions]
        if others:
            heading = self._say("others")
            blocks.append(f"### {heading}\n\n" + "\n".join(self._tell_files(others)))
        return "\n\n".join(blocks if names else [*blocks, self._say("nothing")])

    def _tell_mission(self, name: str) -> str:
        before, now = _read(name, self.before.get(name)), _read(name, self.now.get(name))
        if name not in self.before:
            lines = [self._say("new")]
        elif name not in self.now:
            lines = [self._say("gone")]
        elif before is None or now is None:
            lines = [self._say("unreadable")]
        else:
            lines = list(self.account.tell(before, now)) or [self._say("looks")]
        title = self._find_title(now or before)
        body = "\n".join(f"- {line}" for line in lines)
        return f"### {title or PurePosixPath(name).stem}\n\n{body}"

    def _tell_files(self, names: list[str]) -> Iterator[str]:
        for name in names:
            kind = "file_new" if name not in self.before else "file_changed"
            yield f"- {self._say('file_gone' if name not in self.now else kind, path=name)}"
            twin = find_twin(name)
            if twin and twin not in self.names:
                yield f"- {self._say('twin', path=twin)}"

    def _find_title(self, root: Plain | None) -> str:
        title = root.get("title") if isinstance(root, dict) else None
        text = title.get(self.shell.language) if isinstance(title, dict) else None
        return text if isinstance(text, str) else ""

    def _say(self, name: str, **values: str) -> str:
        return self.shell.say(f"changes.{name}", **values)


def _is_mission(name: str) -> bool:
    path = PurePosixPath(name)
    return str(path.parent) == MISSIONS and path.suffix == ENDING


def _read(name: str, data: bytes | None) -> Plain | None:
    source, _ = read_source(name, data or b"")
    return None if source.root is None else build_plain(source.root)


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("base", metavar=say("base"), help=say("base_help"))
    parser.add_argument("--one", action="store_true", help=say("one_help"))
    add_root(parser, say)


CHANGES = Command("changes", _configure, run_changes)
