"""Tells of fields that do not exist, and finds the one that was meant, in either language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pydantic import BaseModel

from missionsite.captions import Captions, find_caption, load_captions
from missionsite.fields import list_fields
from missionsite.guesses import find_nearest, suggest
from missionsite.meant_times import fold_text
from missionsite.nodes import Location, Node, find_key
from missionsite.problems import LANGUAGES, Problem, Value


def build_unknown_key(
    model: type[BaseModel] | None, location: Location, root: Node, path: str
) -> Problem:
    """Return the problem that a field has no such name; one in French may stand for a field."""
    key = str(location[-1])
    allowed = list_fields(model) if model else ()
    near = suggest(key, allowed) or _suggest_by_title(key, allowed, location)
    hint = "nearest" if near else "allowed"
    values = {"key": key, "allowed": allowed, **near}
    return Problem(path, find_key(root, location).span, "unknown-key", values, hint)


def _suggest_by_title(
    key: str, allowed: tuple[str, ...], location: Location
) -> Mapping[str, Value]:
    """Find a field by its title, another word for it, or the first word of its title: "coûts"."""
    above = [str(step) for step in location[:-1] if isinstance(step, str)]
    titles = {title: name for name in allowed for title in _list_titles(".".join([*above, name]))}
    written = fold_text(key.replace("_", " ").replace("-", " "))
    begun = {name for title, name in titles.items() if title.split()[0] == written}
    name = titles.get(find_nearest(written, titles)) or (begun.pop() if len(begun) == 1 else "")
    return {"nearest": name} if name else {}


def _list_titles(path: str) -> Iterator[str]:
    captions = _load_captions()
    caption = captions.get(find_caption(captions, path))
    if caption:
        titles = (caption.title.in_language(language) for language in LANGUAGES)
        yield from map(fold_text, (*titles, *caption.also))


@lru_cache
def _load_captions() -> Captions:
    """Read what fields are called once, and only for a file that has an unknown one."""
    return load_captions()
