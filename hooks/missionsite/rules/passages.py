"""Finds every text for the public in a mission or in an entry of the programme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, get_args

from missionsite.model.texts import Bilingual, Model, OwnCriterion
from missionsite.nodes import Location
from missionsite.problems import LANGUAGES


class Passage(NamedTuple):
    """A text in both languages, and where it stands."""

    location: Location
    text: Bilingual | OwnCriterion

    @property
    def key(self) -> str:
        """The name of the field that holds the text."""
        return next((step for step in reversed(self.location) if isinstance(step, str)), "")

    @property
    def limit(self) -> int:
        """The greatest length of each side in characters; 0 for none."""
        return self.text.limit if isinstance(self.text, Bilingual) else 0


class Side(NamedTuple):
    """One language's side of a passage.

    `markdown` says that paragraphs, lists, links and emphasis may be written in it.
    """

    location: Location
    text: str
    markdown: bool


def list_passages(value: Any, above: Location = ()) -> Iterator[Passage]:
    """Yield the texts of a model, in the order of its fields; `above` is the model's location."""
    if isinstance(value, Bilingual | OwnCriterion):
        yield Passage(above, value)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from list_passages(item, (*above, place))
    elif isinstance(value, Model):
        for name, written in _list_groups(type(value)):
            yield from list_passages(getattr(value, name), (*above, written))


def list_sides(passages: tuple[Passage, ...]) -> Iterator[Side]:
    """Yield both sides of each text."""
    for location, text in passages:
        markdown = isinstance(text, Bilingual) and text.markdown
        for language in LANGUAGES:
            yield Side((*location, language), text.in_language(language), markdown)


@lru_cache(maxsize=None)
def _list_groups(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return the fields that may hold texts: their names in Python and in a file."""
    return tuple(
        (name, info.alias or name)
        for name, info in kind.model_fields.items()
        if _holds_group(info.annotation)
    )


def _holds_group(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_group(part) for part in get_args(annotation))
