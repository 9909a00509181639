"""Prints the JSON Schema by which editors check a mission file and explain its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from missionsite.captions import ROOT, Captions, find_caption, load_captions
from missionsite.model.mission import REQUIRED_ONCE_SCHEDULED, Mission
from missionsite.model.texts import Bilingual, OwnCriterion
from missionsite.problems import LANGUAGES
from missionsite.shapes import Schema, Shapes, join, load_shapes

# Editors read draft-07 best. errorMessage and enumDescriptions are keywords of VS Code and
# yaml-language-server: https://code.visualstudio.com/docs/languages/json
DRAFT = "http://json-schema.org/draft-07/schema#"
SETTLED = ("scheduled", "postponed", "suspended", "cancelled")
EXPLAINED = ("postponed", "suspended", "cancelled")
WITH_FORM = ("open", "through_partner")
LIMITED: tuple[type[Bilingual | OwnCriterion], ...] = (
    Bilingual,
    *Bilingual.__subclasses__(),
    OwnCriterion,
)
LIMITS = MappingProxyType({kind.__name__: kind.limit for kind in LIMITED})


def render_schema() -> str:
    """Return the JSON Schema (draft-07) of a mission file, in the order of the model's fields."""
    printed = Mission.model_json_schema(by_alias=True, mode="validation")
    shapes = load_shapes()
    printer = _Printer(printed["$defs"], load_captions(), shapes)
    schema = {"$schema": DRAFT, **printer.print_field(printed, ROOT)}
    schema["allOf"] = list(_list_conditions(schema["properties"], shapes.named("day")))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class _Printer:
    """Turns what pydantic prints into one tree without references, with a text at every field."""

    definitions: Mapping[str, Schema]
    captions: Captions
    shapes: Shapes

    def print_field(self, node: Schema, path: str, *, optional: bool = False) -> Schema:
        """Print a field; an optional key may have nothing after it, which editors read as null."""
        caption = self.captions[find_caption(self.captions, path)]
        body = self._print_value(node, path)
        return {
            "title": join(caption.title, " · "),
            "description": join(caption.description, "\n"),
            **(_allow_nothing(body) if optional else body),
        }

    def _print_value(self, node: Schema, path: str) -> Schema:
        if path == "hiring_regions":
            return self.shapes.regions()
        if "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            return self._print_group(self.definitions[name], path, LIMITS.get(name, 0))
        if "properties" in node:
            return self._print_group(node, path)
        if "items" in node:
            few = {"minItems": node["minItems"]} if "minItems" in node else {}
            return {"type": "array", **few, "items": self._print_value(node["items"], path)}
        choices: list[Schema] = node.get("anyOf") or node.get("oneOf") or []
        kinds = [kind for kind in choices if kind.get("type") != "null"]
        if kinds:
            printed = [self._print_value(kind, path) for kind in kinds]
            return {"anyOf": printed} if len(printed) > 1 else printed[0]
        return self._print_scalar(node, path)

    def _print_group(self, node: Schema, path: str, limit: int = 0) -> Schema:
        required = node.get("required", [])
        above = "" if path == ROOT else f"{path}."
        fields = {
            key: self.print_field(field, above + key, optional=key not in required)
            for key, field in node["properties"].items()
        }
        for language in LANGUAGES if limit else ():
            fields[language]["maxLength"] = limit
        group = {"type": "object", "additionalProperties": False, "properties": fields}
        return {**group, "required": required} if required else group

    def _print_scalar(self, node: Schema, path: str) -> Schema:
        """Print a single value: a word of a closed list, a known shape, or a text."""
        words = [node["const"]] if "const" in node else node.get("enum", [])
        if words:
            values = self.captions[find_caption(self.captions, path)].values
            told = [join(values[word], " · ") for word in words]
            return {"type": "string", "enum": words, "enumDescriptions": told}
        return self.shapes.like(
            {key: value for key, value in node.items() if key not in {"title", "default"}}
        )


def _list_conditions(fields: Schema, day: Schema) -> Iterator[Schema]:
    """Yield what one field's value asks of others."""
    settled = _one_of(state=SETTLED)
    yield {"if": settled, "then": _describe_settled(fields, day)}
    interest = _present(fields, ("expression_of_interest",))
    yield {"if": _one_of(state=SETTLED, access=WITH_FORM), "then": interest}
    check = _present(fields, ("source_country_check",))
    yield {"if": {"allOf": [settled, _describe_regulated()]}, "then": check}
    yield {"if": _one_of(state=EXPLAINED), "then": _present(fields, ("state_reason",))}
    yield {"if": _one_of(access=("through_partner",)), "then": _present(fields, ("lead_partner",))}


def _describe_settled(fields: Schema, day: Schema) -> Schema:
    """Once dates are set, they are days, and little may be left out."""
    settled = _present(fields, REQUIRED_ONCE_SCHEDULED)
    dates = fields["dates"]["properties"]
    days = {key: _allow_nothing(day) if "null" in dates[key]["type"] else day for key in dates}
    settled["properties"]["dates"] = {"properties": {**days, "end": day}, "required": ["end"]}
    ends = {"from": day, "to": day}
    settled["properties"]["stops"]["items"] = {"properties": ends, "required": list(ends)}
    return settled


def _describe_regulated() -> Schema:
    """Somewhere in the list of occupations, one of the licences is required."""
    licence = {"properties": {"licence": {"contains": _one_of(status=("required",))}}}
    occupation = {**licence, "required": ["licence"]}
    return {"properties": {"occupations": {"contains": occupation}}, "required": ["occupations"]}


def _one_of(**words: tuple[str, ...]) -> Schema:
    choices = {key: {"enum": list(allowed)} for key, allowed in words.items()}
    return {"properties": choices, "required": list(words)}


def _present(fields: Schema, keys: tuple[str, ...]) -> Schema:
    kinds = {key: {"type": fields[key]["type"][0]} for key in keys}
    return {"required": list(keys), "properties": kinds}


def _allow_nothing(body: Schema) -> Schema:
    if "anyOf" in body:
        return {**body, "anyOf": [*body["anyOf"], {"type": "null"}]}
    kinds = body["type"] if isinstance(body["type"], list) else [body["type"]]
    words = {"enum": [*body["enum"], None]} if "enum" in body else {}
    return {**body, "type": [*kinds, "null"], **words}
