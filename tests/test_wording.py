"""The detector of unmarked passages knows sentences of both languages and lets names be."""

from __future__ import annotations

import pytest
from tests.browser.walk import Language
from tests.wording import reads_like


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Closing soon in February", None, id="one small word"),
        pytest.param("You can meet the candidates in Porto.", "en", id="English sentence"),
        pytest.param("Vous rencontrez les candidats à Porto.", "fr", id="French sentence"),
        pytest.param("L’employeur n'a qu'un bureau.", "fr", id="elided words, both apostrophes"),
        pytest.param("Download the file", None, id="three words"),
        pytest.param("Immigration, Refugees and Citizenship Canada", None, id="department"),
        pytest.param("Immigration, Réfugiés et Citoyenneté Canada", None, id="ministère"),
        pytest.param("Canada–Peru Free Trade Agreement", None, id="agreement"),
    ],
)
def test_reads_like(text: str, language: Language | None) -> None:
    assert reads_like(text) == language
