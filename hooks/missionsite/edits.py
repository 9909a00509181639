"""Changes single places of a mission's file; every other character stays as its author typed it."""

from __future__ import annotations

from collections.abc import Sequence

from missionsite.fields import order_fields
from missionsite.manuscript import CannotEditError, Manuscript, Patch
from missionsite.model.mission import Mission
from missionsite.nodes import (
    Entry,
    Location,
    Mapping,
    Node,
    Plain,
    Scalar,
    build_plain,
    get_value,
)
from missionsite.nodes import Sequence as List
from missionsite.notation import write_entry, write_inline, write_item, write_scalar
from missionsite.problems import Span


def set_value(text: str, location: Location, value: Plain) -> str:
    """Return a mission's file in which a field has a value; it is added where it is missing.

    Raises:
        CannotEditError: the file cannot be read, or what is above the field is missing.
    """
    file = _Editor(text)
    if isinstance(location[-1], int):
        patch = file.replace_item(get_value(file.root, location), value)
        return file.apply(patch, _set(build_plain(file.root), location, value))
    parent, key = file.find_parent(location)
    entry = parent.get(key)
    patch = (
        file.replace(parent, entry, value) if entry else file.insert(parent, location, key, value)
    )
    return file.apply(patch, _set(build_plain(file.root), location, value))


def add_item(text: str, location: Location, value: Plain) -> str:
    """Return a mission's file in which a list has one more entry, its last.

    Raises:
        CannotEditError: the file cannot be read, or there is something else than a list.
    """
    file = _Editor(text)
    written = file.find_list(location)
    if written is None or not written.items:
        return set_value(text, location, [value])
    items = [build_plain(item) for item in written.items]
    patch = file.append(written, value)
    return file.apply(patch, _set(build_plain(file.root), location, [*items, value]))


def remove_item(text: str, location: Location, place: int) -> str:
    """Return a mission's file in which a list has lost the entry at a place, counted from 0.

    Raises:
        CannotEditError: the file cannot be read, or the entry shares its lines with others.
    """
    file = _Editor(text)
    written = file.find_list(location)
    if written is None or len(written.items) <= 1:
        raise CannotEditError
    items = [build_plain(item) for item in written.items]
    kept = [item for number, item in enumerate(items) if number != place]
    if file.is_inline(written):
        return set_value(text, location, kept)
    patch = file.take_lines(written.items[place].span)
    return file.apply(patch, _set(build_plain(file.root), location, kept))


def remove_value(text: str, location: Location) -> str:
    """Return a mission's file without a field; the same text if it has none.

    Raises:
        CannotEditError: the file cannot be read, or the field shares its line with others.
    """
    file = _Editor(text)
    parent, key = file.find_parent(location)
    entry = parent.get(key)
    if entry is None:
        return text
    return file.apply(file.remove(parent, entry), _set(build_plain(file.root), location, None))


class _Editor(Manuscript):
    """A file, and how a place of it is changed."""

    def find_parent(self, location: Location) -> tuple[Mapping, str]:
        """Return the group in which a field stands or is to stand, and the field's key."""
        parent = get_value(self.root, location[:-1])
        if not isinstance(parent, Mapping):
            raise CannotEditError
        return parent, str(location[-1])

    def find_list(self, location: Location) -> List | None:
        """Return the list that is a field's value; None if there is none."""
        parent, key = self.find_parent(location)
        entry = parent.get(key)
        return entry.value if entry and isinstance(entry.value, List) else None

    def replace(self, parent: Mapping, entry: Entry, value: Plain) -> Patch:
        """Write another value in the place of an entry's."""
        old = entry.value
        if _is_on_one_line(old, value):
            return self.replace_item(old, value)
        start, _ = self.find_offsets(entry.key.span)
        _, end = self.find_offsets(old.span)
        if self.is_inline(parent):
            return Patch(start, end, f"{entry.key.value}: {write_inline(value)}")
        lines = write_entry(entry.key.value, value, entry.key.span.column - 1)
        return Patch(start, end, self.line_end.join(lines).lstrip())

    def replace_item(self, old: Node | None, value: Plain) -> Patch:
        """Write a text of one line in the place of another."""
        if not (isinstance(old, Scalar) and isinstance(value, str) and _is_on_one_line(old, value)):
            raise CannotEditError
        start, end = self.find_offsets(old.span)
        bare = old.plain and " " not in value
        gap = "" if start < end or self.text[start - 1] == " " else " "
        return Patch(start, end, gap + write_scalar(value, bare=bare))

    def insert(self, parent: Mapping, location: Location, key: str, value: Plain) -> Patch:
        """Write a new entry behind those that come before it in the model."""
        keys = [entry.key.value for entry in parent.entries]
        order = order_fields(Mission, location[:-1], {*keys, key})
        before = order[: order.index(key)] if key in order else order
        behind = [entry for entry in parent.entries if entry.key.value in before]
        if not behind:
            return self.insert_first(parent, write_entry(key, value, parent.span.column - 1))
        last = max(behind, key=lambda entry: before.index(entry.key.value))
        if self.is_inline(parent):
            _, end = self.find_offsets(last.value.span)
            return Patch(end, end, f", {key}: {write_inline(value)}")
        indent = parent.span.column - 1
        return self.insert_lines(last.value.span.end_line, write_entry(key, value, indent))

    def insert_first(self, parent: Mapping, lines: Sequence[str]) -> Patch:
        """Write whole lines above the first field of a group, and above what is said of it."""
        if self.is_inline(parent):
            raise CannotEditError
        number = parent.span.line
        written = self.text.splitlines()
        while number > 1 and written[number - 2].lstrip().startswith("#"):
            number -= 1
        at = self.starts[number - 1]
        apart = [""] if parent is self.root else []
        return Patch(at, at, "".join(line + self.line_end for line in (*lines, *apart)))

    def append(self, items: List, value: Plain) -> Patch:
        """Write one more entry of a list."""
        if self.is_inline(items):
            _, end = self.find_offsets(items.items[-1].span)
            return Patch(end, end, f", {write_inline(value)}")
        lines = write_item(value, items.span.column - 1)
        return self.insert_lines(items.span.end_line, lines)

    def remove(self, parent: Mapping, entry: Entry) -> Patch:
        """Take out an entry, with what stands behind it on its line."""
        shared = parent.entries[0].key.span.line == entry.key.span.line
        if self.is_inline(parent) or (parent is not self.root and shared):
            raise CannotEditError
        return self.take_lines(entry.key.span._replace(end_line=entry.value.span.end_line))

    def take_lines(self, span: Span) -> Patch:
        """Take out the lines on which something stands."""
        return Patch(self.starts[span.line - 1], self.find_end(span.end_line), "")

    def insert_lines(self, number: int, lines: Sequence[str]) -> Patch:
        """Write whole lines below a line."""
        at = self.find_end(number)
        ended = self.text[:at].endswith(("\n", "\r"))
        text = "".join(line + self.line_end for line in lines)
        return Patch(at, at, text if ended else self.line_end + text)


def _is_on_one_line(old: Node, value: Plain) -> bool:
    """Tell whether a text is to take another's place without a line of its own."""
    return isinstance(old, Scalar) and isinstance(value, str) and "\n" not in value + old.value


def _set(tree: Plain, location: Location, value: Plain | None) -> Plain:
    """Return a tree in which another value stands at a location, or nothing any more."""
    step, *rest = location
    if isinstance(tree, dict):
        new = _set(tree[str(step)], tuple(rest), value) if rest else value
        kept = {key: below for key, below in tree.items() if new is not None or key != step}
        return kept if new is None else {**kept, str(step): new}
    if isinstance(tree, list):
        new = _set(tree[int(step)], tuple(rest), value) if rest else value
        if new is not None:
            return [new if place == step else item for place, item in enumerate(tree)]
    raise CannotEditError
