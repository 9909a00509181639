"""Renders pages: those of many missions ahead of being asked for, on all of the machine's cores."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from missionsite.contexts import build_context
from missionsite.environment import build_environment
from missionsite.pages import Address, list_addresses
from missionsite.problems import Language
from missionsite.site import Site

FEWEST = 200
"""Pages of missions in a language from which on help is worth its start: about a second."""
_FIRST = 2
"""Pages rendered before helpers start, so that these know the templates and what missions share."""
_SHEAF = 20
"""Pages that a helper renders at a time."""
_AHEAD = 4
"""Sheaves that are under way at most: what nobody has asked for yet takes up memory."""

Pages = Sequence[Address]


def render_page(address: Address, content_html: str, site: Site) -> str:
    """Return a page's HTML; `content_html` is a prose page's text as MkDocs rendered it."""
    template = build_environment(site.catalogue.root).get_template(address.template)
    return template.render(build_context(address, content_html, site))


class Press:
    """The pages of one language, one after the other as `list_addresses` has them.

    A page asked for in another order is rendered all the same, only later.
    """

    def __init__(self, site: Site, language: Language, helpers: int | None = None) -> None:
        """Start so many helpers, which are processes; without a number as many as are of use."""
        pages = [page for page in list_addresses(site, language) if page.mission]
        if helpers is None:
            helpers = count_helpers(len(pages), _count_cores(), served=site.served)
        self._site = site
        self._ready = _render_all(pages[:_FIRST], site) if helpers else {}
        self._waiting = deque(range(_FIRST, len(pages), _SHEAF) if helpers else ())
        self._under_way: deque[Future[dict[str, str]]] = deque()
        self._pool = _start_helpers(site, pages, helpers) if helpers else None
        self._hand_out()

    def take(self, address: Address, content_html: str) -> str:
        """Return a page's HTML; each page may be taken once."""
        if address.mission:
            while address.id not in self._ready and self._under_way:
                self._ready.update(self._under_way.popleft().result())
                self._hand_out()
        if address.id in self._ready:
            return self._ready.pop(address.id)
        return render_page(address, content_html, self._site)

    def _hand_out(self) -> None:
        """Keep the helpers busy, and send them home when nothing is left to do."""
        if self._pool is None:
            return
        while self._waiting and len(self._under_way) < _AHEAD:
            self._under_way.append(self._pool.submit(_render_sheaf, self._waiting.popleft()))
        if not self._under_way:
            self._pool.shutdown()
            self._pool = None


def count_helpers(pages: int, cores: int, *, served: bool) -> int:
    """Return how many processes help; a preview has threads, which do not outlive a fork."""
    worth = pages >= FEWEST and cores > 1 and not served
    return cores if worth else 0


def _count_cores() -> int:
    """Return how many cores this process may use; one where a fork is not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _start_helpers(site: Site, pages: Pages, count: int) -> ProcessPoolExecutor:
    """Start processes that know the whole site from the beginning, as copies of this one."""
    fork, known = get_context("fork"), (site, pages)
    return ProcessPoolExecutor(count, mp_context=fork, initializer=_receive, initargs=(known,))


_received: list[tuple[Site, Pages]] = []
"""In a helper: what it was started with."""


def _receive(known: tuple[Site, Pages]) -> None:
    _received[:] = [known]


def _render_sheaf(first: int) -> dict[str, str]:
    """Return some pages' HTML by their ids, from the one at the place `first` on."""
    [(site, pages)] = _received
    return _render_all(pages[first : first + _SHEAF], site)


def _render_all(pages: Pages, site: Site) -> dict[str, str]:
    return {page.id: render_page(page, "", site) for page in pages}
