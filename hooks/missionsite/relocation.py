"""Finds out what a redirect is to say when a page, and what stood below it, has moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from missionsite.addresses import Pair
from missionsite.rules.addresses import Book


@dataclass(frozen=True, slots=True)
class Relocation:
    """What changes: `turned` are redirects that lead elsewhere now, by place, `added` new ones."""

    turned: Mapping[int, Pair]
    added: Mapping[Pair, Pair]


def read_address(written: str, site_url: str) -> str:
    """Return an address as the lists have it, with or without the site's host before it."""
    path = urlsplit(written.removeprefix(site_url)).path.strip("/")
    return f"/{path}/"


def relocate(old: str, new: Pair, book: Book) -> Relocation:
    """Return what lets the recorded page at `old`, and those below it, lead to `new`.

    A page below it leads to the page that stands at the same place below the new one, if there is
    one. What led to the old page leads to the new one, so that nobody is led twice.
    """
    added: dict[Pair, Pair] = {}
    turned: dict[int, Pair] = {}
    for above in list_recorded(old, book):
        for pair in _list_below(above, book):
            target = _find_target(pair, above, new, book)
            lost = {address for address in pair if book.is_gone(address)}
            turned |= {move.place: target for move in book.moves if lost & {*move.new}}
            if lost - {
                address for move in book.moves if move.place in turned for address in move.old
            }:
                added[pair] = target
    return Relocation(turned, added)


def list_recorded(address: str, book: Book) -> tuple[Pair, ...]:
    """Return the recorded pages that stood at an address."""
    return tuple(page.pair for page in book.record.pages if address in page.pair)


def _list_below(above: Pair, book: Book) -> Iterator[Pair]:
    """Yield a page, and those that stood below it in both languages."""
    for page in book.record.pages:
        if all(map(str.startswith, page.pair, above)):
            yield page.pair


def _find_target(pair: Pair, above: Pair, new: Pair, book: Book) -> Pair:
    ends = [address.removeprefix(start) for address, start in zip(pair, above, strict=True)]
    below = Pair(*(start + end for start, end in zip(new, ends, strict=True)))
    return below if below in book.pairs else new
