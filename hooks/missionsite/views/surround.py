"""What surrounds every page of one language: signature, menu, footer, words for the scripts."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from missionsite.addresses import MISSIONS_PAGE
from missionsite.documents import HOME, SEARCH
from missionsite.edition import LOCALES, Edition
from missionsite.markup import fill
from missionsite.problems import Language

CANADA: dict[Language, str] = {
    "en": "https://www.canada.ca/en.html",
    "fr": "https://www.canada.ca/fr.html",
}
_MENU = (
    MISSIONS_PAGE,
    "how-it-works.md",
    "who-can-take-part.md",
    "costs-and-travel.md",
    "francophone-communities.md",
    "questions.md",
)
_CONTEXTUAL = ("about.md", "contact.md", "looking-for-work.md")
_LEGAL = ("terms.md", "privacy.md", "accessibility.md")
EQUALITY: dict[Language, str] = {"en": "/en/equality/", "fr": "/fr/egalite/"}
"""Where the report on both languages stands, if the operator publishes it."""
_STATE_PREFIX = "states."
SEARCH_ID = "search"
"""The part of the search page in which one types."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; `current` is "", "page" or "true" (a page below it)."""

    text: str
    href: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The Government's name in both languages, the page's first."""

    text_html: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of every page."""

    heading: str
    contextual: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the frame's regions."""

    skip: str
    menu: str
    breadcrumb: str
    language_heading: str
    footer: str
    printed_on: str
    address: str


@dataclass(frozen=True, slots=True)
class Surround:
    """What is the same on every page of a language."""

    signature: Signature
    search: Link
    site: Link
    menu: tuple[Link, ...]
    footer: Footer
    labels: Labels
    demonstration: str
    ui_strings_json: Markup
    state_labels_json: Markup


def build_surround(edition: Edition) -> Surround:
    """Return what surrounds the pages of an edition."""
    words = edition.words
    names = Labels.__dataclass_fields__
    return Surround(
        signature=build_signature(edition),
        search=Link(edition.page_title(SEARCH), f"{edition.page_url(SEARCH)}#{SEARCH_ID}"),
        site=Link(words["site.name"], edition.page_url(HOME)),
        menu=tuple(Link(edition.page_title(page), edition.page_url(page)) for page in _MENU),
        footer=_build_footer(edition),
        labels=Labels(**{name: words[f"frame.{name}"] for name in names}),
        demonstration="" if edition.catalogue.settings.official else words["site.demonstration"],
        ui_strings_json=_write_json(_pick_ui(edition)),
        state_labels_json=_write_json(_strip(edition, _STATE_PREFIX)),
    )


def build_signature(edition: Edition) -> Signature:
    """Return the signature: the page's language first, the other marked as such (R1, R10)."""
    other = edition.catalogue.strings["site.government"].in_language(edition.other)
    text = fill(
        '<span>{}</span> <span lang="{}">{}</span>',
        edition.words["site.government"],
        LOCALES[edition.other],
        other,
    )
    return Signature(text, CANADA[edition.language])


def _build_footer(edition: Edition) -> Footer:
    contextual = tuple((edition.page_title(page), edition.page_url(page)) for page in _CONTEXTUAL)
    legal = [(edition.page_title(page), edition.page_url(page), "") for page in _LEGAL]
    if edition.catalogue.settings.equality:
        legal.append((edition.words["frame.equality"], EQUALITY[edition.language], ""))
    return Footer(edition.words["site.name"], contextual, tuple(legal))


def _write_json(value: object) -> Markup:
    """Return JSON that may stand in a page, in as few bytes as there can be."""
    return htmlsafe_json_dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pick_ui(edition: Edition) -> dict[str, object]:
    words = edition.words
    days_left = {form: words[f"ui.days_left_{form}"] for form in ("one", "other")}
    return {
        "closes_today": words["ui.closes_today"],
        "days_left": days_left,
        "formats": edition.formatter.browser_phrases(),
        "local_time": words["ui.local_time"],
    }


def _strip(edition: Edition, prefix: str) -> dict[str, str]:
    return {
        key.removeprefix(prefix): text
        for key, text in sorted(edition.words.items())
        if key.startswith(prefix)
    }
