"""Rules between files: an address, a form and a title belong to one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Problem
from missionsite.rules.documents import Front
from missionsite.rules.interest import find_missions, list_forms
from missionsite.rules.sheet import File, Sheet

CLAIMED = frozenset({"slug", "title", "summary", "expression_of_interest"})
"""The fields of a mission in which these rules look."""
Claim = tuple[File, Location, str]
"""A file that wants a text for itself alone, and where it says so."""


def check_slugs(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Two missions have different addresses in each language."""
    for language in LANGUAGES:
        claims = (
            (sheet, ("slug", language), sheet.mission.slug.in_language(language))
            for sheet in sheets
        )
        for (sheet, place, slug), (path, line) in _find_taken(claims):
            yield sheet.fault(place, "slug-twice", slug=slug, path=path, line=line)


def check_forms(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Two missions have different forms; the rounds of one mission may share theirs.

    An address that names another mission is told by the rule on ids.
    """
    claims = (
        (sheet, place, address)
        for sheet in sheets
        for place, address in list_forms(sheet.mission)
        if all(named == sheet.id for named in find_missions(address))
    )
    for (sheet, place, address), (path, line) in _find_taken(claims):
        yield sheet.fault(place, "form-twice", address=address, path=path, line=line)


def check_titles(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Two missions have different titles and different summaries (R9)."""
    for key, language in product(("title", "summary"), LANGUAGES):
        claims = (
            (sheet, (key, language), getattr(sheet.mission, key).in_language(language))
            for sheet in sheets
        )
        for (sheet, place, _), (path, line) in _find_taken(claims):
            yield sheet.question(place, "text-twice", key=key, path=path, line=line)


def check_fronts(fronts: Sequence[Front]) -> Iterator[Problem]:
    """Two pages of one language have different addresses, titles and descriptions (R9)."""
    for language in LANGUAGES:
        pages = [page for page in fronts if page.document.language == language]
        slugs = ((page, page.document.front.slug) for page in pages)
        claims = ((page, ("slug",), slug) for page, slug in slugs if slug is not None)
        for (page, place, slug), (path, line) in _find_taken(claims):
            yield page.fault(place, "slug-twice", slug=slug, path=path, line=line)
        for key in ("title", "description"):
            texts = ((page, (key,), getattr(page.document.front, key)) for page in pages)
            for (page, place, _), (path, line) in _find_taken(texts):
                yield page.question(place, "text-twice", key=key, path=path, line=line)


def _find_taken(claims: Iterable[Claim]) -> Iterator[tuple[Claim, tuple[str, int]]]:
    """Yield each claim to a text that an earlier file has, with the path and line of the first."""
    taken: dict[str, tuple[File, Location]] = {}
    for file, place, text in claims:
        first, where = taken.setdefault(text, (file, place))
        if first is not file:
            yield (file, place, text), (first.path, first.span(where).line)
