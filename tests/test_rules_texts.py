"""Texts for the public: both languages say their own, and none is too long."""

from __future__ import annotations

import pytest
from tests.sheets import Changes, Told, check

SUMMARY = "en: Interviews with nurses in two cities."
CITY = "city: {en: Lima, fr: Lima}"


def test_the_valid_mission_holds_no_mistake() -> None:
    assert check({}) == []


@pytest.mark.parametrize(
    ("changes", "line", "marked", "key"),
    [
        pytest.param(
            {"fr: Infirmières et infirmiers": "fr: registered Nurses"},
            "name: {en: Registered nurses, fr: registered Nurses}",
            "name",
            "name",
            id="the same words in other letters",
        ),
        pytest.param(
            {"fr: Votre numéro d’entreprise": "fr: Your business number"},
            "- {en: Your business number, fr: Your business number}",
            "{en: Your business number, fr: Your business number}",
            "have_ready",
            id="an item of a list",
        ),
        pytest.param(
            {"fr: Vous parlez français.": "fr: You speak French."},
            "- {id: own_point, en: You speak French., fr: You speak French.}",
            "{id: own_point, en: You speak French., fr: You speak French.}",
            "preferred",
            id="a criterion of the mission's own",
        ),
    ],
)
def test_a_text_that_says_the_same_in_both_languages(
    changes: Changes, line: str, marked: str, key: str
) -> None:
    assert check(changes) == [Told(line, marked, "same-in-both-languages", {"key": key})]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({CITY: "city: {en: San José, fr: San José}"}, id="a city"),
        pytest.param(
            {
                "fr: Infirmières et infirmiers}": "fr: Nurses}",
                "{en: Registered nurses": "{en: Nurses",
            },
            id="a single word",
        ),
        pytest.param(
            {'"per person, 5 nights"': "5 × 300", '"par personne, 5 nuits"': "5 × 300"},
            id="figures",
        ),
    ],
)
def test_a_text_that_may_be_the_same_in_both_languages(changes: Changes) -> None:
    assert check(changes) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(
            {"en: Nurses from Chile and Peru": f"en: {'N' * 46}"},
            Told(
                f"title: {{en: {'N' * 46}, fr: Soins infirmiers au Chili et au Pérou}}",
                "N" * 46,
                "text-too-long",
                {"key": "title", "length": 46, "limit": 45},
            ),
            id="a title of 46 characters",
        ),
        pytest.param(
            {"fr: Des entrevues avec du personnel infirmier dans deux villes.": f"fr: {'é' * 131}"},
            Told(
                f"fr: {'é' * 131}",
                "é" * 131,
                "text-too-long",
                {"key": "summary", "length": 131, "limit": 130},
            ),
            id="a summary of 131 characters",
        ),
    ],
)
def test_a_text_over_its_limit(changes: Changes, told: Told) -> None:
    assert check(changes) == [told]


@pytest.mark.parametrize(
    ("old", "key", "line", "limit"),
    [
        pytest.param("You book your own travel.", "travel", "travel: {en: ", 1000, id="plain"),
        pytest.param("You speak French.", "preferred", "- {id: own_point, en: ", 1000, id="own"),
    ],
)
def test_every_text_has_a_limit(old: str, key: str, line: str, limit: int) -> None:
    assert check({f"en: {old}": f"en: {'n' * limit}"}) == []
    (told,) = check({f"en: {old}": f"en: {'n' * (limit + 1)}"})
    values = {"key": key, "length": limit + 1, "limit": limit}
    assert told.line.startswith(line)
    assert (told.code, told.values) == ("text-too-long", values)


def test_prose_has_a_limit_in_each_language() -> None:
    old = (
        "    Vous rencontrez du personnel infirmier dans deux villes; "
        "voir [nos services](services.md) et [les frais](link:fees).\n"
    )
    assert check({old: f"    {'n' * 5977}\n"}) == []
    (told,) = check({old: f"    {'n' * 5978}\n"})
    values = {"key": "description", "length": 6001, "limit": 6000}
    assert (told.code, told.values) == ("text-too-long", values)


def test_a_text_at_its_limit() -> None:
    changes = {"en: Nurses from Chile and Peru": f"en: {'N' * 45}", SUMMARY: f"en: {'n' * 130}"}
    assert check(changes) == []


def test_a_title_that_asks() -> None:
    line = "title: {en: Nurses from Chile?, fr: Soins infirmiers au Chili et au Pérou}"
    assert check({"en: Nurses from Chile and Peru": "en: Nurses from Chile?"}) == [
        Told(line, "Nurses from Chile?", "title-question", {"key": "title"})
    ]


def test_a_summary_that_repeats_the_title() -> None:
    assert check({SUMMARY: "en: Nurses from Chile and Peru."}) == [
        Told(
            "en: Nurses from Chile and Peru.", "Nurses from Chile and Peru.", "description-same", {}
        )
    ]


def test_an_address_at_its_limit() -> None:
    assert check({"slug: {en: nurses-chile-peru-2027": f"slug: {{en: {'n' * 80}"}) == []
