"""Measures what else is published in each language, and what a page weighs on its way."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from statistics import median_low
from types import MappingProxyType
from urllib.parse import urlsplit

from missionsite.edition import LOCALES
from missionsite.equality.builtpages import BuiltPage, Sides
from missionsite.equality.rows import EXPANSION, Row, Rule, build_row
from missionsite.problems import LANGUAGES, Language

INDEX = "pagefind/pagefind-entry.json"
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "calendars": (".ics",),
        "feeds": (".atom", ".rss", ".xml"),
        "json": (".json",),
        "csv": (".csv",),
        "images": (".avif", ".jpg", ".png", ".svg", ".webp"),
    }
)
"""What an ending stands for; any other is of the kind "others"."""
_OTHERS, _CARDS, _PAGE = "others", "cards", ".html"
_WEIGHT = Rule("ratio", "weight", 0.9, 1.1)
_CARD_WEIGHT = Rule("ratio", "cards", 0.8, 1.25)


def measure_files(site: Path, sides: Sides) -> list[Row]:
    """Return how many files of each kind a side has, and their bytes; a kind with none is left out.

    The pictures that a shared link shows stand in one folder, and pages say which are theirs.
    """
    found = {side: _sort_files(site / side) for side in LANGUAGES}
    cards = {side: _find_cards(site, sides, side) for side in LANGUAGES}
    rows: list[Row] = []
    for kind in (*KINDS, _OTHERS, _CARDS):
        files = cards if kind == _CARDS else {side: found[side][kind] for side in LANGUAGES}
        numbers = {side: len(files[side]) for side in LANGUAGES}
        if any(numbers.values()):
            sizes = {side: sum(file.stat().st_size for file in files[side]) for side in LANGUAGES}
            rule = _CARD_WEIGHT if kind == _CARDS else EXPANSION
            rows.append(build_row(kind, "files", numbers))
            rows.append(build_row(f"{kind}_bytes", "files", sizes, rule, unit="bytes"))
    return rows


def measure_index(site: Path) -> list[Row]:
    """Return how many results the search of each side can have; nobody asks where it has none."""
    file = site / INDEX
    if not file.is_file():
        return [build_row("indexed", "search", None)]
    known = json.loads(file.read_text(encoding="utf-8"))["languages"]
    named = {side: known.get(LOCALES[side].lower(), {"page_count": 0}) for side in LANGUAGES}
    figures = {side: int(named[side]["page_count"]) for side in LANGUAGES}
    return [build_row("indexed", "search", figures)]


def measure_weight(site: Path, sides: Sides) -> list[Row]:
    """Return what a page weighs with its style sheet and script, as a server sends them."""

    @cache
    def weigh(name: str) -> int:
        file = site / name.lstrip("/")
        return _weigh(file.read_bytes()) if file.is_file() else 0

    def weigh_page(page: BuiltPage) -> int:
        return _weigh(page.data) + sum(weigh(name) for name in page.loaded)

    weights = {side: [weigh_page(page) for page in sides[side]] or [0] for side in LANGUAGES}
    middle = {side: median_low(weights[side]) for side in LANGUAGES}
    most = {side: max(weights[side]) for side in LANGUAGES}
    return [
        build_row("weight_median", "weight", middle, _WEIGHT, unit="bytes"),
        build_row("weight_most", "weight", most, _WEIGHT, unit="bytes"),
    ]


def _weigh(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))


def _sort_files(folder: Path) -> dict[str, list[Path]]:
    kinds = {ending: kind for kind, endings in KINDS.items() for ending in endings}
    found: dict[str, list[Path]] = {kind: [] for kind in (*KINDS, _OTHERS)}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != _PAGE:
            found[kinds.get(file.suffix, _OTHERS)].append(file)
    return found


def _find_cards(site: Path, sides: Sides, language: Language) -> list[Path]:
    named = {site / urlsplit(page.card).path.lstrip("/") for page in sides[language] if page.card}
    return sorted(file for file in named if file.is_file())
