"""Where addresses lead that were given up: read from the programme's list, and written into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from missionsite.addresses import Pair
from missionsite.characters import find_line_end, find_line_starts
from missionsite.locate import read_model
from missionsite.model.redirects import Redirect
from missionsite.nodes import Sequence, find_value
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.source import Source, read_source

REDIRECTS = "missions/programme/redirects.yml"


@dataclass(frozen=True, slots=True)
class Move:
    """A page that stands elsewhere now; `place` is its place in the list, from 0.

    A language in which both addresses are the same has not moved.
    """

    place: int
    old: Pair
    new: Pair

    def moves(self, language: Language) -> bool:
        """Tell whether the address of one language leads elsewhere."""
        return self.old.in_language(language) != self.new.in_language(language)


def read_redirects(source: Source) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """Read the list; an entry with a mistake is left out."""
    if not isinstance(source.root, Sequence):
        return (), ()
    moves: list[Move] = []
    problems: list[Problem] = []
    for place in range(len(source.root.items)):
        entry, found = read_model(Redirect, source.root, source.path, (place,))
        problems.extend(found)
        if entry is not None:
            old, new = Pair(entry.old.en, entry.old.fr), Pair(entry.to.en, entry.to.fr)
            moves.append(Move(place, old, new))
    return tuple(moves), tuple(problems)


def list_moved(moves: tuple[Move, ...]) -> Mapping[str, str]:
    """Return where each old address of either language leads."""
    return MappingProxyType(
        {
            move.old.in_language(side): move.new.in_language(side)
            for move in moves
            for side in LANGUAGES
            if move.moves(side)
        }
    )


class CannotWriteError(ValueError):
    """The list is laid out in a way that has to be changed by hand."""


def write_redirects(text: str, turned: Mapping[int, Pair], added: Mapping[Pair, Pair]) -> str:
    """Return the list with entries that lead elsewhere now, by their places, and with new ones.

    Everything else stays as it is.

    Raises:
        CannotWriteError: it cannot be read, or its entries stand in brackets.
    """
    source = _read(text)
    root, before = source.root, read_redirects(source)[0]
    if not isinstance(root, Sequence):
        raise CannotWriteError
    patches = [
        (*_find_offsets(text, find_value(root, (place, "to", side)).span), pair.in_language(side))
        for place, pair in turned.items()
        for side in LANGUAGES
    ]
    end = find_line_end(text)
    lines = "".join(_write_entry(old, new, end) for old, new in added.items())
    if not root.items:
        patches.append((*_find_offsets(text, root.span), lines.removesuffix(end)))
    else:
        gap = "" if text.endswith(("\n", "\r")) else end
        patches.append((len(text), len(text), gap + lines if lines else ""))
    for first, last, new in sorted(patches, reverse=True):
        text = text[:first] + new + text[last:]
    _compare(text, before, turned, added)
    return text


def _read(text: str) -> Source:
    return read_source(REDIRECTS, text.encode(), root="sequence")[0]


def _find_offsets(text: str, span: Span) -> tuple[int, int]:
    starts = find_line_starts(text)
    start = starts[span.line - 1] + span.column - 1
    return start, starts[span.end_line - 1] + span.end_column - 1


def _write_entry(old: Pair, new: Pair, end: str) -> str:
    return f"- from: {{en: {old.en}, fr: {old.fr}}}{end}  to: {{en: {new.en}, fr: {new.fr}}}{end}"


def _compare(
    text: str, before: tuple[Move, ...], turned: Mapping[int, Pair], added: Mapping[Pair, Pair]
) -> None:
    """Make sure that a changed list says what is expected."""
    expected = [(move.old, turned.get(move.place, move.new)) for move in before]
    found = [(move.old, move.new) for move in read_redirects(_read(text))[0]]
    if found != [*expected, *added.items()]:
        raise CannotWriteError
