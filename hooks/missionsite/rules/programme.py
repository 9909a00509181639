"""Rules on what missions share: entries fit together, and are looked at again in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from missionsite.model import programme as entries
from missionsite.model.glossary import Term
from missionsite.model.mission import EVERYWHERE
from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Problem
from missionsite.programme import QUESTION_GROUPS
from missionsite.rules import codes
from missionsite.rules.cited import Series
from missionsite.rules.policy import is_older
from missionsite.rules.sheet import Lists, Shelf

_PATHWAY_HOLDS_MONTHS = 6
_LOCAL_HELP_HOLDS_MONTHS = 12
_WITH_HEADING = (entries.Question, entries.QuestionGroup, entries.Step)


def check_occupations(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """An occupation is a unit group of the National Occupational Classification 2021."""
    return codes.find_unknown_occupations(shelf, _list_cited(shelf, "noc"), lists)


def check_countries(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A country is a code of ISO 3166-1."""
    return codes.find_unknown_countries(shelf, _list_cited(shelf, "country"), lists)


def check_regions(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A region is the code of a province or territory; a pathway's regions may be `all`."""
    for key in ("region", "regions", "excluded_regions"):
        named = tuple(
            (place, code)
            for place, code in _list_cited(shelf, key)
            if not (key == "regions" and code == EVERYWHERE)
        )
        yield from codes.find_unknown_regions(shelf, named, lists)


def check_languages(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A language is a code of ISO 639-1."""
    return codes.find_unknown_languages(shelf, _list_cited(shelf, "languages"), lists)


def check_references(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A link that an entry cites stands in links.yml, and a question's group above it.

    The source of a term is such a link too; other sources are addresses.
    """
    link, group = _list_cited(shelf, "link"), _list_cited(shelf, "group")
    sources = tuple(
        ((*place, "source"), entry.source)
        for place, entry in shelf.entries
        if isinstance(entry, Term) and entry.source
    )
    yield from codes.find_unknown_ids(shelf, (*link, *sources), "links", lists)
    yield from codes.find_unknown_ids(shelf, group, QUESTION_GROUPS, lists)


def _list_cited(shelf: Shelf, key: str) -> Series:
    """Return what the entries of a file cite under a key, one code or a list of them."""
    return tuple(cited for place, entry in shelf.entries for cited in _cite(place, entry, key))


def _cite(above: Location, entry: Any, key: str) -> Iterator[tuple[Location, str]]:
    value = getattr(entry, key, ())
    if isinstance(value, str):
        yield (*above, key), value
    elif value:
        yield from (((*above, key, number), code) for number, code in enumerate(value))


def check_pathways(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A pathway is held against its program's own page every six months."""
    for place, entry in shelf.entries:
        if not isinstance(entry, entries.Pathway):
            continue
        if is_older(entry.verified_on, _PATHWAY_HOLDS_MONTHS, lists.today):
            yield shelf.question(
                (*place, "verified_on"), "pathway-old", pathway=entry.id, date=entry.verified_on
            )


def check_local_help(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """Whom to ask in a province or territory is looked up again every year."""
    for place, entry in shelf.entries:
        if not isinstance(entry, entries.LocalHelp):
            continue
        if is_older(entry.verified_on, _LOCAL_HELP_HOLDS_MONTHS, lists.today):
            yield shelf.question(
                (*place, "verified_on"), "local-help-old", entry=entry.id, date=entry.verified_on
            )


def check_reviews(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """An answer is read again by the day that it names."""
    for place, entry in shelf.entries:
        if isinstance(entry, entries.Question) and entry.review_by < lists.today:
            yield shelf.question((*place, "review_by"), "review-past", date=entry.review_by)


def check_days_happened(shelf: Shelf, lists: Lists) -> Iterator[Problem]:
    """A day on which something was verified or answered is past."""
    for place, entry in shelf.entries:
        for location, day in _list_past_days(place, entry):
            if day > lists.today:
                yield shelf.fault(location, "day-in-future", key=str(location[-1]), date=day)


def _list_past_days(above: Location, entry: Any) -> Iterator[tuple[Location, date]]:
    for location, holder in ((above, entry), ((*above, "url"), getattr(entry, "url", None))):
        for key in ("verified_on", "as_of"):
            if day := getattr(holder, key, None):
                yield (*location, key), day


def check_statements(shelf: Shelf, _: Lists) -> Iterator[Problem]:
    """A heading is a statement, not a question (R22)."""
    for place, entry in shelf.entries:
        if not isinstance(entry, _WITH_HEADING):
            continue
        for language in LANGUAGES:
            if "?" in entry.title.in_language(language):
                location = (*place, "title", language)
                yield shelf.fault(location, "title-question", key="title")
