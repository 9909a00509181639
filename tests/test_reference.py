"""The official lists: read as they were published, and told apart from what became of them."""

from __future__ import annotations

import csv
import random
import shutil
from pathlib import Path

import pytest
from tests.building import ROOT

from missionsite.problems import LANGUAGES, Problem, Span
from missionsite.reference import load_reference
from missionsite.reference_lists import FOLDER, LISTS

PROVINCES = f"{FOLDER}/provinces.csv"
QUEBEC = "QC,Quebec,Québec,"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project that holds nothing but a copy of the lists."""
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    return tmp_path


def replace(root: Path, path: str, old: str, new: str) -> tuple[Problem, ...]:
    """Replace in a list what stands there first, and return what is told."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return load_reference(root)[2]


def test_the_published_lists_are_whole() -> None:
    reference, sources, problems = load_reference(ROOT)
    assert problems == ()
    assert sorted(sources) == sorted(f"{FOLDER}/{name}.csv" for name in LISTS)
    assert len(reference.occupations) == 516
    assert len(reference.countries) == 249
    assert len(reference.regions) == 13
    assert len(reference.who_list) == 55


def test_a_country_has_the_names_that_this_site_prefers() -> None:
    countries = load_reference(ROOT)[0].countries
    assert countries["CD"].name.en == "Democratic Republic of the Congo"
    assert (countries["MA"].in_french, countries["MA"].with_article) == ("au Maroc", "le Maroc")


@pytest.mark.parametrize(
    ("old", "new", "code", "span"),
    [
        pytest.param("code,", "Code,", "list-column", Span(1, 1, 1, 66), id="another column"),
        pytest.param(QUEBEC, "QC,Quebec,", "list-row", Span(6, 1, 6, 47), id="a cell too few"),
        pytest.param(QUEBEC, f"{QUEBEC},", "list-row", Span(6, 1, 6, 55), id="a cell too many"),
        pytest.param(QUEBEC, 'QC,Quebec,"Québec,', "list-row", Span(6, 1, 6, 55), id="open quote"),
        pytest.param(QUEBEC, 'QC,Quebec,"Qué\nbec",', "list-row", Span(6, 1, 6, 15), id="a break"),
        pytest.param(QUEBEC, "QC,, ,", "list-value", Span(6, 4, 6, 5), id="an empty cell"),
        pytest.param(QUEBEC, "QC,Quebec, ,", "list-value", Span(6, 11, 6, 12), id="a blank cell"),
        pytest.param(QUEBEC, "Qc,Quebec,Québec,", "list-value", Span(6, 1, 6, 3), id="a code"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    root: Path, old: str, new: str, code: str, span: Span
) -> None:
    problems = replace(root, PROVINCES, old, new)
    assert [(it.path, it.code, it.span, it.hint) for it in problems] == [
        (PROVINCES, code, span, "restore")
    ]


def test_a_place_counts_quoted_cells_as_one(root: Path) -> None:
    path = f"{FOLDER}/noc_2021_broad_categories.csv"
    old = "Affaires, finance et administration"
    (problem,) = replace(root, path, f'"{old}"', '""')
    line = (root / path).read_text(encoding="utf-8").splitlines()[2]
    assert problem.span == Span(3, len(line) - 1, 3, len(line) + 1)


def test_a_figure_that_is_none_is_told(root: Path) -> None:
    (problem,) = replace(root, f"{FOLDER}/country_map_points_1000x500.csv", "504,", "middle,")
    assert (problem.code, problem.span) == ("list-value", Span(2, 4, 2, 10))


@pytest.mark.parametrize(
    ("name", "old", "new", "needed"),
    [
        ("country_in_fr", "MA,au Maroc,le Maroc\n", "", ("MA", "country_in_fr")),
        ("country_names", "MA,504,Morocco,Maroc\n", "", ("MA", "country_names")),
        ("agreement_countries", "ccfta,CL,", "ccfta,XX,", ("XX", "country_names")),
        ("agreement_countries", "ccfta,CL,", "ccta,CL,", ("ccta", "agreements")),
        ("noc_2021", "00010,", "09010,", ("9", "noc_2021_teer")),
    ],
    ids=["French", "names", "a country", "an agreement", "a level"],
)
def test_a_row_that_another_list_needs_is_told_where_it_is_missing(
    root: Path, name: str, old: str, new: str, needed: tuple[str, str]
) -> None:
    (problem,) = replace(root, f"{FOLDER}/{name}.csv", old, new)
    value, cited = needed
    assert (problem.path, problem.code) == (f"{FOLDER}/{cited}.csv", "list-row-missing")
    assert problem.values["value"] == value


def test_a_list_cut_short_is_told_once(root: Path) -> None:
    path = f"{FOLDER}/country_in_fr.csv"
    text = (root / path).read_text(encoding="utf-8")
    problems = replace(root, path, text[text.index("\nB") :], "\n")
    assert [(it.path, it.code) for it in problems] == [(path, "list-row-missing")]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_missing_is_told_alone(root: Path, name: str) -> None:
    (root / f"{FOLDER}/{name}.csv").unlink()
    reference, sources, problems = load_reference(root)
    assert [(it.path, it.code) for it in problems] == [(f"{FOLDER}/{name}.csv", "file-unreadable")]
    assert len(sources) == len(LISTS) - 1
    assert reference.languages


@pytest.mark.parametrize("name", LISTS)
def test_a_column_that_is_missing_is_told_alone(root: Path, name: str) -> None:
    path = root / f"{FOLDER}/{name}.csv"
    rows = [*csv.reader(path.read_text(encoding="utf-8").splitlines())]
    for column in LISTS[name]:
        place = rows[0].index(column)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([*row[:place], *row[place + 1 :]] for row in rows)
        (problem,) = load_reference(root)[2]
        assert (problem.code, problem.values) == ("list-column", {"column": column})


@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_other_line_ends_and_a_byte_order_mark_are_no_mistake(root: Path, ending: str) -> None:
    text = (root / PROVINCES).read_text(encoding="utf-8")
    data = b"\xef\xbb\xbf" + text.replace("\n", ending).encode()
    (root / PROVINCES).write_bytes(data)
    reference, _, problems = load_reference(root)
    assert problems == ()
    assert reference.regions["QC"].in_french == "au Québec"


@pytest.mark.parametrize("name", LISTS)
def test_whatever_the_bytes_nothing_is_raised(root: Path, name: str) -> None:
    path = root / f"{FOLDER}/{name}.csv"
    data, draw = path.read_bytes(), random.Random(name)  # noqa: S311 - the same every time
    for _ in range(5):
        start = draw.randrange(len(data))
        end = draw.choice([len(data), min(start + draw.randrange(40), len(data))])
        path.write_bytes(data[:start] + draw.randbytes(draw.randrange(4)) + data[end:])
        reference, _, problems = load_reference(root)
        for country in reference.countries.values():
            assert all(country.name.in_language(language) for language in LANGUAGES)
        assert len({problem.path for problem in problems}) == len(problems)
