"""Rules on addresses: one that was published stays, or leads on to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from missionsite.addresses import RECORD, Page, Pair, Record, Recorded
from missionsite.guesses import find_nearest
from missionsite.problems import LANGUAGES, Language, Problem, Span, Value, Whole
from missionsite.redirects import Move, list_moved
from missionsite.rules.sheet import File

_LEFT_ALONE = timedelta(days=14)


@dataclass(frozen=True)
class Book:
    """Every page of this version, every page that was published, and where old addresses lead.

    `file` is the list of redirects, and `today` the build's day in Ottawa.
    """

    pages: tuple[Page, ...]
    record: Record
    moves: tuple[Move, ...]
    file: File
    today: date

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """The addresses of the pages of this version."""
        return frozenset(page.pair for page in self.pages)

    @cached_property
    def standing(self) -> frozenset[str]:
        """Every address of either language at which a page stands."""
        return frozenset(address for pair in self.pairs for address in pair)

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Where each address leads that was given up."""
        return list_moved(self.moves)

    def is_gone(self, address: str) -> bool:
        """Tell whether an address leads nowhere."""
        return address not in self.standing and address not in self.moved

    def list_public(self, day: date) -> Iterator[Pair]:
        """Yield the addresses of the pages that are public on a day."""
        return (page.pair for page in self.pages if page.since <= day)

    def find_pair(self, address: str) -> Pair | None:
        """Return the addresses of the page that stands at one of them."""
        return next((pair for pair in self.pairs if address in pair), None)


def check_gone(book: Book) -> Iterator[Problem]:
    """An address that was published is that of a page, or leads on to one.

    A page that is to be announced later is one: it may have been moved back. What stood below a
    page that is gone is told with that page.
    """
    gone = [page for page in book.record.pages if any(map(book.is_gone, page.pair))]
    for page in gone:
        above = [other for other in gone if other is not page]
        sides = [
            (side, address)
            for side, address in zip(LANGUAGES, page.pair, strict=True)
            if book.is_gone(address)
            and not any(_is_below(address, it.pair.in_language(side), book) for it in above)
        ]
        if sides:
            yield _tell_gone(page, sides, book)


def _is_below(address: str, above: str, book: Book) -> bool:
    return book.is_gone(above) and address != above and address.startswith(above)


def _tell_gone(page: Recorded, sides: list[tuple[Language, str]], book: Book) -> Problem:
    span = page.place if len(sides) > 1 else page.find_place(sides[0][0])
    addresses = " ".join(address for _, address in sides)
    # What is to be copied is never cut.
    values: dict[str, Value] = {"value": Whole(addresses), "address": Whole(sides[0][1])}
    new = _guess(page.pair, *sides[0], book)
    values |= {"new": Whole(new)} if new else {}
    return Problem(RECORD, span, "address-gone", values, "moved" if new else "redirect")


def _guess(pair: Pair, side: Language, address: str, book: Book) -> str:
    """Return where a page probably stands now: its other side stayed, or the words are alike."""
    kept = [it for it in book.pairs if it.en == pair.en or it.fr == pair.fr]
    if kept:
        return kept[0].in_language(side)
    return _find_near(address, (it.in_language(side) for it in book.pairs - book.record.pairs))


def _find_near(address: str, known: Iterable[str]) -> str:
    """Return the address in the same folder that is spelled nearly like this one, or ""."""
    folder, name = _split(address)
    beside = {its_name: it for it in known for above, its_name in [_split(it)] if above == folder}
    return beside.get(find_nearest(name, beside), "")


def _split(address: str) -> tuple[str, str]:
    folder, _, name = address.rstrip("/").rpartition("/")
    return folder, name


def check_recorded(book: Book) -> Iterator[Problem]:
    """A page that has been public for two weeks is recorded.

    It is asked in the list, once for all pages, and not before: a mission becomes public on a day
    of its own, its author has nothing to do for that, and an address may be put right in its first
    days. Whoever looks after the site records new pages now and then. A page to which a redirect
    leads is watched over already, and what is gone may only have moved: that is mended first.
    """
    known = book.record.pairs | {move.new for move in book.moves}
    missing = [it for it in book.list_public(book.today - _LEFT_ALONE) if it not in known]
    if missing and not any(book.is_gone(address) for address in book.record.addresses):
        values = {"address": Whole(min(missing).en)}
        yield Problem(RECORD, Span(), "address-unrecorded", values, severity="warning")


def check_moves(book: Book) -> Iterator[Problem]:
    """Where no page stands, an address leads to one that does, and to one place only."""
    first: dict[str, tuple[str, int]] = {}
    for move in book.moves:
        for side in LANGUAGES:
            yield from _check_old(move, side, first, book)
        yield from _check_new(move, book)


def _check_old(
    move: Move, side: Language, first: dict[str, tuple[str, int]], book: Book
) -> Iterator[Problem]:
    old, place = move.old.in_language(side), (move.place, "from", side)
    stays = not move.moves(side) and any(map(move.moves, LANGUAGES))
    if old in book.standing and not stays:
        yield book.file.fault(place, "redirect-of-page", value=old)
    elif not stays:
        new = move.new.in_language(side)
        known, line = first.setdefault(old, (new, book.file.span(place).line))
        if known != new:
            yield book.file.fault(place, "redirect-twice", value=old, line=line)


def _check_new(move: Move, book: Book) -> Iterator[Problem]:
    """Both sides of a target belong to one page; what is wrong with it is told once.

    A recorded page that has moved again is told in the list: its redirect mends this one too.
    """
    if move.new in book.pairs:
        return
    lost = (it for it in LANGUAGES if move.new.in_language(it) not in book.standing)
    side: Language = next(lost, "fr")
    value = move.new.in_language(side)
    if book.is_gone(value) and value in book.record.addresses:
        return
    other = book.find_pair(move.new.in_language("fr" if side == "en" else "en"))
    meant = other.in_language(side) if other else book.moved.get(value)
    if meant not in book.standing:
        meant = _find_near(value, (pair.in_language(side) for pair in book.pairs))
    near = {"nearest": meant} if meant else {}
    yield book.file.fault((move.place, "to", side), "redirect-to-nowhere", value=value, **near)
