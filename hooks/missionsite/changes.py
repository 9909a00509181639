"""What differs between two versions of a mission's file, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from missionsite.nodes import Plain

_NAMES = ("id", "noc", "language", "date", "audience")
"""The fields by which the entries of a list are told apart, the first that is there."""


class Change(NamedTuple):
    """One difference: the keys that lead to it, what stood there, what stands there now.

    `entry` names the entry of a list in which it is, or is "". None says that nothing stood, or
    stands, there.
    """

    place: tuple[str, ...]
    entry: str
    before: Plain | None
    after: Plain | None


def list_changes(
    before: Plain | None, after: Plain | None, place: tuple[str, ...] = (), entry: str = ""
) -> Iterator[Change]:
    """Yield every difference, in the order of the newer version; what was removed comes last."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*after, *before]):
            yield from list_changes(before.get(key), after.get(key), (*place, key), entry)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _compare_lists(before, after, place, entry)
    else:
        yield Change(place, entry, before, after)


def _compare_lists(
    before: list[Plain], after: list[Plain], place: tuple[str, ...], entry: str
) -> Iterator[Change]:
    same = [item for item in after if item in before]  # what only moved up is not a change
    if same != [item for item in before if item in after]:
        yield Change(place, entry, before, after)  # another order, or something twice
    old = _name_entries([item for item in before if item not in same])
    new = _name_entries([item for item in after if item not in same])
    for name in dict.fromkeys([*new, *old]):
        below = name if isinstance(new.get(name, old.get(name)), dict) else ""
        yield from list_changes(old.get(name), new.get(name), place, below or entry)


def _name_entries(entries: list[Plain]) -> dict[str, Plain]:
    """Name each entry: by a field of its own, by its text, or by its place."""
    named: dict[str, Plain] = {}
    for number, entry in enumerate(entries, 1):
        name = _name_entry(entry) or str(number)
        named[f"{name} ({number})" if name in named else name] = entry
    return named


def _name_entry(entry: Plain) -> str:
    if isinstance(entry, str):
        return entry
    if not isinstance(entry, dict):
        return ""
    city = entry.get("city")
    named = [entry.get(key) for key in _NAMES] + [city.get("en") if isinstance(city, dict) else ""]
    return next((name for name in named if isinstance(name, str) and name), "")
