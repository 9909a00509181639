"""Words that texts for the public avoid, and what they say instead."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from missionsite.model.scalars import Id, Text
from missionsite.model.texts import Model


class Wording(Model):
    """What to avoid in one language, and what to write.

    In `avoid` and `unless`, a star at a word's end stands for any ending: `cancell*`. What stands
    within a phrase of `unless` is right: « empreintes digitales ».
    """

    id: Id
    language: Literal["en", "fr"]
    avoid: Annotated[tuple[Text, ...], Field(min_length=1)]
    unless: tuple[Text, ...] = ()
    write: Annotated[tuple[Text, ...], Field(min_length=1)]
