"""Each side holds its own language, and is written to the end."""

from __future__ import annotations

import pytest
from tests.sheets import check

TRAVEL = "travel: {en: You book your own travel., fr: Vous organisez vos déplacements.}"
FORM_EN = "en: https://forms.missions.example/en/eoi?mission=2027-nurses"
FORM_FR = "fr: https://forms.missions.example/fr/di?mission=2027-nurses"


@pytest.mark.parametrize(
    ("english", "french", "told"),
    [
        ("You book your travel.", "Vous réservez vos vols.", []),
        ("Vous réservez vos vols.", "You book your travel.", ["languages-swapped"]),
        ("You book.", "You book the hotels and your flights.", ["other-language"]),
        ("Vous réservez les hôtels et vos vols.", "Vous réservez.", ["other-language"]),
        ("You travel by sea.", "Air and Sea of Canada", []),
        ("Ask the Ordre des infirmières.", "Demandez au College of Nurses of Ontario.", []),
        ("Transport and meals", "Transport", []),
        ("You book your travel.", "(traduction à venir)", ["text-to-come"]),
        ("TBD", "Vous réservez vos vols.", ["text-to-come"]),
        ("More details to come.", "La suite est à venir.", []),
    ],
)
def test_a_text_in_the_wrong_language(english: str, french: str, told: list[str]) -> None:
    changed = f'travel: {{en: "{english}", fr: "{french}"}}'
    assert [found.code for found in check({TRAVEL: changed})] == told


@pytest.mark.parametrize(
    ("english", "french", "marked"),
    [
        ("/fr/di", "/en/eoi", ["/fr/di"]),
        ("/fr/di", "/fr/di?a=1&", ["/fr/di"]),
        ("/en/eoi", "/english/eoi", ["/english/eoi"]),
        ("/eoi?lang=en&", "/eoi?lang=fr&", []),
        ("/en/soins-en-region", "/fr/soins-en-region", []),
        ("/round-1", "/round-2", []),
    ],
)
def test_an_address_that_names_the_other_language(
    english: str, french: str, marked: list[str]
) -> None:
    changes = {
        FORM_EN: f"en: {_build_address(english)}",
        FORM_FR: f"fr: {_build_address(french)}",
    }
    told = [found for found in check(changes) if found.code == "address-other-language"]
    assert [found.marked for found in told] == [_build_address(path) for path in marked]


def _build_address(path: str) -> str:
    query = path if path.endswith("&") else f"{path}?"
    return f"https://forms.missions.example{query}mission=2027-nurses"
