"""A YAML file as its author wrote it: every scalar is text, and everything knows its place."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from missionsite.problems import Span

# Nodes are tuples because a thousand files have half a million of them, and tuples are made fast.


class Scalar(NamedTuple):
    """A value as written; a key with nothing after it holds a plain "".

    `plain` is false for a quoted or block text.
    """

    value: str
    span: Span
    plain: bool = True


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys and values in the author's order; a key given twice is reported and kept once."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Entry | None:
        """Return the entry of a key, or None."""
        return next((entry for entry in self.entries if entry.key.value == key), None)


class Sequence(NamedTuple):
    """A list, in the author's order."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence
Plain = str | list["Plain"] | dict[str, "Plain"]
Location = tuple[str | int, ...]
"""The way from the root to a value: ("stops", 0, "city", "en")."""


def build_plain(node: Node) -> Plain:
    """Return the node as nested dict, list and str, the shape that models read."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [build_plain(item) for item in node.items]
    return {key.value: build_plain(value) for key, value in node.entries}


def pick_entries(root: Node, keys: Container[str]) -> Node:
    """Return a mapping with only some of its keys; anything else as it is."""
    if not isinstance(root, Mapping):
        return root
    return Mapping(tuple(entry for entry in root.entries if entry.key.value in keys), root.span)


def find_value(root: Node, location: Location) -> Node:
    """Return the node at a location, or the nearest one above it that exists."""
    return list(_walk(root, location))[-1]


def get_value(root: Node, location: Location) -> Node | None:
    """Return the node at a location, or None if there is none."""
    way = list(_walk(root, location))
    return way[-1] if len(way) == len(location) + 1 else None


def find_key(root: Node, location: Location) -> Scalar | Node:
    """Return the key that a location ends in, or the nearest thing above it that exists."""
    way = list(_walk(root, location))
    parent = way[-2] if len(way) > 1 else way[-1]
    if location and len(way) == len(location) + 1 and isinstance(parent, Mapping):
        entry = parent.get(str(location[-1]))
        if entry is not None:
            return entry.key
    return way[-1]


def _walk(node: Node, location: Location) -> Iterator[Node]:
    yield node
    for step in location:
        below = _child(node, step)
        if below is None:
            return
        node = below
        yield node


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        entry = node.get(str(step))
        return entry.value if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
