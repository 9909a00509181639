"""Reads the pages of a built site: language, partner, text, links, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from missionsite.problems import LANGUAGES, Language

_INDEX = "index.html"
# Elements that have no end, and those that begin a line of their own (HTML, 13.1.2 and 15.3).
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_BLOCK_NAMES = """
    address article aside blockquote button caption dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header label legend li main nav ol option p section
    select summary table tbody td tfoot th thead tr ul
"""
_VOID, _BLOCKS = frozenset(_VOID_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_UNREAD = frozenset({"script", "style", "template", "title"})
_SENTENCES = frozenset({"dd", "li", "p"})
_NO_SENTENCES = frozenset({"form", "nav", "table"})
_TOGGLE = "app-toggle__link"


class Block(NamedTuple):
    """A paragraph, an item, a cell; `prose` where one reads sentences."""

    text: str
    prose: bool


class Anchor(NamedTuple):
    """A link, the one to the page's other side left out; `hreflang` is "" where nothing is said."""

    href: str
    hreflang: str
    text: str = ""


@dataclass(slots=True)
class BuiltPage:
    """One HTML file of a language; `path` is its address from the root, "/en/services/".

    `pictures` holds each one's alternative text, "" where it only decorates, None where it lacks
    one. `parts` are the ids in the page's own content, `loaded` its style sheets and scripts.
    """

    path: str
    language: Language
    data: bytes
    lang: str = ""
    title: str = ""
    description: str = ""
    card: str = ""
    moved: bool = False
    alternates: dict[str, str] = field(default_factory=dict)
    loaded: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    pictures: list[str | None] = field(default_factory=list)


Sides = Mapping[Language, list[BuiltPage]]


def load_sides(site: Path) -> Sides:
    """Return the pages of each language in a built site, by address; those that moved are not in.

    Pages outside both halves, such as the choice of language, speak both.
    """
    sides: dict[Language, list[BuiltPage]] = {}
    for language in LANGUAGES:
        files = sorted((site / language).rglob("*.html"))
        pages = [_read_page(file, site, language) for file in files]
        sides[language] = [page for page in pages if not page.moved]
    return sides


def _read_page(file: Path, site: Path, language: Language) -> BuiltPage:
    data = file.read_bytes()
    path = "/" + file.relative_to(site).as_posix().removesuffix(_INDEX)
    reader = _Reader(BuiltPage(path, language, data))
    reader.feed(data.decode("utf-8"))
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Fills a page while it reads its HTML, in which every element that is opened is closed."""

    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self._open: list[str] = []
        self._text: list[str] = []
        self._anchor: Anchor | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._end_block()
        if tag not in _VOID:
            self._open.append(tag)
        self._note(tag, given)
        if tag == "html":
            self.page.lang = given.get("lang", "")
        if "main" in self._open and given.get("id"):
            self.page.parts.append(given["id"])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._anchor:
            words = " ".join(self._anchor.text.split())
            self.page.anchors.append(self._anchor._replace(text=words))
            self._anchor = None
        if tag in _BLOCKS:
            self._end_block()
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._anchor:
            self._anchor = self._anchor._replace(text=self._anchor.text + data)
        if self._open[-1:] == ["title"] and "head" in self._open:
            self.page.title += data
        elif "main" in self._open and not _UNREAD & {*self._open}:
            self._text.append(data)

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            within = next((tag for tag in reversed(self._open) if tag in _BLOCKS), "")
            prose = within in _SENTENCES and not _NO_SENTENCES & {*self._open}
            self.page.blocks.append(Block(text, prose))

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta":
            self._note_meta(given)
        elif tag == "link":
            self._note_link(given)
        elif tag == "script" and given.get("src"):
            self.page.loaded.append(given["src"])
        elif tag == "a" and given.get("href") and _TOGGLE not in given.get("class", "").split():
            self._anchor = Anchor(given["href"], given.get("hreflang", ""))
        elif tag == "img":
            self.page.pictures.append(given.get("alt"))
        elif given.get("role") == "img":
            self.page.pictures.append(given.get("aria-label") or given.get("aria-labelledby"))

    def _note_meta(self, given: dict[str, str]) -> None:
        content = given.get("content", "")
        if given.get("name") == "description":
            self.page.description = content
        elif given.get("property") == "og:image":
            self.page.card = content
        elif given.get("http-equiv") == "refresh":
            self.page.moved = True

    def _note_link(self, given: dict[str, str]) -> None:
        href = given.get("href", "")
        if given.get("rel") == "alternate" and given.get("hreflang"):
            self.page.alternates[given["hreflang"]] = href
        elif given.get("rel") == "stylesheet":
            self.page.loaded.append(href)
