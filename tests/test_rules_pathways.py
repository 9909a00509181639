"""Pathways: each fits the places of the jobs and the people who are sought."""

from __future__ import annotations

import pytest
from tests.sheets import Told, Values, build_lists, check

HIRING = "hiring_regions: [NB, MB, ON]"
PATHS = "pathways: [lmia, francophone_mobility, provincial_nominee]"
MARK = "francophone: true"
REGIONS = tuple(build_lists().reference.regions)


@pytest.mark.parametrize(
    ("hiring", "pathway", "code", "allowed"),
    [
        ("[QC]", "francophone_mobility", "pathway-quebec", ()),
        ("[NB, MB, ON, QC]", "francophone_mobility", "pathway-quebec", ()),
        ("all", "express_entry", "pathway-quebec", ()),
        ("[NB, MB, ON, QC]", "provincial_nominee", "pathway-region", ("QC", "NU")),
        ("[NB, MB, ON, NU]", "provincial_nominee", "pathway-region", ("QC", "NU")),
        ("all", "provincial_nominee", "pathway-region", ("QC", "NU")),
    ],
)
def test_a_pathway_that_is_closed_where_the_jobs_are(
    hiring: str, pathway: str, code: str, allowed: tuple[str, ...]
) -> None:
    line = f"pathways: [lmia, {pathway}]"
    told = check({HIRING: f"hiring_regions: {hiring}", PATHS: line, MARK: "francophone: false"})
    values: Values = {"pathway": pathway}
    if allowed:
        values["allowed"] = tuple(region for region in REGIONS if region not in allowed)
    found = [one for one in told if one.code != "licence-region-unknown"]
    assert found == [Told(line, pathway, code, values)]


def test_a_pathway_of_the_four_atlantic_provinces() -> None:
    line = "pathways: [lmia, atlantic_immigration]"
    values: Values = {"pathway": "atlantic_immigration", "allowed": ("NB", "NS", "PE", "NL")}
    assert check({PATHS: line}) == [Told(line, "atlantic_immigration", "pathway-region", values)]


@pytest.mark.parametrize(
    ("hiring", "pathway"),
    [
        ("[NB, NS, PE, NL, MB, ON]", "francophone_mobility"),
        ("[NB, MB, ON, YT, NT]", "provincial_nominee"),
        ("all", "lmia"),
        ("[NB, MB, ON, QC, ZZ]", "lmia"),
    ],
)
def test_a_pathway_that_is_open_where_the_jobs_are(hiring: str, pathway: str) -> None:
    changes = {
        HIRING: f"hiring_regions: {hiring}",
        PATHS: f"pathways: [{pathway}]",
        MARK: "francophone: false",
    }
    assert [told for told in check(changes) if told.code != "unknown-region"] == []


@pytest.mark.parametrize("hiring", ["[NB, MB, ON, QC]", "all"])
def test_the_francophone_mark_of_a_mission_for_quebec(hiring: str) -> None:
    told = Told(MARK, "true", "francophone-quebec", {})
    assert check({HIRING: f"hiring_regions: {hiring}", PATHS: "pathways: [lmia]"}) == [told]


@pytest.mark.parametrize(
    ("spoken", "is_told"),
    [("[es, en]", True), ("[es, fr]", False)],
    ids=["no French", "French"],
)
def test_a_pathway_for_people_who_speak_french(spoken: str, is_told: bool) -> None:  # noqa: FBT001
    values: Values = {"pathway": "francophone_mobility", "language": "fr"}
    told = Told(PATHS, "francophone_mobility", "pathway-language", values, "warning")
    assert check({"languages: [es, fr]}": f"languages: {spoken}}}"}) == ([told] if is_told else [])


def test_a_pathway_for_candidates_whose_languages_are_not_said() -> None:
    assert check({"candidates: {from: [CL, PE], languages: [es, fr]}": ""}) == []
