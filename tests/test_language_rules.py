"""What the check asks about a text in both languages, and what it lets be.

tests/cases/language holds pairs that are right and pairs with a fault, written by someone who had
not seen the rules: few right ones may be asked about, and no fault may pass.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.twins import Asked, ask

from missionsite.catalogue import load_catalogue
from missionsite.clock import OTTAWA
from missionsite.layout import type_text
from missionsite.model.texts import Bilingual
from missionsite.problems import LANGUAGES
from missionsite.reference import load_reference
from missionsite.rules.texts import is_same
from missionsite.strings import load_words

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "cases/language"
NOW = datetime(2026, 12, 1, 12, tzinfo=OTTAWA)
PAIRS: list[dict[str, str]] = yaml.safe_load((FOLDER / "pairs.yml").read_text(encoding="utf-8"))
FAULTS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "faults.yml").read_text(encoding="utf-8"))
FEWEST_PAIRS, FEWEST_FAULTS = 300, 40
# 18 months are « un an et demi »: the rule asks, and the author knows better.
ASKED_FOR_NOTHING = {"The pilot was to last 18 months; it lasted two years."}
# What each kind of fault may be called by the rules.
CODES = {
    "swapped": {"languages-swapped", "other-language"},
    "untranslated": {"other-language"},
    "number": {"figure-one-side"},
    "date": {"figure-one-side"},
    "english-form": {"foreign-form"},
    "french-form": {"foreign-form", "stray-space"},
    "anglicism": {"word-to-avoid"},
    "gender": {"gender-shortened", "title-one-gender"},
    "spaces": {"stray-space"},
    "term": {"term-one-side"},
    "list-item": {"blocks-one-side", "heading-one-side"},
    "link": {"link-language", "link-one-side"},
    "mixed": {"date-in-figures", "foreign-form", "gender-shortened", "stray-space"},
}
KINDS_WITH_TITLES = {"gender"}
LONGEST_TITLE = 45


def test_there_are_enough_pairs_and_faults() -> None:
    assert len(PAIRS) >= FEWEST_PAIRS
    assert len(FAULTS) >= FEWEST_FAULTS
    assert {fault["fault"] for fault in FAULTS} == set(CODES)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["en"] for pair in PAIRS])
def test_a_pair_that_is_right_is_let_be(pair: dict[str, str]) -> None:
    key = "title" if pair["kind"] == "title" else "text"
    asked = ask(pair["en"], pair["fr"], key, due=len(pair["en"].split()) > 1)
    assert bool(asked) == (pair["en"] in ASKED_FOR_NOTHING), asked


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{it['fault']}: {it['fr']}" for it in FAULTS])
def test_a_fault_is_found_and_its_mend_let_be(fault: dict[str, Any]) -> None:
    english, french = fault["en"], fault["fr"]
    right = fault["right"]
    is_title = fault["fault"] in KINDS_WITH_TITLES and len(french) <= LONGEST_TITLE
    key = "title" if is_title and not french.endswith(".") else "text"
    due = len(english.split()) > 1
    assert ask(right["en"], right["fr"], key, due=due) == []
    told = {asked.code for asked in ask(english, french, key, due=due)}
    if is_found_elsewhere(fault):
        assert told <= CODES[fault["fault"]]
    else:
        assert told & CODES[fault["fault"]]


def is_found_elsewhere(fault: dict[str, Any]) -> bool:
    """Tell whether two sides of words are the same, or `missions format` writes what is right."""
    if is_same(Bilingual(en=fault["en"], fr=fault["fr"])) and len(fault["en"].split()) > 1:
        return True
    return all(type_text(fault[side], side) == fault["right"][side] for side in LANGUAGES)


def test_the_titles_of_the_classification_are_let_be() -> None:
    """They have a stroke between the genders, as no title of the site has; and regulate traffic."""
    reference, _, _ = load_reference(ROOT)
    asked = [
        found
        for names in reference.occupations.values()
        for found in ask(names.en, names.fr, due=names.en != names.fr)
        if found.code != "gender-shortened"
    ]
    assert asked == [Asked("term-one-side", "en", "regulators")]


def test_the_texts_of_the_site_are_let_be() -> None:
    catalogue = load_catalogue(ROOT, NOW)
    assert [problem.code for problem in catalogue.problems] == []
    assert len(catalogue.strings) == sum(map(len, load_words().values()))


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        pytest.param(
            "You book. We never guarantee a visa.",
            "Vous réservez. We never guarantee a visa.",
            [Asked("other-language", "fr", "We never guarantee a visa")],
            id="a sentence that is not translated",
        ),
        pytest.param(
            "Ask at noon, or by 4:30 pm.",
            "Demandez à midi, ou avant 17 h 30.",
            [Asked("figure-one-side", "fr", "17 h 30")],
            id="an hour later",
        ),
        pytest.param(
            "See [costs](../costs-and-travel.md) and [us](#us).",
            "Voir [les coûts](../costs-and-travel.md).",
            [Asked("link-one-side", "en", "#us")],
            id="a link that one side lacks",
        ),
        pytest.param(
            "- one\n- two\n\nThe end.",
            "- un\n\nLa fin.",
            [Asked("blocks-one-side", "fr", "- un")],
            id="an item that one side lacks",
        ),
        pytest.param(
            "## One\n\nText\n\n## Two\n\nText",
            "## Un\n\nTexte\n\n### Deux\n\nTexte",
            [Asked("heading-one-side", "fr", "### Deux")],
            id="a heading of another level",
        ),
        pytest.param(
            "- 2 days in Lima\n- 3 days in Santiago",
            "- 3 jours à Lima\n- 2 jours à Santiago",
            [
                Asked("figure-one-side", "fr", "3"),
                Asked("figure-one-side", "fr", "2"),
            ],
            id="figures of two items exchanged",
        ),
    ],
)
def test_a_question_points_at_its_place(english: str, french: str, expected: list[Asked]) -> None:
    assert ask(english, french) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 6000 + "  b", id="one long word"),
        pytest.param("9" * 6000, id="one long number"),
        pytest.param("9" * 5000 + "e, " + "9" * 900 + "th", id="long ordinals"),
        pytest.param("٣ h ٤٥, $٣", id="digits of another script"),
        pytest.param("«" * 3000 + "[" * 3000, id="signs that open"),
        pytest.param("candidat(" * 600, id="brackets that open"),
        pytest.param("a@" * 3000, id="signs of addresses"),
        pytest.param("See https://a\u2100b.example/en", id="an address that nobody can have"),
        pytest.param("- a\n" * 1500, id="many items"),
        pytest.param("\ue002\ue000 \u2028", id="signs that are used inside"),
    ],
)
def test_a_text_of_any_kind_is_read_to_its_end(text: str) -> None:
    assert isinstance(ask(text, f"{text} "), list)
