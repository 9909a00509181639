"""The official lists of missions/reference, read once and held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from zoneinfo import available_timezones

from babel import Locale

from missionsite.genders import pair_genders
from missionsite.names import Names
from missionsite.problems import Problem
from missionsite.reference_lists import load_lists
from missionsite.source import Source
from missionsite.tables import Row

_Lists = Mapping[str, Sequence[Row]]

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
    """Every official list, by code; `genders` are French nouns for persons, as they name them."""

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
    genders: Mapping[str, str]

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


def load_reference(
    root: Path,
) -> tuple[Reference, Mapping[str, Source], tuple[Problem, ...]]:
    """Read the lists of missions/reference below `root`, and what is wrong in them.

    A list that is not as it was published is empty: nothing can be held against it.
    """
    rows, sources, problems = load_lists(root)
    return _build_reference(rows), sources, problems


def _build_reference(rows: _Lists) -> Reference:
    return Reference(
        occupations=_name_all(rows["noc_2021"], "code", "title"),
        categories=_name_all(rows["noc_2021_broad_categories"], "digit", "name"),
        levels=_name_all(rows["noc_2021_teer"], "teer", "description"),
        countries=_build_countries(rows),
        regions=_build_regions(rows["provinces"]),
        agreements=_build_agreements(rows),
        francophonie=MappingProxyType(
            {row["iso2"]: row["oif_status"] for row in rows["francophonie_oif"]}
        ),
        who_list=frozenset(row["iso2"] for row in rows["who_ssl_2023"]),
        zones=frozenset(available_timezones()),
        languages=_build_languages(),
        genders=pair_genders(row["title_fr"] for row in rows["noc_2021"]),
    )


def _names(row: Row, stem: str) -> Names:
    return Names(row[f"{stem}_en"], row[f"{stem}_fr"])


def _name_all(rows: Sequence[Row], key: str, stem: str) -> Mapping[str, Names]:
    return MappingProxyType({row[key]: _names(row, stem) for row in rows})


def _build_countries(rows: _Lists) -> Mapping[str, Country]:
    names = {
        row["iso2"]: _names(row, "name")
        for row in (*rows["country_names"], *rows["country_names_overrides"])
    }
    points = {
        row["iso2"]: (float(row["x"]), float(row["y"]))
        for row in rows["country_map_points_1000x500"]
    }
    return MappingProxyType(
        {
            row["iso2"]: Country(
                row["iso2"],
                names[row["iso2"]],
                row["in_fr"],
                row["to_fr"],
                points.get(row["iso2"]),
            )
            for row in sorted(rows["country_in_fr"], key=lambda row: row["iso2"])
            if row["iso2"] in names
        }
    )


def _build_regions(rows: Sequence[Row]) -> Mapping[str, Region]:
    return MappingProxyType(
        {row["code"]: Region(row["code"], _names(row, "name"), row["in_fr"]) for row in rows}
    )


def _build_agreements(rows: _Lists) -> Mapping[str, tuple[Agreement, ...]]:
    known = {
        row["id"]: Agreement(row["id"], _names(row, "name"), _names(row, "abbr"))
        for row in rows["agreements"]
        if row["kind"] == _MOBILITY_KIND
    }
    by_country: dict[str, tuple[Agreement, ...]] = {}
    for row in rows["agreement_countries"]:
        if row["coverage"] == _MOBILITY_COVERAGE and row["agreement"] in known:
            listed = by_country.get(row["iso2"], ())
            by_country[row["iso2"]] = (*listed, known[row["agreement"]])
    return MappingProxyType(by_country)


def _build_languages() -> Mapping[str, Names]:
    english, french = Locale("en", "CA").languages, Locale("fr", "CA").languages
    codes = sorted(str(code) for code in english if len(str(code)) == len("en"))
    return MappingProxyType({code: Names(english[code], french[code]) for code in codes})
