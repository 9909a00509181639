"""Each component draws each of its examples as sound HTML, and shows hostile text as text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, fields, is_dataclass
from types import SimpleNamespace
from typing import Any, get_args, get_type_hints

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.building import ROOT

from missionsite.environment import build_environment
from missionsite.frame import DateModified
from missionsite.sharing import Share
from missionsite.views import answers, decisions, device, forms, panels, parts, pictures
from missionsite.views.surround import Signature

COMPONENTS = ROOT / "overrides/components"
EXAMPLES = ROOT / "tests/components"
WITHOUT_EXAMPLES = {"blocks"}
"""It draws what the other components draw, one after the other."""
# Words of a closed list and names of attributes, which the code chooses: never an author's text.
CHOSEN = {"kind", "level", "component"}
# The views that components draw, by the component's file.
VIEWS: dict[str, type[Any]] = {
    "apply": panels.Apply,
    "back-plan": decisions.BackPlan,
    "button": parts.Button,
    "card": panels.Card,
    "cards": panels.Cards,
    "checklist": panels.Checklist,
    "chooser": device.Chooser,
    "comparison": panels.Comparison,
    "contents": parts.Contents,
    "cost-sum": decisions.CostSum,
    "cost-table": panels.CostTable,
    "date-modified": DateModified,
    "duties": panels.Duties,
    "eraser": device.Eraser,
    "fact-list": parts.FactList,
    "figures": parts.Figures,
    "filters": pictures.Filters,
    "glossary": answers.Glossary,
    "key-facts": panels.KeyFacts,
    "notice": parts.Notice,
    "occupations": decisions.Occupations,
    "pathways": decisions.Pathways,
    "prose": parts.Prose,
    "question": answers.Question,
    "outlook": pictures.Outlook,
    "questions": answers.Questions,
    "share": Share,
    "sheet": panels.Sheet,
    "signature": Signature,
    "steps": answers.Steps,
    "table": parts.Table,
    "tag": parts.Tag,
    "timeline": parts.Timeline,
    "world": pictures.World,
}

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Example:
    """One example of a component."""

    component: str
    name: str
    language: str
    view: dict[str, Any]

    def __str__(self) -> str:
        """Return its name for the list of tests."""
        return f"{self.component}: {self.name} ({self.language})"


def load_examples() -> list[Example]:
    """Return every example of tests/components."""
    return [
        Example(file.stem, example["name"], example["language"], example["view"])
        for file in sorted(EXAMPLES.glob("*.json"))
        for example in json.loads(file.read_text(encoding="utf-8"))
    ]


ALL = load_examples()


def test_every_component_has_examples_in_both_languages() -> None:
    known = {path.stem for path in COMPONENTS.glob("*.html")} - WITHOUT_EXAMPLES
    spoken: dict[str, set[str]] = {name: set() for name in known}
    for example in ALL:
        spoken[example.component].add(example.language)
    assert spoken == {name: {"en", "fr"} for name in known}


def test_an_example_is_named_once() -> None:
    assert [name for name, times in Counter(map(str, ALL)).items() if times > 1] == []


@pytest.mark.parametrize("example", ALL, ids=str)
def test_an_example_is_sound_html(example: Example) -> None:
    html = render(example.component, example.view)
    html5lib.HTMLParser(strict=True).parseFragment(html, container="div")
    ids = Counter(node.attributes["id"] for node in LexborHTMLParser(html).css("[id]"))
    assert [name for name, times in ids.items() if times > 1 or not name] == []


@pytest.mark.parametrize("example", ALL, ids=str)
def test_hostile_text_stays_text(example: Example) -> None:
    """Every plain text of the view shows as it is, as text or in an attribute."""
    places = list(_list_plain_texts(example.view, ()))
    html = render(example.component, _spoil(example.view, places))
    page = LexborHTMLParser(html)
    shown = [value or "" for node in page.css("*") for value in node.attributes.values()]
    everything = "\n".join([page.root.text() if page.root else "", *shown])
    assert [place for place in places if _write_hostile(place) not in everything] == []
    assert _count_elements(html) == _count_elements(render(example.component, example.view))
    assert page.css("script, [onload]") == []


@pytest.mark.parametrize("example", [it for it in ALL if it.component in VIEWS], ids=str)
def test_an_example_has_no_field_that_its_view_lacks(example: Example) -> None:
    assert list(_compare(example.view, VIEWS[example.component], ())) == []


def test_every_view_that_names_a_component_is_drawn() -> None:
    """blocks.html knows each component by the name that its view has."""
    template = (COMPONENTS / "blocks.html").read_text(encoding="utf-8")
    views = [
        it
        for module in (answers, decisions, forms, panels, parts, pictures)
        for module in (answers, device, panels, parts)
        for it in vars(module).values()
        if is_dataclass(it)
    ]
    names = {it.component for it in views if hasattr(it, "component")}
    assert names == {name for name in names if f'"{name}": {name}' in template}
    assert names >= {"notice", "cards", "prose", "cost_table"}


def render(component: str, view: dict[str, Any]) -> str:
    """Draw a component, as a page's template does."""
    module = build_environment(ROOT).get_template(f"components/{component}.html").module
    return str(getattr(module, component.replace("-", "_"))(_build_view(view)))


def _build_view(value: Any) -> Any:
    """Return an object with attributes: a group's own methods (copy, clear) would hide fields."""
    if isinstance(value, dict):
        return SimpleNamespace(**{key: _build_view(below) for key, below in value.items()})
    return [_build_view(below) for below in value] if isinstance(value, list) else value


def _count_elements(html: str) -> Counter[str | None]:
    return Counter(node.tag for node in LexborHTMLParser(html).css("*"))


def _list_plain_texts(value: Any, place: Place) -> Iterator[Place]:
    """Yield the place of every text that is neither HTML nor chosen by the code."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key not in CHOSEN and not key.endswith("html"):
                yield from _list_plain_texts(below, (*place, key))
    elif isinstance(value, list):
        is_data = bool(place) and place[-1] == "data"
        for number, below in enumerate(value):
            if is_data:
                yield (*place, number, 1)
            else:
                yield from _list_plain_texts(below, (*place, number))
    elif isinstance(value, str) and value:
        yield place


def _write_hostile(place: Place) -> str:
    """Return a text that would run, or end an attribute, were it not escaped."""
    return f"<script>{place}</script>\"' onload='x' &amp; {{{{ 7 * 7 }}}}"


def _spoil(view: dict[str, Any], places: list[Place]) -> dict[str, Any]:
    """Return the view with a hostile text of its own at each place."""
    spoiled = deepcopy(view)
    for place in places:
        parent: Any = spoiled
        for step in place[:-1]:
            parent = parent[step]
        parent[place[-1]] = _write_hostile(place)
    return spoiled


def _compare(value: Any, kind: Any, place: Place) -> Iterator[str]:
    """Yield where an example has fields that a view has not; a missing one fails when drawn."""
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(value, dict):
        hints = get_type_hints(kind)
        names = {field.name for field in fields(kind)}
        if not set(value) <= names:
            yield f"{place}: {sorted(set(value) - names)}"
        for name in sorted(set(value) & names):
            yield from _compare(value[name], hints[name], (*place, name))
    elif isinstance(value, list) and get_args(kind):
        for number, item in enumerate(value):
            yield from _compare(item, get_args(kind)[0], (*place, number))
    elif isinstance(value, dict):
        for member in get_args(kind):
            yield from _compare(value, member, place)
