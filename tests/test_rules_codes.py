"""Codes and ids: each exists in its list, and a near-miss names what was meant."""

from __future__ import annotations

import pytest
from tests.sheets import Told, check

STOP = "    country: PE\n"
HIRING = "hiring_regions: [NB, MB, ON]"
ZONE = "time_zone: America/Santiago"
SPOKEN = "interview_languages: [es, fr]"


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        pytest.param("31305", "31300", id="one digit"),
        pytest.param("90029", "10029", id="the first digit"),
        pytest.param("00410", "00010", id="a digit in the middle"),
        pytest.param("33012", "33102", id="two digits exchanged"),
        pytest.param("99999", "", id="nothing like it"),
    ],
)
def test_an_occupation_that_the_classification_lacks(written: str, nearest: str) -> None:
    values = {"value": written} | ({"nearest": nearest} if nearest else {})
    told = Told(f"- noc: {written}", written, "unknown-noc", values)
    assert check({"noc: 33102": f"noc: {written}"}) == [told]


def test_an_occupation_whose_code_begins_with_zeros() -> None:
    assert check({"noc: 33102": "noc: 00010"}) == []


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        pytest.param("pe", "PE", id="small letters"),
        pytest.param("Perou", "PE", id="a name"),
        pytest.param("UK", "GB", id="a code of other institutions"),
        pytest.param("XX", "", id="nothing like it"),
    ],
)
def test_a_country_that_does_not_exist(written: str, nearest: str) -> None:
    values = {"value": written} | ({"nearest": nearest} if nearest else {})
    told = Told(f"country: {written}", written, "unknown-country", values)
    assert check({STOP: f"    country: {written}\n"}) == [told]


def test_a_country_of_candidates_that_does_not_exist() -> None:
    line = "candidates: {from: [CL, EL], languages: [es, fr]}"
    told = Told(line, "EL", "unknown-country", {"value": "EL", "nearest": "GR"})
    assert check({"from: [CL, PE]": "from: [CL, EL]"}) == [told]


@pytest.mark.parametrize(
    ("old", "new", "line", "marked", "nearest"),
    [
        (HIRING, "hiring_regions: [NB, MB, ON, Québec]", None, "Québec", "QC"),
        (HIRING, "hiring_regions: [NB, MB, ON, ZZ]", None, "ZZ", ""),
        ("regions: [ON]", "regions: [on]", "- regions: [on]", "on", "ON"),
        ("regions: [ON]", "regions: [all]", "- regions: [all]", "all", ""),
    ],
    ids=["a name", "nothing like it", "a licence's small letters", "a licence for all"],
)
def test_a_region_that_does_not_exist(
    old: str, new: str, line: str | None, marked: str, nearest: str
) -> None:
    values = {"value": marked} | ({"nearest": nearest} if nearest else {})
    assert check({old: new}) == [Told(line or new, marked, "unknown-region", values)]


def test_jobs_everywhere() -> None:
    paths = "pathways: [lmia, francophone_mobility, provincial_nominee]"
    changes = {HIRING: "hiring_regions: all", paths: "pathways: [lmia]", "francophone: true": ""}
    assert check(changes) == []


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("Santiago", "America/Santiago"),
        ("Lima", "America/Lima"),
        ("America/Santigo", "America/Santiago"),
        ("america/santiago", "America/Santiago"),
        ("Chile time", ""),
    ],
    ids=["a city", "a short city", "a slip", "small letters", "nothing like it"],
)
def test_a_time_zone_that_does_not_exist(written: str, nearest: str) -> None:
    values = {"value": written} | ({"nearest": nearest} if nearest else {})
    told = Told(f"time_zone: {written}", written, "unknown-zone", values)
    assert check({ZONE: f"time_zone: {written}"}) == [told]


def test_a_time_zone_of_a_window_that_does_not_exist() -> None:
    values = {"value": "America/Los_Angles", "nearest": "America/Los_Angeles"}
    told = Told("time_zone: America/Los_Angles", "America/Los_Angles", "unknown-zone", values)
    assert check({"America/Los_Angeles": "America/Los_Angles"}) == [told]


@pytest.mark.parametrize(
    ("old", "new", "line", "marked", "nearest"),
    [
        (SPOKEN, "interview_languages: [Spanish, fr]", None, "Spanish", "es"),
        (SPOKEN, "interview_languages: [es, FR]", None, "FR", "fr"),
        (SPOKEN, "interview_languages: [es, qq]", None, "qq", ""),
        (
            "languages: [es, fr]}",
            "languages: [espagnol, fr]}",
            "candidates: {from: [CL, PE], languages: [espagnol, fr]}",
            "espagnol",
            "es",
        ),
        (
            "languages: [en, fr]",
            "languages: [en, fr, EN]",
            "contact: {email: missions@missions.example, languages: [en, fr, EN]}",
            "EN",
            "en",
        ),
    ],
    ids=["a name", "capital letters", "nothing like it", "of candidates", "of the contact"],
)
def test_a_language_that_does_not_exist(
    old: str, new: str, line: str | None, marked: str, nearest: str
) -> None:
    values = {"value": marked} | ({"nearest": nearest} if nearest else {})
    assert check({old: new}) == [Told(line or new, marked, "unknown-language", values)]


@pytest.mark.parametrize(
    ("old", "new", "file", "marked", "nearest"),
    [
        ("[interviews", "[interview", "activities", "interview", "interviews"),
        ("sectors: [health]", "sectors: [heath]", "sectors", "heath", "health"),
        ("sectors: [health]", "sectors: [sante]", "sectors", "sante", "health"),
        ("services: [account_officer", "services: [zzz", "services", "zzz", ""),
        ("pathways: [lmia", "pathways: [lmai", "pathways", "lmai", "lmia"),
        ("[targeted_occupation_vacancy", "[qqq", "criteria", "qqq", ""),
        ("considered: [market_research", "considered: [marketing", "criteria", "marketing", ""),
        ("- shortage_region", "- shortage", "criteria", "shortage", "shortage_region"),
        ("item: airfare", "item: airfares", "costs", "airfares", "airfare"),
        ("partners: [esdc", "partners: [esd", "partners", "esd", "esdc"),
        ("- who_selects", "- who_select", "questions", "who_select", "who_selects"),
    ],
    ids=[
        "activity", "sector", "sector in French", "service", "pathway", "condition",
        "considered", "preferred", "cost", "partner", "question",
    ],
)  # fmt: skip
def test_an_id_that_the_programme_lacks(
    old: str, new: str, file: str, marked: str, nearest: str
) -> None:
    (told,) = check({old: new})
    assert new in told.line
    values = {"value": marked, "list": file} | ({"nearest": nearest} if nearest else {})
    assert told == Told(told.line, marked, "unknown-id", values)


def test_a_lead_partner_that_the_programme_lacks() -> None:
    values = {"value": "gacc", "list": "partners", "nearest": "gac"}
    told = Told("lead_partner: gacc", "gacc", "unknown-id", values)
    assert check({"access: open": "access: through_partner\nlead_partner: gacc"}) == [told]


@pytest.mark.parametrize("service", ["guaranteeing_visas", "selection_and_interviews"])
def test_a_service_that_the_department_does_not_offer(service: str) -> None:
    line = f"services: [account_officer, {service}]"
    told = Told(line, service, "service-not-offered", {"value": service})
    assert check({"services: [account_officer, information_sessions]": line}) == [told]
