"""The site's texts: words.yml lists what the code asks for, strings.yml has that and no more."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from typing import get_args

import pytest
from tests.building import ROOT
from tests.projects import build_shipped, load_shipped
from tests.uses import (
    FAMILIES,
    FILLED_IN_THE_BROWSER,
    PACKAGE,
    STATUSES,
    list_gaps,
    list_uses,
    render_words,
)

from missionsite.nodes import Entry, Mapping
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.source import Source, read_source
from missionsite.states import State
from missionsite.strings import WORDS_FILE, Strings, load_words, pick_words, read_strings

PATH = "missions/programme/strings.yml"
TEXT = (ROOT / PATH).read_text(encoding="utf-8")
TEMPLATES = ROOT / "overrides"
SCRIPTS = ROOT / "overrides/assets/js"
PAST = 'past: {en: "Past missions, {year}", fr: "Missions passées, {year}"}'


def test_the_list_of_words_is_what_the_code_asks_for(*, update: bool) -> None:
    asked = render_words()
    if update:
        WORDS_FILE.write_text(asked, encoding="utf-8")
        load_words.cache_clear()
    assert WORDS_FILE.read_text(encoding="utf-8") == asked


def test_a_text_is_asked_for_with_the_same_gaps_everywhere() -> None:
    assert {key: asked for key, asked in list_gaps().items() if len(asked) > 1} == {}


def test_scripts_fill_the_gaps_of_the_texts_that_they_read() -> None:
    code = _read_scripts()
    one_by_one = re.findall(r"replace\(\"\{(\w+)\}\"", code)
    at_once = re.findall(r"fill\(this\.#words\.\w+, \{ (\w+):", code)
    assert {*one_by_one, *at_once} == set().union(*FILLED_IN_THE_BROWSER.values())
    assert set(FILLED_IN_THE_BROWSER) <= set(list_gaps())


def test_every_family_of_keys_is_known_and_in_use() -> None:
    templates = {use.template for use in list_uses() if "{}" in use.template}
    assert sorted(templates) == sorted([*FAMILIES, STATUSES])


def test_a_key_is_never_a_variable_of_unknown_content() -> None:
    assert [use.place for use in list_uses() if not use.template] == []


def test_the_site_has_every_text_that_pages_ask_for_and_no_other() -> None:
    strings, problems, _ = _read(TEXT)
    assert problems == ()
    assert sorted(strings) == sorted(list_gaps())


def test_each_text_that_is_left_out_is_told_once_at_its_group() -> None:
    """Each reading lacks one text of every group: the first, then the second, and so on."""
    root = _read_root()
    for place in range(max(len(texts) for texts in load_words().values())):
        cut = [_leave_out(group, place) for group in root.entries]
        changed = root._replace(entries=tuple(group for group, _ in cut))
        strings, problems = read_strings(Source(PATH, "", changed))
        assert list(problems) == [
            Problem(PATH, group.key.span, "missing-key", {"key": key}) for group, key in cut if key
        ]
        left_out = {f"{group.key.value}.{key}" for group, key in cut if key}
        assert set(list_gaps()) - set(strings) == left_out


def test_each_group_that_is_left_out_is_told_once_for_the_whole_file() -> None:
    root = _read_root()
    for group in root.entries:
        rest = tuple(it for it in root.entries if it is not group)
        _, problems = read_strings(Source(PATH, "", root._replace(entries=rest)))
        told = Problem(PATH, Span(), "missing-key", {"key": group.key.value})
        assert problems == (told,)


@pytest.mark.parametrize(
    ("written", "left", "told"),
    [
        ("  past: {en", "  pasts: {en", ("pasts", "past")),
        ("\nmarks:", "\nmark:", ("mark", "marks")),
        ("  past: {en", "  passed: {en: A, fr: B}\n  past: {en", ("passed", "")),
        ("\nmarks:", "\nelsewhere: {here: {en: {}}}\nmarks:", ("elsewhere", "")),
        ("\nmarks:", "\nelsewhere: A text\nmarks:", ("elsewhere", "")),
    ],
    ids=["misspelled", "misspelled group", "not asked for", "no such group", "no group at all"],
)
def test_a_key_that_pages_do_not_ask_for_is_told_once(
    written: str, left: str, told: tuple[str, str]
) -> None:
    _, problems, _ = _read_spoiled(written, left)
    [problem] = problems
    assert problem.code == "unknown-key"
    assert (problem.values["key"], problem.values.get("nearest", "")) == told
    assert problem.hint == ("nearest" if told[1] else "allowed")


@pytest.mark.parametrize(
    "french",
    [
        *("Passées", "{an}", "{year} {year}", "{year} {an}", "{Year}", "{ year }", "{year"),
        *("year}", "{{year}}", "{year} {", "{year} }", "{year} {}", "{year} {0}", "{year.real}"),
        *("{year[0]}", "{year!r}", "{year:>9}", "{{year} }", "}{year}{", "{{{year}}}"),
    ],
)
def test_a_text_that_could_not_be_filled_is_told_at_its_side(french: str) -> None:
    _, problems, lines = _read_spoiled(PAST, f'past: {{en: "Past, {{year}}", fr: "{french}"}}')
    [problem] = problems
    assert (problem.code, problem.hint) == ("string-gaps", "gaps")
    assert problem.values == {"key": "past", "language": "fr", "gaps": "{year}"}
    assert lines[problem.span.line - 1][problem.span.column - 1 :] == f'"{french}"}}'


def test_the_same_mistake_in_both_languages_is_told_of_each() -> None:
    _, problems, _ = _read_spoiled(PAST, 'past: {en: "Past, {zz}", fr: "Passées, {zz}"}')
    assert [(it.code, it.values["language"]) for it in problems] == [
        ("string-gaps", "en"),
        ("string-gaps", "fr"),
    ]


def test_an_empty_text_is_not_said_to_lack_its_gaps_too() -> None:
    _, problems, _ = _read_spoiled(PAST, 'past: {en: "Past, {year}", fr: " "}')
    assert [it.code for it in problems] == ["missing-french"]


@pytest.mark.parametrize("brace", ["{", "}", "{}", "{{", "{year}"])
def test_a_text_without_gaps_holds_no_braces(brace: str) -> None:
    _, problems, _ = _read_spoiled('{en: "Menu", fr: "Menu"}', f'{{en: "Menu {brace}", fr: Menu}}')
    [problem] = problems
    assert (problem.code, problem.hint) == ("string-gaps", "none")


@pytest.mark.parametrize(
    ("written", "left", "code"),
    [
        ('reply: {en: "Reply", fr: "Réponse"}', 'reply: {en: "Reply"}', "missing-french"),
        ('reply: {en: "Reply", fr: "Réponse"}', 'reply: {fr: "Réponse"}', "missing-english"),
        ('reply: {en: "Reply", fr: "Réponse"}', "reply: Reply", "not-bilingual"),
    ],
    ids=["no French", "no English", "one text"],
)
def test_a_text_without_its_other_side_is_told_by_name(written: str, left: str, code: str) -> None:
    strings, problems, lines = _read_spoiled(written, left)
    [problem] = problems
    assert (problem.code, problem.values["key"]) == (code, "reply")
    assert lines[problem.span.line - 1].startswith("  reply:")
    assert "contact.reply" not in strings


@pytest.mark.parametrize(
    ("left", "code", "line"),
    [
        ("marks: Marks", "not-a-group", "marks: Marks"),
        ("marks: [Marks]", "not-a-group", "marks: [Marks]"),
        ("marks:", "empty-value", "marks:"),
    ],
    ids=["text", "list", "nothing"],
)
def test_a_group_of_another_shape_is_told_instead_of_its_texts(
    left: str, code: str, line: str
) -> None:
    group = re.search(r"^marks:\n(?:  .*\n)+", TEXT, re.MULTILINE)
    assert group
    strings, problems, lines = _read_spoiled(group[0], f"{left}\n")
    [problem] = problems
    assert (problem.code, lines[problem.span.line - 1]) == (code, line)
    assert "marks.example" not in strings


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_typeset_in_their_language(language: Language) -> None:
    words = pick_words(load_shipped().strings, language)
    expected = {"en": "Status: Expressions", "fr": "État\u00a0: La période"}
    assert words["notices.closed_status"].startswith(expected[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_read_the_texts_that_pages_give_them(language: Language) -> None:
    surround = build_shipped().surrounds[language]
    given = json.loads(surround.ui_strings_json)
    code = _read_scripts()
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
    names = ("frame", "outputs", "contexts", "edition", "pages", "site", "sitemap", "sharing")
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


def _read_scripts() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(SCRIPTS.glob("*.js")))


def _read_root() -> Mapping:
    source, _ = read_source(PATH, TEXT.encode())
    assert isinstance(source.root, Mapping)
    return source.root


def _leave_out(group: Entry, place: int) -> tuple[Entry, str]:
    """Return a group without one of its texts, and that text's key; "" if it has not so many."""
    assert isinstance(group.value, Mapping)
    texts = group.value.entries
    rest = group.value._replace(entries=texts[:place] + texts[place + 1 :])
    return group._replace(value=rest), "".join(it.key.value for it in texts[place : place + 1])


def _read_spoiled(old: str, new: str) -> tuple[Strings, tuple[Problem, ...], list[str]]:
    """Read strings.yml with one passage replaced; also return its lines."""
    assert TEXT.count(old) == 1
    return _read(TEXT.replace(old, new))


def _read(text: str) -> tuple[Strings, tuple[Problem, ...], list[str]]:
    source, problems = read_source(PATH, text.encode())
    assert problems == ()
    return *read_strings(source), text.splitlines()
