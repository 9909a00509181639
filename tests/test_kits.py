"""Kits say the same in both languages, and small employers learn whom to ask everywhere."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.projects import build_from, build_shipped, load_shipped, render_page, render_prepare

from missionsite.model.kits import Grid, Lines
from missionsite.problems import LANGUAGES, Language
from missionsite.prose import KIT
from missionsite.views.kits import build_kit

PAGES = {
    "integration_plan": "integration-plan.md",
    "job_offer": "job-offer-outline.md",
    "job_posting": "bilingual-job-posting.md",
    "interview_grid": "interview-grid.md",
}
KITS = "kits.md"
SMALL = "small-employers.md"
NURSING = "2027-casablanca-tunis-nursing"
WITH_A_NUMBER, WITHOUT = "NT", "NU"
both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_every_kit_has_a_page(language: Language) -> None:
    shown = {
        identity: page
        for page, sides in load_shipped().documents.items()
        for identity in load_shipped().programme.kits
        if f"<!-- include: {KIT}{identity} -->" in sides[language].text
    }
    assert shown == PAGES
    assert set(shown) == set(load_shipped().programme.kits)


@both
def test_the_list_of_kits_leads_to_each(language: Language) -> None:
    text = load_shipped().documents[KITS][language].text
    assert [page for page in PAGES.values() if f"]({page})" not in text] == []


@pytest.mark.parametrize("identity", PAGES)
def test_a_kit_has_the_same_fields_on_both_sides(identity: str) -> None:
    english, french = (_fields(identity, language) for language in LANGUAGES)
    assert english
    assert english == french


@pytest.mark.parametrize("identity", PAGES)
@both
def test_every_field_has_a_name(identity: str, language: Language) -> None:
    page = LexborHTMLParser(render_page(build_shipped(), PAGES[identity], language))
    nameless = [node.html for node in page.css(".app-kit textarea") if not _name(page, node)]
    assert nameless == []


@both
def test_the_posting_asks_for_both_languages_the_page_s_own_first(language: Language) -> None:
    page = LexborHTMLParser(render_page(build_shipped(), PAGES["job_posting"], language))
    other = {"en": "fr-CA", "fr": "en-CA"}[language]
    spoken = [blank.attributes.get("lang", "") for blank in page.css(".app-kit__blank")]
    assert spoken == ["", other] * (len(spoken) // 2)
    assert len(spoken) > 0
    first, second = (node.text() for node in page.css(".app-kit__label")[:2])
    assert {language: first, other[:2]: second} == {"en": "Job title", "fr": "Titre du poste"}


def test_blanks_are_told_apart_by_what_stands_beside_their_label() -> None:
    plan = load_shipped().programme.kits["integration_plan"]
    kinds = {type(blank).__name__ for section in plan.sections for blank in section.blanks}
    assert kinds == {Grid.__name__, Lines.__name__}


@pytest.mark.parametrize("identity", PAGES)
@both
def test_nothing_that_is_typed_can_be_sent(identity: str, language: Language) -> None:
    page = LexborHTMLParser(render_page(build_shipped(), PAGES[identity], language))
    assert page.css("form, [name]:not(meta)") == []
    words = build_shipped().editions[language].words
    assert words["kits.privacy"] in _first(page, "main").text()


@both
def test_every_province_and_territory_has_a_row(language: Language) -> None:
    rows = _rows(language)
    assert list(rows) == list(load_shipped().reference.regions)
    assert "tel:+18554405450" in rows[WITH_A_NUMBER]
    contact = build_shipped().editions[language].page_url("contact.md")
    assert rows[WITHOUT].count(f'href="{contact}"') == 2  # of neither kind is one known


@both
def test_a_number_stands_only_where_an_entry_has_one(language: Language) -> None:
    known = load_shipped().programme.local_help.values()
    dialled = {entry.region for entry in known if entry.telephone}
    assert {code for code, row in _rows(language).items() if "tel:" in row} == dialled


@both
def test_without_any_entry_everybody_is_sent_to_the_programme(language: Language) -> None:
    shipped = load_shipped()
    empty = replace(shipped.programme, local_help=MappingProxyType({}))
    site = build_from(replace(shipped, programme=empty))
    page = LexborHTMLParser(render_page(site, SMALL, language))
    contact = site.editions[language].page_url("contact.md")
    rows = len(shipped.reference.regions)
    assert len(page.css(f"table a[href='{contact}']")) == 2 * rows
    assert page.css("table ~ * .app-source") == []


@both
def test_missions_with_a_form_lead_to_kits_and_small_employers(language: Language) -> None:
    page = LexborHTMLParser(render_prepare(build_shipped(), NURSING, language))
    section = _first(page, "section[aria-labelledby=preparation]")
    links = {link.attributes.get("href") for link in section.css("a")}
    edition = build_shipped().editions[language]
    assert {edition.page_url(KITS), edition.page_url(SMALL)} <= links


@both
def test_the_home_page_leads_to_small_employers(language: Language) -> None:
    html = LexborHTMLParser(render_page(build_shipped(), "index.md", language))
    links = {link.attributes.get("href") for link in html.css("main a")}
    assert build_shipped().editions[language].page_url(SMALL) in links


@both
@pytest.mark.parametrize("page", ["who-can-take-part.md", "francophone-communities.md"])
def test_pages_lead_to_small_employers(page: str, language: Language) -> None:
    assert f"]({SMALL}" in load_shipped().documents[page][language].text


def test_a_kit_that_is_not_there_is_a_bug_after_the_check() -> None:
    with pytest.raises(KeyError):
        build_kit("job_ofer", build_shipped().editions["en"])


def _first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found, selector
    return found


def _fields(identity: str, language: Language) -> list[tuple[str | None, ...]]:
    page = LexborHTMLParser(render_page(build_shipped(), PAGES[identity], language))
    names = ("id", "rows", "type", "aria-labelledby")
    return [
        (node.tag, *(node.attributes.get(name) for name in names))
        for node in page.css(".app-kit :is(textarea, input, h2, th)")
    ]


def _name(page: LexborHTMLParser, node: LexborNode) -> str:
    attributes = node.attributes
    if labels := attributes.get("aria-labelledby"):
        return " ".join(_first(page, f"#{label}").text() for label in labels.split())
    label = page.css_first(f"label[for={attributes.get('id')}]")
    return label.text() if label else ""


def _rows(language: Language) -> dict[str, str]:
    """Return each row of the table by the code of its province or territory."""
    page = LexborHTMLParser(render_page(build_shipped(), SMALL, language))
    regions = load_shipped().reference.regions.items()
    codes = {region.name.in_language(language): code for code, region in regions}
    rows = page.css("tbody tr")
    return {codes[_first(row, "th").text().strip()]: row.html or "" for row in rows}
