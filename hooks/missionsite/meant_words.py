"""Finds which word or list was meant by what stands in the place of one: reportée, NB et MB."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from missionsite.meant_times import fold_text

_WORD = re.compile(r"[\w-]+")
# What people write for a word of a closed list; a word that may stand for two is in both.
_CHOICES: Mapping[str, str] = MappingProxyType(
    {
        "prevue": "planned",
        "planifiee": "planned",
        "provisoire": "planned",
        "tentative": "planned",
        "confirmee": "scheduled",
        "confirmed": "scheduled",
        "fixee": "scheduled",
        "reportee": "postponed",
        "reporte": "postponed",
        "suspendue": "suspended",
        "annulee": "cancelled",
        "ouvert": "open",
        "ouverte": "open scheduled",
        "open": "scheduled",
        "closed": "scheduled",
        "fermee": "scheduled",
        "under way": "scheduled",
        "en cours": "scheduled",
        "completed": "scheduled",
        "terminee": "scheduled",
        "public": "open",
        "sur invitation": "by_invitation",
        "virtuel": "virtual",
        "virtuelle": "virtual",
        "en ligne": "virtual online",
        "online": "virtual",
        "hybride": "hybrid",
        "en personne": "in_person",
        "en presentiel": "in_person",
        "voyage": "travel",
        "deplacement": "travel",
        "courriel": "email",
        "poste": "mail",
        "ministere": "department",
        "ircc": "department",
        "partenaire": "partner",
        "partage": "shared",
        "obligatoire": "required",
        "requis": "required",
        "facultatif": "voluntary",
        "volontaire": "voluntary",
        "aucun": "none",
        "everywhere": "all",
        "canada": "all",
        "partout": "all",
        "toutes": "all",
        "a verifier": "check",
    }
)


def find_list(text: str) -> str:
    """Return the list in brackets that "NB, MB" or "(NB, MB)" means, or ""."""
    words = re.split(r"\s*[,;/]\s*|\s+(?:and|et|&)\s+", text.strip("()[]{} .;,"))
    return f"[{', '.join(words)}]" if all(_WORD.fullmatch(word) for word in words) else ""


def find_word(text: str, allowed: Iterable[str]) -> str:
    """Return the allowed word that is written in French or in a like word: "reportée", or ""."""
    words = set(allowed) & set(_CHOICES.get(fold_text(text), "").split())
    return words.pop() if len(words) == 1 else ""
