"""Knows an address that names a language: canada.ca/en/…, ?lang=fr."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from missionsite.problems import Language

_OTHER: dict[Language, Language] = {"en": "fr", "fr": "en"}
_MARKS: dict[Language, frozenset[str]] = {
    "en": frozenset({"en", "eng", "english", "anglais"}),
    "fr": frozenset({"fr", "fra", "fre", "french", "francais"}),
}


def names_language(address: str, language: Language) -> bool:
    """Tell whether an address names one language and not the other; one of odd signs names none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    named = set(re.split(r"[/.?&=]", f"{parts.netloc}/{parts.path}?{parts.query}".casefold()))
    return bool(named & _MARKS[language]) and not named & _MARKS[_OTHER[language]]
