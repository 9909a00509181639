"""Finds in the example missions what each field looks like when it is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from missionsite.catalogue import Catalogue
from missionsite.desk import ENDING
from missionsite.nodes import Entry, Node, Sequence
from missionsite.nodes import Mapping as Group
from missionsite.problems import LANGUAGES
from missionsite.settings import MISSIONS
from missionsite.source import Source, read_source

_FEW_LINES = 8
_REMARK = re.compile(r"^( *[\w-]+:)[ ]+#.*$", re.MULTILINE)

Specimens = Mapping[str, str]
"""A field as a file writes it, `start: 2027-04-12`, by its path of keys: "dates.start"."""


def find_specimens(catalogue: Catalogue) -> Specimens:
    """Return an example of each field that stands in an invented mission.

    The first one of few lines is taken, else the shortest; files with the most to say come first,
    so that examples fit together. A group whose fields have examples of their own has none.
    """
    found: dict[str, list[str]] = {}
    for source in sorted(_read_examples(catalogue), key=lambda it: (-len(it.text), it.path)):
        if source.root is not None:
            for path, entry in _list_entries(source.root):
                found.setdefault(path, []).append(_cut_out(source, entry))
    return MappingProxyType({path: _choose(texts) for path, texts in found.items()})


def _read_examples(catalogue: Catalogue) -> Iterator[Source]:
    """Yield the files of invented missions: another may not be public yet."""
    for identity, mission in catalogue.missions.items():
        if mission.illustrative:
            path = f"{MISSIONS}/{identity}{ENDING}"
            yield read_source(path, catalogue.sources[path].text.encode())[0]


def _list_entries(node: Node, above: str = "") -> Iterator[tuple[str, Entry]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _list_entries(item, above)
    elif isinstance(node, Group):
        for entry in node.entries:
            path = f"{above}{entry.key.value}"
            if not _has_fields(entry.value):
                yield path, entry
            yield from _list_entries(entry.value, f"{path}.")


def _has_fields(node: Node) -> bool:
    """Tell whether a value is made of fields; a text in two languages is one value."""
    if isinstance(node, Sequence):
        return any(_has_fields(item) for item in node.items)
    return isinstance(node, Group) and not {*LANGUAGES} & {it.key.value for it in node.entries}


def _cut_out(source: Source, entry: Entry) -> str:
    start, end = entry.key.span, entry.value.span
    lines = list(source.lines[start.line - 1 : end.end_line])
    lines[-1] = lines[-1][: end.end_column - 1]
    indent = " " * (start.column - 1)
    rest = (line.removeprefix(indent) for line in lines[1:])
    text = "\n".join([lines[0][len(indent) :], *rest])
    return _REMARK.sub(r"\1", text).rstrip()


def _choose(texts: list[str]) -> str:
    short = (text for text in texts if text.count("\n") < _FEW_LINES)
    return next(short, min(texts, key=len))
