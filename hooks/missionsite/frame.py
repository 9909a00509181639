"""The frame of a page: what its head says, the way to it, and what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from markupsafe import Markup

from missionsite.documents import NOT_FOUND, SEARCH
from missionsite.edition import LOCALES, Edition
from missionsite.pages import Address, is_home, list_alternates, parent_of
from missionsite.policy import POLICY
from missionsite.sharing import Share, build_share
from missionsite.site import Site
from missionsite.views.mission import say_prefix
from missionsite.views.surround import CANADA, Footer, Labels, Link, Signature, Surround

TITLE_LIMIT = 60
"""A <title> with its suffix; the suffix is dropped where it does not fit (R9)."""
_LIVE = frozenset({"compare.html", "home.html", "mission.html", "missions.html", "search.html"})
"""Templates of pages that tell of missions, whose states change with time."""
_FONTS = (
    "gcds-lato.woff2",
    "gcds-noto-sans-regular.woff2",
    "gcds-noto-sans-semibold.woff2",
)


@dataclass(frozen=True, slots=True)
class Toggle:
    """The way to the same page in the other language."""

    text: str
    short: str
    title: str
    href: str
    lang: str
    hreflang: str


@dataclass(frozen=True, slots=True)
class DateModified:
    """The day the content last changed, as yyyy-mm-dd."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What overrides/base.html draws."""

    language: str
    locale: str
    title: str
    description: str
    canonical: str
    robots: str
    policy: str
    alternates: tuple[tuple[str, str], ...]
    sheets: tuple[str, ...]
    scripts: str
    icon: str
    fonts: tuple[str, ...]
    signature: Signature
    search: Link | None
    toggle: Toggle | None
    demonstration: str
    site: Link | None
    menu: tuple[Link, ...]
    breadcrumb: tuple[Link, ...]
    date_modified: DateModified | None
    footer: Footer
    labels: Labels
    ui_strings_json: Markup
    state_labels_json: Markup
    share: Share
    structured_data_json: str = ""


def build_frame(address: Address, site: Site) -> Frame:
    """Return the frame of one page."""
    frame = _build_whole_frame(address, site)
    if address.id == NOT_FOUND:
        # It stands at any address that leads nowhere, so it has none of its own.
        share = replace(frame.share, url="")
        return replace(
            frame, canonical="", alternates=(), breadcrumb=(), date_modified=None, share=share
        )
    return frame


def _build_whole_frame(address: Address, site: Site) -> Frame:
    edition, surround = site.editions[address.language], site.surrounds[address.language]
    title, description = _describe(address, edition)
    return Frame(
        language=address.language,
        locale=edition.locale,
        title=fit_title(title, edition),
        description=description,
        canonical=urljoin(site.site_url, address.url),
        robots="" if address.indexed else "noindex",
        policy=_choose_policy(site),
        alternates=_build_alternates(address, site),
        sheets=site.assets.sheets(address.template.partition(".")[0]),
        scripts=_choose_script(address, site),
        icon=site.assets.url("favicon.svg"),
        fonts=_list_fonts(site),
        signature=surround.signature,
        search=None if address.id == SEARCH else surround.search,
        toggle=_build_toggle(address, edition),
        demonstration=surround.demonstration,
        site=replace(surround.site, current="page" if is_home(address) else ""),
        menu=_mark_current(address, surround, edition),
        breadcrumb=_list_breadcrumb(address, edition),
        date_modified=_build_date_modified(address, edition),
        footer=surround.footer,
        labels=surround.labels,
        ui_strings_json=surround.ui_strings_json,
        state_labels_json=surround.state_labels_json,
        share=build_share(address, title, description, site),
    )


def _choose_script(address: Address, site: Site) -> str:
    """Return the script that starts the page: where missions are told of, with the time."""
    return site.assets.url("js/live.js" if address.template in _LIVE else "js/main.js")


def _choose_policy(site: Site) -> str:
    """Return the page's policy; a preview has none, for its reload script is inline."""
    return "" if site.served else POLICY


def _list_fonts(site: Site) -> tuple[str, ...]:
    return tuple(site.assets.url(f"third-party/fonts/{name}") for name in _FONTS)


def _build_alternates(address: Address, site: Site) -> tuple[tuple[str, str], ...]:
    return tuple((tag, urljoin(site.site_url, url)) for tag, url in list_alternates(address))


def _build_date_modified(address: Address, edition: Edition) -> DateModified:
    return DateModified(edition.words["frame.date_modified"], address.modified.isoformat())


def fit_title(title: str, edition: Edition) -> str:
    """Return a page's title with the site's name, where both fit."""
    whole = f"{title}{edition.words['site.title_suffix']}"
    return whole if len(whole) <= TITLE_LIMIT else title


def _describe(address: Address, edition: Edition) -> tuple[str, str]:
    if address.mission:
        mission = edition.catalogue.published[address.mission]
        prefix = say_prefix(address.mission, edition)
        return f"{prefix}{edition.text(mission.title)}", edition.text(mission.summary)
    front = edition.catalogue.documents[address.id][address.language].front
    return edition.page_title(address.id), edition.plain(front.description)


def _build_toggle(address: Address, edition: Edition) -> Toggle:
    locale = LOCALES[edition.other]
    words = edition.catalogue.strings
    return Toggle(
        text=words["frame.language_name"].in_language(edition.other),
        short=edition.other.upper(),
        title=words["frame.language_name"].in_language(edition.other),
        href=address.urls[edition.other],
        lang=locale,
        hreflang=locale,
    )


def _mark_current(address: Address, surround: Surround, edition: Edition) -> tuple[Link, ...]:
    below = edition.page_url(parent_of(address)) if address.mission else ""
    marks = {address.url: "page", below: "true"}
    return tuple(replace(link, current=marks.get(link.href, "")) for link in surround.menu)


def _list_breadcrumb(address: Address, edition: Edition) -> tuple[Link, ...]:
    links = [Link(edition.words["site.canada"], CANADA[edition.language])]
    if not is_home(address):
        links.append(Link(edition.words["site.name"], edition.home_url()))
    if address.mission:
        parent = parent_of(address)
        links.append(Link(edition.page_title(parent), edition.page_url(parent)))
    return tuple(links)
