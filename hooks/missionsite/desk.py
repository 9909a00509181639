"""Where a project's files are opened, and kept with everything that is wrong in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from missionsite.disk import load_bytes
from missionsite.problems import Problem
from missionsite.programme import FOLDER, KINDS
from missionsite.source import Root, Source, read_source

ENDING = ".yml"
T = TypeVar("T")


@dataclass(slots=True)
class Desk:
    """The files read so far, by path, and what is wrong in them.

    `whole` is false once something is wrong in what missions are held against.
    """

    root: Path
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True

    def load(self, path: str, shape: Root = "mapping") -> Source:
        """Open a YAML file of the project."""
        data, unreadable = load_bytes(self.root, path)
        if unreadable:
            self.problems.append(unreadable)
            return Source(path, "", None)
        source, found = read_source(path, data, root=shape)
        self.sources[path] = source
        self.problems.extend(found)
        return source

    def load_shared(self, name: str) -> Source:
        """Open a file of the programme by its name."""
        shape: Root = "sequence" if name in KINDS else "mapping"
        return self.load(f"{FOLDER}/{name}{ENDING}", shape)

    def require(self, *found: Problem) -> None:
        """Keep what stands in the way of every rule, if anything does."""
        self.problems.extend(found)
        self.whole = self.whole and not found

    def keep(self, read: tuple[T, tuple[Problem, ...]]) -> T:
        """Return what was read, and keep what is wrong in it."""
        self.problems.extend(read[1])
        return read[0]
