"""The site's texts: each that is used is there, each that is there is used, none is elsewhere."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import NamedTuple, get_args

import pytest
from tests.building import ROOT
from tests.projects import build_shipped, load_shipped

from missionsite.model.interest import Audience
from missionsite.model.mission import Access, Way
from missionsite.model.money import Payer
from missionsite.model.occupations import LicenceStatus
from missionsite.model.places import Format
from missionsite.model.programme import HelpEntry
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.source import read_source
from missionsite.states import State
from missionsite.strings import Strings, pick_words, read_strings
from missionsite.views.surround import Labels

PATH = "missions/programme/strings.yml"
PACKAGE = ROOT / "hooks/missionsite"
TEMPLATES = ROOT / "overrides"
SCRIPTS = ROOT / "overrides/assets/js"
GAP = re.compile(r"\{(\w+)\}")
PLURALS = ("one", "other")

# Keys that the code puts together: as it writes them, and what may stand in the gap. A new word of
# a closed list of the model is here at once; a list that stands in a function is repeated here.
FAMILIES: dict[str, tuple[str, ...]] = {
    "access.{}": get_args(Access),
    "audiences.{}": get_args(Audience),
    "criteria.{}": ("conditions", "considered", "preferred"),
    "criteria.{}_hint": ("conditions", "considered", "preferred"),
    "dates.{}": ("selection", "confirm_by", "briefing", "follow_up_until"),
    "ethics.{}": ("no_fees", "no_charge", "no_guarantee", "rules"),
    "formats.{}": get_args(Format),
    "frame.{}": tuple(field.name for field in fields(Labels)),
    "help.{}": get_args(HelpEntry.model_fields["level"].annotation),
    "home.{}": ("missions", "process", "services", "who", "francophone"),
    "home.{}_text": ("who", "francophone"),
    "interest.button_{}": get_args(Audience),
    "licences.{}": get_args(LicenceStatus),
    "network.{}": ("area", "office", "offices"),
    "notices.{}": ("postponed", "suspended", "cancelled", "archived", "planned", "example"),
    "notices.{}_prefix": ("info", "warning", "danger"),
    "notices.{}_title": ("postponed", "suspended", "cancelled", "archived", "planned", "example"),
    "occupations.{}": ("name", "noc", "level", "licence"),
    "other_ways.{}": ("telephone", "email", "mail"),
    "payers.{}": get_args(Payer),
    "results.{}": ("employers", "candidates_met", "offers", "arrivals"),
    "sections.{}": (
        *("results", "about", "dates", "destinations", "occupations", "who_does_what", "costs"),
        *("checklist", "preparation", "pathways", "travel", "ethics", "questions", "partners"),
        *("updates", "contact"),
    ),
    "source_check.{}": ("who_2023",),
    "sources.{}": ("noc", "regions", "names", "outline", "fonts", "code"),
    "states.{}": (*get_args(State), "archived"),
    "ui.days_left_{}": PLURALS,
    "ways.{}": get_args(Way),
    "{}.description": ("splash", "error"),
    "{}.text": ("splash", "error"),
    "{}.title": ("splash", "error"),
}
STATUSES = "francophonie.{}"
"""The one family whose words stand in an official list."""
# Texts whose gaps are filled in the browser.
FILLED_IN_THE_BROWSER = ("ui.", "checklist.count_")


class Use(NamedTuple):
    """A text that the code asks for: its key or family, how, with which gaps, and where."""

    template: str
    how: str
    gaps: frozenset[str]
    place: str

    @property
    def keys(self) -> list[str]:
        """The keys of strings.yml that are meant."""
        if "{}" in self.template:
            listed = self.template == STATUSES
            names = list_statuses() if listed else FAMILIES.get(self.template, ())
            return [self.template.replace("{}", name) for name in names]
        if self.how == "count":
            return [f"{self.template}_{form}" for form in PLURALS]
        return [self.template]


@cache
def list_statuses() -> tuple[str, ...]:
    """Return the words by which the list of la Francophonie tells a country's status."""
    return tuple(sorted(set(load_shipped().reference.francophonie.values())))


@cache
def list_uses() -> tuple[Use, ...]:
    """Return every place of the package that asks for a text: who does so has an edition."""
    found: list[Use] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        if "missionsite.edition import" not in code and path.name != "edition.py":
            continue
        for node in ast.walk(ast.parse(code)):
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            found.extend(_find_uses(node, place))
    return tuple(found)


def test_every_text_that_is_used_is_there() -> None:
    known = load_shipped().strings
    assert [(use.place, key) for use in list_uses() for key in use.keys if key not in known] == []


def test_every_text_is_used() -> None:
    used = {key for use in list_uses() for key in use.keys}
    assert sorted(set(load_shipped().strings) - used) == []


def test_every_family_of_keys_is_known_and_in_use() -> None:
    templates = {use.template for use in list_uses() if "{}" in use.template}
    assert sorted(templates) == sorted([*FAMILIES, STATUSES])


def test_a_key_is_never_a_variable_of_unknown_content() -> None:
    assert [use.place for use in list_uses() if not use.template] == []


def test_gaps_are_filled_with_their_own_names() -> None:
    strings = load_shipped().strings
    for use in list_uses():
        for key in set(use.keys) & set(strings):
            wanted = set(GAP.findall(strings[key].en))
            if use.how != "words":
                assert use.gaps == wanted, (use.place, key)
            elif not key.startswith(FILLED_IN_THE_BROWSER):
                assert wanted == set() or key == "states.prefix", (use.place, key)


def test_both_languages_have_the_same_gaps() -> None:
    for key, text in load_shipped().strings.items():
        assert sorted(GAP.findall(text.en)) == sorted(GAP.findall(text.fr)), key


def test_a_gap_of_another_name_is_told_at_its_text() -> None:
    _, problems, lines = _read_spoiled(
        'past: {en: "Past missions, {year}", fr: "Missions passées, {year}"}',
        'past: {en: "Past missions, {year}", fr: "Missions passées, {an}"}',
    )
    [problem] = problems
    assert (problem.code, problem.values) == ("string-gaps", {"key": "past"})
    assert lines[problem.span.line - 1].startswith("  past:")


@pytest.mark.parametrize(
    ("written", "left", "code"),
    [
        ('noc: {en: "NOC code", fr: "Code de la CNP"}', 'noc: {en: "NOC code"}', "missing-french"),
        ('noc: {en: "NOC code", fr: "Code de la CNP"}', 'noc: {fr: "Code"}', "missing-english"),
        ('noc: {en: "NOC code", fr: "Code de la CNP"}', "noc: NOC", "not-bilingual"),
    ],
    ids=["no French", "no English", "one text"],
)
def test_a_text_without_its_other_side_is_told_by_name(written: str, left: str, code: str) -> None:
    strings, problems, lines = _read_spoiled(written, left)
    [problem] = problems
    assert (problem.code, problem.values["key"]) == (code, "noc")
    assert lines[problem.span.line - 1].startswith("  noc:")
    assert "occupations.noc" not in strings


def test_a_text_outside_a_group_is_told() -> None:
    _, problems, lines = _read_spoiled("\nmarks:\n", "\nyes: {en: Yes}\nno: No\nmarks:\n")
    assert [(it.code, lines[it.span.line - 1]) for it in problems] == [
        ("not-bilingual", "yes: {en: Yes}"),
        ("not-a-group", "no: No"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_typeset_in_their_language(language: Language) -> None:
    words = pick_words(load_shipped().strings, language)
    expected = {"en": "Status: Expressions", "fr": "État\u00a0: La période"}
    assert words["notices.closed_status"].startswith(expected[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_read_the_texts_that_pages_give_them(language: Language) -> None:
    surround = build_shipped().surrounds[language]
    given = json.loads(surround.ui_strings_json)
    code = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SCRIPTS.glob("*.js")))
    assert set(re.findall(r"#words\.(\w+)", code)) == set(given)
    assert set(re.findall(r"\bformats\.(\w+)", code)) <= set(given["formats"])
    states = json.loads(surround.state_labels_json)
    assert set(get_args(State)) <= set(states)


def test_templates_hold_no_text_of_their_own() -> None:
    jinja = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
    spoken = re.compile(r'\s(?:alt|title|placeholder|aria-label|aria-description)="[^"]*[a-z]')
    for path in sorted(TEMPLATES.rglob("*.html")):
        html = jinja.sub("", path.read_text(encoding="utf-8"))
        between = re.sub(r"<[^<>]*>", "\n", html)
        assert re.findall(r"[^\W\d_]{2,}", between) == [], path
        assert spoken.findall(html) == [], path


def test_scripts_hold_no_text_of_their_own() -> None:
    comment = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
    literal = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
    found = [
        (path.name, text)
        for path in sorted(SCRIPTS.glob("*.js"))
        for text in literal.findall(comment.sub("", path.read_text(encoding="utf-8")))
        if _reads_like_text(text)
    ]
    assert found == []


def test_views_hold_no_text_of_their_own() -> None:
    """HTML, attribute values and messages of raised bugs are no text for the public."""
    names = ("frame", "outputs", "contexts", "edition", "pages", "site", "sitemap")
    paths = [*sorted((PACKAGE / "views").glob("*.py")), *(PACKAGE / f"{it}.py" for it in names)]
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in paths
        for line, text in _list_literals(ast.parse(path.read_text(encoding="utf-8")))
        if _reads_like_text(re.sub(r"<[^<>]*>|\{[^{}]*\}", "\n", text))
    ]
    assert found == []


def _reads_like_text(text: str) -> bool:
    """Tell whether a literal holds three words in a row with spaces between them."""
    return re.search(r"[^\W\d_]{2,},? [^\W\d_]+,? [^\W\d_]+", text) is not None


def _list_literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module but for those that only stand there: docstrings."""
    described = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in described:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def _find_uses(node: ast.AST, place: str) -> Iterator[Use]:
    if isinstance(node, ast.Subscript) and _names_words(node.value):
        for template in _read_templates(node.slice):
            yield Use(template, "words", frozenset(), place)
    elif isinstance(node, ast.Call) and _names_speech(node.func):
        assert isinstance(node.func, ast.Attribute)
        how = node.func.attr
        gaps = {"count"} if how == "count" else {str(word.arg) for word in node.keywords}
        for template in _read_templates(node.args[0]):
            yield Use(template, how, frozenset(gaps), place)


def _names_words(node: ast.expr) -> bool:
    """Tell whether an expression is `words`, `….words` or `….strings`."""
    if isinstance(node, ast.Attribute):
        return node.attr in {"words", "strings"}
    return isinstance(node, ast.Name) and node.id == "words"


def _names_speech(node: ast.expr) -> bool:
    """Tell whether an expression is `edition.say` or `edition.count`."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr in {"say", "count"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "edition"
    )


def _read_templates(node: ast.expr) -> list[str]:
    """Return the keys that an expression may be, `{}` for what is put in; "" for any key."""
    if isinstance(node, ast.IfExp):
        return [*_read_templates(node.body), *_read_templates(node.orelse)]
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        parts = [it.value if isinstance(it, ast.Constant) else "{}" for it in node.values]
        return ["".join(str(part) for part in parts)]
    return [] if isinstance(node, ast.Name) and node.id == "key" else [""]


def _read_spoiled(old: str, new: str) -> tuple[Strings, tuple[Problem, ...], list[str]]:
    """Read strings.yml with one passage replaced; also return its lines."""
    text = (ROOT / PATH).read_text(encoding="utf-8")
    assert text.count(old) == 1
    spoiled = text.replace(old, new)
    source, problems = read_source(PATH, spoiled.encode())
    assert problems == ()
    strings, found = read_strings(source)
    return strings, found, spoiled.splitlines()
