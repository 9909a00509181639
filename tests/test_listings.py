"""Lists of the programme stand in the order of the page's own language."""

from __future__ import annotations

import pytest
from tests.projects import build_shipped

from missionsite.problems import LANGUAGES, Language
from missionsite.views.listings import build_agreements
from missionsite.views.parts import Table

FIRST: dict[Language, list[str]] = {
    "en": [
        (
            "Agreement on Trade Continuity between Canada and the United Kingdom of Great Britain"
            " and Northern Ireland"
        ),
        "Canada–Chile Free Trade Agreement",
        "Canada–Colombia Free Trade Agreement",
    ],
    "fr": [
        "Accord Canada–États-Unis–Mexique",
        "Accord de continuité commerciale Canada–Royaume-Uni",
        "Accord de libre-échange Canada-Chili",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_agreements_follow_the_alphabet_of_their_names(language: Language) -> None:
    (table,) = build_agreements(build_shipped().editions[language])
    assert isinstance(table, Table)
    names = [str(row.head_html).replace("\u2011", "-") for row in table.rows]
    assert names[:3] == FIRST[language]
    assert len(names) == 10
    (ukraine,) = [row for row in table.rows if "Ukraine" in row.head_html]
    assert ukraine.cells_html == ("Ukraine",)
