"""Everything loaded and everything wrong, in one object that never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from missionsite.book import load_book
from missionsite.bulk import bulk
from missionsite.clock import OTTAWA
from missionsite.confirmed import settle
from missionsite.desk import ENDING, Desk
from missionsite.disk import find_missing_folder, load_names
from missionsite.documents import FOLDER as PAGES
from missionsite.documents import PAGE_TEMPLATES, Documents, load_documents
from missionsite.filenames import check_name
from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.nodes import pick_entries
from missionsite.problems import Problem
from missionsite.programme import FILES, STRINGS, Programme, read_programme
from missionsite.reference import Reference, load_reference
from missionsite.rules.across import CLAIMED
from missionsite.rules.addresses import Book
from missionsite.rules.check import check_across, check_addresses, check_mission, check_programme
from missionsite.rules.sheet import Lists, Sheet
from missionsite.settings import CONFIGURATION, MISSIONS, Settings, read_settings
from missionsite.source import Source
from missionsite.strings import Strings, read_strings

Tell = Callable[[int, int], None]
"""Is told how many files are read, of how many."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every mission by id, what they share, and every problem in the order of its place.

    `answered` are the questions of which someone has confirmed that what stands there is right.
    `instant` is the moment of the build; `published` are the missions that may be shown by then.
    `sheets` are the same missions with what rules between them point at, and `sources` the files
    read, by path. `book` is what addresses are held against, None if that is not known. `whole` is
    false if something that missions are held against could not be read: then no rule was applied,
    and no mission is known to be right.
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
    book: Book | None
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]
    answered: tuple[Problem, ...]
    whole: bool


def _say_nothing(done: int, total: int) -> None:
    """Nobody waits to be told."""


@bulk
def load_catalogue(
    root: Path, instant: datetime, configuration: str = CONFIGURATION, tell: Tell = _say_nothing
) -> Catalogue:
    """Read and check every file of the project at `root`, as of `instant` (aware).

    Nothing is raised, whatever the files hold, and even where there are none. `configuration` is
    the name of MkDocs' file; `tell` is told how many files of how many in missions/ are read.
    """
    desk = Desk(root)
    strings, lists = _load_shared(desk, instant, configuration)
    sheets = [_check_sheet(sheet, lists, desk) for sheet in _load_sheets(desk, tell)]
    return _assemble(desk, instant, strings, lists, sheets)


def _assemble(
    desk: Desk, instant: datetime, strings: Strings, lists: Lists, sheets: Sequence[Sheet]
) -> Catalogue:
    book = _check_together(desk, lists, sheets)
    found = settle(desk.problems, desk.sources, desk.root)
    missions = {sheet.id: sheet.mission for sheet in sheets}
    return Catalogue(
        root=desk.root,
        instant=instant,
        settings=lists.settings,
        reference=lists.reference,
        programme=lists.programme,
        strings=strings,
        documents=lists.documents,
        sheets=tuple(sheets),
        missions=MappingProxyType(missions),
        published=find_published(missions, lists.today),
        book=book,
        sources=MappingProxyType(desk.sources),
        problems=found.problems,
        answered=found.answered,
        whole=desk.whole,
    )


def _load_shared(desk: Desk, instant: datetime, configuration: str) -> tuple[Strings, Lists]:
    """Read and check what all missions share."""
    strings = desk.keep(read_strings(desk.load_shared(STRINGS)))
    lists = _load_lists(desk, instant, configuration)
    if desk.whole:
        desk.problems.extend(check_programme(lists, desk.sources, strings))
    return strings, lists


def _check_together(desk: Desk, lists: Lists, sheets: Sequence[Sheet]) -> Book | None:
    """Hold missions against each other, and addresses against all pages; return these."""
    desk.problems.extend(check_across(sheets))
    book = load_book(desk, lists, sheets)
    desk.problems.extend(check_addresses(book) if book else ())
    return book


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


def find_published(missions: Mapping[str, Mission], today: date) -> Mapping[str, Mission]:
    """Leave out what is announced later: before its day a mission is in nothing that is built."""
    shown = {key: it for key, it in missions.items() if it.publication.publish_on <= today}
    return MappingProxyType(shown)


def _check_sheet(sheet: Sheet, lists: Lists, desk: Desk) -> Sheet:
    """Check a mission, then keep of its big tree what rules between missions point at."""
    if desk.whole:
        desk.problems.extend(check_mission(sheet, lists))
    desk.sources[sheet.path] = replace(desk.sources[sheet.path], root=None)
    return replace(sheet, root=pick_entries(sheet.root, CLAIMED))


def _load_sheets(desk: Desk, tell: Tell) -> Iterator[Sheet]:
    names, unreadable = load_names(desk.root, MISSIONS)
    if unreadable:
        desk.require(unreadable)
    for done, name in enumerate(names):
        tell(done, len(names))
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
