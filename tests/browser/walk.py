"""Lists the pages of a built site: where each is, in which language, of which kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

Language = Literal["en", "fr"]


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file; `path` is its address from the root, `/en/services/`."""

    path: str
    file: Path

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as browsers parse it."""
        return LexborHTMLParser(self.file.read_text(encoding="utf-8"))

    @property
    def language(self) -> Language:
        """The half that the address is in; the pages outside both halves begin in English."""
        return "fr" if self.path.startswith("/fr/") else "en"

    @cached_property
    def alternates(self) -> dict[str, str]:
        """The absolute address by hreflang, this page's own among them."""
        links = self.tree.css("link[rel=alternate][hreflang]")
        return {attribute(link, "hreflang"): attribute(link, "href") for link in links}

    @property
    def kind(self) -> str:
        """What both sides of a page have in common: `home`, `404`, `mission`, `prepare`, a name."""
        if self.path.endswith("404.html"):
            return "404"
        if self.path == "/":
            return "splash"
        english = urlsplit(self.alternates.get("en-CA", self.path)).path
        if self.tree.css_first("article[data-mission] h1"):
            return "prepare" if english.endswith("/prepare/") else "mission"
        return english.removeprefix("/en/").strip("/") or "home"


def list_pages(site: Path) -> list[BuiltPage]:
    """Return every page of the built site, sorted by address."""
    files = sorted(site.rglob("*.html"))
    return [BuiltPage(_address(file.relative_to(site).as_posix()), file) for file in files]


def one_of_each_kind(pages: list[BuiltPage]) -> list[BuiltPage]:
    """Return the largest page of each kind in each language."""
    by_size = sorted(pages, key=lambda page: page.file.stat().st_size)
    largest = {(page.kind, page.language): page for page in by_size}
    return sorted(largest.values(), key=lambda page: page.path)


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute's value, "" where it is missing or empty."""
    return node.attributes.get(name) or ""


def _address(file: str) -> str:
    return "/" + file.removesuffix("index.html")
