"""What the staff guide knows of every field of a mission file: its words, its need, its shape."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from missionsite.captions import Caption, find_caption, load_captions
from missionsite.model.mission import REQUIRED_ONCE_SCHEDULED
from missionsite.problems import LANGUAGES
from missionsite.schema import render_schema
from missionsite.shapes import Schema

Need = Literal[
    "always", "settled", "form", "licence", "explained", "partner", "within", "shape", "no"
]
"""When a field is required.

`within`: whenever the group that it stands in is given; `shape`: if that group is written in the
one of several ways that the field belongs to.
"""

# What one field's value asks of others: the conditions of the schema, by what they ask for.
_NEEDS: Mapping[str, Need] = MappingProxyType(
    {
        **dict.fromkeys(
            (*REQUIRED_ONCE_SCHEDULED, "dates.end", "stops.from", "stops.to"), "settled"
        ),
        "expression_of_interest": "form",
        "source_country_check": "licence",
        "state_reason": "explained",
        "lead_partner": "partner",
    }
)
LISTS: Mapping[str, str] = MappingProxyType(
    {
        "sectors": "sectors",
        "services": "services",
        "pathways": "pathways",
        "partners": "partners",
        "lead_partner": "partners",
        "questions": "questions",
        "costs.item": "costs",
        "stops.activities": "activities",
        "eligibility.conditions": "criteria",
        "eligibility.considered": "criteria",
        "eligibility.preferred": "criteria",
    }
)
"""The fields whose ids stand in a file of missions/programme, and that file."""
REGIONS = frozenset({"hiring_regions", "occupations.licence.regions"})
"""The fields whose codes are those of the provinces and territories."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mission file.

    `path` are its keys, "dates.start"; `limit` the greatest length of a text, or 0; `advice` what
    an editor says of another shape, in both languages, or ""; `below` the fields that stand in it.
    """

    path: str
    caption: Caption
    need: Need
    many: bool
    pair: bool
    limit: int
    advice: tuple[str, ...]
    words: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def name(self) -> str:
        """The key as a file writes it."""
        return self.path.rpartition(".")[2]

    @property
    def parent(self) -> str:
        """The path of the field that it stands in, or ""."""
        return self.path.rpartition(".")[0]


def list_all_fields() -> tuple[Field, ...]:
    """Return the fields of a mission file in the order of the model, a group before what is in it.

    The two sides of a text, `en` and `fr`, are told with the field that holds them.
    """
    captions = load_captions()
    found: dict[str, Field] = {}
    for path, node, need in _walk(json.loads(render_schema()), ""):
        caption = captions[find_caption(captions, path)]
        found.setdefault(path, _read_field(path, node, need, caption))
    return tuple(found.values())


def _walk(
    group: Schema, above: str, required: Need = "always"
) -> Iterator[tuple[str, Schema, Need]]:
    for key, node in group["properties"].items():
        if key in LANGUAGES:
            continue
        path = f"{above}{key}"
        yield path, node, required if key in group.get("required", ()) else _NEEDS.get(path, "no")
        shapes = list(_list_shapes(node))
        for shape in shapes:
            if "properties" in shape:
                yield from _walk(shape, f"{path}.", "within" if len(shapes) == 1 else "shape")


def _list_shapes(node: Schema) -> Iterator[Schema]:
    """Yield every shape that a value, or an item of a list, may have."""
    if "anyOf" in node:
        for choice in node["anyOf"]:
            yield from _list_shapes(choice)
    elif "items" in node:
        yield from _list_shapes(node["items"])
    elif node.get("type") != "null":
        yield node


def _read_field(path: str, node: Schema, need: Need, caption: Caption) -> Field:
    shapes = list(_list_shapes(node))
    groups = [shape["properties"] for shape in shapes if "properties" in shape]
    sides = [group["en"] for group in groups if "en" in group]
    told = [side.get("errorMessage", "") for side in (node, *shapes, *sides)]
    keys = dict.fromkeys(key for group in groups for key in group if key not in LANGUAGES)
    return Field(
        path=path,
        caption=caption,
        need=need,
        many="items" in node,
        pair=bool(sides),
        limit=max((side.get("maxLength", 0) for side in sides), default=0),
        advice=tuple(dict.fromkeys(filter(None, told))),
        words=tuple(word for shape in shapes for word in shape.get("enum", ()) if word),
        below=tuple(f"{path}.{key}" for key in keys),
    )
