"""The text of a prose page: what it may hold, and that nothing else gets through to the site."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from missionsite.prose import INCLUDED, check_prose
from missionsite.views.includes import INCLUDES

TAKEN = {
    "headings with names": "## Who pays {#who-pays}\n\n### Fees {: #fees }\n\nYou do.",
    "a heading without a name": "## Who pays #1",
    "lists in lists": "- one\n    - two\n        1. three\n            - four",
    "a table": "| City | Rent |\n|------|------|\n| Lima | 900 |",
    "links and emphasis": "See *[you](contact.md)*, **[more](https://a.ca/b_(c))** [sic].",
    "an include": "These are the steps.\n\n<!-- include: steps -->\n\nThat is all.",
    "signs within a line": "5 > 4, 3 < 4, #1, 2 * 3 - 1 = 5: 1 | 2, R&D",
    "a hyphen below a blank line": "One.\n\n- two",
}
# What is written, and the piece that is told.
REFUSED = {
    "a class below a paragraph": ("One.\n{.big}", "{.big}"),
    "a handler on a link": ('[a](b.md){onclick="c()"}', '{onclick="c()"}'),
    "a style on emphasis": ('*a*{: style="color:red" }', '{: style="color:red" }'),
    "braces over a name": ("## Fees {#fees .big}", "{#fees .big}"),
    "a name on a paragraph": ("Fees {#fees}", "{#fees}"),
    "a title beside the page's own": ("# Fees", "#"),
    "a title in a list": ("- # Fees", "- #"),
    "a heading without words": ("##", "##"),
    "a heading by a line of hyphens": ("Fees\n-", "-"),
    "a heading by equal signs": ("Fees\n===", "==="),
    "a picture": ("![a map](map.png)", "![a map]"),
    "a picture by name": ("![map][]", "![map]"),
    "code": ("Type `exit`.", "`exit`"),
    "code that does not end": ("Type ``exit", "``"),
    "a quotation": ("> So they say", ">"),
    "a quotation in a list": ("1. > So", "1. >"),
    "a target that stands apart": ("[map]: http://a.ca", "[map]:"),
    "a target over two lines": ("[the\nmap]: javascript:x", "]:"),
    "a target in a list": ("- [map]: data:x", "[map]:"),
    "a drawn line": ("* * *", "* * *"),
    "a list of headings": ("[TOC]", "[TOC]"),
    "aligned columns": ("|a|b|\n|-|-:|\n|1|2|", "|-|-:|"),
    "lists without end": ("- " * 500 + "a", ("- " * 500).strip()),
    "numbers without end": ("1. " * 500 + "a", ("1. " * 500).strip()),
    "quotations without end": (">" * 500 + "a", ">"),
    "a list far to the right": (" " * 16 + "- a", "-"),
}
HTML = {
    "a tag": ("So <b>big</b>", "<b>"),
    "a tag over two lines": ("So <b\nonclick=x>", "<b"),
    "a closing tag": ("So </b>", "</b>"),
    "a comment": ("<!-- later -->", "<!-- later -->"),
    "a declaration": ("<!DOCTYPE html>", "<!DOCTYPE html>"),
    "an instruction": ("<?php x ?>", "<?php x ?>"),
    "an address": ("<http://a.ca>", "<http://a.ca>"),
    "a script as an address": ("<javascript:x>", "<javascript:x>"),
    "an email address": ("<1@a.ca>", "<1@a.ca>"),
}
ALONE = {
    "after words": "Steps: <!-- include: steps -->",
    "before words": "<!-- include: steps --> are these",
    "in a list": "- one\n\n    <!-- include: steps -->",
    "right below words": "Steps:\n<!-- include: steps -->",
    "right above words": "<!-- include: steps -->\nThese.",
    "twice in a line": "<!-- include: steps --><!-- include: steps -->",
}
UNCLOSED = {
    "words": ("See [this", "["),
    "words in words": ("See [a [b](c.md)](d.md)", "["),
    "a target": ("See [this](services.md", "("),
    "a target on the next line": ("See [this](\nservices.md)", "("),
    "brackets without end": ("[" * 20000, "["),
    "targets without end": ("[a](" * 5000, "("),
}
PIECES = [
    *("a", "b", "(", ")", "[", "]", "](", "![", "]:", "*", "**", "_", "- ", "+ ", "1. ", "> "),
    *("#", "## ", "`", "<", "</", ">", "<b", "<!--", "-->", "&", "&#106;", "|", "|-|", "|:-"),
    *("{", "}", "{: .x}", "{onclick=x}", "{#a}", "=", "===", "---", "***", "\\", "[TOC]", '"', "'"),
    *("[r]: javascript:x", "x@y.z", "https://a.ca", " ", " ", "    ", "\n", "\n", "\n\n"),
]
BLOCKS = frozenset({"p", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "br"})
TABLES = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
WORDS = frozenset({"strong", "em", "a"})
CODE = frozenset({"pre", "code"})  # a paragraph that is set in by four spaces


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_what_a_page_takes(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(("text", "found"), REFUSED.values(), ids=REFUSED)
def test_formatting_that_a_page_does_not_take(text: str, found: str) -> None:
    assert tell(text) == [("page-markup", found)]


@pytest.mark.parametrize(("text", "found"), HTML.values(), ids=HTML)
def test_html_on_a_page(text: str, found: str) -> None:
    assert tell(text) == [("html-in-text", found)]


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE)
def test_an_include_that_does_not_stand_alone(text: str) -> None:
    assert tell(text) == [("include-not-alone", "<!-- include: steps -->")]


@pytest.mark.parametrize(("text", "found"), UNCLOSED.values(), ids=UNCLOSED)
def test_a_link_that_does_not_end(text: str, found: str) -> None:
    assert tell(text) == [("link-unclosed", found)]


def test_a_place_counts_the_lines_above_the_text() -> None:
    (problem,) = check_prose("p.md", ("---", "---", "", "See [this"), 2)
    assert (problem.span.line, problem.span.column) == (4, 5)


def test_what_a_page_may_include_is_what_the_site_builds() -> None:
    assert set(INCLUDES) == INCLUDED


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_passes_sets_no_attribute_of_its_own(pieces: list[str]) -> None:
    """Whatever is written, the site's policy has nothing to forbid in a page that passes."""
    text = "".join(pieces)
    if tell(text, blank_is_told=False):
        return
    page = Elements()
    page.feed(Markdown(extensions=["attr_list", "tables", "toc"]).convert(text))
    assert {tag for tag, _ in page.found} <= BLOCKS | TABLES | WORDS | CODE
    attributes = {(tag, name) for tag, names in page.found for name in names}
    names = {("a", "href"), ("a", "title"), *((f"h{level}", "id") for level in range(2, 7))}
    assert attributes <= names
    assert bool(re.search(r"\]\(", text)) or ("a", "href") not in attributes


class Elements(HTMLParser):
    """Every element of a page: its name, and the names of its attributes."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        self.found.append((tag, tuple(name for name, _ in attrs)))


def tell(text: str, *, blank_is_told: bool = True) -> list[tuple[str, str]]:
    """Return the code of each problem in a text, and the piece that it points at."""
    lines = text.split("\n")
    return [
        (it.code, lines[it.span.line - 1][it.span.column - 1 : it.span.end_column - 1].strip())
        for it in check_prose("p.md", lines, 0)
        if blank_is_told or it.code != "page-without-text"
    ]
