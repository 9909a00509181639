"""Tells where one language changed and the other did not.

A text has drifted if one of its sides differs from an earlier version and the other is as it was.
Dates would not tell: who mends a comma touches a file, and a date says nothing of a single text.
So versions are compared, and what a person has looked at is remembered by what both sides say: no
other edit undoes that, and any new wording of either side does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from missionsite.pairs import PAGE, Pair, find_twin, list_pairs
from missionsite.problems import LANGUAGES, Language, Problem


class Drift(NamedTuple):
    """A text of which only one language changed, as it stands now."""

    pair: Pair
    changed: Language

    @property
    def line(self) -> str:
        """The line of the list by which someone confirms it."""
        return f"{self.pair.mark} {self.pair.file} {self.pair.place}"

    def build_problem(self) -> Problem:
        """Return what is to be told, at the side that did not change."""
        other = LANGUAGES[self.changed == LANGUAGES[0]]
        side = self.pair.in_language(other)
        key = self.pair.place.rpartition(".")[2]
        values = {"key": key, "language": self.changed}
        code = "one-page-changed" if self.pair.place == PAGE else "one-language-changed"
        return Problem(side.path, side.span, code, values, line=self.line)


def find_drift(
    before: Mapping[str, bytes], now: Mapping[str, bytes], confirmed: Collection[str] = ()
) -> Iterator[Drift]:
    """Yield what has drifted between two versions of files (by path), but for what was confirmed.

    A text is known again by either of its sides, so that it may move within its field.
    """
    changed = {path for path in now if before.get(path) != now[path]}
    changed |= {find_twin(path) for path in changed}
    old, new = (
        _group({path: data for path, data in files.items() if path in changed})
        for files in (before, now)
    )
    for place, pairs in new.items():
        marks, were = ({it.mark for it in group} for group in (pairs, old[place]))
        gone = [pair for pair in old[place] if pair.mark not in marks]
        for pair in pairs:
            if pair.mark not in were and pair.mark not in confirmed:
                yield from _compare(pair, gone)


def _group(files: Mapping[str, bytes]) -> defaultdict[tuple[str, str], list[Pair]]:
    groups: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in list_pairs(files):
        groups[pair.file, pair.place].append(pair)
    return groups


def _compare(pair: Pair, gone: Collection[Pair]) -> Iterator[Drift]:
    """Yield a drift if a text that is gone had one of the sides of this one."""
    for changed, other in (LANGUAGES, LANGUAGES[::-1]):
        if pair.say(other) in {old.say(other) for old in gone}:
            yield Drift(pair, changed)
            return
