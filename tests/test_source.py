"""The reader of YAML files: places, values as written, and nothing that stops it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.mutation import mutate_files

from missionsite.nodes import Mapping, Node, Scalar, Sequence, build_plain, find_value
from missionsite.problems import Problem, Span
from missionsite.source import MAX_BYTES, Source, read_source

ROOT = Path(__file__).parents[1]
MISSIONS = sorted((ROOT / "missions").glob("*.yml"))
CASES = sorted((ROOT / "tests/cases/check").glob("*/input.yml"))
LINE_SEPARATOR, NEXT_LINE = "\u2028", "\u0085"


def read(text: str | bytes, **options: object) -> tuple[Source, tuple[Problem, ...]]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_source("missions/2027-case.yml", data, **options)  # type: ignore[arg-type]


def read_root(text: str) -> Node:
    source, problems = read(text)
    assert problems == ()
    assert source.root is not None
    return source.root


def codes(text: str | bytes, **options: object) -> list[str]:
    return [problem.code for problem in read(text, **options)[1]]


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "ON",
        "yes",
        "00010",
        "1e3",
        "2027-01-05",
        "0x1F",
        "~",
        "null",
        "1_000",
        "23:59",
        "True",
    ],
)
@pytest.mark.parametrize("quotes", ["{}", "'{}'", '"{}"'], ids=["bare", "single", "double"])
def test_a_value_is_read_as_it_is_written(written: str, quotes: str) -> None:
    root = read_root(f"code: {quotes.format(written)}\n")
    assert build_plain(root) == {"code": written}


def test_only_unquoted_values_are_plain() -> None:
    root = read_root("a: x\nb: 'x'\nc: |\n  x\nd:\n")
    assert isinstance(root, Mapping)
    values = [entry.value for entry in root.entries if isinstance(entry.value, Scalar)]
    assert [value.plain for value in values] == [True, False, False, True]


SAMPLE = """\
é: 😀x # a comment
list: [a, 😀b]
group:
  text: |
    a
    é b

empty:
items:
  -
"""


@pytest.mark.parametrize(
    ("location", "span"),
    [
        ((), Span(1, 1, 10, 4)),
        (("é",), Span(1, 4, 1, 6)),
        (("list",), Span(2, 7, 2, 14)),
        (("list", 1), Span(2, 11, 2, 13)),
        (("group",), Span(4, 3, 6, 8)),
        (("group", "text"), Span(4, 9, 6, 8)),
        (("empty",), Span(8, 7, 8, 7)),
        (("items", 0), Span(10, 4, 10, 4)),
    ],
    ids=["root", "accents", "brackets", "item", "group", "block", "empty", "empty item"],
)
def test_places_count_characters_from_one(location: tuple[str | int, ...], span: Span) -> None:
    assert find_value(read_root(SAMPLE), location).span == span


def test_line_ends_are_those_that_an_editor_shows() -> None:
    source, problems = read(f"a: 1\r\nb: 2\rc: 3\nd: x{LINE_SEPARATOR}y{NEXT_LINE}z\ne: [\n")
    assert source.lines[3] == f"d: x{LINE_SEPARATOR}y{NEXT_LINE}z"
    assert [(problem.code, problem.span.line) for problem in problems] == [("control-character", 4)]
    source, problems = read("a: 1\r\nb: 2\rc: 3\nd: 4\n")
    assert source.root is not None
    assert find_value(source.root, ("d",)).span.line == 4


def test_a_byte_order_mark_is_accepted_and_has_no_width() -> None:
    source, problems = read(b"\xef\xbb\xbfa: 1\n")
    assert problems == ()
    assert source.root is not None
    assert source.root.span.column == 1


def test_the_first_byte_that_is_not_utf_8_is_shown() -> None:
    (problem,) = read(b"a: 1\nville: Montr\xe9al\n")[1]
    assert (problem.code, problem.span) == ("not-utf8", Span(2, 13, 2, 14))


def test_a_large_file_is_refused_and_the_largest_is_read() -> None:
    text = "a: " + "x" * (MAX_BYTES - 4) + "\n"
    assert codes(text) == []
    assert codes(text + "\n") == ["file-too-large"]


@pytest.mark.parametrize(
    ("root", "text", "expected"),
    [
        ("mapping", "a: 1\n", []),
        ("mapping", "- a\n", ["root-not-fields"]),
        ("sequence", "- a\n", []),
        ("sequence", "a: 1\n", ["root-not-list"]),
        ("any", "text\n", []),
        ("any", "", ["empty-file"]),
        ("mapping", "# only a comment\n", ["empty-file"]),
    ],
)
def test_the_root_has_the_shape_that_was_asked_for(
    root: str, text: str, expected: list[str]
) -> None:
    assert codes(text, root=root) == expected


def test_a_field_given_twice_keeps_its_first_value() -> None:
    source, (problem,) = read("a: 1\nb: 2\na: 3\n")
    assert (problem.code, problem.values, problem.span.line) == (
        "duplicate-key",
        {"key": "a", "line": 1},
        3,
    )
    assert source.root is not None
    assert build_plain(source.root) == {"a": "1", "b": "2"}


def test_every_anchor_alias_and_tag_is_told() -> None:
    text = "a: &one x\nb: *one\nc: !!str y\nd: &two [*one]\n"
    found = [(problem.code, problem.span.line) for problem in read(text)[1]]
    assert found == [("anchor", 1), ("alias", 2), ("tag", 3), ("anchor", 4), ("alias", 4)]


def test_a_syntax_error_caused_by_a_tab_is_told_once() -> None:
    assert codes("a:\n  b: 1\n\tc: 2\n") == ["tab"]


def test_an_anchor_far_from_a_syntax_error_is_told_too() -> None:
    assert codes("a: &one 1\nb: 2\nc: x: y\n") == ["anchor", "yaml-colon-in-text"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[[],"])
def test_deep_nesting_ends_at_once(opening: str) -> None:
    assert codes(opening * (MAX_BYTES // len(opening))) == ["nesting-too-deep"]


def test_twenty_levels_are_read() -> None:
    assert codes("[" * 20 + "]" * 20, root="any") == []
    assert codes("[" * 21 + "]" * 21, root="any") == ["nesting-too-deep"]


@pytest.mark.parametrize("case", CASES, ids=[case.parent.name for case in CASES])
def test_the_parser_in_python_leads_to_the_same_problems(case: Path) -> None:
    data = case.read_bytes()
    assert read(data, loader=yaml.BaseLoader)[1] == read(data)[1]


def test_a_lone_surrogate_does_no_harm_in_either_parser() -> None:
    text = 'a: "\\ud800"\n'
    assert codes(text) == ["yaml-backslash"]
    assert codes(text, loader=yaml.BaseLoader) == ["control-character"]


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    check_places(*read(data))


@given(
    st.text(alphabet=st.sampled_from("ab:- \n'\"[]{},#&*!|>%@`\\?\t\r\ufeff\u2028é😀"), max_size=80)
)
def test_no_arrangement_of_signs_raises(text: str) -> None:
    check_places(*read(text))


def test_two_hundred_mutated_missions_raise_nothing() -> None:
    for data in mutate_files(MISSIONS, 200):
        check_places(*read(data))


def check_places(source: Source, problems: tuple[Problem, ...]) -> None:
    """Every problem stands inside the file, and a file without nodes has a problem."""
    assert source.root is not None or problems
    assert list(problems) == sorted(problems, key=lambda problem: problem.place)
    for problem in problems:
        check_span(source, problem.span)
    if source.root is not None:
        for node in walk(source.root):
            check_span(source, node.span)


def check_span(source: Source, span: Span) -> None:
    assert 1 <= span.line <= span.end_line <= len(source.lines)
    assert 1 <= span.column <= len(source.lines[span.line - 1]) + 1
    assert 1 <= span.end_column <= len(source.lines[span.end_line - 1]) + 1
    assert (span.line, span.column) <= (span.end_line, span.end_column)


def walk(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from walk(entry.value)
