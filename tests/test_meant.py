"""What was meant by a value that is written in another way, and when nobody can know."""

from __future__ import annotations

import pytest

from missionsite.guesses import find_nearest
from missionsite.meant import Hint, find_meant
from missionsite.meant_words import find_list, find_word

MENDED: list[tuple[str, str, str]] = [
    ("bad-date", "le 1er mars 2027", "2027-03-01"),
    ("bad-date", "Friday, February 12, 2027", "2027-02-12"),
    ("bad-date", "vendredi 12 févr. 2027", "2027-02-12"),
    ("bad-date", "2027/02/12", "2027-02-12"),
    ("bad-date", "2027\u201102\u201112", "2027-02-12"),
    ("bad-date", "02/15/2027", "2027-02-15"),
    ("bad-date", "20270212", "2027-02-12"),
    ("bad-date", "36526", "2000-01-01"),
    ("bad-time", "2027-01-15 12 am", "2027-01-15T00:00"),
    ("bad-time", "2027-01-15 12:30 p.m.", "2027-01-15T12:30"),
    ("bad-time", "2027-01-15t9:00", "2027-01-15T09:00"),
    ("bad-time", "15 janvier 2027 à 9 h", "2027-01-15T09:00"),
    ("bad-time", "2027-01-15T23:59:00", "2027-01-15T23:59"),
    ("bad-number", "CA$1,500.00", "1500"),
    ("bad-number", "1\u202f500,00 $", "1500"),
    ("bad-number", "environ 25", "25"),
    ("bad-number", "20 minutes # at most", "20"),
    ("bad-number", "gratuit", "0"),
    ("bad-noc", "CNP 72\u00a0310", "72310"),
    ("bad-boolean", "Vrai", "true"),
    ("bad-boolean", "NON", "false"),
    ("not-https", "HTTPS://site.example", "https://site.example"),
    ("not-https", "https//site.example/a", "https://site.example/a"),
    ("not-https", "[Site](http://site.example/a)", "https://site.example/a"),
    ("bad-email", "mailto:info@site.example", "info@site.example"),
    ("bad-email", "info (at) site.example", "info@site.example"),
    ("bad-telephone", "+1 (613) 555.0100", "1-613-555-0100"),
]
UNKNOWN: list[tuple[str, str, Hint]] = [
    ("bad-date", "03/04/2027", {"hint": "either", "first": "2027-04-03", "second": "2027-03-04"}),
    ("bad-date", "12 février", {}),
    ("bad-date", "12 brumaire 2027", {}),
    ("bad-date", "31 juin 2027", {}),
    ("bad-date", "27-02-12", {}),
    ("bad-date", "bientôt", {"hint": "unknown_yet"}),
    ("no-such-day", "2027-02-30", {"hint": "last", "last": "2027-02-28"}),
    ("no-such-day", "2027-31-31", {}),
    ("bad-time", "11:59 pm", {}),
    ("bad-time", "2027-01-15 25:00", {}),
    ("bad-time", "2027-01-15 9:75", {}),
    ("bad-time", "2027-01-15", {"hint": "hour", "mended": "2027-01-15T23:59"}),
    ("bad-number", "1499.99", {}),
    ("bad-number", "15-20", {}),
    ("bad-number", "1,5", {}),
    ("bad-number", "twenty", {}),
    ("bad-noc", "7,23E+04", {"hint": "rounded"}),
    ("bad-noc", "12", {"hint": "zeros", "mended": "00012"}),
    ("bad-noc", "20", {}),
    ("bad-noc", "31301, 33102", {}),
    ("bad-boolean", "maybe", {}),
    ("not-https", "ftp://site.example", {}),
    ("bad-link", "https://site.example/a b", {}),
    ("bad-email", "équipe@site.example", {}),
    ("bad-email", "a@site.example or b@site.example", {}),
    ("bad-telephone", "555-0100", {}),
    ("bad-telephone", "1-800-MISSION", {}),
    ("unknown-id", "anything", {}),
]


@pytest.mark.parametrize(("code", "written", "meant"), MENDED, ids=[it[1] for it in MENDED])
def test_what_was_meant_is_said(code: str, written: str, meant: str) -> None:
    found = find_meant(code, written)
    assert found.get("mended", "").partition(" #")[0] == meant
    assert "hint" not in found


@pytest.mark.parametrize(("code", "written", "hint"), UNKNOWN, ids=[it[1] for it in UNKNOWN])
def test_what_two_people_may_read_in_two_ways_is_not_guessed(
    code: str, written: str, hint: Hint
) -> None:
    assert find_meant(code, written) == hint


def test_a_note_without_its_space_is_kept() -> None:
    assert find_meant("bad-boolean", "oui# since May") == {"mended": "true # since May"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("NB, MB", "[NB, MB]"), ("(NB; MB)", "[NB, MB]"), ("NB et MB", "[NB, MB]"), ("two words", "")],
)
def test_a_list_in_other_signs(written: str, meant: str) -> None:
    assert find_list(written) == meant


@pytest.mark.parametrize(
    ("written", "allowed", "meant"),
    [
        ("Reportée", ("planned", "postponed"), "postponed"),
        ("ouverte", ("open", "by_invitation"), "open"),
        ("ouverte", ("planned", "scheduled"), "scheduled"),
        ("en ligne", ("virtual", "online"), ""),
        ("reportée", ("open",), ""),
    ],
)
def test_a_word_in_french_is_the_one_that_is_allowed(
    written: str, allowed: tuple[str, ...], meant: str
) -> None:
    assert find_word(written, allowed) == meant


def test_a_word_is_near_another_in_any_case() -> None:
    assert find_nearest("Scheduld", ("planned", "scheduled")) == "scheduled"
