"""Prints the JSON Schema by which editors check a mission file and explain its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from missionsite.captions import ROOT, Captions, find_caption, load_captions, load_shapes
from missionsite.model import scalars
from missionsite.model.mission import REQUIRED_ONCE_SCHEDULED, Mission
from missionsite.model.texts import Bilingual

# Editors read draft-07 best. errorMessage and enumDescriptions are keywords of VS Code and
# yaml-language-server: https://code.visualstudio.com/docs/languages/json
DRAFT = "http://json-schema.org/draft-07/schema#"
SETTLED = ("scheduled", "postponed", "suspended", "cancelled")
EXPLAINED = ("postponed", "suspended", "cancelled")
WITH_FORM = ("open", "through_partner")
LIMITS = MappingProxyType({kind.__name__: kind.limit for kind in Bilingual.__subclasses__()})
SHAPES: Mapping[str, Any] = MappingProxyType(
    {
        "boolean": scalars.Boolean,
        "country": scalars.CountryCode,
        "currency": scalars.Currency,
        "day": scalars.Day,
        "email": scalars.Email,
        "id": scalars.Id,
        "integer": scalars.Integer,
        "language": scalars.LanguageCode,
        "link": scalars.Link,
        "noc": scalars.NocCode,
        "period": scalars.DayOrPeriod,
        "region": scalars.RegionCode,
        "slug": scalars.Slug,
        "telephone": scalars.Telephone,
        "wall_time": scalars.WallTime,
    }
)
# An editor gives an unquoted value a type before the schema sees it, by YAML 1.2's core schema:
# true and 25 are no texts, NO is one, and 00010 is the number 10. Quoted, all of them are texts.
AS_SEEN: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "boolean": {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"},
        "country": {"type": "string"},
        "integer": {"type": ["integer", "string"], "pattern": "^(?:0|[1-9][0-9]{0,8})$"},
        "noc": {"maximum": 99999},
        "period": {"minimum": 1000, "maximum": 9999},
    }
)

Schema = dict[str, Any]


def render_schema() -> str:
    """Return the JSON Schema (draft-07) of a mission file, in the order of the model's fields."""
    printed = Mission.model_json_schema(by_alias=True, mode="validation")
    printer = _Printer(printed["$defs"], load_captions(), _build_shapes())
    schema = {"$schema": DRAFT, **printer.print_field(printed, ROOT)}
    day = printer.print_scalar(_print_shape("day"), "")
    schema["allOf"] = list(_list_conditions(schema["properties"], day))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _build_shapes() -> Mapping[str, Schema]:
    """Return what editors are told of each shape, by what pydantic prints for it."""
    return MappingProxyType(
        {
            _fingerprint(_print_shape(name)): {
                **_print_shape(name),
                **AS_SEEN.get(name, {}),
                "errorMessage": _join(message, "\n"),
            }
            for name, message in load_shapes().items()
        }
    )


def _print_shape(name: str) -> Schema:
    return TypeAdapter(SHAPES[name]).json_schema()


def _fingerprint(node: Schema) -> str:
    return json.dumps(node, sort_keys=True)


@dataclass(frozen=True)
class _Printer:
    """Turns what pydantic prints into one tree without references, with a text at every field."""

    definitions: Mapping[str, Schema]
    captions: Captions
    shapes: Mapping[str, Schema]

    def print_field(self, node: Schema, path: str, *, optional: bool = False) -> Schema:
        """Print a field; an optional key may have nothing after it, which editors read as null."""
        caption = self.captions[find_caption(self.captions, path)]
        body = self._print_value(node, path)
        return {
            "title": _join(caption.title, " · "),
            "description": _join(caption.description, "\n"),
            **(_allow_nothing(body) if optional else body),
        }

    def print_scalar(self, node: Schema, path: str) -> Schema:
        """Print a single value: a word of a closed list, a known shape, or a text."""
        plain = {key: value for key, value in node.items() if key not in {"title", "default"}}
        words = plain.get("enum", [plain["const"]] if "const" in plain else [])
        if "type" in plain and words:
            values = self.captions[find_caption(self.captions, path)].values
            told = [_join(values[word], " · ") for word in words]
            return {"type": "string", "enum": words, "enumDescriptions": told}
        if plain == {"type": "string"}:
            return {**plain, "minLength": 1}
        return dict(self.shapes.get(_fingerprint(plain), plain))

    def _print_value(self, node: Schema, path: str) -> Schema:
        if "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            return self._print_group(self.definitions[name], path, LIMITS.get(name, 0))
        if "properties" in node:
            return self._print_group(node, path)
        if "items" in node:
            few = {"minItems": node["minItems"]} if "minItems" in node else {}
            return {"type": "array", **few, "items": self._print_value(node["items"], path)}
        kinds = [kind for kind in node.get("anyOf", node.get("oneOf", ())) if not _is_null(kind)]
        if kinds:
            printed = [self._print_value(kind, path) for kind in kinds]
            return {"anyOf": printed} if len(printed) > 1 else printed[0]
        return self.print_scalar(node, path)

    def _print_group(self, node: Schema, path: str, limit: int = 0) -> Schema:
        required = node.get("required", [])
        above = "" if path == ROOT else f"{path}."
        fields = {
            key: self.print_field(field, above + key, optional=key not in required)
            for key, field in node["properties"].items()
        }
        for field in fields.values() if limit else ():
            field["maxLength"] = limit
        group = {"type": "object", "additionalProperties": False, "properties": fields}
        return {**group, "required": required} if required else group


def _list_conditions(fields: Schema, day: Schema) -> Iterator[Schema]:
    """Yield what one field's value asks of others."""
    settled = _present(fields, REQUIRED_ONCE_SCHEDULED)
    dates = fields["dates"]["properties"]
    days = {key: _as_day(dates[key], day) for key in dates}
    settled["properties"]["dates"] = {"properties": days, "required": ["end"]}
    stop = fields["stops"]["items"]["properties"]
    ends = {key: _as_day(stop[key], day) for key in ("from", "to")}
    settled["properties"]["stops"]["items"] = {"properties": ends}
    yield {"if": _one_of(state=SETTLED), "then": settled}
    interest = _present(fields, ("expression_of_interest",))
    yield {"if": _one_of(state=SETTLED, access=WITH_FORM), "then": interest}
    yield {"if": _one_of(state=EXPLAINED), "then": _present(fields, ("state_reason",))}
    yield {"if": _one_of(access=("through_partner",)), "then": _present(fields, ("lead_partner",))}


def _one_of(**words: tuple[str, ...]) -> Schema:
    choices = {key: {"enum": list(allowed)} for key, allowed in words.items()}
    return {"properties": choices, "required": list(words)}


def _present(fields: Schema, keys: tuple[str, ...]) -> Schema:
    kinds = {key: {"type": fields[key]["type"][0]} for key in keys}
    return {"required": list(keys), "properties": kinds}


def _as_day(field: Schema, day: Schema) -> Schema:
    return _allow_nothing(day) if "null" in field["type"] else day


def _allow_nothing(body: Schema) -> Schema:
    if "anyOf" in body:
        return {**body, "anyOf": [*body["anyOf"], {"type": "null"}]}
    kinds = body["type"] if isinstance(body["type"], list) else [body["type"]]
    words = {"enum": [*body["enum"], None]} if "enum" in body else {}
    return {**body, "type": [*kinds, "null"], **words}


def _is_null(node: Schema) -> bool:
    return bool(node.get("type") == "null")


def _join(text: Bilingual, between: str) -> str:
    """Put English before French, or either one if they are the same."""
    return between.join(dict.fromkeys((text.en, text.fr)))
