"""What may be chosen in a field of a mission file: each word, id or code with what it is called."""

from __future__ import annotations

from collections.abc import Mapping

from missionsite.catalogue import Catalogue
from missionsite.fieldguide import LISTS, REGIONS
from missionsite.model.programme import Service
from missionsite.model.texts import Bilingual
from missionsite.problems import Language

Choices = Mapping[str, str]
"""What is written, and what it means in one language."""
COUNTRIES = frozenset({"stops.country", "candidates.from"})
LANGUAGE_CODES = frozenset(
    {"stops.interview_languages", "candidates.languages", "contact.languages"}
)
ZONES = frozenset({"expression_of_interest.time_zone", "stops.time_zone"})
OCCUPATIONS = frozenset({"occupations.noc"})
_NAMED_BY = ("name", "title", "statement", "question")


def list_choices(path: str, catalogue: Catalogue, language: Language) -> Choices:
    """Return what a field may name, in the order of its list; nothing for a field without a list.

    The words that the model itself names are not among them.
    """
    if path in LISTS:
        return list_entries(LISTS[path], catalogue, language)
    reference = catalogue.reference
    if path in REGIONS:
        return {code: it.name.in_language(language) for code, it in reference.regions.items()}
    if path in COUNTRIES:
        return {code: it.name.in_language(language) for code, it in reference.countries.items()}
    if path in LANGUAGE_CODES:
        return {code: name.in_language(language) for code, name in reference.languages.items()}
    if path in OCCUPATIONS:
        known = reference.occupations.items()
        return {code: f"{code} {name.in_language(language)}" for code, name in known}
    return {zone: zone for zone in sorted(reference.zones)} if path in ZONES else {}


def list_entries(name: str, catalogue: Catalogue, language: Language) -> Choices:
    """Return the entries of a file of missions/programme that a mission may name."""
    entries = getattr(catalogue.programme, name)
    return {it: _name(entry, language) for it, entry in entries.items() if _is_chosen(entry)}


def _name(entry: object, language: Language) -> str:
    """Return what an entry is called; a criterion is called by what it states."""
    names = (getattr(entry, name, None) for name in _NAMED_BY)
    return next(it.in_language(language) for it in names if isinstance(it, Bilingual))


def _is_chosen(entry: object) -> bool:
    """Tell whether a mission may name an entry: services that are never offered are not."""
    return not isinstance(entry, Service) or entry.offer == "offered"
