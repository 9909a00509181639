"""The form: where it stands, in which language, and for which mission."""

from __future__ import annotations

import pytest
from tests.sheets import FORM_HOSTS, Told, Values, check

ENGLISH = "en: https://forms.missions.example/en/eoi?mission=2027-nurses"
FRENCH = "fr: https://forms.missions.example/fr/di?mission=2027-nurses"
BOTH = 'form: {bilingual: "https://forms.missions.example/round-2?mission=2027-nurses"}'


@pytest.mark.parametrize(
    ("old", "new", "host"),
    [
        (ENGLISH, "en: https://forms.example/en/eoi", "forms.example"),
        (
            FRENCH,
            "fr: https://forms.missions.example.other.example/di",
            "forms.missions.example.other.example",
        ),
        (BOTH, 'form: {bilingual: "https://other.example/"}', "other.example"),
    ],
    ids=["English", "French, behind the same beginning", "both"],
)
def test_a_form_on_a_host_that_is_not_allowed(old: str, new: str, host: str) -> None:
    (told,) = check({old: new})
    values: Values = {"host": host, "allowed": FORM_HOSTS}
    marked = new.partition(": ")[2].removeprefix("{bilingual: ").removesuffix("}")
    assert told == Told(new, marked, "form-host", values)


def test_a_form_may_name_its_host_in_capitals_and_its_port() -> None:
    assert check({ENGLISH: "en: https://FORMS.missions.example:443/en/eoi"}) == []


def test_a_form_with_one_address_for_two_languages() -> None:
    told = Told("form:", "form", "form-same-address", {})
    assert check({ENGLISH: f"en: {FRENCH[4:]}"}) == [told]


def test_a_notice_on_privacy_with_one_address_for_two_languages() -> None:
    told = Told("privacy_notice:", "privacy_notice", "form-same-address", {})
    assert check({"example/fr/confidentialite": "example/en/privacy"}) == [told]


def test_an_information_session_with_one_address_for_two_languages() -> None:
    line = '- {on: 2026-12-02T14:30, language: fr, link: {en: "https://call.example/en", fr: "https://call.example/en"}}'
    told = Told(line, "link", "form-same-address", {})
    assert check({"https://call.example/fr": "https://call.example/en"}) == [told]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (ENGLISH, ENGLISH.replace("nurses", "nurse"), "2027-nurse"),
        (FRENCH, f"{FRENCH}&mission=2026-nurses", "2026-nurses"),
    ],
    ids=["another mission", "another mission too"],
)
def test_a_form_for_another_mission(old: str, new: str, found: str) -> None:
    values: Values = {"found": found, "expected": "2027-nurses"}
    assert check({old: new}) == [Told(new, new[4:], "form-mission-id", values)]


def test_a_form_need_not_name_the_mission() -> None:
    assert check({ENGLISH: "en: https://forms.missions.example/en/eoi"}) == []
