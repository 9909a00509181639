"""The programme's files and the prose pages, each with what was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from missionsite.model.texts import Model
from missionsite.nodes import Location, Node, Scalar, Sequence, find_value
from missionsite.nodes import Mapping as Group
from missionsite.problems import LANGUAGES, Language
from missionsite.programme import FOLDER, KINDS, QUESTIONS, STRINGS
from missionsite.rules.documents import Front
from missionsite.rules.sheet import Lists, Shelf, Words
from missionsite.source import Source
from missionsite.strings import Strings

_ENDING = ".yml"
# The lists of questions.yml, and the names that the programme gives them.
_QUESTION_LISTS = (("groups", "question_groups"), ("questions", "questions"))


def list_shelves(lists: Lists, sources: Mapping[str, Source]) -> Iterator[Shelf]:
    """Yield each file of the programme that could be read."""
    for name in (*KINDS, QUESTIONS):
        path = f"{FOLDER}/{name}{_ENDING}"
        source = sources.get(path)
        if source is not None and source.root is not None:
            entries = tuple(_list_entries(name, source.root, lists))
            yield Shelf(path, source.root, name, entries, text=source.text)


def list_fronts(lists: Lists, sources: Mapping[str, Source]) -> Iterator[Front]:
    """Yield what stands above the text of each prose page that could be read."""
    for sides in lists.documents.values():
        for document in sides.values():
            source = sources[document.path]
            if source.root is not None:
                yield Front(document.path, source.root, document, source.lines)


def list_words(sources: Mapping[str, Source], strings: Strings) -> Iterator[Words]:
    """Yield the words of the site, if their file could be read."""
    source = sources.get(f"{FOLDER}/{STRINGS}{_ENDING}")
    if source is not None and source.root is not None:
        yield Words(source.path, source.root, strings, text=source.text)


def pair_fronts(fronts: Iterable[Front]) -> Iterator[Mapping[Language, Front]]:
    """Yield both sides of each page that has both."""
    sides: dict[str, dict[Language, Front]] = {}
    for front in fronts:
        sides.setdefault(front.document.id, {})[front.document.language] = front
    yield from (found for found in sides.values() if len(found) == len(LANGUAGES))


def _list_entries(name: str, root: Node, lists: Lists) -> Iterator[tuple[Location, Model]]:
    if name != QUESTIONS:
        yield from _place(getattr(lists.programme, name), root, ())
        return
    for key, known in _QUESTION_LISTS:
        yield from _place(getattr(lists.programme, known), find_value(root, (key,)), (key,))


def _place(
    known: Mapping[str, Model], node: Node, above: Location
) -> Iterator[tuple[Location, Model]]:
    """Yield each entry with its place; an id given twice is the first one's."""
    rest = dict(known)
    for place, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        identity = item.get("id") if isinstance(item, Group) else None
        if identity and isinstance(identity.value, Scalar) and identity.value.value in rest:
            yield (*above, place), rest.pop(identity.value.value)
