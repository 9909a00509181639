"""What each page's template is given: the frame around it and its own finished view."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from missionsite.addresses import MISSIONS_PAGE
from missionsite.documents import HOME, SEARCH
from missionsite.edition import Edition
from missionsite.frame import build_frame
from missionsite.pages import Address
from missionsite.site import Site
from missionsite.typography import typeset_html
from missionsite.views.home import build_home
from missionsite.views.includes import split_includes
from missionsite.views.lists import build_list_filters, build_mission_lists
from missionsite.views.mission import build_mission
from missionsite.views.pictures import Filters
from missionsite.views.prepare import build_prepare
from missionsite.views.search import SearchBox, SearchLists, build_search_box, build_search_lists
from missionsite.views.sections import Block, Section

_LINK = re.compile(r'<a href="([^"]*)"(?: title="[^"]*")?>(.*?)</a>', re.DOTALL)
_ABSOLUTE = re.compile(r"[a-z]+:|/|#")


@dataclass(frozen=True, slots=True)
class PageView:
    """A prose page: its heading, its text in blocks and, on some pages, sections of missions."""

    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    filters: Filters | None = None


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: its heading, its text, the box and the lists."""

    title: str
    blocks: tuple[Block, ...]
    box: SearchBox
    lists: SearchLists


def build_context(address: Address, content_html: str, site: Site) -> dict[str, Any]:
    """Return a template's context; `content_html` is a prose page's text as MkDocs rendered it."""
    frame = build_frame(address, site)
    edition = site.editions[address.language]
    if address.mission:
        build = build_prepare if address.prepares else build_mission
        return {"frame": frame, "view": build(address.mission, edition)}
    return {"frame": frame, "view": _build_page(address, content_html, edition)}


def _build_page(address: Address, content_html: str, edition: Edition) -> PageView | SearchView:
    html = typeset_html(_rewrite_links(content_html, address.url, edition), edition.language)
    view = PageView(edition.page_title(address.id), tuple(split_includes(html, edition)))
    if address.id == HOME:
        return replace(view, sections=build_home(edition))
    if address.id == MISSIONS_PAGE:
        return replace(
            view, sections=build_mission_lists(edition), filters=build_list_filters(edition)
        )
    if address.id == SEARCH:
        lists = build_search_lists(edition)
        return SearchView(view.title, view.blocks, build_search_box(edition), lists)
    return view


def _rewrite_links(html: str, url: str, edition: Edition) -> str:
    """Resolve links by id, and make relative ones start at the root: an error page has no place."""

    def rewrite(match: re.Match[str]) -> str:
        target, text = match[1], match[2]
        if target.startswith("link:"):
            return edition.link_element(target, text)
        absolute = target if _ABSOLUTE.match(target) else urljoin(url, target)
        return f'<a href="{absolute}">{text}</a>'

    return _LINK.sub(rewrite, html)
