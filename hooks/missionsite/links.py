"""Finds, in a built site, the links that lead to other sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

_INDEX = "index.html"
_INVENTED = ("example", "invalid", "test")
"""Endings of hosts that never exist (RFC 2606): examples use them, and there is nothing to ask."""


class Mention(NamedTuple):
    """Where a link stands: the page's address from the root, "/en/services/", and its words."""

    page: str
    text: str


def find_links(site: Path) -> Mapping[str, tuple[Mention, ...]]:
    """Return every address on another host, without what follows "#", and where it is linked.

    Pages and mentions come in the order of the pages' addresses; a page that links an address
    twice in the same words mentions it once.
    """
    found: dict[str, dict[Mention, None]] = {}
    for file in sorted(site.rglob("*.html")):
        page = "/" + file.relative_to(site).as_posix().removesuffix(_INDEX)
        for address, text in _read_links(file.read_text(encoding="utf-8")):
            if _leads_away(address):
                found.setdefault(urldefrag(address).url, {})[Mention(page, text)] = None
    return {address: tuple(found[address]) for address in sorted(found)}


def _leads_away(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that hold no IPv6 address
        return False
    host = parts.hostname or ""
    return parts.scheme in {"http", "https"} and host.rpartition(".")[2] not in {"", *_INVENTED}


def _read_links(html: str) -> Iterator[tuple[str, str]]:
    parser = _LinkParser()
    parser.feed(html)
    parser.close()
    return iter(parser.links)


class _LinkParser(HTMLParser):
    """Collects the address and the words of each link."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self._address = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address = dict(attrs).get("href") or ""
            self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            self.links.append((self._address, " ".join("".join(self._words).split())))
            self._address = ""
