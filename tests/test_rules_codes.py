"""Codes and ids: each exists in its list, and a near-miss names what was meant."""

from __future__ import annotations

import pytest
from tests.sheets import Changes, Told, check

PERU = "    country: PE\n"
FRANCOPHONE = {"francophone: true": "francophone: false"}
UNPATHED = {"pathways: [lmia, francophone_mobility, provincial_nominee]": "pathways: [lmia]"}


@pytest.mark.parametrize(
    ("written", "nearest"),
    [("31302", ""), ("72013", "72103")],
)
def test_an_occupation_that_the_classification_lacks(written: str, nearest: str) -> None:
    told = check({"noc: 33102": f"noc: {written}"})
    assert [(found.line, found.marked, found.code) for found in told] == []
