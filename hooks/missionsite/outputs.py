"""Files that are no page of a language: choice of language, error page, sitemap, what has moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from markupsafe import Markup

from missionsite.addresses import MISSIONS_PAGE
from missionsite.cards import load_cards
from missionsite.documents import HOME
from missionsite.edition import LOCALES, Edition, whole_url
from missionsite.environment import build_environment
from missionsite.frame import Frame, Script, build_frame
from missionsite.markup import fill
from missionsite.moved import render_moved
from missionsite.pages import ROOT, list_addresses
from missionsite.problems import LANGUAGES
from missionsite.processes import count_processes, map_ahead
from missionsite.sharing import build_root_share, list_cards
from missionsite.site import Site
from missionsite.sitemap import render_sitemap
from missionsite.summaries import render_choices, render_summary
from missionsite.views.calendars import list_calendars
from missionsite.views.surround import Footer

_WAYS_ON = (HOME, MISSIONS_PAGE, "questions.md", "contact.md")


@dataclass(frozen=True, slots=True)
class Half:
    """One language's half of a page that speaks both."""

    lang: str
    hreflang: str
    title: str
    text: str
    body_html: Markup
    button: str
    href: str
    links: tuple[tuple[str, str], ...]


def render_outputs(site: Site) -> Iterator[tuple[str, bytes]]:
    """Return every such file's name below the site's root, and what it holds."""
    yield "index.html", _render(site, "splash.html", "splash")
    yield "404.html", _render(site, "error.html", "error")
    yield "sitemap.xml", render_sitemap(site)
    yield from render_moved(site)
    for edition in site.editions.values():
        yield render_choices(edition)
    missions = tuple(site.catalogue.published)
    render = partial(_render_mission, site)
    yield from chain.from_iterable(map_ahead(render, missions, count_processes(len(missions))))
    for name, data in site.assets.files.items():
        yield site.assets.url(name).lstrip("/"), data


def render_pictures(site: Site) -> Iterator[tuple[str, bytes]]:
    """Return the pictures that a shared link shows, as `render_outputs` does the other files."""
    cards = load_cards(site.catalogue.root, site.assets.files)
    for card in list_cards(site):
        yield cards.url(card).lstrip("/"), cards.render(card)


def _render_mission(site: Site, identity: str) -> tuple[tuple[str, bytes], ...]:
    """Return the files beside a mission's pages."""
    return tuple(
        file
        for edition in site.editions.values()
        for file in chain(
            ((it.url.lstrip("/"), it.data) for it in list_calendars(identity, edition)),
            render_summary(identity, edition),
        )
    )


def _render(site: Site, template: str, kind: str) -> bytes:
    context: dict[str, Any] = {
        "frame": _build_frame(site, kind),
        "view": {"heading_html": _build_heading(site, kind), "halves": _list_halves(site, kind)},
    }
    page = build_environment(site.catalogue.root).get_template(template).render(context)
    return page.encode()


def _build_frame(site: Site, kind: str) -> Frame:
    """The frame of the English home without what belongs to one language alone."""
    english = site.editions["en"]
    home = next(page for page in list_addresses(site, "en") if page.id == HOME)
    titles = [site.editions[side].words[f"{kind}.title"] for side in LANGUAGES]
    title, description = " / ".join(titles), english.words[f"{kind}.description"]
    frame, is_root = build_frame(home, site), kind == "splash"
    share = build_root_share(frame.share, title, description, site)
    return replace(
        frame,
        sheet=site.assets.sheet(kind),
        script=Script(site.assets.script(kind)),
        title=title,
        description=description,
        canonical=whole_url(site.site_url, ROOT) if is_root else "",
        robots="" if is_root else "noindex",
        alternates=frame.alternates if is_root else (),
        search=None,
        toggle=None,
        site=None,
        menu=(),
        breadcrumb=(),
        date_modified=None,
        demonstration=_say_demonstration(site),
        footer=_join_footers(site),
        share=share if is_root else replace(share, url=""),
    )


def _say_demonstration(site: Site) -> Markup:
    if site.catalogue.settings.official:
        return Markup()
    return Markup(" ").join(
        fill('<span lang="{}">{}</span>', LOCALES[side], site.surrounds[side].demonstration)
        for side in LANGUAGES
    )


def _join_footers(site: Site) -> Footer:
    """Return the legal links of both languages; those not in the page's own carry theirs."""
    links = [
        (text, href, LOCALES[side] if side != "en" else "")
        for side in LANGUAGES
        for text, href, _ in site.surrounds[side].footer.links
    ]
    return Footer("", (), tuple(links))


def _build_heading(site: Site, kind: str) -> Markup:
    return Markup(" / ").join(
        fill('<span lang="{}">{}</span>', LOCALES[side], site.editions[side].words[f"{kind}.title"])
        for side in LANGUAGES
    )


def _list_halves(site: Site, kind: str) -> tuple[Half, ...]:
    return tuple(_build_half(site.editions[side], kind) for side in LANGUAGES)


def _build_half(edition: Edition, kind: str) -> Half:
    words = edition.words
    return Half(
        lang=edition.locale,
        hreflang=edition.locale,
        title=words["site.name"] if kind == "splash" else words[f"{kind}.title"],
        text=words[f"{kind}.text"],
        body_html=fill("<p>{}</p>", words[f"{kind}.text"]),
        button=words["frame.language_name"],
        href=edition.home_url(),
        links=tuple((edition.page_title(page), edition.page_url(page)) for page in _WAYS_ON),
    )
