"""The report on both languages: what is less in one is found, and told in both."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.browser.walk import list_pages
from tests.building import NOT_SOURCES, ROOT, build_site
from tests.commands import Run, change
from tests.projects import load_shipped

from missionsite.catalogue import load_catalogue
from missionsite.equality.builtpages import load_sides
from missionsite.equality.files import KINDS
from missionsite.equality.given import Given, measure_given
from missionsite.equality.links import find_pairs, measure_links
from missionsite.equality.pages import measure_pages
from missionsite.equality.reading import SCALES, Reading, count_syllables, read_texts
from missionsite.equality.rows import GROUPS, OUTCOMES, Outcome, Row, Rule
from missionsite.equality.survey import survey
from missionsite.equality.texts import measure_findings, measure_texts, read_roots
from missionsite.messages import load_messages
from missionsite.pairs import FOLDERS, list_alone
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.versions import load_present
from missionsite.views.surround import EQUALITY

SERVICES = "fr/services/index.html"
PAGE = (
    '<!doctype html><html lang="{side}-CA"><head><title>T</title>'
    '<meta name="description" content="D">'
    '<link rel="alternate" hreflang="{other}-CA" href="https://x.example/{other}/">'
    "</head><body><main>{main}</main></body></html>"
)
FINE = {
    side: {
        "search": {"asked": 70, "found": 70},
        "accessibility": {"pages": 28, "faults": 0},
    }
    for side in LANGUAGES
}


def replace(name: str, pattern: str, new: str) -> Callable[[Path], None]:
    """Return what changes the first fitting text of a built file."""

    def spoil(site: Path) -> None:
        text = (site / name).read_text(encoding="utf-8")
        spoiled = re.sub(pattern, lambda _: new, text, count=1)
        assert spoiled != text
        (site / name).write_text(spoiled, encoding="utf-8")

    return spoil


def remove(name: str) -> Callable[[Path], None]:
    """Return what removes the first file of a built site that fits."""
    return lambda site: next(site.glob(name)).unlink()


def write_sites(site: Path, **mains: str) -> Path:
    """Write a site of one page a language: what stands in its main part."""
    for side, main in mains.items():
        other = "fr" if side == "en" else "en"
        (site / side).mkdir(parents=True)
        page = PAGE.format(side=side, other=other, main=main)
        (site / side / "index.html").write_text(page, encoding="utf-8")
    return site


def find(rows: list[Row], name: str) -> tuple[float | None, float | None, Outcome]:
    """Return the figures and the outcome of a row."""
    row = next(row for row in rows if row.id == name)
    return row.en, row.fr, row.outcome


def read_report(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "equality.json").read_text(encoding="utf-8"))
    return report


def list_unequal(rows: list[Row]) -> set[str]:
    return {row.id for row in rows if row.outcome == "unequal"}


@pytest.fixture
def built(site: Path, tmp_path: Path) -> Path:
    """Return a copy of the built site, to be spoiled."""
    return Path(shutil.copytree(site, tmp_path / "built"))


def test_neither_language_of_the_site_is_second(command: Run, site: Path, tmp_path: Path) -> None:
    code, told, said = command("equality", str(site), "--into", str(tmp_path / "report"))
    assert (code, said) == (0, "")
    assert told.startswith("Neither language is second:")
    report = read_report(tmp_path / "report")
    assert report["equal"] is True
    assert report["day"] == "2026-12-01"
    outcomes = {row["id"]: row["outcome"] for row in report["rows"]}
    unasked = {name for name, outcome in outcomes.items() if outcome == "unasked"}
    assert unasked == {"texts_stale", "queries", "found", "axe_pages", "axe_faults"}
    assert outcomes["words"] == "explained"
    assert {row["group"] for row in report["rows"]} == {*GROUPS}


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(remove(SERVICES), {"pages", "pages_alone"}, id="a page is missing"),
        pytest.param(
            replace(SERVICES, r'hreflang="en-CA" href="[^"]+"', 'hreflang="en-CA" href="/en/"'),
            {"pages_alone"},
            id="a page names another partner",
        ),
        pytest.param(
            replace(SERVICES, 'lang="fr-CA"', 'lang="en-CA"'),
            {"pages_undeclared"},
            id="a page declares the other language",
        ),
        pytest.param(
            replace(SERVICES, "<title>[^<]+", "<title>"), {"pages_untitled"}, id="a title is empty"
        ),
        pytest.param(
            replace(SERVICES, '<meta name="description"[^>]+>', ""),
            {"pages_undescribed"},
            id="a description is missing",
        ),
        pytest.param(
            replace(SERVICES, "</main>", "<p>mot</p>" * 30_000 + "</main>"),
            {"words"},
            id="one side says much more",
        ),
        pytest.param(
            replace(SERVICES, r'<h2 id="[^"]+"', "<h2"), {"parts_alone"}, id="a section is missing"
        ),
        pytest.param(
            replace(SERVICES, "</main>", '<img src="x.png"></main>'),
            {"pictures", "pictures_silent"},
            id="a picture says nothing",
        ),
        pytest.param(remove("fr/**/date-limite.ics"), {"calendars"}, id="a calendar is missing"),
        pytest.param(
            replace("pagefind/pagefind-entry.json", r'"page_count":\d+', '"page_count":1'),
            {"indexed"},
            id="the search knows fewer pages",
        ),
        pytest.param(
            replace(SERVICES, "</body>", f"<!-- {' '.join(map(str, range(9999)))} --></body>"),
            {"weight_most"},
            id="a page is much heavier",
        ),
        pytest.param(
            replace(SERVICES, "</main>", '<a href="/en/services/">x</a></main>'),
            {"unmarked", "misled"},
            id="a link leads to the other side",
        ),
        pytest.param(
            replace(
                SERVICES,
                "</main>",
                '<a href="/en/services/" hreflang="en">x (en anglais seulement)</a></main>',
            ),
            {"misled"},
            id="a link leads there and says so",
        ),
    ],
)
def test_what_is_less_in_one_language_is_found(
    built: Path, spoil: Callable[[Path], None], expected: set[str]
) -> None:
    spoil(built)
    assert list_unequal(survey(built, load_shipped(), None, None)) == expected


def test_what_is_less_in_one_language_fails_and_is_told(
    command: Run, built: Path, tmp_path: Path
) -> None:
    remove(SERVICES)(built)
    code, told, _ = command("equality", str(built), "--into", str(tmp_path / "report"))
    assert code == 1
    assert told.splitlines()[:3] == [
        "2 measures are not equal, and nothing explains them.",
        "- Pages (English: 43, French: 42)",
        "- Pages without an equal in the other language (English: 1, French: 0)",
    ]
    assert read_report(tmp_path / "report")["equal"] is False
    for side in LANGUAGES:
        page = (tmp_path / f"report/{side}.html").read_text(encoding="utf-8")
        assert page.count("app-tag--cancelled") == 3
    code, told, _ = command("equality", str(built), "--into", str(tmp_path), "--lang", "fr")
    assert told.startswith("2 mesures sont inégales sans que rien ne les explique.\n- Pages (Fran")


@pytest.mark.parametrize(
    ("part", "figures", "unequal"),
    [
        ("search", {"asked": 86, "found": 86}, set()),
        ("search", {"asked": 86, "found": 84}, {"found"}),
        ("search", {"asked": 20, "found": 20}, {"queries"}),
        ("accessibility", {"pages": 28, "faults": 1}, {"axe_faults"}),
        ("accessibility", {"pages": 27, "faults": 0}, {"axe_pages"}),
    ],
    ids=["more searches", "searches fail", "few searches", "a fault", "fewer pages"],
)
def test_what_a_browser_measured_is_held_to_the_same_rules(
    part: str, figures: dict[str, int], unequal: set[str]
) -> None:
    given = Given.model_validate({**FINE, "fr": {**FINE["fr"], part: figures}})
    rows = measure_given(given)
    assert list_unequal(rows) == unequal
    assert [row.outcome for row in rows].count("unasked") == 0


def test_a_link_to_another_site_keeps_to_the_pages_language(tmp_path: Path) -> None:
    english, french = "https://www.canada.ca/en/work.html", "https://www.canada.ca/fr/travail.html"
    source = f'<a href="{english}">x</a><a href="https://only.example/fr/a">x</a>'
    main = source + '<a href="https://only.example/b" hreflang="en">x (en anglais seulement)</a>'
    main += '<a href="https://only.example/c" hreflang="en">x</a>'
    sides = load_sides(write_sites(tmp_path, en=source, fr=main))
    pairs: dict[Language, frozenset[str]] = {"en": frozenset({english}), "fr": frozenset({french})}
    marks: dict[Language, str] = {"en": "(French only)", "fr": "(en anglais seulement)"}
    rows = measure_links(sides, pairs, marks)
    assert find(rows, "across") == (1, 3, "explained")
    assert find(rows, "unmarked") == (1, 2, "unequal")
    assert find(rows, "misled") == (0, 1, "unequal")


def test_the_pairs_of_addresses_are_those_of_the_files(site: Path) -> None:
    pairs = find_pairs(load_sides(site), read_roots(load_present(ROOT, FOLDERS)).values())
    assert (
        "https://www.canada.ca/en/employment-social-development/services/foreign-workers.html"
        in (pairs["en"])
    )
    assert {"/en/services/", "/en/404.html"} <= pairs["en"]
    assert "/fr/services/" in pairs["fr"]
    assert not pairs["en"] & pairs["fr"]


def test_words_are_those_of_the_content_alone(tmp_path: Path) -> None:
    main = "<h1>One two</h1><p>three : four</p><script>five</script><img alt='six' src=x>"
    rows = measure_pages(load_sides(write_sites(tmp_path, en=main, fr="<p>un</p> deux")))
    assert find(rows, "words") == (4, 2, "unequal")
    assert find(rows, "pages_alone") == (0, 0, "equal")


def test_a_text_without_its_equal_is_found() -> None:
    files = {
        "missions/a.yml": b"title: {en: A, fr: B}\nnote: {en: C}\nlist: [{en: D, fr: ''}]\n",
        "docs/en/a.md": b"A",
        "docs/fr/b.md": b"B",
    }
    assert [*list_alone(files)] == [
        ("missions/a.yml", "note", "en"),
        ("missions/a.yml", "list", "en"),
        ("docs/en/a.md", "page", "en"),
        ("docs/fr/b.md", "page", "fr"),
    ]
    rows = measure_texts(files, None)
    assert find(rows, "texts_alone") == (3, 1, "unequal")
    assert find(rows, "texts_stale") == (None, None, "unasked")
    assert [*list_alone(load_present(ROOT, FOLDERS))] == []


def test_a_text_whose_other_side_changed_is_to_be_read_again() -> None:
    drift = [Problem("x.yml", Span(), "one-language-changed", {"language": "en"})]
    assert find(measure_texts({}, drift), "texts_stale") == (0, 1, "unequal")
    assert find(measure_texts({}, []), "texts_stale") == (0, 0, "equal")


def test_what_the_checks_find_is_counted_on_its_side(project: Path) -> None:
    name = "missions/2027-manila-cooks.yml"
    text = (project / name).read_text(encoding="utf-8")
    french = re.search(r"^  fr: (.+)$", text, re.MULTILINE)
    assert french
    change(project, french[0], "  fr: à venir", name)
    catalogue = load_catalogue(project, load_shipped().instant)
    rows = measure_findings(
        catalogue.problems, catalogue.answered, read_roots(load_present(project, FOLDERS))
    )
    assert find(rows, "mistakes")[:2] == (0, 1)
    assert [(row.id, row.of, row.en, row.fr) for row in rows if row.of == "text-to-come"] == [
        ("code_error", "text-to-come", 0, 1)
    ]


@pytest.mark.parametrize(
    ("rule", "en", "fr", "outcome"),
    [
        (Rule("alike", "alike"), 2, 2, "equal"),
        (Rule("alike", "alike"), 2, 3, "unequal"),
        (Rule("none", "none"), 0, 0, "equal"),
        (Rule("none", "none"), 1, 1, "unequal"),
        (Rule("ratio", "weight", 0.9, 1.1), 100, 110, "explained"),
        (Rule("ratio", "weight", 0.9, 1.1), 100, 111, "unequal"),
        (Rule("ratio", "weight", 0.9, 1.1), 0, 1, "unequal"),
        (Rule("gap", "scale", high=15), 60, 75, "explained"),
        (Rule("gap", "scale", high=15), 60, 44, "unequal"),
        (Rule("gap", "scale", high=15), None, None, "unasked"),
    ],
)
def test_a_difference_is_explained_within_its_limit(
    rule: Rule, en: float | None, fr: float | None, outcome: Outcome
) -> None:
    assert Row("x", "pages", en, fr, rule).outcome == outcome


@pytest.mark.parametrize(
    ("word", "language", "syllables"),
    [("work", "en", 1), ("immigration", "en", 4), ("travail", "fr", 2), ("déclaration", "fr", 4)],
)
def test_syllables_are_those_of_hyphenation(word: str, language: Language, syllables: int) -> None:
    assert count_syllables(word, language) == syllables


def test_only_sentences_are_read() -> None:
    texts = ["You meet the workers there. You hire some of them!", "Dates", "A list of few"]
    assert read_texts(texts, "en") == Reading(2, 10, 11)
    assert Reading(2, 10, 11).length == 5
    assert Reading(2, 10, 11).find_ease("en") == pytest.approx(206.835 - 5.075 - 93.06, abs=0.1)
    assert Reading(0, 0, 0).find_ease("fr") == 0
    assert SCALES["fr"].syllable == 73.6


def test_the_pages_say_the_same_in_both_languages(command: Run, site: Path, tmp_path: Path) -> None:
    command("equality", str(site), "--into", str(tmp_path))
    trees = {
        side: LexborHTMLParser((tmp_path / f"{side}.html").read_text(encoding="utf-8"))
        for side in LANGUAGES
    }
    shapes = {side: [node.tag for node in tree.css("main *")] for side, tree in trees.items()}
    assert shapes["en"] == shapes["fr"]
    heads = {side: [it.text() for it in tree.css("thead th")[1:3]] for side, tree in trees.items()}
    assert heads == {"en": ["English", "French"], "fr": ["Français", "Anglais"]}
    for side, tree in trees.items():
        texts = [node.text() for node in tree.css("h1, h2, p, caption, thead th, tbody th, li")]
        assert all(texts), side
        for node in tree.css("[href], [src]"):
            address = str(node.attributes.get("href") or node.attributes.get("src"))
            known = address.startswith(("#", "https://www.canada.ca/"))
            assert known or (tmp_path / address).is_file(), address


@pytest.mark.slow
def test_the_report_is_a_page_of_the_site_where_the_operator_wants_it(tmp_path: Path) -> None:
    project, folder = tmp_path / "project", tmp_path / "site"
    shutil.copytree(ROOT, project, ignore=NOT_SOURCES)
    change(project, "equality: false", "equality: true", "mkdocs.yml")
    build_site(project, folder)
    pages = {page.path: page for page in list_pages(folder)}
    for side, address in EQUALITY.items():
        page = pages[address]
        assert {urlsplit(url).path for url in page.alternates.values()} == {*EQUALITY.values()}
        other = EQUALITY["fr" if side == "en" else "en"]
        assert page.tree.css_matches(f'header .app-toggle a[href="{other}"]')
        heads = {it.attributes["id"] for it in page.tree.css("main h2[id]")}
        assert heads == {"outcomes", *GROUPS} - {"accessibility"}
        assert not page.tree.css("main .app-tag--mark, main .app-tag--cancelled")
        links = [it.attributes["href"] for it in pages[f"/{side}/"].tree.css("footer a")]
        assert address in links
        assert address not in (folder / "sitemap.xml").read_text(encoding="utf-8")


def test_every_row_and_reason_has_words() -> None:
    messages = load_messages()
    texts = messages.frame["equality"]
    names = [f"row_{kind}{end}" for kind in (*KINDS, "others", "cards") for end in ("", "_bytes")]
    names += [f"{start}_{group}" for start in ("group", "note") for group in GROUPS]
    names += [f"{outcome}{end}" for outcome in OUTCOMES for end in ("", "_means")]
    assert [name for name in names if name not in texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_has_the_shape_that_the_guide_tells(
    command: Run, site: Path, tmp_path: Path, language: Language
) -> None:
    command("equality", str(site), "--into", str(tmp_path))
    report = read_report(tmp_path)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    half = re.split(r"^## (?:English|Français)$", text, flags=re.MULTILINE)[1 + (language == "fr")]
    told = dict(re.findall(r"^\| `equality\.json`, ([\w’ ]+) \| (.+) \|$", half, re.MULTILINE))
    whole, row = (set(re.findall(r"`(\w+)`", fields)) for fields in told.values())
    assert whole == {*report}
    assert all(row == {*it} for it in report["rows"])
    assert {*report["rows"][0]["rule"]} == {"kind", "reason", "low", "high"}


def test_what_cannot_be_measured_is_refused(command: Run, site: Path, tmp_path: Path) -> None:
    code, told, said = command("equality", str(tmp_path / "nowhere"))
    assert (code, told) == (2, "")
    assert "no page in English or in French" in said
    wrong = tmp_path / "browser.json"
    wrong.write_text('{"en": {}}', encoding="utf-8")
    code, told, said = command("equality", str(site), "--measured", str(wrong))
    assert (code, told) == (2, "")
    assert "does not hold what a browser measured" in said
