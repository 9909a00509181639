"""Turns what pydantic refuses into problems at their place, in the author's terms."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from missionsite.fields import find_model, list_fields
from missionsite.model.texts import TAGS, Bilingual, LinkPair, Slugs
from missionsite.nodes import (
    Location,
    Node,
    Scalar,
    Sequence,
    build_plain,
    find_key,
    find_value,
)
from missionsite.problems import Problem, Span, Value

M = TypeVar("M", bound=BaseModel)

_SHAPES = {
    "model_type": "not-a-group",
    "dict_type": "not-a-group",
    "list_type": "not-a-list",
    "tuple_type": "not-a-list",
    "string_type": "not-a-text",
}
_IN_BOTH = (Bilingual, LinkPair, Slugs)  # an English and a French side
_LANGUAGE_SIDES = {"en": "missing-english", "fr": "missing-french"}
_NEAR = 0.7


def read_model(
    kind: type[M], root: Node, path: str, above: Location = ()
) -> tuple[M | None, tuple[Problem, ...]]:
    """Read a node as a model.

    Args:
        kind: the model.
        root: the whole file.
        path: the file's path, for problems.
        above: where in the file the model's value stands.

    Returns:
        The model, or None and every mistake that stands in the way of it.
    """
    try:
        return kind.model_validate(build_plain(find_value(root, above))), ()
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        found = [_build_problem(kind, error, root, path, above) for error in errors]
        return None, tuple(_drop_misspelled(errors, found))


def find_nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or ""."""
    by_fold = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=_NEAR)
    return by_fold[near[0]] if near else ""


def suggest(word: str, known: Iterable[str]) -> Mapping[str, Value]:
    """Return the nearest known word as a message's value, or nothing."""
    nearest = find_nearest(word, known)
    return {"nearest": nearest} if nearest else {}


def _drop_misspelled(
    errors: Iterable[ErrorDetails], found: Iterable[Problem | None]
) -> Iterator[Problem]:
    """Yield what was found; a key that stands there with a slip of the hand is not missing too."""
    told = [(error, problem) for error, problem in zip(errors, found, strict=True) if problem]
    meant = {
        (*_strip_tags(error)[:-1], problem.values.get("nearest"))
        for error, problem in told
        if error["type"] == "extra_forbidden"
    }
    for error, problem in told:
        if error["type"] != "missing" or _strip_tags(error) not in meant:
            yield problem


def _build_problem(
    kind: type[BaseModel], error: ErrorDetails, root: Node, path: str, above: Location
) -> Problem | None:
    location = above + _strip_tags(error)
    match error["type"]:
        case "missing":
            return _build_missing(location, root, path)
        case "extra_forbidden":
            return _build_unknown_key(find_model(kind, error["loc"][:-1]), location, root, path)
        case "literal_error":
            return _build_bad_choice(error, location, root, path)
        case "too_short":
            return _build_empty_list(location, root, path)
        case shape if shape in _SHAPES:
            return _build_misshapen(find_model(kind, error["loc"]), shape, location, root, path)
        case code:
            return _build_own(code, error, location, root, path)


def _build_own(
    code: str, error: ErrorDetails, location: Location, root: Node, path: str
) -> Problem:
    """A refusal of our own grammars: its type is the message's code, its context the values."""
    find = find_key if code == "empty-value" else find_value
    values: dict[str, Any] = {"key": _name(location), **error.get("ctx", {})}
    return Problem(path, find(root, location).span, code, values)


def _build_misshapen(
    model: type[BaseModel] | None, shape: str, location: Location, root: Node, path: str
) -> Problem:
    node = find_value(root, location)
    values: dict[str, Value] = {"key": _name(location)}
    if isinstance(node, Scalar) and not node.value.strip():
        return Problem(path, find_key(root, location).span, "empty-value", values)
    if model is None:
        return Problem(path, node.span, _SHAPES[shape], values)
    if issubclass(model, _IN_BOTH):
        return Problem(path, node.span, "not-bilingual", values)
    values |= {"allowed": list_fields(model)}
    return Problem(path, node.span, "not-a-group", values, "allowed")


def _build_empty_list(location: Location, root: Node, path: str) -> Problem | None:
    """A list is too short too where its only items are mistaken: those are told already."""
    node = find_value(root, location)
    if isinstance(node, Sequence) and node.items:
        return None
    return Problem(path, find_key(root, location).span, "empty-list", {"key": _name(location)})


def _strip_tags(error: ErrorDetails) -> Location:
    """Return the way through the file: a union's tags are no steps, an unknown key always is."""
    steps = error["loc"]
    last = len(steps) - 1 if error["type"] == "extra_forbidden" else len(steps)
    return tuple(step for place, step in enumerate(steps) if place >= last or step not in TAGS)


def _name(location: Location) -> str:
    return next((step for step in reversed(location) if isinstance(step, str)), "")


def _build_missing(location: Location, root: Node, path: str) -> Problem:
    key = str(location[-1])
    # What is missing at the root is missed by the whole file: its first character.
    span = find_key(root, location[:-1]).span if location[:-1] else Span()
    if len(location) > 1 and key in _LANGUAGE_SIDES:
        return Problem(path, span, _LANGUAGE_SIDES[key], {"key": _name(location[:-1])})
    return Problem(path, span, "missing-key", {"key": key})


def _build_unknown_key(
    model: type[BaseModel] | None, location: Location, root: Node, path: str
) -> Problem:
    key = str(location[-1])
    allowed = list_fields(model) if model else ()
    near = suggest(key, allowed)
    hint = "nearest" if near else "allowed"
    values = {"key": key, "allowed": allowed, **near}
    return Problem(path, find_key(root, location).span, "unknown-key", values, hint)


def _build_bad_choice(error: ErrorDetails, location: Location, root: Node, path: str) -> Problem:
    node = find_value(root, location)
    written = build_plain(node)
    if not isinstance(written, str):
        return Problem(path, node.span, "not-a-text", {"key": _name(location)})
    if not written.strip():
        return Problem(path, find_key(root, location).span, "empty-value", {"key": _name(location)})
    # pydantic words the choices of a Literal as "'a', 'b' or 'c'"; their words hold no quotes.
    allowed = tuple(str(error["ctx"]["expected"]).split("'")[1::2])
    near = suggest(written, allowed)
    values = {"value": written, "allowed": allowed, **near}
    return Problem(path, node.span, "bad-choice", values, "nearest" if near else "")
