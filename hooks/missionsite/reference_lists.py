"""Which published lists there are, what their columns hold, and which rows they need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from missionsite.problems import Problem, Span
from missionsite.source import Source
from missionsite.tables import RESTORE, Columns, Row, Table, load_table

FOLDER = "missions/reference"
_TEXT = re.compile(r".*\S.*")
_ANY = re.compile(r".*")
_DIGIT = re.compile(r"[0-9]")
_NOC = re.compile(r"[0-9]{5}")
_TWO_LETTERS = re.compile(r"[A-Z]{2}")
_ID = re.compile(r"[a-z0-9_]+")
_COORDINATE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,6})?")
# The site has a sentence for each.
_STATUS = re.compile(r"member|associate|observer|withdrawn_2025")


def _both(stem: str, pattern: re.Pattern[str] = _TEXT) -> Columns:
    return {f"{stem}_en": pattern, f"{stem}_fr": pattern}


LISTS: Mapping[str, Columns] = MappingProxyType(
    {
        "noc_2021": {"code": _NOC, **_both("title")},
        "noc_2021_broad_categories": {"digit": _DIGIT, **_both("name")},
        "noc_2021_teer": {"teer": _DIGIT, **_both("description")},
        "country_names": {"iso2": _TWO_LETTERS, **_both("name")},
        "country_names_overrides": {"iso2": _TWO_LETTERS, **_both("name")},
        "country_in_fr": {"iso2": _TWO_LETTERS, "in_fr": _TEXT, "to_fr": _TEXT},
        "country_map_points_1000x500": {"iso2": _TWO_LETTERS, "x": _COORDINATE, "y": _COORDINATE},
        "provinces": {"code": _TWO_LETTERS, **_both("name"), "in_fr": _TEXT},
        # Not every agreement has an abbreviation in both languages.
        "agreements": {"id": _ID, "kind": _ID, **_both("name"), **_both("abbr", _ANY)},
        "agreement_countries": {"agreement": _ID, "iso2": _TWO_LETTERS, "coverage": _ID},
        "francophonie_oif": {"iso2": _TWO_LETTERS, "oif_status": _STATUS},
        "who_ssl_2023": {"iso2": _TWO_LETTERS},
    }
)
"""Each list that is read, by its file's name without ".csv"."""


class _Need(NamedTuple):
    """A list cites another: what `cite` takes of its rows stands there in the column `key`."""

    citing: str
    cite: Callable[[Row], str]
    cited: str
    key: str


_NEEDS = (
    _Need("noc_2021", lambda row: row["code"][0], "noc_2021_broad_categories", "digit"),
    _Need("noc_2021", lambda row: row["code"][1], "noc_2021_teer", "teer"),
    _Need("country_names", lambda row: row["iso2"], "country_in_fr", "iso2"),
    _Need("country_in_fr", lambda row: row["iso2"], "country_names", "iso2"),
    _Need("country_names_overrides", lambda row: row["iso2"], "country_names", "iso2"),
    _Need("agreement_countries", lambda row: row["iso2"], "country_names", "iso2"),
    _Need("agreement_countries", lambda row: row["agreement"], "agreements", "id"),
)


def load_lists(
    root: Path,
) -> tuple[Mapping[str, tuple[Row, ...]], Mapping[str, Source], tuple[Problem, ...]]:
    """Read every list below the project's folder: rows by the list's name, texts by path."""
    tables = {name: load_table(root, _path(name), LISTS[name]) for name in LISTS}
    problems = [table.problem for table in tables.values() if table.problem]
    problems += _check_needs(tables)
    rows = {name: table.rows for name, table in tables.items()}
    sources = {table.source.path: table.source for table in tables.values() if table.source.text}
    return MappingProxyType(rows), MappingProxyType(sources), tuple(problems)


def _check_needs(tables: Mapping[str, Table]) -> Iterator[Problem]:
    """A list has a row for all that another names; of a list cut short, the first one is told."""
    told: set[str] = set()
    for citing, cite, cited, key in _NEEDS:
        known = {row[key] for row in tables[cited].rows}
        missing = [cite(row) for row in tables[citing].rows if cite(row) not in known]
        if missing and known and cited not in told:
            told.add(cited)
            values = {"value": missing[0], "citing": _path(citing)}
            yield Problem(_path(cited), Span(), "list-row-missing", values, RESTORE)


def _path(name: str) -> str:
    return f"{FOLDER}/{name}.csv"
