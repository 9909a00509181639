"""`missions record` and `missions redirect`: an address that was published never dies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from missionsite.addresses import RECORD, Pair, add_pages, list_pairs
from missionsite.arguments import TranslatedParser
from missionsite.catalogue import Catalogue
from missionsite.commands.shell import CLEAN, Command, Refusal, Shell, add_root, answer
from missionsite.desk import ENDING
from missionsite.disk import load_bytes
from missionsite.guesses import find_nearest
from missionsite.redirects import REDIRECTS, CannotWriteError, read_redirects, write_redirects
from missionsite.relocation import Relocation, list_recorded, read_address, relocate
from missionsite.report import render_text
from missionsite.rules.addresses import Book, check_moves
from missionsite.rules.sheet import File
from missionsite.source import Source, read_source


def _record(shell: Shell) -> int:
    catalogue, book = _open(shell)
    new = sorted({*book.list_public(book.today)} - book.record.pairs)
    if not new:
        answer(shell.say("addresses.none"))
        return CLEAN
    _write(catalogue, RECORD, add_pages(_load(catalogue, RECORD), new), shell)
    told = shell.messages.count("addresses.recorded", len(new), shell.language)
    answer("\n".join([told, *(f"- {' '.join(pair)}" for pair in new)]))
    return CLEAN


def _redirect(shell: Shell) -> int:
    catalogue, book = _open(shell)
    old = read_address(shell.options.old, catalogue.settings.site_url)
    if not list_recorded(old, book):
        raise Refusal(_say_not_recorded(old, book, shell))
    new = _find_new(catalogue, book, shell)
    change = relocate(old, new, book)
    if not (change.turned or change.added):
        moved = book.moved.get(old)
        values = {"value": old} | ({"new": moved} if moved else {})
        raise Refusal(shell.say("addresses.already" if moved else "addresses.still", **values))
    try:
        written = write_redirects(_load(catalogue, REDIRECTS), change.turned, change.added)
    except CannotWriteError:
        raise Refusal(shell.say("life.by_hand", path=REDIRECTS)) from None
    _refuse_faults(written, book, shell)
    _write(catalogue, REDIRECTS, written, shell)
    lines = [shell.say("life.done", path=REDIRECTS), *_list_changes(change, book)]
    answer("\n".join(lines))
    return CLEAN


def _open(shell: Shell) -> tuple[Catalogue, Book]:
    catalogue = shell.load_project(shell.find_project())
    if catalogue.book is None:
        raise Refusal(shell.say("addresses.unreadable"))
    return catalogue, catalogue.book


def _say_not_recorded(old: str, book: Book, shell: Shell) -> str:
    said = shell.say("addresses.not_recorded", value=old, path=RECORD)
    near = find_nearest(old, book.record.addresses)
    return f"{said} {shell.say('addresses.near', near=near)}" if near else said


def _find_new(catalogue: Catalogue, book: Book, shell: Shell) -> Pair:
    """Return the page to which the command leads, named by an address or by a mission."""
    written: str = shell.options.new
    name = PurePosixPath(written.replace("\\", "/")).name.removesuffix(ENDING)
    mission = catalogue.missions.get(name)
    pair = (
        list_pairs(catalogue.documents, mission)[0]
        if mission
        else book.find_pair(read_address(written, catalogue.settings.site_url))
    )
    if pair is None:
        raise Refusal(shell.say("addresses.no_page", value=written))
    return pair


def _refuse_faults(text: str, book: Book, shell: Shell) -> None:
    """Refuse what would be wrong in the list of redirects."""
    source = read_source(REDIRECTS, text.encode(), root="sequence")[0]
    file = File(REDIRECTS, source.root or book.file.root)
    faults = list(check_moves(replace(book, moves=read_redirects(source)[0], file=file)))
    if faults:
        sources: Mapping[str, Source] = {REDIRECTS: source}
        told = render_text(faults, sources, shell.messages, shell.language)
        raise Refusal(f"{shell.say('life.refused', path=REDIRECTS)}\n\n{told}")


def _load(catalogue: Catalogue, path: str) -> str:
    return load_bytes(catalogue.root, path)[0].decode("utf-8-sig")


def _write(catalogue: Catalogue, path: str, text: str, shell: Shell) -> None:
    try:
        (catalogue.root / path).write_bytes(text.encode())
    except OSError:
        raise Refusal(shell.say("new.unwritable", path=path)) from None


def _list_changes(change: Relocation, book: Book) -> list[str]:
    """Return the addresses that lead elsewhere now, each with the new one."""
    turned = {book.moves[place].old: pair for place, pair in change.turned.items()}
    return [
        f"- {before} → {after}"
        for old, new in (turned | {**change.added}).items()
        for before, after in zip(old, new, strict=True)
        if before != after
    ]


def _configure_redirect(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("old", metavar=say("old_address"), help=say("old_help"))
    parser.add_argument("new", metavar=say("new_address"), help=say("new_address_help"))
    add_root(parser, say)


ADDRESSES = (
    Command("record", add_root, _record),
    Command("redirect", _configure_redirect, _redirect),
)
