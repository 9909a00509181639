"""The frame of a page: what its head says, and what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from missionsite.documents import NOT_FOUND, SEARCH
from missionsite.edition import Edition, whole_url
from missionsite.pages import Address, is_home, list_alternates
from missionsite.policy import POLICY
from missionsite.sharing import Share, build_share
from missionsite.site import Site
from missionsite.views.mission import say_prefix
from missionsite.views.prepare import describe_preparation
from missionsite.views.surround import Footer, Labels, Link, Signature
from missionsite.waymarks import Toggle, build_toggle, list_breadcrumb, mark_current

TITLE_LIMIT = 60
"""A <title> with its suffix; the suffix is dropped where it does not fit (R9)."""
_BEFORE_PAINT = "missions"
"""The kind of page whose script runs first: it takes away what filters leave out."""
_FONTS = (
    "gcds-lato.woff2",
    "gcds-noto-sans-regular.woff2",
    "gcds-noto-sans-semibold.woff2",
)


@dataclass(frozen=True, slots=True)
class DateModified:
    """The day the content last changed, as yyyy-mm-dd."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Script:
    """What starts a page; where it is `blocking`, before the first paint."""

    src: str
    blocking: bool = False


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
    sheet: str
    script: Script
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
        canonical=whole_url(site.site_url, address.url),
        robots="" if address.indexed else "noindex",
        policy=_choose_policy(site),
        alternates=_build_alternates(address, site),
        sheet=site.assets.sheet(_name_kind(address)),
        script=_choose_script(address, site),
        icon=site.assets.url("favicon.svg"),
        fonts=_list_fonts(site),
        signature=surround.signature,
        search=None if address.id == SEARCH else surround.search,
        toggle=build_toggle(address, edition),
        demonstration=surround.demonstration,
        site=replace(surround.site, current="page" if is_home(address) else ""),
        menu=mark_current(address, surround, edition),
        breadcrumb=list_breadcrumb(address, edition),
        date_modified=_build_date_modified(address, edition),
        footer=surround.footer,
        labels=surround.labels,
        ui_strings_json=surround.ui_strings_json,
        state_labels_json=surround.state_labels_json,
        share=build_share(address, title, description, site),
    )


def _name_kind(address: Address) -> str:
    return address.template.partition(".")[0]


def _choose_script(address: Address, site: Site) -> Script:
    kind = _name_kind(address)
    return Script(site.assets.script(kind), blocking=kind == _BEFORE_PAINT)


def _choose_policy(site: Site) -> str:
    """Return the page's policy; a preview has none, for its reload script is inline."""
    return "" if site.served else POLICY


def _list_fonts(site: Site) -> tuple[str, ...]:
    return tuple(site.assets.url(f"third-party/fonts/{name}") for name in _FONTS)


def _build_alternates(address: Address, site: Site) -> tuple[tuple[str, str], ...]:
    return tuple((tag, whole_url(site.site_url, url)) for tag, url in list_alternates(address))


def _build_date_modified(address: Address, edition: Edition) -> DateModified:
    return DateModified(edition.words["frame.date_modified"], address.modified.isoformat())


def fit_title(title: str, edition: Edition) -> str:
    """Return a page's title with the site's name, where both fit."""
    whole = f"{title}{edition.words['site.title_suffix']}"
    return whole if len(whole) <= TITLE_LIMIT else title


def _describe(address: Address, edition: Edition) -> tuple[str, str]:
    if address.mission:
        mission = edition.catalogue.published[address.mission]
        if address.prepares:
            title = f"{edition.words['prepare.prefix']}{edition.text(mission.title)}"
            return title, describe_preparation(address.mission, edition)
        prefix = say_prefix(address.mission, edition)
        return f"{prefix}{edition.text(mission.title)}", edition.text(mission.summary)
    front = edition.catalogue.documents[address.id][address.language].front
    return edition.page_title(address.id), edition.plain(front.description)
