"""What an editor sees of a single value, and what it says when the value has another shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import TypeAdapter

from missionsite.model import scalars
from missionsite.model.mission import EVERYWHERE
from missionsite.model.texts import Bilingual

Schema = dict[str, Any]

SHAPES_FILE = Path(__file__).parent / "shapes.yml"
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


class Shapes:
    """Each kind of single value as editors are to check it."""

    def __init__(self, messages: Mapping[str, Bilingual]) -> None:
        """Print every shape; `messages` says what to write instead of a value that has not it."""
        printed = {name: TypeAdapter(kind).json_schema() for name, kind in SHAPES.items()}
        self._by_name: Mapping[str, Schema] = {
            name: {**schema, **AS_SEEN.get(name, {}), "errorMessage": join(messages[name], "\n")}
            for name, schema in printed.items()
        }
        self._names = {_fingerprint(schema): name for name, schema in printed.items()}

    def named(self, name: str) -> Schema:
        """Return a shape by its name in SHAPES."""
        return dict(self._by_name[name])

    def like(self, printed: Schema) -> Schema:
        """Return the shape of which pydantic prints this; a text must not be empty."""
        if printed == {"type": "string"}:
            return {**printed, "minLength": 1}
        name = self._names.get(_fingerprint(printed))
        return self.named(name) if name else printed

    def regions(self) -> Schema:
        """Return a list of regions or the one word that stands for all of them."""
        message = {"errorMessage": self._by_name["region"]["errorMessage"]}
        word = {"type": ["array", "string"], "pattern": f"^{EVERYWHERE}$", **message}
        return {**word, "minItems": 1, "items": self.named("region")}


def load_shapes() -> Shapes:
    """Read shapes.yml and print every shape.

    Raises:
        pydantic.ValidationError: a text lacks one language.
        KeyError: a shape has no text.
    """
    return Shapes(load_advice())


def load_advice() -> Mapping[str, Bilingual]:
    """Read shapes.yml: what to write, by the name of the shape.

    Raises:
        pydantic.ValidationError: a text lacks one language.
    """
    written = yaml.safe_load(SHAPES_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, Bilingual]).validate_python(written)


def join(text: Bilingual, between: str) -> str:
    """Put English before French, or one of them if they are the same."""
    return between.join(dict.fromkeys((text.en, text.fr)))


def _fingerprint(schema: Schema) -> str:
    return json.dumps(schema, sort_keys=True)
