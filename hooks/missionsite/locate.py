"""Turns what pydantic refuses into problems at their place, in the author's terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from missionsite.fields import find_model
from missionsite.guesses import suggest
from missionsite.meant_words import find_word
from missionsite.misshapen import SHAPES, build_empty_list, build_misshapen, name_field
from missionsite.model.texts import TAGS
from missionsite.nodes import (
    Location,
    Node,
    build_plain,
    find_key,
    find_value,
)
from missionsite.outdents import Outdent, find_outdents
from missionsite.problems import Problem, Span
from missionsite.unknown_keys import build_unknown_key

M = TypeVar("M", bound=BaseModel)

_LANGUAGE_SIDES = {"en": "missing-english", "fr": "missing-french"}


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
        outdents = _find_outdents(kind, errors, root, above)
        explained = [problem.build_problem(root, path) for problem in outdents]
        errors = [error for error in errors if not _is_explained(error, outdents, above)]
        found = [_build_problem(kind, error, root, path, above) for error in errors]
        return None, (*explained, *_drop_misspelled(errors, found))


def _find_outdents(
    kind: type[BaseModel], errors: Iterable[ErrorDetails], root: Node, above: Location
) -> tuple[Outdent, ...]:
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    if above or not unknown:
        return ()
    places = [(error["loc"], _strip_tags(error)) for error in unknown]
    return tuple(find_outdents(kind, places, root))


def _is_explained(error: ErrorDetails, outdents: Iterable[Outdent], above: Location) -> bool:
    location = above + _strip_tags(error)
    return any(outdent.explains(location, error["type"]) for outdent in outdents)


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
            return build_unknown_key(find_model(kind, error["loc"][:-1]), location, root, path)
        case "literal_error":
            return _build_bad_choice(error, location, root, path)
        case "too_short":
            return build_empty_list(location, root, path)
        case shape if shape in SHAPES:
            return build_misshapen(kind, error, location, root, path)
        case code:
            return _build_own(code, error, location, root, path)


def _build_own(
    code: str, error: ErrorDetails, location: Location, root: Node, path: str
) -> Problem:
    """A refusal of our own grammars: its type is the message's code, its context the values."""
    if code == "empty-value" and _is_side(location):
        return _build_missing(location, root, path, find_key(root, location).span)
    find = find_key if code == "empty-value" else find_value
    values: dict[str, Any] = {"key": name_field(location), **error.get("ctx", {})}
    hint = values.pop("hint", "mended" if "mended" in values else "")
    return Problem(path, find(root, location).span, code, values, hint)


def _strip_tags(error: ErrorDetails) -> Location:
    """Return the way through the file: a union's tags are no steps, an unknown key always is."""
    steps = error["loc"]
    last = len(steps) - 1 if error["type"] == "extra_forbidden" else len(steps)
    return tuple(step for place, step in enumerate(steps) if place >= last or step not in TAGS)


def _is_side(location: Location) -> bool:
    """Tell whether a place is that of one language of a text."""
    return len(location) > 1 and location[-1] in _LANGUAGE_SIDES


def _build_missing(location: Location, root: Node, path: str, span: Span | None = None) -> Problem:
    key = str(location[-1])
    if span is None:
        # What is missing at the root is missed by the whole file: its first character.
        span = find_key(root, location[:-1]).span if location[:-1] else Span()
    if _is_side(location):
        return Problem(path, span, _LANGUAGE_SIDES[key], {"key": name_field(location[:-1])})
    return Problem(path, span, "missing-key", {"key": key})


def _build_bad_choice(error: ErrorDetails, location: Location, root: Node, path: str) -> Problem:
    node = find_value(root, location)
    written = build_plain(node)
    if not isinstance(written, str):
        return Problem(path, node.span, "not-a-text", {"key": name_field(location)})
    if not written.strip():
        return Problem(
            path, find_key(root, location).span, "empty-value", {"key": name_field(location)}
        )
    # pydantic words the choices of a Literal as "'a', 'b' or 'c'"; their words hold no quotes.
    allowed = tuple(str(error["ctx"]["expected"]).split("'")[1::2])
    word = find_word(written, allowed)
    near = {"nearest": word} if word else suggest(written, allowed)
    values = {"value": written, "allowed": allowed, **near}
    return Problem(path, node.span, "bad-choice", values, "nearest" if near else "")
