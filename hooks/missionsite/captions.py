"""What each field of a mission file is called and what it is for, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import Field, TypeAdapter

from missionsite.model.texts import Bilingual, Model

CAPTIONS_FILE = Path(__file__).parent / "fields.yml"
ROOT = "mission"
"""The path that stands for a whole mission file."""


class Caption(Model):
    """A field's name and purpose; `values` explains the words of a closed list.

    `also` holds other words that authors write in the place of its key.
    """

    title: Bilingual
    description: Bilingual
    values: dict[str, Bilingual] = Field(default_factory=dict)
    also: tuple[str, ...] = ()


Captions = Mapping[str, Caption]
"""Each caption by its path of keys, such as "stops.city" or, for any field of that name, "*.en"."""


def load_captions() -> Captions:
    """Read fields.yml.

    Raises:
        pydantic.ValidationError: a text is missing or lacks one language.
    """
    written = yaml.safe_load(CAPTIONS_FILE.read_text(encoding="utf-8"))
    return MappingProxyType(TypeAdapter(dict[str, Caption]).validate_python(written))


def find_caption(captions: Captions, path: str) -> str:
    """Return the key of the caption that explains a path: the path itself, or "*" and its end."""
    return path if path in captions else f"*.{path.rpartition('.')[2]}"
