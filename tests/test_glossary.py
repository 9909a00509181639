"""The glossary explains the same terms on both sides; the first use of a term leads to it."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.projects import (
    NURSING,
    build_from,
    build_shipped,
    load_shipped,
    render_mission,
    render_page,
)

from missionsite.edition import LOCALES, Edition, fold
from missionsite.firstuses import MOST, Terms, build_terms, link_first_uses
from missionsite.model.glossary import Forms, Term
from missionsite.model.texts import Bilingual
from missionsite.pages import list_addresses
from missionsite.problems import LANGUAGES, Language
from missionsite.termguide import render_terms
from missionsite.views.glossary import GLOSSARY_PAGE

both = pytest.mark.parametrize("language", LANGUAGES)
FEWEST, MOST_TERMS = 25, 60
TERMS = load_shipped().programme.glossary
LINK = re.compile(r'<a class="app-term" href="([^"]*)">([^<]*)</a>')
PERMIT = '<a class="app-term" href="/en/glossary/#work-permit">work permit</a>'
OFFICER = '<a class="app-term" href="/en/glossary/#account-officer">account officer</a>'


@both
def test_the_page_shows_every_term_in_the_order_of_the_alphabet(language: Language) -> None:
    shown = [node.text() for node in _read_glossary(language).css(".app-glossary__term")]
    known = [_name(term, language) for term in TERMS.values()]
    assert FEWEST <= len(known) <= MOST_TERMS
    assert shown == sorted(known, key=fold)


def test_accents_and_capitals_do_not_change_the_order() -> None:
    terms = render_terms(load_shipped(), "fr").split("\n")
    first = [re.sub(r"^\| (\w).*", r"\1", row).casefold() for row in terms]
    assert first.index("e") < first.index("f")
    assert [sign for sign in first if sign == "é"] != []
    assert first == sorted(first, key=lambda sign: "e" if sign == "é" else sign)


def test_both_pages_have_the_same_entries() -> None:
    english, french = (
        {node.attributes["id"] for node in _read_glossary(language).css(".app-glossary__entry")}
        for language in LANGUAGES
    )
    assert english == french == {term.anchor for term in TERMS.values()}


@both
def test_each_entry_names_its_equal_in_the_other_language(language: Language) -> None:
    other = build_shipped().editions[language].other
    page = _read_glossary(language)
    for term in TERMS.values():
        spoken = _first(page, f"#{term.anchor} span")
        assert spoken.text() == _name(term, other)
        assert spoken.attributes == {"lang": LOCALES[other]}


@both
def test_a_source_leads_to_the_page_of_links(language: Language) -> None:
    page, edition = _read_glossary(language), build_shipped().editions[language]
    for term in TERMS.values():
        links = [node.attributes.get("href") for node in page.css(f"#{term.anchor} a")]
        assert links == ([edition.known_link(term.source).href] if term.source else [])


@both
def test_no_form_belongs_to_two_terms(language: Language) -> None:
    forms = [form.casefold() for term in TERMS.values() for form in term.list_forms(language)]
    assert sorted(forms) == sorted(set(forms))


@both
def test_a_term_with_an_abbreviation_on_one_side_has_one_on_the_other(language: Language) -> None:
    other = build_shipped().editions[language].other
    short = {term.id for term in TERMS.values() if term.abbreviate(language)}
    assert short == {term.id for term in TERMS.values() if term.abbreviate(other)}
    assert "labour_market_impact_assessment" in short


def test_an_abbreviation_that_the_term_contains_is_not_said_again() -> None:
    assert TERMS["teer"].abbreviate("en") == TERMS["teer"].abbreviate("fr") == ""


@both
def test_the_staff_guide_lists_the_same_terms(language: Language) -> None:
    rows = render_terms(load_shipped(), language).split("\n")
    other = build_shipped().editions[language].other
    assert sorted(rows) == sorted(
        f"| {_name(term, language)} | {_name(term, other)} |" for term in TERMS.values()
    )


@both
def test_on_every_page_a_term_leads_to_its_entry_once(language: Language) -> None:
    site, linked = build_shipped(), 0
    entries = {f"{_terms(language).url}#{term.anchor}" for term in TERMS.values() if term.held}
    for address in list_addresses(site, language):
        page = LexborHTMLParser(render_page(site, address.id, language))
        links = [node.attributes.get("href") for node in page.css("a.app-term")]
        linked += len(links)
        assert len(links) == len(set(links)) <= MOST, address.id
        assert set(links) <= entries, address.id
        assert page.css(":is(a, h1, h2, h3, summary, button, label, dt) .app-term") == []
        assert page.css(f'[lang^="{site.editions[language].other}"] .app-term') == []
        assert page.css(".app-term ~ .app-term") == [], address.id
    assert linked > len(TERMS)


@both
@pytest.mark.parametrize(
    "page",
    [GLOSSARY_PAGE, "404.md", "search.md", "compare.md", "missions/index.md", "interview-grid.md"],
)
def test_pages_without_links_to_the_glossary(page: str, language: Language) -> None:
    assert LINK.findall(render_page(build_shipped(), page, language)) == []


@both
def test_a_mission_leads_to_the_glossary(language: Language) -> None:
    found = LINK.findall(render_mission(build_shipped(), NURSING, language))
    assert f"{_terms(language).url}#account-officer" in dict(found)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>A work permit.</p>", f"<p>A {PERMIT}.</p>"),
        ("<ul><li>work permit</li></ul>", f"<ul><li>{PERMIT}</li></ul>"),
        ("<p>A work permit, a work permit.</p>", f"<p>A {PERMIT}, a work permit.</p>"),
        ("<p>A work permit.</p><p>work permit</p>", f"<p>A {PERMIT}.</p><p>work permit</p>"),
        ("<p>A work permit, an account officer.</p>", f"<p>A {PERMIT}, an account officer.</p>"),
        (
            "<p>A work permit.</p><p>A work permit, an account officer.</p>",
            f"<p>A {PERMIT}.</p><p>A work permit, an {OFFICER}.</p>",
        ),
        ("<p>A work\npermit’s</p>", f"<p>A {PERMIT.replace('k p', chr(10).join('kp'))}’s</p>"),
        ("<p>A work\u00a0permit</p>", f"<p>A {PERMIT.replace('k p', 'k' + chr(160) + 'p')}</p>"),
        ("<p>So. Work permit</p>", f"<p>So. {PERMIT.replace('>work', '>Work')}</p>"),
        ("<p>It is <em>a work permit</em>.</p>", f"<p>It is <em>a {PERMIT}</em>.</p>"),
        ("<ol><li><p>A work permit</p></li></ol>", f"<ol><li><p>A {PERMIT}</p></li></ol>"),
        ("<p>One<br>work permit</p>", f"<p>One<br>{PERMIT}</p>"),
    ],
    ids=[
        "a paragraph", "an item", "once a paragraph", "once a page", "one term a paragraph",
        "the other one later", "over two lines", "a space that does not break", "a sentence",
        "emphasis", "a paragraph in an item", "an element without an end",
    ],
)  # fmt: skip
def test_a_first_use_becomes_a_link(html: str, expected: str) -> None:
    assert _link(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Work permit</h2>",
        "<p><a href='/'>A work permit</a></p>",
        "<p><strong>work permit</strong></p>",
        "<p><code>work permit</code></p>",
        "<p><button>work permit</button></p>",
        "<p><label>work permit</label></p>",
        "<details><summary><p>work permit</p></summary></details>",
        "<table><tr><td><p>work permit</p></td></tr></table>",
        "<nav><ul><li>work permit</li></ul></nav>",
        "<dl><dt><p>work permit</p></dt></dl>",
        '<p class="app-source">work permit</p>',
        '<section class="app-notice"><p>work permit</p></section>',
        '<p lang="fr-CA">work permit</p>',
        '<p><span lang="fr">work permit</span></p>',
        "<div hidden><p>work permit</p></div>",
        "<div>work permit</div>",
        "<p>coworkpermit, work permitted, re-work permit, work permit-like</p>",
        "<p>the Canadian Work permit</p>",
        '<p data-text="work permit"><!-- work permit --><img alt="work permit"></p>',
        '<p>A work permit. <a href="https://canada.ca/">Work permit</a></p>',
        "<p>a place, a selection, a licence</p>",
        "<p>the pathway</p>",
    ],
    ids=[
        "a heading", "a link", "a name", "code", "a button", "a label", "a question", "a table",
        "a menu", "a term", "small print", "a notice", "the other language",
        "a passage in the other language", "hidden", "no running text", "longer words",
        "a name with a capital", "attributes and comments", "a link of that name",
        "words with everyday senses", "a shorter name",
    ],
)  # fmt: skip
def test_what_becomes_no_link(html: str) -> None:
    assert _link(html) == html


def test_the_longer_term_wins_where_two_begin() -> None:
    linked = _link("<p>An employer-specific work permit and free trade agreements</p>")
    assert LINK.findall(linked) == [
        ("/en/glossary/#employer-specific-work-permit", "employer-specific work permit")
    ]


def test_an_abbreviation_leads_to_its_term_and_only_in_capitals() -> None:
    anchor = "/en/glossary/#labour-market-impact-assessment"
    assert LINK.findall(_link("<p>an LMIA</p>")) == [(anchor, "LMIA")]
    assert _link("<p>lmia, nLMIA</p>") == "<p>lmia, nLMIA</p>"


def test_french_words_that_lose_a_vowel_come_before_a_term() -> None:
    linked = link_first_uses("<main><p>l’étude d’impact sur le marché du travail</p></main>",
                             _terms("fr"))  # fmt: skip
    assert [text for _, text in LINK.findall(linked)] == ["étude d’impact sur le marché du travail"]


def test_a_page_bears_a_few_links_only() -> None:
    held = [term for term in TERMS.values() if term.held]
    html = "".join(f"<p>x {term.term.en}</p>" for term in held)
    assert len(held) > MOST
    assert len(LINK.findall(_link(html))) == MOST


def test_what_stands_outside_the_main_text_stays() -> None:
    html = "<header><p>work permit</p></header><main></main><footer><p>work permit</p></footer>"
    assert link_first_uses(html, _terms("en")) == html
    assert link_first_uses("<p>work permit</p>", _terms("en")) == "<p>work permit</p>"


def test_without_any_term_nothing_becomes_a_link() -> None:
    programme = replace(load_shipped().programme, glossary=MappingProxyType({}))
    site = build_from(replace(load_shipped(), programme=programme))
    assert "app-term" not in render_page(site, "how-it-works.md", "en")


def test_a_term_that_begins_with_a_capital_is_a_name() -> None:
    term = Term(
        id="one",
        term=Bilingual(en="Express Entry", fr="Entrée express"),
        also=Forms(en=("EE",), fr=()),
        definition=Bilingual(en="A system.", fr="Un système."),
    )
    programme = replace(load_shipped().programme, glossary=MappingProxyType({"one": term}))
    edition: Edition = build_from(replace(load_shipped(), programme=programme)).editions["en"]
    linked = link_first_uses("<main><p>express entry</p><p>EE</p></main>", build_terms(edition))
    assert [text for _, text in LINK.findall(linked)] == ["EE"]


PIECES = st.sampled_from(
    ["<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<a href='#'>", "</a>", "<strong>",
     "</strong>", '<p class="x">', "<br>", "<", ">", "&amp;", " ", "\n", ".", "’", "work permit",
     "Work permit", "LMIA", "account officers", "express interest", "<!-- work permit -->"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_links_are_all_that_is_added_and_twice_is_once(html: str) -> None:
    linked = _link(html)
    assert re.sub(r'<a class="app-term" href="[^"]*">([^<]*)</a>', r"\1", linked) == html
    assert _link(linked) == linked
    assert len(LINK.findall(linked)) <= MOST


def _link(html: str) -> str:
    whole = link_first_uses(f"<main>{html}</main>", _terms("en"))
    return whole.removeprefix("<main>").removesuffix("</main>")


def _terms(language: Language) -> Terms:
    return build_terms(build_shipped().editions[language])


def _name(term: Term, language: Language) -> str:
    name, short = term.term.in_language(language), term.abbreviate(language)
    return f"{name} ({short})" if short else name


def _read_glossary(language: Language) -> LexborHTMLParser:
    return LexborHTMLParser(render_page(build_shipped(), GLOSSARY_PAGE, language))


def _first(page: LexborHTMLParser, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found, selector
    return found
