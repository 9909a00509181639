"""Finds, in the project's files, every text that stands in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from missionsite.confirmed import mark
from missionsite.desk import ENDING
from missionsite.documents import FOLDER as PAGES
from missionsite.layout import type_text
from missionsite.nodes import Mapping as Group
from missionsite.nodes import Node, Scalar
from missionsite.nodes import Sequence as List
from missionsite.problems import LANGUAGES, Language, Span
from missionsite.settings import MISSIONS
from missionsite.source import read_source

FOLDERS = (MISSIONS, PAGES, "staff")
"""Where texts in both languages stand; pages below en/ and fr/ are each other's sides."""
PAGE = "page"
"""The place of a whole page."""
_OFFICIAL = f"{MISSIONS}/reference/"
_NO_TEXTS = frozenset({"slug"})
"""Fields whose two sides have nothing to do with each other."""
# What stands above a page and says nothing of its text, or differs between the languages.
_FRONT = re.compile(r"^(?:modified|review_by|owner|slug): .*\n", re.MULTILINE)


class Side(NamedTuple):
    """A text in one language, and where it stands."""

    path: str
    span: Span
    text: str


class Pair(NamedTuple):
    """A text in both languages: its file or page, the keys that lead to it, its two sides."""

    file: str
    place: str
    en: Side
    fr: Side

    def in_language(self, language: Language) -> Side:
        """Return the side of one language."""
        return self.en if language == "en" else self.fr

    def say(self, language: Language) -> str:
        """Return what the side says, however it is typed and broken into lines."""
        lines = self.in_language(language).text.split("\n")
        return " ".join(" ".join(type_text(line, language) for line in lines).split())

    @property
    def mark(self) -> str:
        """A word that stands for what both sides say, and for nothing else."""
        return mark(*map(self.say, LANGUAGES))


def list_pairs(files: Mapping[str, bytes]) -> Iterator[Pair]:
    """Yield every text of some files, by path, in their order; unreadable ones are passed over."""
    for path, data in files.items():
        if path.endswith(ENDING) and not path.startswith(_OFFICIAL):
            root = read_source(path, data, root="any")[0].root
            if root is not None:
                yield from _list_in_tree(root, path, ())
        elif path.endswith(".md") and (twin := find_twin(path)) in files and "/en/" in path:
            file = path.replace("/en/", "/", 1)
            yield Pair(file, PAGE, _read_page(path, data), _read_page(twin, files[twin]))


def list_alone(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, Language]]:
    """Yield every text of some files that stands in one language alone: file, place, language."""
    for path, data in files.items():
        if path.endswith(ENDING) and not path.startswith(_OFFICIAL):
            root = read_source(path, data, root="any")[0].root
            if root is not None:
                yield from ((path, place, side) for place, side in _list_alone_in_tree(root, ()))
        elif path.endswith(".md") and (twin := find_twin(path)) and twin not in files:
            yield path, PAGE, "en" if "/en/" in path else "fr"


def find_twin(path: str) -> str:
    """Return the path of a page's other side: docs/en/a.md is that of docs/fr/a.md; "" if none."""
    folder, _, rest = path.partition("/")
    side, _, name = rest.partition("/")
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        if name and side == language:
            return str(PurePosixPath(folder, other, name))
    return ""


def _read_page(path: str, data: bytes) -> Side:
    text = data.decode("utf-8", "replace")
    return Side(path, Span(), _FRONT.sub("", text))


def _list_in_tree(node: Node, path: str, above: tuple[str, ...]) -> Iterator[Pair]:
    if isinstance(node, List):
        for item in node.items:
            yield from _list_in_tree(item, path, above)
    if not isinstance(node, Group) or (above and above[-1] in _NO_TEXTS):
        return
    sides = [node.get(language) for language in LANGUAGES]
    texts = [side.value for side in sides if side and isinstance(side.value, Scalar)]
    if len(texts) == len(LANGUAGES) and not any("://" in text.value for text in texts):
        en, fr = (Side(path, text.span, text.value) for text in texts)
        yield Pair(path, ".".join(above), en, fr)
    for entry in node.entries:
        if not isinstance(entry.value, Scalar):
            yield from _list_in_tree(entry.value, path, (*above, entry.key.value))


def _list_alone_in_tree(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, Language]]:
    if isinstance(node, List):
        for item in node.items:
            yield from _list_alone_in_tree(item, above)
    if not isinstance(node, Group):
        return
    said = [side for side in LANGUAGES if (entry := node.get(side)) and not _is_empty(entry.value)]
    if len(said) == 1:
        yield ".".join(above), said[0]
    for entry in node.entries:
        if not isinstance(entry.value, Scalar):
            yield from _list_alone_in_tree(entry.value, (*above, entry.key.value))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value.strip()
