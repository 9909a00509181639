"""The checker's words: complete, equal and well set in both languages, and what they fill in."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from missionsite.messages import LONGEST_QUOTE, load_messages
from missionsite.problems import LANGUAGES, Language, Problem, Span, Value
from missionsite.source import read_source
from missionsite.typography import typeset

PACKAGE = Path(__file__).parents[1] / "hooks/missionsite"
MESSAGES = load_messages()
CODES = sorted(MESSAGES.codes)
GAP = re.compile(r"\{(\w+)\}")
NBSP = "\u00a0"
# What raises a problem: the class itself, and the functions that make one of a code.
RAISING = {
    *("Problem", "Fault", "fault", "fault_at_key", "question", "ask", "ask_whole", "refuse"),
    "PydanticCustomError",
}
# Programmers' words; an officer who describes missions need not know them.
JARGON = re.compile(
    r"\b(mapping|scalar|token|null|string|boolean|array|parse\w*|schema|sequence|integer"
    r"|mappage|scalaire|jeton|chaîne|booléen|tableau|analys\w+ syntaxique|séquence)\b",
    re.IGNORECASE,
)
# These examples cannot be shown as the text of a file that is read.
NOT_A_TEXT = {
    "bad-file-name",
    "file-too-large",
    "file-unreadable",
    "include-not-alone",
    "not-utf8",
    "page-front-matter",
    "page-markup",
    "page-without-text",
}
SHOWN_BY_THE_SOURCE = [
    code
    for code in CODES
    if code.startswith(("yaml-", "root-"))
    or code
    in {"tab", "control-character", "nesting-too-deep", "anchor", "alias", "tag", "merge-key"}
    or code in {"second-document", "duplicate-key", "empty-key", "key-not-a-word", "empty-file"}
]


def list_texts(code: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the bilingual texts of a code, each with its name."""
    texts = MESSAGES.codes[code]
    yield "message", texts["message"]
    yield "explain", texts["explain"]
    yield from texts.get("hints", {}).items()


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_complete_in_both_languages(code: str) -> None:
    texts: dict[str, Any] = MESSAGES.codes[code]
    assert set(texts) - {"hints", "severity"} == {"message", "explain", "wrong", "right"}
    for name, pair in list_texts(code):
        assert list(pair) == list(LANGUAGES), name
        assert all(text.strip() for text in pair.values()), name
    assert texts["wrong"].strip()
    assert texts["right"].strip()
    assert texts["wrong"] != texts["right"]


@pytest.mark.parametrize("code", CODES)
def test_both_languages_quote_the_same_values(code: str) -> None:
    for name, pair in list_texts(code):
        assert set(GAP.findall(pair["en"])) == set(GAP.findall(pair["fr"])), name
    assert GAP.findall(MESSAGES.codes[code]["explain"]["en"]) == []


@pytest.mark.parametrize("code", CODES)
def test_the_words_are_plain(code: str) -> None:
    for _, pair in list_texts(code):
        assert [match[0] for text in pair.values() for match in JARGON.finditer(text)] == []


@pytest.mark.parametrize("code", CODES)
def test_texts_are_typed_with_ordinary_spaces_and_curly_signs(code: str) -> None:
    for name, pair in list_texts(code):
        for text in pair.values():
            assert not re.search(r"['\"\u00a0\u202f]|  ", text), (name, text)
            assert re.search(r"[.?…}»”]$", text), (name, text)
        assert "«" not in pair["en"].replace("« »", ""), name
        assert not re.search(r" [;!?]", pair["fr"]), name
        assert not re.search(r"(?<! ):(?= |$)", pair["fr"]), name
        assert len(re.findall("« ", pair["fr"])) == len(re.findall(" »", pair["fr"])), name


@pytest.mark.parametrize("code", CODES)
def test_typography_changes_nothing_that_is_to_be_copied(code: str) -> None:
    for _, pair in list_texts(code):
        for language in LANGUAGES:
            set_text = typeset(pair[language], language)
            assert set_text.replace(NBSP, " ") == pair[language]


def test_every_code_that_is_raised_has_words_and_all_words_are_used() -> None:
    raised = set(find_raised_codes())
    named = {text for path in PACKAGE.rglob("*.py") for text in find_words(path)}
    assert raised - set(CODES) == set()
    assert set(CODES) - named == set()


def test_a_question_is_known_as_one_before_it_is_asked() -> None:
    marked = {code for code in CODES if MESSAGES.explain(code, "en").severity == "warning"}
    assert marked == set(find_raised_codes({"question", "question_at_key", "ask", "ask_whole"}))


@pytest.mark.parametrize("code", sorted(set(CODES) - NOT_A_TEXT))
def test_the_right_example_can_be_read(code: str) -> None:
    _, problems = read_source("x.yml", MESSAGES.codes[code]["right"].encode(), root="any")
    assert problems == ()


@pytest.mark.parametrize("code", SHOWN_BY_THE_SOURCE)
def test_the_wrong_example_shows_the_mistake(code: str) -> None:
    wrong = MESSAGES.codes[code]["wrong"].encode()
    root = "sequence" if code == "root-not-list" else "mapping"
    _, problems = read_source("x.yml", wrong, root=root)  # type: ignore[arg-type]
    assert code in {problem.code for problem in problems}
    assert len({problem.code for problem in problems} - {"alias"}) <= 1


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("sheduled", "“sheduled”", f"«{NBSP}sheduled{NBSP}»"),
        ("a\n  b\tc\x1b[0m", "“a b c [0m”", f"«{NBSP}a b c [0m{NBSP}»"),
        ("{key} {0} %s", "“{key} {0} %s”", f"«{NBSP}{{key}} {{0}} %s{NBSP}»"),
        (5000, "“5,000”", f"«{NBSP}5{NBSP}000{NBSP}»"),
        (date(2027, 1, 15), f"“January{NBSP}15, 2027”", f"«{NBSP}15{NBSP}janvier 2027{NBSP}»"),
        (date(2027, 2, 1), f"“February{NBSP}1, 2027”", f"«{NBSP}1er{NBSP}février 2027{NBSP}»"),
        (("a", "b", "c"), "“a, b or c”", f"«{NBSP}a, b ou c{NBSP}»"),
        (("a",), "“a”", f"«{NBSP}a{NBSP}»"),
    ],
    ids=["text", "lines and controls", "braces", "number", "day", "first", "list", "one"],
)
def test_a_value_is_written_in_the_language_of_the_message(
    value: Value, english: str, french: str
) -> None:
    assert tell("bad-slug", "en", value=value).startswith(f"{english} cannot")
    assert tell("bad-slug", "fr", value=value).startswith(f"{french} ne peut")


def test_a_long_value_is_cut() -> None:
    told = tell("bad-slug", "en", value="x" * 500)
    assert f"“{'x' * (LONGEST_QUOTE - 1)}…”" in told


def test_a_language_is_named_in_words() -> None:
    assert "sessions in French than" in tell("session-unequal", "en", language="fr")
    assert "d’information en anglais que" in tell("session-unequal", "fr", language="en")


def test_a_country_is_named_in_words() -> None:
    values: dict[str, Value] = {"date": date(2027, 7, 28), "country": "PE", "holiday": "X"}
    assert "stop (Peru): X" in tell("public-holiday", "en", **values)
    assert "étape (Pérou)" in tell("public-holiday", "fr", **values)


def test_a_hint_is_told_when_a_problem_names_one() -> None:
    values: dict[str, Value] = {"key": "titel", "nearest": "title"}
    problem = Problem("x.yml", Span(), "unknown-key", values, "nearest")
    assert MESSAGES.tell(problem, "en").hint == "Did you mean “title”?"
    assert MESSAGES.tell(problem, "fr").hint == f"Vouliez-vous dire «{NBSP}title{NBSP}»?"


def test_an_explanation_leaves_its_gaps_open() -> None:
    explanation = MESSAGES.explain("bad-date", "en")
    assert explanation.message.startswith("“…” is not a date")
    assert "{" not in explanation.message
    assert explanation.right == "start: 2027-01-05\n"


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [(0, "0 mistakes", "0 erreur"), (1, "1 mistake", "1 erreur"), (2, "2 mistakes", "2 erreurs")],
)
def test_a_count_agrees_with_its_word(number: int, english: str, french: str) -> None:
    assert MESSAGES.count("report.mistakes", number, "en") == english
    assert MESSAGES.count("report.mistakes", number, "fr") == french


def tell(code: str, language: Language, /, **values: Value) -> str:
    return MESSAGES.tell(Problem("x.yml", Span(), code, values), language).message


def find_raised_codes(raising: Collection[str] = frozenset(RAISING)) -> Iterator[str]:
    """Yield the codes written in the calls that raise a problem."""
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and (name_of(call.func) in raising or is_question(call)):
                # A path or a hint is no code: of the texts given by place, the first in kebab case.
                texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
                yield from [str(text) for text in texts if is_code(text)][:1]


def is_question(call: ast.Call) -> bool:
    """Tell whether a call makes a problem that is a question."""
    return any(
        word.arg == "severity" and isinstance(word.value, ast.Constant) for word in call.keywords
    )


def find_words(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_code(text: Any) -> bool:
    return isinstance(text, str) and bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", text))
