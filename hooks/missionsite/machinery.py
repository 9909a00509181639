"""Holds the plugins and hooks that mkdocs.yml names against those that the site is built with."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from missionsite.locate import read_model
from missionsite.nodes import Location, Mapping, Node, Scalar, Sequence, find_key, find_value
from missionsite.problems import LANGUAGES, Language, Problem

HOOKS = ("hooks/content.py", "hooks/addresses.py", "hooks/rendering.py", "hooks/output.py")
PLUGIN = "i18n"
_PLUGINS: Location = ("plugins",)
_HOOKS: Location = ("hooks",)


class _Side(BaseModel):
    """A language of the site: both are built."""

    model_config = ConfigDict(frozen=True)

    locale: Language
    build: Literal["true"] = "true"


class _Bilingual(BaseModel):
    """What the site needs of the plugin's own settings; it checks the rest itself."""

    model_config = ConfigDict(frozen=True)

    docs_structure: Literal["folder"]
    languages: Annotated[tuple[_Side, ...], Field(min_length=1)]


def check_machinery(path: str, root: Node) -> Iterator[Problem]:
    """The hooks are all there, and the plugin that builds English and French."""
    hooks = find_value(root, _HOOKS)
    if isinstance(hooks, Sequence):
        named = {posixpath.normpath(it.value) for it in hooks.items if isinstance(it, Scalar)}
        yield from _check_items(path, root, _HOOKS, HOOKS, named)
    plugins = find_value(root, _PLUGINS)
    if plugins is not root:
        place = _find_plugin(plugins)
        yield from _check_items(path, root, _PLUGINS, (PLUGIN,), (PLUGIN,) if place else ())
        if place:
            yield from _check_languages(path, root, place)


def _find_plugin(plugins: Node) -> Location | None:
    """Return where the plugin stands: MkDocs takes a list of names or groups, or one group."""
    if isinstance(plugins, Mapping) and plugins.get(PLUGIN):
        return (*_PLUGINS, PLUGIN)
    for place, item in enumerate(plugins.items if isinstance(plugins, Sequence) else ()):
        if isinstance(item, Mapping) and item.get(PLUGIN):
            return (*_PLUGINS, place, PLUGIN)
        if isinstance(item, Scalar) and item.value == PLUGIN:
            return (*_PLUGINS, place)
    return None


def _check_languages(path: str, root: Node, place: Location) -> Iterator[Problem]:
    plugin, problems = read_model(_Bilingual, root, path, place)
    yield from problems
    sides = [side.locale for side in plugin.languages] if plugin else LANGUAGES
    above = (*place, "languages")
    yield from _check_items(path, root, above, LANGUAGES, sides)
    if len(sides) > len(LANGUAGES):
        more = next(number for number, side in enumerate(sides) if side in sides[:number])
        first, again = (
            find_value(root, (*above, number, "locale")).span
            for number in (sides.index(sides[more]), more)
        )
        values = {"value": sides[more], "line": first.line}
        yield Problem(path, again, "duplicate-item", values)


def _check_items(
    path: str, root: Node, place: Location, needed: Iterable[str], named: Iterable[str]
) -> Iterator[Problem]:
    for item in needed:
        if item not in named:
            values = {"key": str(place[-1]), "value": item}
            yield Problem(path, find_key(root, place).span, "missing-item", values)
