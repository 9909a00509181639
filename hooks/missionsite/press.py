"""Renders pages: those of missions ahead of being asked for, where there are many."""

from __future__ import annotations

from missionsite.contexts import build_context
from missionsite.documents import NOT_FOUND
from missionsite.environment import build_environment
from missionsite.firstuses import build_terms, link_first_uses
from missionsite.pages import Address, list_addresses
from missionsite.problems import LANGUAGES
from missionsite.processes import count_processes, map_ahead
from missionsite.site import Site
from missionsite.views.glossary import GLOSSARY_PAGE

_PROSE = frozenset({"home.html", "mission.html", "page.html", "prepare.html"})
"""The templates of pages that are read, where a term may need an explanation."""
_WITHOUT_TERMS = frozenset({GLOSSARY_PAGE, NOT_FOUND})
_FIRST = 2
"""Pages rendered before helpers start, so that these know the templates and what missions share."""


def render_page(address: Address, content_html: str, site: Site) -> str:
    """Return a page's HTML; `content_html` is a prose page's text as MkDocs rendered it."""
    template = build_environment(site.catalogue.root).get_template(address.template)
    html = template.render(build_context(address, content_html, site))
    if address.template not in _PROSE or address.id in _WITHOUT_TERMS:
        return html
    edition = site.editions[address.language]
    return link_first_uses(html, edition.once("terms", "", lambda: build_terms(edition)))


class Press:
    """The pages of both languages, one after the other as `list_addresses` has them.

    A page asked for in another order, or again, is rendered all the same, only later.
    """

    def __init__(self, site: Site, processes: int | None = None) -> None:
        """Begin in so many processes beside this one; without a number in as many as are of use."""
        pages = [page for side in LANGUAGES for page in list_addresses(site, side) if page.mission]
        count = count_processes(len(pages)) if processes is None else processes

        def render(page: Address) -> tuple[str, str]:
            return page.url, render_page(page, "", site)

        self._site = site
        self._ready = dict(map(render, pages[:_FIRST]))
        self._coming = map_ahead(render, pages[_FIRST:], count)

    def take(self, address: Address, content_html: str) -> str:
        """Return a page's HTML."""
        if address.mission:
            while address.url not in self._ready and (made := next(self._coming, None)):
                self._ready[made[0]] = made[1]
        ready = self._ready.pop(address.url, "")
        return ready or render_page(address, content_html, self._site)
