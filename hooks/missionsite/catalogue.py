"""Everything loaded and everything wrong, in one object that never changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from missionsite.bulk import bulk
from missionsite.clock import OTTAWA
from missionsite.desk import ENDING, Desk
from missionsite.disk import find_missing_folder, load_names
from missionsite.documents import FOLDER as PAGES
from missionsite.documents import PAGE_TEMPLATES, Documents, load_documents
from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.nodes import pick_entries
from missionsite.problems import Problem, Span, Value
from missionsite.programme import FILES, STRINGS, Programme, read_programme
from missionsite.reference import Reference, load_reference
from missionsite.rules.across import CLAIMED
from missionsite.rules.check import check_across, check_mission, check_programme
from missionsite.rules.sheet import Lists, Sheet
from missionsite.settings import CONFIGURATION, MISSIONS, Settings, read_settings
from missionsite.source import Source
from missionsite.strings import Strings, read_strings

_FILE_NAME = re.compile(r"20[0-9]{2}(?:-[a-z0-9]+)+\.yml", re.ASCII)
_LONGEST_NAME = 100  # other files are named for it, and a name of 256 bytes cannot be written


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every mission by id, what they share, and every problem in the order of its place.

    `instant` is the moment of the build; `published` are the missions that may be shown by then.
    `sheets` are the same missions with what rules between them point at, and `sources` the files
    read, by path. `whole` is false if something that missions are held
    against could not be read: then no rule was applied, and no mission is known to be right.
    """

    root: Path
    instant: datetime
    settings: Settings
    reference: Reference
    programme: Programme
    strings: Strings
    documents: Documents
    sheets: tuple[Sheet, ...]
    missions: Mapping[str, Mission]
    published: Mapping[str, Mission]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]
    whole: bool


@bulk
def load_catalogue(root: Path, instant: datetime, configuration: str = CONFIGURATION) -> Catalogue:
    """Read and check every file of the project at `root`, as of `instant` (aware).

    Nothing is raised, whatever the files hold, and even where there are none. `configuration` is
    the name of MkDocs' file.
    """
    desk = Desk(root)
    strings = desk.keep(read_strings(desk.load_shared(STRINGS)))
    lists = _load_lists(desk, instant, configuration)
    if desk.whole:
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
        sheets=tuple(sheets),
        missions=MappingProxyType(missions),
        published=_find_published(missions, lists.today),
        sources=MappingProxyType(desk.sources),
        problems=_sort_problems(desk.problems),
        whole=desk.whole,
    )


def _load_lists(desk: Desk, instant: datetime, configuration: str) -> Lists:
    """Read what missions are held against."""
    settings = _load_settings(desk, configuration)
    reference = _load_reference(desk)
    shared = {name: desk.load_shared(name) for name in FILES}
    desk.whole = desk.whole and all(source.root is not None for source in shared.values())
    programme = desk.keep(read_programme(shared))
    documents, fronts, found = load_documents(desk.root)
    desk.sources.update(fronts)
    missing = find_missing_folder(desk.root, PAGES)
    if missing:
        desk.require(missing)
    else:
        desk.problems.extend(found)
    return Lists(
        programme=programme,
        reference=reference,
        settings=settings,
        today=instant.astimezone(OTTAWA).date(),
        documents=documents,
        templates=PAGE_TEMPLATES,
    )


def _load_settings(desk: Desk, configuration: str) -> Settings:
    source = desk.load(configuration)
    settings, found = read_settings(source)
    desk.require(*found)
    desk.whole = desk.whole and source.root is not None
    return settings


def _load_reference(desk: Desk) -> Reference:
    reference, sources, found = load_reference(desk.root)
    desk.sources.update(sources)
    desk.require(*found)
    return reference


def _sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place; a folder that is missing is missed once, not by each of its files."""
    ordered = sorted(problems, key=lambda problem: problem.place)
    return tuple(problem for problem, _ in groupby(ordered))


def _find_published(missions: Mapping[str, Mission], today: date) -> Mapping[str, Mission]:
    """Leave out what is announced later: before its day a mission is in nothing that is built."""
    return MappingProxyType(
        {
            identity: mission
            for identity, mission in missions.items()
            if mission.publication.publish_on <= today
        }
    )


def _check_sheet(sheet: Sheet, lists: Lists, desk: Desk) -> Sheet:
    """Check a mission, then keep of its big tree what rules between missions point at."""
    if desk.whole:
        desk.problems.extend(check_mission(sheet, lists))
    desk.sources[sheet.path] = replace(desk.sources[sheet.path], root=None)
    return replace(sheet, root=pick_entries(sheet.root, CLAIMED))


def _load_sheets(desk: Desk) -> Iterator[Sheet]:
    names, unreadable = load_names(desk.root, MISSIONS)
    if unreadable:
        desk.require(unreadable)
    for name in names:
        file = PurePosixPath(MISSIONS, name)
        path = str(file)
        if file.suffix.lower() not in {ENDING, ".yaml"}:
            continue
        desk.problems.extend(check_name(path, name))
        source = desk.load(path)
        if source.root is None:
            continue
        mission = desk.keep(read_model(Mission, source.root, path))
        if mission is not None:
            yield Sheet(path, source.root, file.stem, mission, text=source.text)


def check_name(path: str, name: str) -> Iterator[Problem]:
    """A mission's file has a name that can stand in addresses."""
    if not _FILE_NAME.fullmatch(name):
        yield Problem(path, Span(), "bad-file-name", {"name": name})
    elif len(name) > _LONGEST_NAME:
        values: Mapping[str, Value] = {"name": name, "limit": _LONGEST_NAME}
        yield Problem(path, Span(), "bad-file-name", values, "too_long")
