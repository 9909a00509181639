"""What stands at addresses that were given up: a page that leads on, and the web server's list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from missionsite.edition import Edition
from missionsite.environment import build_environment
from missionsite.frame import Script, build_frame, fit_title
from missionsite.pages import Address, list_addresses
from missionsite.problems import LANGUAGES
from missionsite.site import Site

MAP = "redirects.map"
"""What deploy/nginx.conf includes, so that it leads on by itself what a file can only ask for."""
_TEMPLATE, _KIND = "moved.html", "error"


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that leads on: its heading, a sentence, and the page to which it leads."""

    title: str
    text: str
    page: str
    href: str


def render_moved(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every such file's name below the site's root, and what it holds.

    What would lead to a page that is not announced yet is left out: nothing tells of it.
    """
    moved = sorted(_list_moved(site), key=lambda pair: pair[0])
    for old, target in moved:
        yield (
            f"{old.lstrip('/')}index.html",
            _render_page(target, site.editions[target.language], site),
        )
    yield MAP, "".join(f"{old} {target.url};\n" for old, target in moved).encode()


def _list_moved(site: Site) -> Iterator[tuple[str, Address]]:
    book = site.catalogue.book
    known = {page.url: page for side in LANGUAGES for page in list_addresses(site, side)}
    for old, new in (book.moved if book else {}).items():
        if new in known:
            yield old, known[new]


def _render_page(target: Address, edition: Edition, site: Site) -> bytes:
    """Return a page in the frame of the one to which it leads, which alone may be found."""
    whole = build_frame(target, site)
    title = edition.words["moved.title"]
    frame = replace(
        whole,
        title=fit_title(title, edition),
        robots="noindex",
        sheet=site.assets.sheet(_KIND),
        script=Script(site.assets.script(_KIND)),
        alternates=(),
        breadcrumb=(),
        date_modified=None,
    )
    view = Moved(title, edition.words["moved.text"], whole.share.title, target.url)
    template = build_environment(site.catalogue.root).get_template(_TEMPLATE)
    return template.render({"frame": frame, "view": view}).encode()
