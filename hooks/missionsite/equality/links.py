"""Measures where the links of each language lead: to its own pages, or to those of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urldefrag, urlsplit

from missionsite.edition import LOCALES
from missionsite.equality.builtpages import Anchor, BuiltPage, Sides
from missionsite.equality.pages import find_partners
from missionsite.equality.rows import NONE, Row, Rule, build_row
from missionsite.language_marks import names_language
from missionsite.nodes import Mapping as Group
from missionsite.nodes import Node, Scalar
from missionsite.nodes import Sequence as List
from missionsite.problems import LANGUAGES, Language

Pairs = Mapping[Language, frozenset[str]]
"""Addresses of pages by their language, of which the other language has an equal."""
_OTHER: dict[Language, Language] = {"en": "fr", "fr": "en"}
_OUTWARD = Rule("ratio", "outward", 0.9, 1.1)
_ACROSS = Rule("gap", "across", high=10)


def measure_links(sides: Sides, pairs: Pairs, marks: Mapping[Language, str]) -> list[Row]:
    """Return the rows on links; the one to the same page in the other language is not counted.

    `marks` are the words by which a link says that its page is in the other language only (R21).
    """
    out = {side: [*_list_outward(sides[side])] for side in LANGUAGES}
    across = {side: [*_list_across(sides[side], pairs)] for side in LANGUAGES}
    targets = {side: {urldefrag(link.href).url for link in out[side]} for side in LANGUAGES}
    unmarked = {
        side: sum(not (_is_tagged(it, side) and marks[side] in it.text) for it in across[side])
        for side in LANGUAGES
    }
    misled = {
        side: sum(link.href in pairs[_OTHER[side]] for link in across[side]) for side in LANGUAGES
    }
    return [
        build_row("links", "links", {side: len(out[side]) for side in LANGUAGES}, _OUTWARD),
        build_row("targets", "links", {side: len(targets[side]) for side in LANGUAGES}, _OUTWARD),
        build_row("across", "links", {side: len(across[side]) for side in LANGUAGES}, _ACROSS),
        build_row("unmarked", "links", unmarked, NONE),
        build_row("misled", "links", misled, NONE),
    ]


def find_pairs(sides: Sides, roots: Iterable[Node]) -> Pairs:
    """Return the addresses that have an equal: pages of the site, and those that files pair."""
    found: dict[Language, set[str]] = {side: set() for side in LANGUAGES}
    partners = find_partners(sides)
    for side in LANGUAGES:
        found[side].update(page.path for page in sides[side] if page.path in partners)
    for root in roots:
        for addresses in _list_pairs(root):
            if addresses["en"] != addresses["fr"]:
                for side in LANGUAGES:
                    found[side].add(addresses[side])
    both = found["en"] & found["fr"]  # an address that two pairs give to both speaks both
    return {side: frozenset(found[side] - both) for side in LANGUAGES}


def _list_pairs(node: Node) -> Iterator[dict[Language, str]]:
    if isinstance(node, List):
        for item in node.items:
            yield from _list_pairs(item)
    if not isinstance(node, Group):
        return
    values = {side: entry.value for side in LANGUAGES if (entry := node.get(side))}
    texts = {side: it.value for side, it in values.items() if isinstance(it, Scalar)}
    if len(texts) == len(LANGUAGES) and all("://" in text for text in texts.values()):
        yield texts
    for entry in node.entries:
        yield from _list_pairs(entry.value)


def _list_outward(pages: Iterable[BuiltPage]) -> Iterator[Anchor]:
    for page in pages:
        yield from (
            link for link in page.anchors if urlsplit(link.href).scheme in {"http", "https"}
        )


def _list_across(pages: Iterable[BuiltPage], pairs: Pairs) -> Iterator[Anchor]:
    """Yield the links that lead to a page in the other language."""
    for page in pages:
        other = _OTHER[page.language]
        for link in page.anchors:
            bare = urldefrag(link.href).url
            known = bare in pairs[other]
            own = bare in pairs[page.language] or link.hreflang == LOCALES[page.language]
            if (
                known
                or _is_tagged(link, page.language)
                or (not own and names_language(bare, other))
            ):
                yield link._replace(href=bare)


def _is_tagged(link: Anchor, side: Language) -> bool:
    return link.hreflang.partition("-")[0] == _OTHER[side]
