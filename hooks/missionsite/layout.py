"""Lays a mission's file out: fields in the model's order, texts typed as the project types them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest

from missionsite.characters import split_lines
from missionsite.edits import set_value
from missionsite.fields import order_fields
from missionsite.locate import read_model
from missionsite.manuscript import CannotEditError, Manuscript, Patch
from missionsite.model.mission import Mission
from missionsite.nodes import (
    Entry,
    Location,
    Mapping,
    Node,
    Scalar,
    build_plain,
    get_value,
)
from missionsite.nodes import Sequence as List
from missionsite.problems import LANGUAGES, Language
from missionsite.rules.passages import list_passages
from missionsite.typography import typeset

# Authors type what every keyboard has; the site sets what must not break.
_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"})
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_CODE = "`"


def lay_out(text: str) -> str:
    """Return a mission's file as all are laid out; it says the same, and every comment stays.

    Raises:
        CannotEditError: the file cannot be read as a mission.
    """
    text = _type_texts(_trim(text))
    while (ordered := _order_once(Manuscript(text))) is not None:
        text = ordered
    return text


def _trim(text: str) -> str:
    """End every line with its last word, unless a text would then be another."""
    text = text if text.endswith(("\n", "\r")) else f"{text}\n"
    before = build_plain(Manuscript(text).root)
    trimmed = "".join(f"{line.rstrip()}\n" for line in split_lines(text.rstrip()))
    return trimmed if build_plain(Manuscript(trimmed).root) == before else text


def type_text(text: str, language: Language) -> str:
    """Return a text as authors type it: with curly signs, dashes, and spaces of one kind.

    What stands between backticks is quoted as it is.
    """
    if _CODE in text:
        return text
    return _SPACES.sub(" ", typeset(text.translate(_TYPED), language).translate(_TYPED))


def _type_texts(text: str) -> str:
    file = Manuscript(text)
    mission, _ = read_model(Mission, file.root, "")
    if mission is None:
        raise CannotEditError
    for passage in list_passages(mission):
        for side in LANGUAGES:
            text = _type_side(text, (*passage.location, side), side)
    return text


def _type_side(text: str, location: Location, language: Language) -> str:
    file = Manuscript(text)
    node = get_value(file.root, location)
    if not isinstance(node, Scalar):
        return text
    typed = "\n".join(type_text(line, language) for line in node.value.split("\n"))
    if typed == node.value:
        return text
    if "\n" not in node.value:
        return set_value(text, location, typed)
    return _type_block(file, node, language)


def _type_block(file: Manuscript, node: Scalar, language: Language) -> str:
    """Type the lines below `|`; a text whose line ends are written otherwise stays as it is."""
    start, end = file.find_end(node.span.line), file.find_offsets(node.span)[1]
    lines = file.text[start:end].split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    inner = [line[indent:] for line in lines]
    if inner != node.value.rstrip("\n").split("\n"):
        return file.text
    typed = (" " * indent * bool(it) + type_text(it, language) for it in inner)
    return file.text[:start] + "\n".join(typed) + file.text[end:]


def _order_once(file: Manuscript) -> str | None:
    """Return the text with the fields of one group in order; None if there is nothing to order."""
    for location, group in _list_groups(file.root, ()):
        names = [entry.key.value for entry in group.entries]
        known = order_fields(Mission, location, names)
        ranks = [known.index(name) if name in known else len(known) for name in names]
        order = sorted(range(len(ranks)), key=ranks.__getitem__)
        if order != list(range(len(ranks))):
            patch = _reorder(file, group, order)
            if patch:
                return file.apply(patch, build_plain(file.root))
    return None


def _reorder(file: Manuscript, group: Mapping, order: list[int]) -> Patch | None:
    """Put the fields of a group into another order; what stands between brackets' fields stays.

    None if a comment above a field cannot move to where a dash stands.
    """
    if file.is_inline(group):
        spans = [_cut_inline(file, entry) for entry in group.entries]
    else:
        spans = [_cut(file, entry, group) for entry in group.entries]
    texts = [file.text[start:end] for start, end in spans]
    between = [file.text[end:start] for (_, end), (start, _) in pairwise(spans)]
    start = spans[0][0]
    dashed = not file.is_inline(group) and start not in file.starts
    indent = " " * ((group.span.column - 1) * dashed)
    texts = [(indent * (place == 0) + texts[place]) for place in order]
    if dashed and not texts[0].startswith(f"{indent}{group.entries[order[0]].key.value}"):
        return None
    joined = "".join(chain(*zip_longest(texts, between, fillvalue="")))
    return Patch(start, spans[-1][1], joined.removeprefix(indent))


def _cut_inline(file: Manuscript, entry: Entry) -> tuple[int, int]:
    return file.find_offsets(entry.key.span)[0], file.find_offsets(entry.value.span)[1]


def _cut(file: Manuscript, entry: Entry, group: Mapping) -> tuple[int, int]:
    """Return where the lines of a field begin and end, with the comments that belong to it."""
    first, last = entry.key.span.line, entry.value.span.end_line
    end = file.find_end(_end_below(file, last, group))
    above = [it.value.span.end_line for it in group.entries if it.key.span.line < first]
    if above:
        start = file.starts[_end_below(file, above[-1], group)]
        while file.text[start] == "\n":
            start += 1  # paragraphs of fields stay where they are
        return start, end
    start, _ = file.find_offsets(entry.key.span)
    if group is file.root or file.text[file.starts[first - 1] : start].strip():
        return start, end  # behind a dash, or below what is said of the whole file
    while file.text[file.starts[first - 2] :].lstrip(" ").startswith("#"):
        first -= 1
    return file.starts[first - 1], end


def _end_below(file: Manuscript, number: int, group: Mapping) -> int:
    """Return the last line of what ends in a line: comments that stand further in belong to it."""
    while number < len(file.starts):
        line = file.text[file.starts[number] : file.find_end(number + 1)]
        inner = len(line) - len(line.lstrip(" ")) > group.span.column - 1
        if not (inner and line.lstrip(" ").startswith("#")):
            break
        number += 1
    return number


def _list_groups(node: Node, location: Location) -> Iterator[tuple[Location, Mapping]]:
    """Yield every group of fields, with its location."""
    if isinstance(node, Mapping):
        yield location, node
        for entry in node.entries:
            yield from _list_groups(entry.value, (*location, entry.key.value))
    if isinstance(node, List):
        for place, item in enumerate(node.items):
            yield from _list_groups(item, (*location, place))
