"""Figures are read alike in both languages, and forms of the other language are written anew."""

from __future__ import annotations

import pytest

from missionsite.blanks import blank_out
from missionsite.cities import are_cities_swapped, find_foreign_city
from missionsite.figures import list_figures
from missionsite.foreign_forms import find_foreign_forms
from missionsite.genders import find_one_gender, find_shortened, pair_genders
from missionsite.masks import OPAQUE
from missionsite.outlines import list_blocks
from missionsite.problems import Language
from missionsite.slack import find_slack
from missionsite.tongues import lean

GENDERS = pair_genders(
    [
        "Infirmiers autorisés/infirmières autorisées et infirmiers psychiatriques/infirmières",
        "Cadres supérieurs/cadres supérieures - administration publique",
    ]
)


@pytest.mark.parametrize(
    ("english", "french", "values"),
    [
        ("1,500 places", "1 500 places", ["1500"]),
        ("$1.5 million", "1,5 million $", ["1.5"]),
        ("4:30 pm", "16 h 30", ["16:30"]),
        ("noon", "midi", ["12:00"]),
        ("12 am", "0 h", ["0:00"]),
        ("on February 1, 2027", "le 1er février 2027", ["month 2", "1", "2027"]),
        ("fall 2027", "automne 2027", ["fall", "2027"]),
        ("call 613-555-0100", "faites le 613-555-0100", ["6135550100"]),
        ("twenty-five", "vingt-cinq", ["25"]),
        ("the second of two", "le deuxième de deux", ["2", "2"]),
        ("WCAG 2.2", "WCAG 2.2", ["2.2"]),
        ("EN 301 549", "EN 301 549", ["EN 301 549"]),
        ("NOC 31301", "CNP 31301", ["31301"]),
        ("007", "007", ["7"]),
    ],
)
def test_figures_are_the_same_in_both_languages(
    english: str, french: str, values: list[str]
) -> None:
    """French puts a day before its month: their order is not compared."""
    assert sorted(it.value for it in list_figures(english, "en")) == sorted(values)
    assert sorted(it.value for it in list_figures(french, "fr")) == sorted(values)


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("fr", "January 15, 2027", "15 janvier 2027"),
        ("fr", "janvier 1, 2027", "1er janvier 2027"),
        ("fr", "15 Janvier 2027", "15 janvier 2027"),
        ("fr", "15 January", "15 janvier"),
        ("fr", "May 2027", "mai 2027"),
        ("fr", "4:30 pm", "16 h 30"),
        ("fr", "12 am", "0 h"),
        ("fr", "16:30", "16 h 30"),
        ("fr", "$1,500.50", "1 500,50 $"),
        ("fr", "$2.5 million", "2,5 millions de dollars"),
        ("fr", "$1 billion", "1 milliard de dollars"),
        ("fr", "$1.5 million", "1,5 million de dollars"),
        ("fr", "$10 million", "10 millions de dollars"),
        ("fr", "1,500", "1 500"),
        ("fr", "2nd", "2e"),
        ("en", "15 January 2027", "January 15, 2027"),
        ("en", "le 1er février", "February 1"),
        ("en", "January 15th, 2027", "January 15, 2027"),
        ("en", "16 h 30", "4:30 pm"),
        ("en", "0 h", "12 am"),
        ("en", "23:59", "11:59 pm"),
        ("en", "1 500 $", "$1,500"),
        ("en", "$31,50", "$31.50"),
        ("en", "13 320", "13,320"),
        ("en", "11e", "11th"),
        ("en", "« mot »", "“mot”"),
    ],
)
def test_a_form_of_the_other_language_is_written_anew(
    language: Language, written: str, expected: str
) -> None:
    (form,) = find_foreign_forms(f"Voir {written} !", language)
    assert (form.found, form.expected) in {
        (written, expected),
        (written.removeprefix("le "), expected),
    }
    assert list(find_foreign_forms(f"Voir {expected} !", language)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "EN 301 549 and 1 613 555-0100"),
        ("en", "in March we may see 2027"),
        ("fr", "WCAG 2.2 et CNP 72310"),
        ("fr", "le 1er mai à 9 h, 1 500 $ ou 1,5 %"),
    ],
)
def test_what_only_looks_like_another_form_is_let_be(language: Language, text: str) -> None:
    assert list(find_foreign_forms(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Flights , hotels", ["Flights,"]),
        ("en", "one  two", ["one two"]),
        ("en", "Note : this", ["Note:"]),
        ("en", "20 % of", ["20%"]),
        ("fr", "Note : ceci ; cela", []),
        ("fr", "les vols,les hôtels", ["vols, les"]),
        ("fr", "( ceci )", ["(ceci", "ceci)"]),
        ("fr", "Canada.ca et 1,5", []),
    ],
)
def test_spaces_that_no_typesetting_mends(
    language: Language, text: str, expected: list[str]
) -> None:
    assert [it.expected for it in find_slack(text, language)] == expected


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Infirmiers : Maroc", [("Infirmiers", "infirmières")]),
        ("Infirmières et infirmiers : Maroc", []),
        ("Soins infirmiers : Maroc", []),
        ("Une infirmière à Lima", [("infirmière", "infirmier")]),
        ("Cadres supérieurs", []),
        ("Employeurs", []),
    ],
)
def test_a_title_names_both_genders(title: str, told: list[tuple[str, str]]) -> None:
    assert [(match[0], other) for match, other in find_one_gender(title, GENDERS)] == told


@pytest.mark.parametrize(
    "text", ["candidat(e)s", "candidat·e·s", "infirmier/ère", "les infirmiers/infirmières", "iels"]
)
def test_both_genders_in_one_word_are_found(text: str) -> None:
    assert any(find_shortened(text, GENDERS))


@pytest.mark.parametrize("text", ["et/ou", "Infirmiers/infirmières", "un aller-retour", "km/h"])
def test_what_only_looks_like_both_genders_is_let_be(text: str) -> None:
    assert not any(find_shortened(text, GENDERS))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Registered nurses", 1),
        ("Infirmières et infirmiers", -1),
        ("You travel by sea.", 1),
        ("Vous prenez la mer.", -1),
        ("College of Nurses of Ontario", 0),
        ("Ask the Ordre des infirmières", 0),
        ("{count} https://site.example/the-way", 0),
        ("« the works »", 0),
        ("", 0),
    ],
)
def test_how_a_text_leans(text: str, sign: int) -> None:
    leaning = lean(text)
    assert (leaning > 0) - (leaning < 0) == sign


@pytest.mark.parametrize(
    ("english", "french", "swapped", "foreign"),
    [
        ("Brussels", "Bruxelles", False, None),
        ("Bruxelles", "Brussels", True, None),
        ("Manille", "Manille", False, "en"),
        ("Manila", "Manila", False, "fr"),
        ("Mexico City", "Mexico", False, None),
        ("Kyiv", "Kyiv", False, None),
        ("São Paulo", "Sao Paulo", False, None),
        ("Casablanca", "Casablanca", False, None),
        ("Lima", "Santiago", False, None),
        ("", "", False, None),
    ],
)
def test_cities_with_a_name_in_each_language(
    english: str, french: str, *, swapped: bool, foreign: Language | None
) -> None:
    assert are_cities_swapped(english, french) == swapped
    assert find_foreign_city(english, french) == foreign


def test_blanks_keep_every_place() -> None:
    text = "See [the site](https://a.example/x)\nor {name}, x@y.example <!-- include: steps -->."
    bare = blank_out(text)
    assert len(bare) == len(text)
    assert bare.replace(OPAQUE, "") == "See the site\nor ,  ."


def test_blocks_of_a_text() -> None:
    text = "Lead\nin\n\n## Title {#id}\n- one\n  more\n- two\n\n| a | b |\n| - | - |\n\nEnd"
    blocks = list(list_blocks(text))
    assert [block.kind for block in blocks] == [
        *("paragraph", "heading", "item", "item", "row", "row", "paragraph"),
    ]
    assert all(text[it.start : it.start + len(it.text)] == it.text for it in blocks)
