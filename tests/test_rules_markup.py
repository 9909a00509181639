"""What may stand in a text besides words: some Markdown, no HTML, links that lead on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.sheets import Told, check

PLAIN = "en: You book your own travel."
LINKS = "[our services](services.md) and [fees](link:fees)"
PROSE = f"    You meet **nurses** in two cities; see {LINKS}.\n"


def in_plain_text(text: str) -> dict[str, str]:
    """Return the change that writes a text where no Markdown is read."""
    return {PLAIN: f"en: '{text}'"}


def in_markdown(text: str) -> dict[str, str]:
    """Return the change that writes a text where Markdown is read."""
    lines = text.split("\n")
    return {PROSE: "".join(f"    {line}".rstrip() + "\n" for line in lines)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Book <b>early</b>.", "<b>"),
        ("One</p>", "</p>"),
        ("One <!-- two -->", "<!-- two -->"),
        ("See <https://site.example>", "<https://site.example>"),
        ("One&nbsp;two", "&nbsp;"),
        ("One&#160;two", "&#160;"),
        ("One&#xA0;two", "&#xA0;"),
    ],
)
def test_html_in_a_text(text: str, found: str) -> None:
    line = f"travel: {{en: '{text}', fr: Vous organisez vos déplacements.}}"
    told = Told(line, found, "html-in-text", {"found": found})
    assert check(in_plain_text(text)) == [told]


@pytest.mark.parametrize(
    "text", ["under 20 < 30 > 10", "R&D; that is", "questions & answers", "Q&As; more", "<3"]
)
def test_signs_that_are_no_html(text: str) -> None:
    assert check(in_plain_text(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# What you do", id="a number sign"),
        pytest.param("First.\n\n##What you do", id="number signs without a space"),
        pytest.param("What you do\n===========", id="a line of equal signs"),
        pytest.param("First.\n\nWhat you do\n---", id="a line of dashes"),
        pytest.param("First.\n\n- # What you do", id="a number sign in a list"),
    ],
)
def test_a_heading_in_a_text(text: str) -> None:
    line = text.rsplit("\n", maxsplit=1)[-1]
    assert check(in_markdown(text)) == [Told(line, line, "heading-in-text", {})]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See ![a map](https://site.example/map.png).", "![a map]"),
        ("Write `code`.", "`code`"),
        ("> A quotation", "> A quotation"),
        ("1. > A quotation", "1. > A quotation"),
        ("First.\n\n---\n\nSecond.", "---"),
        ("First.\n\n* * *\n\nSecond.", "* * *"),
        ("See [the map][1].\n\n[1]: https://site.example/", "[1]: https://site.example/"),
    ],
)
def test_formatting_that_is_not_read(text: str, found: str) -> None:
    (line,) = (line for line in text.split("\n") if found in line)
    assert check(in_markdown(text)) == [Told(line, found, "markup-in-text", {"found": found})]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Book **early**.", "**early**"), ("See [fees](link:fees).", "[fees](link:fees)")],
)
def test_markdown_where_none_is_read(text: str, found: str) -> None:
    line = f"travel: {{en: '{text}', fr: Vous organisez vos déplacements.}}"
    told = Told(line, found, "markdown-in-plain-text", {"found": found})
    assert check(in_plain_text(text)) == [told]


@pytest.mark.parametrize("text", ["#1 in the region", "See (link:fees) or ](x)."])
def test_signs_in_plain_text_that_are_no_markdown(text: str) -> None:
    assert check(in_plain_text(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One\n\n- *two*\n- **three**\n\n1. four", id="lists and emphasis"),
        pytest.param("The #1 reason: 2 * 3 > 5 - 4", id="signs within a line"),
        pytest.param("See [you](contact.md#email) and [more](missions/index.md).", id="pages"),
        pytest.param(
            "[A](https://site.example) [b](https://a.site.example:81/x?y=z#w)", id="sites"
        ),
    ],
)
def test_markdown_that_is_read(text: str) -> None:
    assert check(in_markdown(text)) == []


@pytest.mark.parametrize(
    ("target", "code", "nearest"),
    [
        ("http://site.example/", "not-https", {}),
        ("mailto:missions@missions.example", "not-https", {}),
        ("javascript:alert", "not-https", {}),
        ("http:services.md", "not-https", {}),
        ("site.example/page", "bad-link", {}),
        ("https://site", "bad-link", {}),
        ("https://site.example/é", "bad-link", {}),
        ("link:expres_entry", "link-unknown", {"nearest": "link:express_entry"}),
        ("link:zzz", "link-unknown", {}),
        ("service.md#top", "link-unknown", {"nearest": "services.md"}),
    ],
)
def test_a_link_that_leads_nowhere(target: str, code: str, nearest: Mapping[str, str]) -> None:
    line = f"See [this]({target})."
    told = Told(line, target, code, {"value": target, **nearest})
    assert check(in_markdown(line)) == [told]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("See [this", "[", id="words"),
        pytest.param("See [a [b](contact.md)](contact.md)", "[", id="words in words"),
        pytest.param("See [this](contact.md", "(", id="a target"),
        pytest.param("See [this](http://site.example", "(", id="a target that is wrong besides"),
    ],
)
def test_a_link_that_does_not_end(text: str, found: str) -> None:
    assert check(in_markdown(text)) == [Told(text, found, "link-unclosed", {"found": found})]


def test_brackets_that_stand_for_no_link() -> None:
    assert check(in_markdown("They “want [it]” (so they say (often)).")) == []
    assert check(in_plain_text("From 5 [sic to 6")) == []


@pytest.mark.parametrize(
    ("target", "nearest"),
    [
        ("contact.md#emails", "contact.md#email"),
        ("contact.md#zzzzzz", ""),
        ("how-it-works.md#step-by-steps", "how-it-works.md#step-by-step"),
        ("questions.md#who_select", "questions.md#who_selects"),
    ],
)
def test_a_link_to_a_section_that_its_page_lacks(target: str, nearest: str) -> None:
    line = f"See [this]({target})."
    page = f"docs/en/{target.partition('#')[0]}"
    values = {"value": target, "page": page, **({"nearest": nearest} if nearest else {})}
    assert check(in_markdown(line)) == [Told(line, target, "section-unknown", values)]


@pytest.mark.parametrize(
    "text",
    [
        "](link:zzz)" * 20000,
        "![" * 50000,
        "[a](" * 50000,
        "[" * 100000,
        "`" * 100000,
        "_" * 100000,
        "<a " * 50000,
    ],
    ids=lambda text: text[:5],
)
def test_a_text_that_is_much_too_long_is_told_as_such_alone(text: str) -> None:
    """Looked into, some of these would take minutes."""
    assert [told.code for told in check(in_markdown(text))] == ["text-too-long"]


def test_a_link_to_nothing_is_told_at_the_text() -> None:
    assert check(in_markdown("See [this]().")) == [Told("en: |", "|", "bad-link", {"value": ""})]


def test_the_same_mistake_twice_is_told_at_two_places() -> None:
    lines = ("See [this](link:zzz).", "And link:zzz, [that](link:zzz).")
    spans = [Told(line, "link:zzz", "link-unknown", {"value": "link:zzz"}) for line in lines]
    assert check(in_markdown("\n".join(lines))) == spans


def test_what_is_broken_over_lines_is_told_at_the_text() -> None:
    (told,) = check({PLAIN: "en: Book <b\n    class=x>early</b>."})
    assert (told.line, told.marked) == ("travel: {en: Book <b", "Book <b")
