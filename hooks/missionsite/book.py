"""Opens the lists of addresses, and lays all pages beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from missionsite.addresses import RECORD, list_pages, load_record
from missionsite.desk import Desk
from missionsite.documents import FOLDER, Documents
from missionsite.problems import LANGUAGES
from missionsite.programme import FOLDER as PROGRAMME
from missionsite.redirects import REDIRECTS, read_redirects
from missionsite.rules.addresses import Book
from missionsite.rules.sheet import File, Lists, Sheet

_MISSIONS = PurePosixPath(PROGRAMME).parent


def load_book(desk: Desk, lists: Lists, sheets: Sequence[Sheet]) -> Book | None:
    """Return what addresses are held against; None if a page or a redirect could not be read.

    Then nobody knows which addresses are gone, and the mistakes that are told come first.
    """
    record, source, found = load_record(desk.root)
    desk.sources[RECORD] = source
    desk.problems.extend(found)
    readable = not any(problem.code in {"file-unreadable", "not-utf8"} for problem in found)
    redirects = desk.load(REDIRECTS, "sequence")
    moves, wrong = read_redirects(redirects)
    desk.problems.extend(wrong)
    if redirects.root is None or wrong or not readable or not _knows_pages(desk, lists, sheets):
        return None
    return Book(
        pages=tuple(list_pages(lists.documents, (sheet.mission for sheet in sheets))),
        record=record,
        moves=moves,
        file=File(REDIRECTS, redirects.root),
        today=lists.today,
    )


def _knows_pages(desk: Desk, lists: Lists, sheets: Sequence[Sheet]) -> bool:
    """Tell whether every mission and every prose page could be read, in both languages."""
    read = {sheet.path for sheet in sheets} | _list_paths(lists.documents)
    lost = (
        problem.path
        for problem in desk.problems
        if problem.path not in read and _is_page(PurePosixPath(problem.path))
    )
    whole = all(len(sides) == len(LANGUAGES) for sides in lists.documents.values())
    return desk.whole and whole and not any(lost)


def _list_paths(documents: Documents) -> set[str]:
    return {side.path for sides in documents.values() for side in sides.values()}


def _is_page(path: PurePosixPath) -> bool:
    return path.parent == _MISSIONS or PurePosixPath(FOLDER) in path.parents
