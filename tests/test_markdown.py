"""Markdown of texts: what may be written becomes HTML, everything else stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from markdown import Markdown
from tests.projects import build_shipped, load_shipped

from missionsite.edition import Edition
from missionsite.markdown import render_markdown
from missionsite.model.programme import LinkEntry
from missionsite.model.texts import Bilingual, LinkBilingual, LinkOneLanguage, Prose
from missionsite.problems import LANGUAGES, Language
from missionsite.rules.passages import list_passages

RENDERED = {
    "a paragraph": ("One\nline.", "<p>One line.</p>"),
    "paragraphs": ("One.\n\nTwo.\n", "<p>One.</p> <p>Two.</p>"),
    "a blank line that is not empty": ("One.\n  \nTwo.", "<p>One.</p> <p>Two.</p>"),
    "emphasis": ("So *very* **strong**", "<p>So <em>very</em> <strong>strong</strong></p>"),
    "emphasis by underscores": ("_So_ __so__", "<p><em>So</em> <strong>so</strong></p>"),
    "a list": ("- one\n- two", "<ul> <li>one</li> <li>two</li> </ul>"),
    "a list below its lead": ("Lead:\n\n- one", "<p>Lead:</p> <ul> <li>one</li> </ul>"),
    "a numbered list": ("1. one\n2. two", "<ol> <li>one</li> <li>two</li> </ol>"),
    "a link": ("[Here](https://a.ca/b)", '<p><a href="https://a.ca/b">Here</a></p>'),
    "an address": ("<https://a.ca>", '<p><a href="https://a.ca">https://a.ca</a></p>'),
    "signs that mean something in HTML": ("5 < 6 & 7 > 2", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>"),
    "quotation marks": ("“So” she said", "<p>“So” she said</p>"),
    "a sign of a list inside a line": ("5 - 3 + 1", "<p>5 - 3 + 1</p>"),
    "a year with a point": ("In 2027. So", "<p>In 2027. So</p>"),
}
HOSTILE = (
    "<script>alert(1)</script>",
    "<b onclick='x'>bold</b>",
    "<div>\n\ninside\n\n</div>",
    "<!-- hidden -->",
    "<img src=x onerror=alert(1)>",
    "**<i>both</i>**",
    "[<b>text</b>](https://a.ca)",
    "- <hr>",
    "<iframe src='https://a.ca'></iframe>",
)
LETTERS = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize(("text", "html"), RENDERED.values(), ids=RENDERED)
def test_what_may_be_written_becomes_html(text: str, html: str) -> None:
    assert _flatten(render_markdown(text, _keep_link)) == html


@pytest.mark.parametrize("text", HOSTILE)
def test_html_stays_text(text: str) -> None:
    html = render_markdown(text, _keep_link)
    tags = {tag.strip("</").split()[0] for tag in re.findall(r"<[^<>]*>", html)}
    assert {tag.rstrip(">") for tag in tags} <= {"p", "a", "strong", "ul", "li"}
    assert LETTERS.findall(text)[0] in html


def test_a_text_without_marks_reads_as_the_library_has_it() -> None:
    """Such a text takes a short way; it leads to the same place."""
    library = Markdown(output_format="html")
    texts = [text for text in _list_prose() if not re.search(r"[\[*<&]", text)]
    assert len(texts) > 10
    for text in [*texts, *(text for text, _ in RENDERED.values() if "<" not in text)]:
        wanted = _flatten(library.reset().convert(text))
        assert _flatten(render_markdown(text, _keep_link)) == wanted


def test_a_text_is_rendered_anew_for_each_links_sense() -> None:
    text = "[Here](questions.md)"
    assert [render_markdown(text, lambda *_, way=way: way) for way in ("a", "b")] == [
        "<p>a</p>",
        "<p>b</p>",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("target", "hrefs"),
    [
        ("questions.md", ("/en/questions/", "/fr/questions/")),
        (
            "who-can-take-part.md#considered",
            ("/en/who-can-take-part/#considered", "/fr/qui-peut-participer/#considered"),
        ),
        ("index.md", ("/en/", "/fr/")),
        ("missions/index.md", ("/en/missions/", "/fr/missions/")),
        ("https://a.ca/?b=c&d=e", ("https://a.ca/?b=c&amp;d=e", "https://a.ca/?b=c&amp;d=e")),
    ],
    ids=["a page", "a part of a page", "the home page", "a page in a folder", "an address"],
)
def test_a_link_leads_to_its_own_language(
    target: str, hrefs: tuple[str, str], language: Language
) -> None:
    expected = f'<p><a href="{hrefs[LANGUAGES.index(language)]}">Là</a></p>'
    assert _render(f"[Là]({target})", build_shipped().editions[language]) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", ["", ' "Title"'], ids=["plain", "with a title"])
def test_a_link_by_its_id_leads_to_the_address_of_its_language(
    language: Language, title: str
) -> None:
    edition = build_shipped().editions[language]
    for identity, entry in load_shipped().programme.links.items():
        html = _render(f"[**Là** & ici](link:{identity}{title})", edition)
        address = edition.outside("", entry.url).href
        assert f'href="{address}"' in html
        assert ">&lt;" not in html
        assert "<strong>Là</strong> &amp; ici</a>" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_one_language_says_so_in_the_other(language: Language) -> None:
    url = LinkOneLanguage.model_construct(
        only_in="fr", address="https://a.ca", verified_on=date(2026, 11, 2)
    )
    edition = _add_link(language, url)
    said, marked = f" {edition.words['links.other_language_only']}", ' hreflang="fr"'
    if language == "fr":
        said = marked = ""
    html = f'<p><a href="https://a.ca"{marked}><strong>R</strong> &amp; D{said}</a></p>'
    assert _render("[**R** & D](link:there)", edition) == html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_both_languages_says_nothing(language: Language) -> None:
    url = LinkBilingual.model_construct(bilingual="https://a.ca")
    html = _render("[R & D](link:there)", _add_link(language, url))
    assert html == '<p><a href="https://a.ca">R &amp; D</a></p>'


def test_a_text_is_typeset_in_its_language() -> None:
    text = Prose.model_construct(en="So: “a”", fr="Ainsi : « a »")
    html = {language: build_shipped().editions[language].html(text) for language in LANGUAGES}
    assert html["en"] == "<p>So: “a”</p>"
    assert html["fr"] == "<p>Ainsi\u00a0: «\u00a0a\u00a0»</p>"


def _keep_link(target: str, text_html: str) -> str:
    return f'<a href="{target}">{text_html}</a>'


def _flatten(html: str) -> str:
    return " ".join(html.split())


def _render(text: str, edition: Edition) -> str:
    return _flatten(render_markdown(text, edition.link_element))


def _list_prose() -> Iterator[str]:
    """Yield every side of every Markdown text of missions and programme."""
    catalogue = load_shipped()
    models = [*catalogue.missions.values(), *catalogue.programme.questions.values()]
    for model in (*models, *catalogue.programme.steps.values()):
        for passage in list_passages(model):
            if passage.markdown:
                yield from (passage.text.en, passage.text.fr)


def _add_link(language: Language, url: LinkBilingual | LinkOneLanguage) -> Edition:
    """Return an edition that knows one more link, named `there`."""
    edition = build_shipped().editions[language]
    title = Bilingual.model_construct(en="There", fr="Là")
    entry = LinkEntry.model_construct(id="there", title=title, url=url)
    programme = edition.catalogue.programme
    links = {**programme.links, "there": entry}
    catalogue = replace(edition.catalogue, programme=replace(programme, links=links))
    return replace(edition, catalogue=catalogue)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- [r]: javascript:alert(1)\n\n[x][r]", id="a target named in a list"),
        pytest.param("[r]: javascript:alert(1)\n\n[r]", id="a target named above"),
        pytest.param("[x](javascript:alert(1))", id="a target in place"),
        pytest.param("<javascript:alert(1)>", id="a target in angle brackets"),
        pytest.param("[x](data:text/html,x)", id="a page of its own"),
        pytest.param("[x](//evil.example/)", id="another host"),
    ],
)
def test_no_text_leads_where_the_check_does_not_look(text: str) -> None:
    html = _render(text, build_shipped().editions["en"])
    hrefs = [part.split('"')[0] for part in html.split('href="')[1:]]
    assert [href for href in hrefs if not href.startswith(("https://", "/en/", "#"))] == []


def test_lists_without_end_are_shown_as_typed() -> None:
    text = "- " * 1000 + "deep"
    assert _render(text, build_shipped().editions["en"]).startswith("<p>- - ")
