"""Rules on what missions share: entries fit together, and are looked at again in time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from missionsite.model import programme as entries
from missionsite.model.mission import EVERYWHERE
from missionsite.model.texts import Bilingual, Model
from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Problem
from missionsite.rules.codes import nearest_country, nearest_region, tell_unknown, tell_unknown_id
from missionsite.rules.policy import is_older
from missionsite.rules.sheet import Lists, Shelf
from missionsite.locate import find_nearest

_PATHWAY_HOLDS_MONTHS = 6


def check_pathways(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A pathway is held against its program's own page every six months."""
    for place, entry in shelf.entries:
        if not isinstance(entry, entries.Pathway):
            continue
        if is_older(entry.verified_on, _PATHWAY_HOLDS_MONTHS, lists.today):
            values = {"pathway": entry.id, "date": entry.verified_on}
            yield shelf.question((*place, "verified_on"), "pathway-old", values)


def check_references(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A link that an entry cites stands in links.yml, and a question's group above it."""
    for place, entry in shelf.entries:
        for key, name, known in (
            ("link", "links", lists.programme.links),
            ("group", "questions", lists.programme.question_groups),
        ):
            identity = getattr(entry, key, None)
            if isinstance(identity, str) and identity not in known:
                yield tell_unknown_id(shelf, (*place, key), identity, name, known)


def check_codes(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """Occupations, countries, regions and languages of an entry exist."""
    reference = lists.reference
    for place, entry in shelf.entries:
        for location, code in _list_cited(place, entry, "noc"):
            if code not in reference.occupations:
                nearest = find_nearest(code, reference.occupations)
                yield tell_unknown(shelf, location, "unknown-noc", code, nearest)
        for location, code in _list_cited(place, entry, "country"):
            if code not in reference.countries:
                nearest = nearest_country(code, lists)
                yield tell_unknown(shelf, location, "unknown-country", code, nearest)


def _list_cited(place: Location, entry: Model, key: str) -> Iterator[tuple[Location, str]]:
    value: Any = getattr(entry, key, None)
    if isinstance(value, str):
        yield (*place, key), value
    elif isinstance(value, tuple):
        yield from (((*place, key, number), code) for number, code in enumerate(value))
