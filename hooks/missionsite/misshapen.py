"""Tells of values in the wrong shape: a text for a list, a list for a group, nothing at all."""

from __future__ import annotations

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from missionsite.fields import find_model, list_fields
from missionsite.meant_words import find_list, find_word
from missionsite.model.mission import EVERYWHERE
from missionsite.model.texts import Bilingual, LinkPair, Slugs
from missionsite.nodes import Location, Mapping, Node, Scalar, Sequence, find_key, find_value
from missionsite.problems import Problem, Value

SHAPES = {
    "model_type": "not-a-group",
    "dict_type": "not-a-group",
    "list_type": "not-a-list",
    "tuple_type": "not-a-list",
    "string_type": "not-a-text",
}
_IN_BOTH = (Bilingual, LinkPair, Slugs)  # an English and a French side


def build_misshapen(
    kind: type[BaseModel], error: ErrorDetails, location: Location, root: Node, path: str
) -> Problem:
    """Return the problem that a value has not the shape of its field."""
    shape = error["type"]
    node = find_value(root, location)
    values: dict[str, Value] = {"key": name_field(location)}
    if isinstance(node, Scalar) and not node.value.strip():
        return Problem(path, find_key(root, location).span, "empty-value", values)
    if SHAPES[shape] == "not-a-list":
        return _build_not_a_list(find_model(kind, (*error["loc"], 0)), node, values, path)
    model = find_model(kind, error["loc"])
    if model is None:
        return Problem(path, node.span, SHAPES[shape], values)
    if issubclass(model, _IN_BOTH):
        return Problem(path, node.span, "not-bilingual", values)
    alone = _find_sole_field(model)
    if alone and isinstance(node, Scalar):
        values |= {"mended": f"{alone}: {node.value}"}
        hint = "mended" if isinstance(location[-1], int) else "below"
        return Problem(path, node.span, "not-a-group", values, hint)
    values |= {"allowed": list_fields(model)}
    return Problem(path, node.span, "not-a-group", values, "allowed")


def _build_not_a_list(
    model: type[BaseModel] | None, node: Node, values: dict[str, Value], path: str
) -> Problem:
    """A list of groups stands on lines of its own; one of words may stand in brackets."""
    alone = _find_sole_field(model) if model else ""
    written = node.value if isinstance(node, Scalar) else ""
    everywhere = find_word(written, (EVERYWHERE,)) if values["key"] == "hiring_regions" else ""
    meant = everywhere or find_list(written)
    if model is None and meant:
        values |= {"mended": meant}
        return Problem(path, node.span, "not-a-list", values, "mended")
    if alone and written:
        values |= {"item": f"- {alone}: {written}"}
        return Problem(path, node.span, "not-a-list", values, "item")
    if model is not None and isinstance(node, Mapping) and node.entries:
        first = node.entries[0].key
        column = first.span.column - len("- ")
        if first.span[:2] == node.span[:2] and column > 0:  # not a group in braces
            values |= {"column": column, "first": first.value}
            return Problem(path, node.span, "not-a-list", values, "hyphen")
    return Problem(path, node.span, "not-a-list", values)


def _find_sole_field(model: type[BaseModel]) -> str:
    """Return the only field that a group cannot do without, or ""."""
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    return required[0] if len(required) == 1 else ""


def build_empty_list(location: Location, root: Node, path: str) -> Problem | None:
    """A list is too short too where its only items are mistaken: those are told already."""
    node = find_value(root, location)
    if isinstance(node, Sequence) and node.items:
        return None
    return Problem(path, find_key(root, location).span, "empty-list", {"key": name_field(location)})


def name_field(location: Location) -> str:
    """Return the last key on the way to a place: what its author would call it."""
    return next((step for step in reversed(location) if isinstance(step, str)), "")
