"""Licences: one answer for each place where the mission hires."""

from __future__ import annotations

from tests.sheets import Told, check


def test_two_answers_for_one_region() -> None:
    told = Told("- regions: [ON, NB]", "NB", "licence-twice", {"region": "NB"})
    assert check({"- regions: [ON]": "- regions: [ON, NB]"}) == [told]


def test_answers_of_two_occupations_for_one_region() -> None:
    licence = "noc: 33102\n    licence: [{regions: [NB], status: check}]"
    assert check({"noc: 33102": licence}) == []


def test_a_licence_for_a_region_where_nobody_is_hired() -> None:
    told = Told("- regions: [ON, PE]", "PE", "licence-region-unknown", {"region": "PE"})
    assert check({"- regions: [ON]": "- regions: [ON, PE]"}) == [told]


def test_licences_of_a_mission_for_every_region() -> None:
    changes = {
        "- regions: [ON]": "- regions: [ON, PE]",
        "hiring_regions: [NB, MB, ON]": "hiring_regions: all",
        "pathways: [lmia, francophone_mobility, provincial_nominee]": "pathways: [lmia]",
        "francophone: true": "francophone: false",
    }
    assert check(changes) == []
