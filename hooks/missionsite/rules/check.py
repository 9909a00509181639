"""Runs every rule: on each mission, between files, and on what missions share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from missionsite.problems import Problem
from missionsite.rules import (
    across,
    addresses,
    amounts,
    codes,
    dates,
    documents,
    interest,
    licences,
    life,
    markup,
    pathways,
    policy,
    programme,
    repeats,
    required,
    stops,
    texts,
    tongues,
    windows,
)
from missionsite.rules.sheet import Lists, Sheet, Shelf, Texts
from missionsite.rules.shelves import list_fronts, list_shelves, list_words, pair_fronts
from missionsite.rules.side_by_side import check_twins
from missionsite.rules.twins import list_page_twins, list_twins
from missionsite.source import Source
from missionsite.strings import Strings

ON_TEXTS: tuple[Callable[[Texts, Lists], Iterator[Problem]], ...] = (
    texts.check_translations,
    texts.check_lengths,
    tongues.check_written,
    markup.check_html,
    markup.check_headings,
    markup.check_markup,
    markup.check_links,
    markup.check_brackets,
    markup.check_sections,
)
RULES: tuple[Callable[[Sheet, Lists], Iterator[Problem]], ...] = (
    *ON_TEXTS,
    texts.check_title,
    texts.check_summary,
    required.check_complete,
    required.check_stops_complete,
    required.check_reason,
    required.check_lead_partner,
    required.check_interest,
    required.check_invitation,
    required.check_contact,
    repeats.check_repeats,
    repeats.check_everywhere,
    repeats.check_filled,
    codes.check_occupations,
    codes.check_countries,
    codes.check_regions,
    codes.check_languages,
    codes.check_zones,
    codes.check_ids,
    codes.check_services,
    dates.check_order,
    dates.check_ask_by,
    dates.check_precision,
    dates.check_length,
    dates.check_planned,
    windows.check_windows,
    windows.check_overlaps,
    windows.check_wall_times,
    windows.check_sessions_in_time,
    windows.check_session_languages,
    stops.check_places,
    stops.check_inside,
    stops.check_stop_order,
    stops.check_holidays,
    interest.check_hosts,
    interest.check_own_addresses,
    interest.check_mission_ids,
    tongues.check_addresses,
    policy.check_source_countries,
    policy.check_who_list,
    policy.check_safeguards,
    policy.check_age,
    pathways.check_fit,
    pathways.check_languages,
    pathways.check_francophone,
    licences.check_one_licence,
    licences.check_hired_there,
    amounts.check_capacity,
    amounts.check_estimates,
    life.check_review,
    life.check_modified,
    life.check_update_order,
    life.check_updates_happened,
    life.check_days_happened,
    life.check_results,
)
BETWEEN_MISSIONS: tuple[Callable[[Sequence[Sheet]], Iterator[Problem]], ...] = (
    across.check_slugs,
    across.check_forms,
    across.check_titles,
)
ON_ADDRESSES: tuple[Callable[[addresses.Book], Iterator[Problem]], ...] = (
    addresses.check_gone,
    addresses.check_recorded,
    addresses.check_moves,
)
ON_SHELVES: tuple[Callable[[Shelf, Lists], Iterator[Problem]], ...] = (
    *ON_TEXTS,
    programme.check_occupations,
    programme.check_countries,
    programme.check_regions,
    programme.check_languages,
    programme.check_references,
    programme.check_pathways,
    programme.check_local_help,
    programme.check_reviews,
    programme.check_days_happened,
    programme.check_statements,
    tongues.check_shelf_addresses,
)
ON_FRONTS: tuple[Callable[[documents.Front, Lists], Iterator[Problem]], ...] = (
    documents.check_lengths,
    documents.check_description,
    documents.check_statement,
    documents.check_slug,
    documents.check_template,
    documents.check_review,
    documents.check_modified,
    documents.check_links,
    documents.check_kits,
)


def check_mission(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """Every rule on one mission."""
    for rule in RULES:
        yield from rule(sheet, lists)
    yield from check_twins(list_twins(sheet), lists)


def check_across(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """The rules between missions."""
    for rule in BETWEEN_MISSIONS:
        yield from rule(sheets)


def check_addresses(book: addresses.Book) -> Iterator[Problem]:
    """The rules on addresses."""
    for rule in ON_ADDRESSES:
        yield from rule(book)


def check_programme(
    lists: Lists, sources: Mapping[str, Source], strings: Strings = MappingProxyType({})
) -> Iterator[Problem]:
    """The rules on what missions share, on the prose pages and on the words of the site."""
    for shelf in list_shelves(lists, sources):
        for rule in ON_SHELVES:
            yield from rule(shelf, lists)
        yield from check_twins(list_twins(shelf), lists)
    fronts = tuple(list_fronts(lists, sources))
    for front in fronts:
        for check in ON_FRONTS:
            yield from check(front, lists)
    for sides in pair_fronts(fronts):
        yield from check_twins(list_page_twins(sides), lists)
    for words in list_words(sources, strings):
        yield from check_twins(list_twins(words), lists)
    yield from across.check_fronts(fronts)
