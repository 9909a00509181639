"""Finds every text for the public in a mission or in an entry of the programme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from missionsite.model.texts import Bilingual, Model, OwnCriterion
from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Language

# Without one of these, a text is plain words in paragraphs.
_SIGNS = re.compile(r"[<&`\[*_#=>]|\n {0,3}-")


class Passage(NamedTuple):
    """A text in both languages, and where it stands."""

    location: Location
    text: Bilingual | OwnCriterion

    @property
    def key(self) -> str:
        """The name of the field that holds the text."""
        return next((step for step in reversed(self.location) if isinstance(step, str)), "")

    @property
    def markdown(self) -> bool:
        """Tell whether paragraphs, lists, links and emphasis may be written in it."""
        return isinstance(self.text, Bilingual) and self.text.markdown

    @property
    def limit(self) -> int:
        """The greatest length of each side in characters."""
        return self.text.limit


class Side(NamedTuple):
    """One language's side of a passage."""

    passage: Passage
    language: Language
    text: str

    @property
    def location(self) -> Location:
        """Where the side stands."""
        return (*self.passage.location, self.language)


def list_passages(value: Any, above: Location = ()) -> list[Passage]:
    """Return the texts of a model, in the order of its fields; `above` is the model's location."""
    found: list[Passage] = []
    _gather(value, above, found)
    return found


def list_marked_sides(passages: Iterable[Passage]) -> Iterator[Side]:
    """Yield each side of a text that holds signs which may be HTML or Markdown."""
    for passage in passages:
        for language in LANGUAGES:
            text = passage.text.in_language(language)
            if _SIGNS.search(text):
                yield Side(passage, language, text)


def _gather(value: Any, above: Location, found: list[Passage]) -> None:
    if isinstance(value, Bilingual | OwnCriterion):
        found.append(Passage(above, value))
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            _gather(item, (*above, place), found)
    elif isinstance(value, Model):
        for name, written in _list_groups(type(value)):
            below = getattr(value, name)
            if below:
                _gather(below, (*above, written), found)


@cache
def _list_groups(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return the fields that may hold texts: their names in Python and in a file."""
    return tuple(
        (name, info.alias or name)
        for name, info in kind.model_fields.items()
        if _holds_texts(info.annotation)
    )


def _holds_texts(annotation: Any) -> bool:
    if not (isinstance(annotation, type) and issubclass(annotation, Model)):
        return any(_holds_texts(part) for part in get_args(annotation))
    own = issubclass(annotation, Bilingual | OwnCriterion)
    return own or any(_holds_texts(info.annotation) for info in annotation.model_fields.values())
