"""Makes the form for a mission's file: the schema of editors, in one language, with its lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from missionsite.captions import Caption, Captions, find_caption, load_captions
from missionsite.catalogue import Catalogue
from missionsite.choices import Choices, list_choices
from missionsite.messages import Messages
from missionsite.model.mission import EVERYWHERE
from missionsite.problems import LANGUAGES, Language
from missionsite.schema import render_schema
from missionsite.shapes import Schema

NOTHING = ""
"""The choice of a list from which nothing is chosen yet."""
SEARCHED = 20
"""From so many choices on, a list is searched by typing."""
_LONG = 140
"""A text that may have more characters than this has a field of several lines."""


GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mission": ("title", "summary", "description", "slug", "illustrative"),
        "work": ("sectors", "occupations", "hiring_regions", "candidates", "francophone"),
        "days": ("dates", "stops", "employer_sessions"),
        "interest": ("access", "lead_partner", "expression_of_interest"),
        "employers": (
            *("eligibility", "capacity", "ways_to_take_part", "participation_fee", "effort_hours"),
            *("costs", "travel", "accessibility", "expected_results"),
        ),
        "help": ("services", "pathways", "partners", "questions", "contact"),
        "life": (
            *("state", "state_reason", "publication", "source_country_check", "updates"),
            "results",
        ),
    }
)
"""The parts of the form, and the fields of each."""


def list_form_groups(
    catalogue: Catalogue, messages: Messages, language: Language
) -> list[dict[str, Any]]:
    """Return the parts of the form: `id`, `title` and the `schema` of which jedison makes it.

    Every single value is a text there, as in the file; what is required, and what shape a value
    must have, is left to the checker, which alone says what is wrong. Keys that begin with x- are
    jedison's, https://germanbisurgi.github.io/jedison-docs.
    """
    printer = _Printer(catalogue, messages, language, load_captions())
    fields = json.loads(render_schema())["properties"]
    return [
        {
            "id": group,
            "title": messages.say(f"form.group_{group}", language),
            "schema": printer.print_part({name: fields[name] for name in names}),
        }
        for group, names in GROUPS.items()
    ]


@dataclass(frozen=True)
class _Printer:
    """Turns the editors' schema into the form's."""

    catalogue: Catalogue
    messages: Messages
    language: Language
    captions: Captions

    def print_part(self, fields: Mapping[str, Schema]) -> Schema:
        """Print some of the fields of a mission, without a heading of their own."""
        return {**self._print_group([{"properties": fields}], ""), "x-titleHidden": True}

    def _print_field(self, node: Schema, path: str) -> Schema:
        """Print a field, with its name and what it is for."""
        caption = self._caption(path)
        title = caption.title.in_language(self.language)
        purpose = caption.description.in_language(self.language)
        return {"title": title, "description": purpose, **self._print_value(node, path)}

    def _print_value(self, node: Schema, path: str) -> Schema:
        """Print what may stand in a field, without its name."""
        shapes = list(_list_shapes(node))
        groups = [shape for shape in shapes if "properties" in shape]
        lists = [shape for shape in shapes if "items" in shape]
        if groups and len(shapes) > len(groups):
            return self._print_either(groups[0], path)
        if groups:
            return self._print_group(groups, path)
        if not lists:
            return self._print_text(shapes, path)
        printed = self._print_list(lists[0], path)
        return self._print_or_all(printed) if "string" in lists[0]["type"] else printed

    def _print_or_all(self, some: Schema) -> Schema:
        """Print a list, or the one word that stands for all that it could hold."""
        word = {"type": "string", "enum": [EVERYWHERE], "x-enumTitles": [self._say("all")]}
        choices = ({"title": self._say("some"), **some}, {"title": self._say("all"), **word})
        return {"anyOf": list(choices)}

    def _print_either(self, group: Schema, path: str) -> Schema:
        """Print a place for an entry of a list of the programme, or for one only here."""
        listed = {"title": self._say("listed"), **self._print_text([], path)}
        own = {"title": self._say("own"), **self._print_group([group], path)}
        return {"anyOf": [listed, own]}

    def _print_group(self, groups: list[Schema], path: str) -> Schema:
        """Print a group; where several are possible, the fields of all, and the checker decides."""
        fields = {key: field for group in groups for key, field in group["properties"].items()}
        above = f"{path}." if path else ""
        printed = {
            key: self._print_side(key, field)
            if key in LANGUAGES
            else self._print_field(field, above + key)
            for key, field in fields.items()
        }
        pair = {"x-containerAttributes": {"class": "check__pair"}} if "en" in fields else {}
        return {"type": "object", "properties": printed, "additionalProperties": False, **pair}

    def _print_side(self, side: str, node: Schema) -> Schema:
        """Print one language of a text, which a browser is told so that it is spelt and spoken."""
        limit = 0 if "pattern" in node else node.get("maxLength", 0)
        told = {"description": self._say("limit", number=limit)} if limit else {}
        long = {"x-format": "textarea"} if limit > _LONG else {}
        attributes = {"x-inputAttributes": {"lang": f"{side}-CA"}}
        return {"type": "string", "title": self._say(side), **attributes, **told, **long}

    def _print_list(self, node: Schema, path: str) -> Schema:
        """Print a list: boxes to tick for a short list of choices, else one entry below another."""
        items = self._print_value(node["items"], path)
        choices = items.get("enum", ())
        if 0 < len(choices) <= SEARCHED:
            ticked = {"enum": choices[1:], "x-enumTitles": items["x-enumTitles"][1:]}
            shown = {"uniqueItems": True, "x-format": "checkboxes"}
            return {"type": "array", **shown, "items": {"type": "string", **ticked}}
        title = self._caption(path).title.in_language(self.language)
        return {"type": "array", "items": {"title": title, **items}}

    def _print_text(self, shapes: list[Schema], path: str) -> Schema:
        """Print a single value: a choice where there is a list, else a line of text."""
        known = self._list_known(shapes, path)
        if not known:
            return {"type": "string"}
        choices = {NOTHING: self._say("nothing"), **known}
        titles = list(choices.values())
        return {"type": "string", "enum": list(choices), "x-enumTitles": titles}

    def _list_known(self, shapes: list[Schema], path: str) -> Choices:
        """Return the words of the model or the entries of a list; none where any text may stand."""
        if any("boolean" in shape.get("type", "") for shape in shapes):
            return {word: self._say(word) for word in ("true", "false")}
        values = self._caption(path).values
        words = [word for shape in shapes for word in shape.get("enum", ()) if word]
        if words:
            return {word: values[word].in_language(self.language) for word in words}
        return list_choices(path, self.catalogue, self.language)

    def _caption(self, path: str) -> Caption:
        return self.captions[find_caption(self.captions, path)]

    def _say(self, name: str, **values: int) -> str:
        return self.messages.say(f"form.{name}", self.language, **values)


def _list_shapes(node: Schema) -> Iterator[Schema]:
    """Yield every shape that a value may have, but for nothing at all."""
    for shape in node.get("anyOf", [node]):
        if shape.get("type") != "null":
            yield shape
