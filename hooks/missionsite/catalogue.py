"""Everything loaded and everything wrong, in one object that never changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from missionsite.bulk import bulk
from missionsite.clock import OTTAWA
from missionsite.documents import PAGE_TEMPLATES, Documents, load_documents
from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.nodes import pick_entries
from missionsite.problems import Problem, Span
from missionsite.programme import FILES, FOLDER, KINDS, STRINGS, Programme, read_programme
from missionsite.reference import Reference, load_reference
from missionsite.rules.across import CLAIMED
from missionsite.rules.check import check_across, check_mission, check_programme
from missionsite.rules.sheet import Lists, Sheet
from missionsite.settings import CONFIGURATION, Settings, read_settings
from missionsite.source import Source, read_source
from missionsite.strings import Strings, read_strings

MISSIONS = "missions"
REFERENCE = "missions/reference"
ENDING = ".yml"
_FILE_NAME = re.compile(r"20[0-9]{2}(?:-[a-z0-9]+)+\.yml", re.ASCII)

Shape = Literal["mapping", "sequence", "any"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every mission by id, what they share, and every problem in the order of its place.

    `instant` is the moment of the build; `published` are the missions that may be shown by then.
    `sources` are the files read, by path.
    """

    root: Path
    instant: datetime
    settings: Settings
    reference: Reference
    programme: Programme
    strings: Strings
    documents: Documents
    missions: Mapping[str, Mission]
    published: Mapping[str, Mission]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]


@bulk
def load_catalogue(root: Path, instant: datetime) -> Catalogue:
    """Read and check every file of the project at `root`, as of `instant` (aware).

    Raises:
        OSError: a shared file or a list is missing: the project is not whole.
    """
    desk = _Desk(root)
    strings = desk.keep(read_strings(desk.load_shared(STRINGS)))
    lists = _load_lists(desk, instant)
    desk.problems.extend(check_programme(lists, desk.sources))
    sheets = [_check_sheet(sheet, lists, desk) for sheet in _load_sheets(desk)]
    desk.problems.extend(check_across(sheets))
    missions = {sheet.id: sheet.mission for sheet in sheets}
    return Catalogue(
        root=root,
        instant=instant,
        settings=lists.settings,
        reference=lists.reference,
        programme=lists.programme,
        strings=strings,
        documents=lists.documents,
        missions=MappingProxyType(missions),
        published=_find_published(missions, lists.today),
        sources=MappingProxyType(desk.sources),
        problems=tuple(sorted(desk.problems, key=lambda problem: problem.place)),
    )


def _load_lists(desk: _Desk, instant: datetime) -> Lists:
    """Read what missions are held against."""
    settings = read_settings(desk.load(CONFIGURATION))
    programme = desk.keep(read_programme({name: desk.load_shared(name) for name in FILES}))
    documents, fronts, found = load_documents(desk.root)
    desk.sources.update(fronts)
    desk.problems.extend(found)
    return Lists(
        programme=programme,
        reference=load_reference(desk.root / REFERENCE),
        settings=settings,
        today=instant.astimezone(OTTAWA).date(),
        documents=documents,
        templates=PAGE_TEMPLATES,
    )


def _find_published(missions: Mapping[str, Mission], today: date) -> Mapping[str, Mission]:
    """Leave out what is announced later: before its day a mission is in nothing that is built."""
    return MappingProxyType(
        {
            identity: mission
            for identity, mission in missions.items()
            if mission.publication.publish_on <= today
        }
    )


@dataclass(slots=True)
class _Desk:
    """Where files are opened: it gathers them and what is wrong in them."""

    root: Path
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def load(self, path: str, shape: Shape = "mapping") -> Source:
        try:
            data = (self.root / path).read_bytes()
        except OSError as refusal:
            values = {"reason": refusal.strerror or str(refusal)}
            self.problems.append(Problem(path, Span(), "file-unreadable", values))
            return Source(path, "", None)
        source, found = read_source(path, data, root=shape)
        self.sources[path] = source
        self.problems.extend(found)
        return source

    def load_shared(self, name: str) -> Source:
        shape: Shape = "sequence" if name in KINDS else "mapping"
        return self.load(f"{FOLDER}/{name}{ENDING}", shape)

    def keep(self, read: tuple[T, tuple[Problem, ...]]) -> T:
        self.problems.extend(read[1])
        return read[0]


def _check_sheet(sheet: Sheet, lists: Lists, desk: _Desk) -> Sheet:
    """Check a mission, then keep of its big tree what rules between missions point at."""
    desk.problems.extend(check_mission(sheet, lists))
    desk.sources[sheet.path] = replace(desk.sources[sheet.path], root=None)
    return replace(sheet, root=pick_entries(sheet.root, CLAIMED))


def _load_sheets(desk: _Desk) -> Iterator[Sheet]:
    for file in sorted((desk.root / MISSIONS).iterdir()):
        path = f"{MISSIONS}/{file.name}"
        if file.suffix.lower() not in {ENDING, ".yaml"}:
            continue
        if not _FILE_NAME.fullmatch(file.name):
            desk.problems.append(Problem(path, Span(), "bad-file-name", {"name": file.name}))
        source = desk.load(path)
        if source.root is None:
            continue
        mission = desk.keep(read_model(Mission, source.root, path))
        if mission is not None:
            yield Sheet(path, source.root, file.stem, mission, text=source.text)
