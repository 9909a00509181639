"""The official lists of missions/reference, read once and held in memory."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from zoneinfo import available_timezones

from babel import Locale

from missionsite.names import Names

Row = Mapping[str, str]

# Of category 3, these two unit groups treat animals; 44101 cares for people at home.
_NOT_HEALTH = frozenset({"31103", "32104"})
_HEALTH_BESIDES = frozenset({"44101"})
_HEALTH_CATEGORY = "3"
_MOBILITY_KIND = "free_trade"
_MOBILITY_COVERAGE = "professionals"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An international agreement with a labour mobility chapter."""

    id: str
    name: Names
    short: Names


@dataclass(frozen=True, slots=True)
class Region:
    """A province or territory; `in_french` is its name after "in" ("au Nouveau-Brunswick")."""

    code: str
    name: Names
    in_french: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 alpha-2 code.

    `in_french` is its name after "in" ("au Maroc"), `with_article` with its article ("le Maroc").
    `point` is its place on the land outline of 1,000 by 500 units, if the outline has one.
    """

    code: str
    name: Names
    in_french: str
    with_article: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Reference:
    """Every official list, by code."""

    occupations: Mapping[str, Names]
    categories: Mapping[str, Names]
    levels: Mapping[str, Names]
    countries: Mapping[str, Country]
    regions: Mapping[str, Region]
    agreements: Mapping[str, tuple[Agreement, ...]]
    francophonie: Mapping[str, str]
    who_list: frozenset[str]
    zones: frozenset[str]
    languages: Mapping[str, Names]

    def level(self, noc: str) -> str:
        """Return the TEER level, 0 to 5: the second digit of the code (NOC 2021)."""
        return noc[1]

    def category(self, noc: str) -> str:
        """Return the broad occupational category, 0 to 9: the first digit of the code."""
        return noc[0]

    def is_health(self, noc: str) -> bool:
        """Tell whether the WHO safeguards list concerns this occupation."""
        in_category = noc.startswith(_HEALTH_CATEGORY) and noc not in _NOT_HEALTH
        return in_category or noc in _HEALTH_BESIDES


def load_reference(folder: Path) -> Reference:
    """Read the lists of missions/reference.

    Raises:
        OSError: a list is missing.
        KeyError: a list lacks a column.
    """
    return Reference(
        occupations=_load_names(folder / "noc_2021.csv", "code", "title"),
        categories=_load_names(folder / "noc_2021_broad_categories.csv", "digit", "name"),
        levels=_load_names(folder / "noc_2021_teer.csv", "teer", "description"),
        countries=_load_countries(folder),
        regions=_load_regions(folder),
        agreements=_load_agreements(folder),
        francophonie=MappingProxyType(
            {row["iso2"]: row["oif_status"] for row in _rows(folder / "francophonie_oif.csv")}
        ),
        who_list=frozenset(row["iso2"] for row in _rows(folder / "who_ssl_2023.csv")),
        zones=frozenset(available_timezones()),
        languages=_build_languages(),
    )


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _names(row: Row, stem: str) -> Names:
    return Names(row[f"{stem}_en"], row[f"{stem}_fr"])


def _load_names(path: Path, key: str, stem: str) -> Mapping[str, Names]:
    return MappingProxyType({row[key]: _names(row, stem) for row in _rows(path)})


def _load_countries(folder: Path) -> Mapping[str, Country]:
    names = {row["iso2"]: _names(row, "name") for row in _rows(folder / "country_names.csv")}
    overrides = _rows(folder / "country_names_overrides.csv")
    names |= {row["iso2"]: _names(row, "name") for row in overrides}
    french = {row["iso2"]: row for row in _rows(folder / "country_in_fr.csv")}
    points = {
        row["iso2"]: (float(row["x"]), float(row["y"]))
        for row in _rows(folder / "country_map_points_1000x500.csv")
    }
    return MappingProxyType(
        {
            code: Country(
                code, name, french[code]["in_fr"], french[code]["to_fr"], points.get(code)
            )
            for code, name in sorted(names.items())
        }
    )


def _load_regions(folder: Path) -> Mapping[str, Region]:
    rows = _rows(folder / "provinces.csv")
    return MappingProxyType(
        {row["code"]: Region(row["code"], _names(row, "name"), row["in_fr"]) for row in rows}
    )


def _load_agreements(folder: Path) -> Mapping[str, tuple[Agreement, ...]]:
    known = {
        row["id"]: Agreement(row["id"], _names(row, "name"), _names(row, "abbr"))
        for row in _rows(folder / "agreements.csv")
        if row["kind"] == _MOBILITY_KIND
    }
    by_country: dict[str, tuple[Agreement, ...]] = {}
    for row in _rows(folder / "agreement_countries.csv"):
        if row["coverage"] == _MOBILITY_COVERAGE and row["agreement"] in known:
            listed = by_country.get(row["iso2"], ())
            by_country[row["iso2"]] = (*listed, known[row["agreement"]])
    return MappingProxyType(by_country)


def _build_languages() -> Mapping[str, Names]:
    english, french = Locale("en", "CA").languages, Locale("fr", "CA").languages
    codes = sorted(str(code) for code in english if len(str(code)) == len("en"))
    return MappingProxyType({code: Names(english[code], french[code]) for code in codes})
