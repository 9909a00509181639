"""What the staff guide's reference says of fields and of messages, before it is a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.building import REFERENCE, ROOT
from tests.projects import load_shipped

from missionsite.captions import load_captions
from missionsite.entries import render_code, render_entry
from missionsite.fieldentries import render_fields
from missionsite.fieldguide import LISTS, REGIONS, Need, list_all_fields
from missionsite.guide import FIELDS, MESSAGES, Guide, load_guide, name_address, split_index
from missionsite.messageguide import render_messages
from missionsite.messages import load_messages
from missionsite.problems import LANGUAGES, Language, Severity
from missionsite.schema import render_schema
from missionsite.specimens import find_specimens

FIELDS_BY_PATH = {field.path: field for field in list_all_fields()}
WORDS = load_messages()
PACKAGE = ROOT / "hooks/missionsite"
GAP = re.compile(r"\{(\w+)\}")
PAIR_OF_LINKS = ("Both languages: en and fr.", "Write an address that begins with https://.")
START = """\
### `dates.start`: Start {#dates.start}

<p>The first day of the mission, where it takes place.</p>

<dl class="guide-facts">
<dt>Is it required?</dt>
<dd><p>Yes, whenever there is <a href="#dates"><code>dates</code></a>.</p></dd>
<dt>What to write</dt>
<dd><p>Write a date, such as 2027-04-12; for a planned mission 2027, 2027-09, 2027-Q3 or fall 2027 \
will do.</p></dd>
<dt>Example</dt>
<dd><pre><code>start: 2027-04-12</code></pre></dd>
</dl>
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_an_editor_explains_is_told(language: Language) -> None:
    text = render(language)
    told = re.findall(r"^#{2,3} `(\S+)`.*\{#\1\}$", text, re.MULTILINE)
    assert told == list(dict.fromkeys(list_paths(json.loads(render_schema()))))
    for path, caption in load_captions().items():
        if path in FIELDS_BY_PATH:
            assert f"{caption.title.in_language(language)} {{#{path}}}\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_told(language: Language) -> None:
    text = render_messages(WORDS, language)
    assert re.findall(r"^### `(\S+)` \{#\1\}$", text, re.MULTILINE) == list(WORDS.codes)
    asked = text.count(WORDS.say("guide.warning", language))
    assert asked == sum(WORDS.explain(it, language).severity == "warning" for it in WORDS.codes)


def test_every_kind_of_message_begins_with_a_code() -> None:
    kinds = list(WORDS.frame["kinds"])
    assert [code for code in WORDS.codes if code in kinds] == kinds
    assert next(iter(WORDS.codes)) == kinds[0]


def test_a_field_is_told_whole() -> None:
    assert START in render("en")


def test_a_question_says_that_it_does_not_block() -> None:
    entry = find_entry(render_messages(WORDS, "fr"), "review-past")
    assert "Question\u00a0: la publication n’est pas bloquée" in entry
    assert "Erreur\u00a0:" not in entry


@pytest.mark.parametrize(
    ("path", "need"),
    [
        ("title", "always"),
        ("dates.start", "within"),
        ("dates.end", "settled"),
        ("stops", "settled"),
        ("stops.to", "settled"),
        ("expression_of_interest", "form"),
        ("source_country_check", "licence"),
        ("state_reason", "explained"),
        ("lead_partner", "partner"),
        ("questions.answer", "shape"),
        ("occupations.licence.regulator.link.only_in", "shape"),
        ("travel", "no"),
    ],
)
def test_when_a_field_is_required(path: str, need: str) -> None:
    assert FIELDS_BY_PATH[path].need == need


def test_what_one_field_asks_of_others_is_what_the_schema_asks() -> None:
    asked = set(list_conditional(json.loads(render_schema())["allOf"]))
    needs = {path for path, it in FIELDS_BY_PATH.items() if it.need not in {"always", "within"}}
    assert asked == {path for path in needs if FIELDS_BY_PATH[path].need not in {"shape", "no"}}


def test_the_lists_are_those_that_the_captions_name() -> None:
    named = {
        path: found[1]
        for path, caption in load_captions().items()
        if (found := re.search(r"ids? from programme/(\w+)\.yml", caption.description.en))
    }
    assert {path: LISTS[path] for path in named} == named
    assert set(LISTS) - set(named) == set()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("state", ["One of these words:"]),
        ("stops", ["A list: one or several.", "Its fields:"]),
        ("title", ["Both languages: en and fr.", "At most 45 characters in each language."]),
        ("employer_sessions.link", [*PAIR_OF_LINKS, "Or, instead:"]),
        ("stops.time_zone", ["A text."]),
        ("sectors", ["A list: one or several."]),
        ("questions", ["A list: one or several.", "Or, for this mission alone, these fields:"]),
    ],
)
def test_what_to_write_is_said_in_order(path: str, said: list[str]) -> None:
    entry = find_entry(render("en"), path)
    allowed = entry.partition("<dt>What to write</dt>")[2].partition("</dd>")[0]
    assert re.findall("<p>(.*?)</p>", allowed) == said


def test_choices_are_told_in_words() -> None:
    entry = find_entry(render("fr"), "services")
    services = load_shipped().programme.services.values()
    for service in services:
        assert (f"<code>{service.id}</code>" in entry) is (service.offer == "offered")
    regions = find_entry(render("en"), "hiring_regions")
    assert "<td><code>NU</code></td><td>Nunavut</td>" in regions
    assert set(FIELDS_BY_PATH) > REGIONS


def test_examples_stand_in_invented_missions_as_they_are_told() -> None:
    shipped = load_shipped()
    specimens = find_specimens(shipped)
    text = "\n".join(source.text for source in shipped.sources.values())
    for path, specimen in specimens.items():
        first = specimen.splitlines()[0]
        assert first.startswith(f"{path.rpartition('.')[2]}:")
        assert first in text
    assert specimens["capacity.employers"] == "employers: 25"
    assert specimens["title"].splitlines()[0] == "title:"
    assert len([path for path in FIELDS_BY_PATH if path in specimens]) > 90


def test_no_example_is_taken_from_a_real_mission() -> None:
    shipped = load_shipped()
    real = {
        name: mission.model_copy(update={"illustrative": False})
        for name, mission in shipped.missions.items()
    }
    assert find_specimens(replace(shipped, missions=real)) == {}


def test_what_is_told_is_escaped() -> None:
    entry = render_entry(3, "x", "`x`", "a < b & c", [("<i>", render_code("\t<b>&\n"))])
    assert "<p>a &lt; b &amp; c</p>" in entry
    assert "<dt>&lt;i&gt;</dt>" in entry
    assert "<pre><code>&#9;&lt;b&gt;&amp;</code></pre>" in entry


def test_a_page_is_filled_where_it_asks() -> None:
    guide = Guide(load_shipped(), WORDS)
    assert guide.fill(f"# A\n\n{FIELDS}\n", "en").startswith("# A\n\n## `illustrative`: ")
    assert guide.fill(f"# A\n\n{MESSAGES}\n", "fr").startswith("# A\n\n## Le fichier lui-même ")
    assert guide.fill("# A\n", "fr") == "# A\n"
    assert guide.refusal == ""


def test_a_list_that_cannot_be_read_stops_the_guide(project: Path) -> None:
    (project / "missions/programme/sectors.yml").write_text("[", encoding="utf-8")
    assert "missions/programme/sectors.yml" in load_guide(project, REFERENCE).refusal


@pytest.mark.parametrize("group", ["guide", "kinds"])
def test_words_are_typed_with_ordinary_spaces_and_curly_signs(group: str) -> None:
    for name, pair in WORDS.frame[group].items():
        assert list(pair) == list(LANGUAGES), name
        assert set(GAP.findall(pair["en"])) == set(GAP.findall(pair["fr"])), name
        for text in pair.values():
            assert not re.search(r"['\"\u00a0\u202f]|  | [;!?]", text), (name, text)
        assert not re.search(r"(?<! ):(?= |$)", pair["fr"]), name


def test_every_word_of_the_guide_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
    needs = {f"required_{need}" for need in get_args(Need)}
    asked = {*needs, *get_args(Severity)}
    words = set(WORDS.frame["guide"])
    assert asked < words
    assert {word for word in words - asked if f'"{word}"' not in code} == set()


def test_each_language_has_an_index_of_its_own() -> None:
    pages = [{"location": "en/x/#a", "text": "one"}, {"location": "fr/y/", "text": "deux"}]
    index = json.dumps({"config": {"lang": ["en", "fr"], "separator": "-"}, "docs": pages})
    english, french = (json.loads(text) for _, text in split_index(index))
    assert english["docs"] == [{"location": "x/#a", "text": "one"}]
    assert french["docs"] == [{"location": "y/", "text": "deux"}]
    assert french["config"] == {"lang": ["fr"], "separator": "-"}


@pytest.mark.parametrize(("slug", "address"), [("", "fr/"), ("champs", "fr/champs/")])
def test_an_address_is_that_of_its_language(slug: str, address: str) -> None:
    assert name_address("fr", slug) == address


@cache
def render(language: Language) -> str:
    """Return the reference of the shipped project's fields."""
    return render_fields(load_shipped(), WORDS, language)


def find_entry(text: str, identity: str) -> str:
    """Return one entry of a reference."""
    return text.partition(f"{{#{identity}}}\n")[2].partition("\n#")[0]


def list_paths(node: dict[str, Any], above: str = "") -> Iterator[str]:
    """Yield the path of every field of a schema, but for the two sides of a text."""
    for key, field in node.get("properties", {}).items():
        if key not in LANGUAGES:
            yield f"{above}{key}"
            for inner in (field, *list_inner(field)):
                yield from list_paths(inner, f"{above}{key}.")


def list_inner(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what stands in a list, or may stand instead."""
    for inner in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else ())):
        yield inner
        yield from list_inner(inner)


def list_conditional(conditions: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the paths that the conditions of a schema require."""
    for condition in conditions:
        asked = condition["then"]
        yield from asked["required"]
        for key in ("dates", "stops"):
            inner = asked["properties"].get(key, {})
            yield from (f"{key}.{it}" for it in inner.get("items", inner).get("required", ()))
