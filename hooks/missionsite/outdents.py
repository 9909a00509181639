"""Finds fields that belong to the field above them, but begin in its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from missionsite.fields import find_model, list_fields
from missionsite.nodes import Entry, Location, Mapping, Node, Scalar, find_value
from missionsite.problems import Problem, Value

_STEP = 2  # columns by which a field stands to the right of the one that it belongs to


class Outdent(NamedTuple):
    """A field that holds too little, and the fields below it that stand one level too high."""

    owner: Location
    fields: tuple[Entry, ...]

    def explains(self, location: Location, kind: str) -> bool:
        """Tell whether a refusal of pydantic's comes of it."""
        if kind == "extra_forbidden":
            above, names = self.owner[:-1], {entry.key.value for entry in self.fields}
            return location[:-1] == above and location[-1] in names
        is_missing = kind == "missing" and location[:-1] == self.owner
        return location == self.owner or is_missing

    def build_problem(self, root: Node, path: str) -> Problem:
        """Return the problem at the first of the fields."""
        key, owner = self.fields[0].key, find_value(root, self.owner)
        above = find_value(root, self.owner[:-1])
        inner = owner.entries[0].key.span.column if isinstance(owner, Mapping) else 0
        expected = inner or above.span.column + _STEP
        values: dict[str, Value] = {
            "column": key.span.column,
            "expected": expected,
            "key": str(self.owner[-1]),
        }
        return Problem(path, key.span, "yaml-bad-indent", values, "below")


def find_outdents(
    kind: type[BaseModel], unknown: Sequence[tuple[Location, Location]], root: Node
) -> Iterator[Outdent]:
    """Yield the groups whose last fields begin in the column of their name.

    `unknown` are the unknown fields: where the model finds them, tags included, and where they
    stand in the file.
    """
    for tagged, above in dict.fromkeys((tagged[:-1], place[:-1]) for tagged, place in unknown):
        group = find_value(root, above)
        names = {place[-1] for _, place in unknown if place[:-1] == above}
        if isinstance(group, Mapping):
            yield from _find_in_group(kind, tagged, above, group, names)


def _find_in_group(
    kind: type[BaseModel],
    tagged: Location,
    above: Location,
    group: Mapping,
    names: set[str | int],
) -> Iterator[Outdent]:
    owner: Entry | None = None
    strays: list[Entry] = []
    for entry in (*group.entries, None):
        if entry is not None and entry.key.value in names and owner is not None:
            if entry.key.value in _list_missing(kind, tagged, owner):
                strays.append(entry)
            continue
        if owner is not None and strays:
            yield Outdent((*above, owner.key.value), tuple(strays))
        owner, strays = entry, []


def _list_missing(kind: type[BaseModel], tagged: Location, owner: Entry) -> set[str]:
    """Return the fields that a group may have and does not have."""
    model = find_model(kind, (*tagged, owner.key.value))
    held = owner.value
    is_empty = isinstance(held, Scalar) and held.plain and not held.value
    if model is None or not (is_empty or isinstance(held, Mapping)):
        return set()
    here = {entry.key.value for entry in held.entries} if isinstance(held, Mapping) else set()
    return set(list_fields(model)) - here
