"""Rules on what may stand in a text besides words: some Markdown, no HTML, links that lead on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from itertools import islice

from missionsite.guesses import find_nearest, suggest
from missionsite.model.texts import LONGEST_TEXT
from missionsite.problems import Problem, Value
from missionsite.prose import CLOSES, find_unclosed
from missionsite.rules.passages import Side
from missionsite.rules.sections import find_lost_section
from missionsite.rules.sheet import Lists, Texts

_HTML = re.compile(r"<[/!?]?[A-Za-z-][^<>]*>|<!--|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z0-9]+);")
# As Python-Markdown has it: number signs need no space after them, and a line of dashes or equal
# signs makes a heading of the line above. Each pattern is sought in the text after a line break.
# None of them reads a text twice, whatever stands in it.
_LISTED = r"(?:(?:[-*+]|[0-9]+[.]) +)*"
_HEADING = re.compile(rf"\n *{_LISTED}(?:(#[^\n]*)|(?:=+|-+) *(?=\n|$))")
_OTHER_MARKUP = re.compile(
    r"!\[[^\[\]]*\]?|`[^`]*`"
    rf"|\n *{_LISTED}>[^\n]*"
    r"|\n {0,3}(?:\[[^\[\]\n]+\]:[^\n]*|(?:[*_-] *){3,}(?=\n|$))",
)
_MARKDOWN = re.compile(r"\[[^\[\]]*\]\([^()]*\)|\*\*[^*\s][^*]*\*\*")
_PICTURE_OR_LINK = re.compile(rf"!\[[^\[\]]*\]\(|\]\({CLOSES}\s*<?([^\s)>]*)")
_SCHEME = re.compile(r"(?!https:)[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z0-9-]+(?::[0-9]+)?(?:[/?#][!-~]*)?")
_LINK_SCHEME = "link:"
_PAGE_ENDING = ".md"
UNKNOWN = "link-unknown"


def check_html(file: Texts, _: Lists) -> Iterator[Problem]:
    """A text holds no HTML."""
    for side in _list_sides(file):
        matches = (match for match in _HTML.finditer(side.text) if _is_html(match[0]))
        for match in islice(matches, 1):
            yield file.fault_within(side.location, "html-in-text", match, found=match[0])


def _is_html(found: str) -> bool:
    """Tell entities from what looks like them: Q&As; is none."""
    return not found.startswith("&") or found[1] == "#" or found[1:] in html5


def check_headings(file: Texts, _: Lists) -> Iterator[Problem]:
    """A text holds no headings: the page has its own."""
    for side in _list_sides(file):
        for match in islice(_find_headings(side.text), 1) if side.passage.markdown else ():
            yield file.fault_within(side.location, "heading-in-text", match)


def _find_headings(text: str) -> Iterator[re.Match[str]]:
    """A line below nothing underlines nothing."""
    broken = f"\n{text}"
    for match in _HEADING.finditer(broken):
        above = broken[: match.start()].rstrip(" ")
        if match[1] or above[-1:] not in {"", "\n"}:
            yield match


def check_markup(file: Texts, _: Lists) -> Iterator[Problem]:
    """Markdown is paragraphs, lists, links and emphasis, and stands only where it is read."""
    for side in _list_sides(file):
        if not side.passage.markdown:
            match = _MARKDOWN.search(side.text)
            if match:
                code = "markdown-in-plain-text"
                yield file.fault_within(side.location, code, match, found=match[0])
        elif not any(_find_headings(side.text)):
            match = _OTHER_MARKUP.search(f"\n{side.text}")
            if match:
                found = match[0].strip()
                yield file.fault_within(side.location, "markup-in-text", match, found=found)


def check_links(file: Texts, lists: Lists) -> Iterator[Problem]:
    """A link in a text leads to a page of the site, an entry of links.yml or an https address."""
    for side in _list_sides(file):
        for match in find_links(side.text) if side.passage.markdown else ():
            target = match[1]
            code = find_wrong(target, lists)
            if code:
                near = suggest_link(target, lists) if code == UNKNOWN else {}
                yield file.fault_within(side.location, code, match, 1, value=target, **near)


def check_brackets(file: Texts, _: Lists) -> Iterator[Problem]:
    """A link that begins also ends."""
    for side in _list_sides(file):
        for match in islice(find_unclosed(side.text), 1) if side.passage.markdown else ():
            yield file.fault_within(side.location, "link-unclosed", match, found=match[0])


def check_sections(file: Texts, lists: Lists) -> Iterator[Problem]:
    """A link to a section of a page names one that the page has in the text's language."""
    for side in _list_sides(file):
        for match in find_links(side.text) if side.passage.markdown else ():
            target = match[1]
            lost = find_lost_section(target, side.language, lists) if "#" in target else {}
            if lost:
                values = {"value": target, **lost}
                yield file.fault_within(side.location, "section-unknown", match, 1, **values)


def _list_sides(file: Texts) -> Iterator[Side]:
    """A text that is much too long is told as such, and looked into once it is shorter."""
    return (side for side in file.marked_sides if len(side.text.strip()) <= LONGEST_TEXT)


def find_links(text: str) -> Iterator[re.Match[str]]:
    """Yield each link that ends, its target as the first group; a picture is other markup."""
    return (match for match in _PICTURE_OR_LINK.finditer(text) if match[1] is not None)


def find_wrong(target: str, lists: Lists) -> str:
    """Return the code of what is wrong with a link's target, or ""."""
    if target.startswith(_LINK_SCHEME):
        return "" if target.removeprefix(_LINK_SCHEME) in lists.programme.links else UNKNOWN
    page = target.partition("#")[0]
    if page.endswith(_PAGE_ENDING) and ":" not in page:
        return "" if page in lists.documents else UNKNOWN
    if _SCHEME.match(target):
        return "not-https"
    return "" if _ADDRESS.fullmatch(target) else "bad-link"


def suggest_link(target: str, lists: Lists) -> Mapping[str, Value]:
    """Return the link that was probably meant; a scheme makes no two links alike."""
    if not target.startswith(_LINK_SCHEME):
        return suggest(target.partition("#")[0], lists.documents)
    nearest = find_nearest(target.removeprefix(_LINK_SCHEME), lists.programme.links)
    return {"nearest": f"{_LINK_SCHEME}{nearest}"} if nearest else {}
