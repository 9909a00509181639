"""The site in one language: its words, its forms of dates, its addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from unicodedata import combining, normalize

from markupsafe import Markup

from missionsite.addresses import find_mission, find_preparation
from missionsite.catalogue import Catalogue
from missionsite.documents import HOME
from missionsite.formats import Formatter
from missionsite.markdown import render_markdown
from missionsite.markup import fill
from missionsite.model.texts import LinkBilingual, LinkOneLanguage, LinkPair
from missionsite.problems import Language
from missionsite.typography import typeset, typeset_html

LOCALES: Mapping[Language, str] = {"en": "en-CA", "fr": "fr-CA"}
_LATELY = 64
"""Things of single missions that are kept at a time: far more than a mission's two pages share."""
_LINK_SCHEME = "link:"
_SAFE = ("https://", "#", "mailto:", "tel:")

T = TypeVar("T")


class Localized(Protocol):
    """Anything that exists in both languages."""

    def in_language(self, language: Language) -> str:
        """Return one language's side."""
        ...


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A link that leaves the site: its text, its address and the language found there.

    `hreflang` is "" where the address serves the page's own language.
    """

    text: str | Markup
    href: str
    hreflang: str = ""

    @property
    def html(self) -> Markup:
        """The link as an element."""
        language = fill(' hreflang="{}"', self.hreflang) if self.hreflang else Markup()
        return fill('<a href="{}"{}>{}</a>', self.href, language, self.text)


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that a view needs to speak one language. `site_url` ends with a slash."""

    language: Language
    catalogue: Catalogue
    words: Mapping[str, str]
    formatter: Formatter
    site_url: str
    asset: Callable[[str], str] = str
    """Returns the address of a published file of overrides/assets."""
    _made: dict[tuple[str, str], Any] = field(default_factory=dict)
    _lately: dict[tuple[str, str], Any] = field(default_factory=dict)

    @property
    def other(self) -> Language:
        """The other official language."""
        return "fr" if self.language == "en" else "en"

    @property
    def locale(self) -> str:
        """The language tag of pages: en-CA or fr-CA."""
        return LOCALES[self.language]

    def once(self, kind: str, identity: str, build: Callable[[], T]) -> T:
        """Return what `build` makes, made once: what missions share looks the same on each page."""
        key = (kind, identity)
        if key not in self._made:
            self._made[key] = build()
        made: T = self._made[key]
        return made

    def lately(self, kind: str, identity: str, build: Callable[[], T]) -> T:
        """Return what `build` makes of one mission, made once while its pages are being made."""
        key = (kind, identity)
        if key not in self._lately:
            self._lately[key] = build()
        made: T = self._lately[key]
        if len(self._lately) > _LATELY:
            del self._lately[next(iter(self._lately))]
        return made

    def say(self, key: str, **gaps: object) -> str:
        """Return one text of strings.yml with its gaps filled."""
        return self.words[key].format(**gaps)

    def count(self, key: str, number: int) -> str:
        """Return the singular or plural of a text, with its {count} written out.

        In French 0 and 1 are singular, in English only 1 is (CLDR plural rules).
        """
        singular = number in ((0, 1) if self.language == "fr" else (1,))
        form = "one" if singular else "other"
        return self.say(f"{key}_{form}", count=self.formatter.number(number))

    def text(self, text: Localized) -> str:
        """Return this language's side of a text, with its typography."""
        return typeset(text.in_language(self.language), self.language)

    def rich(self, text: str) -> Markup:
        """Return finished plain text as HTML, with French ordinals raised."""
        return Markup(self.formatter.html(text))  # noqa: S704 - it escapes

    def html(self, text: Localized) -> Markup:
        """Return this language's side of a Markdown text as HTML, with its typography."""
        html = render_markdown(text.in_language(self.language), self.link_element)
        return Markup(typeset_html(html, self.language))  # noqa: S704 - render_markdown escapes

    def page_url(self, identity: str) -> str:
        """Return a prose page's address from the site's root."""
        return self.catalogue.documents[identity][self.language].url

    def mission_url(self, identity: str, language: Language | None = None) -> str:
        """Return a mission page's address, in this language or another."""
        mission, spoken = self.catalogue.published[identity], language or self.language
        return find_mission(self.catalogue.documents, mission, spoken)

    def prepare_url(self, identity: str, language: Language | None = None) -> str:
        """Return the address of the page that prepares for a mission, in either language."""
        mission, spoken = self.catalogue.published[identity], language or self.language
        return find_preparation(self.catalogue.documents, mission, spoken)

    def page_title(self, identity: str) -> str:
        """Return a prose page's title."""
        return typeset(self.catalogue.documents[identity][self.language].front.title, self.language)

    def plain(self, text: str) -> str:
        """Return a text that is already of this language, with its typography."""
        return typeset(text, self.language)

    def sort(self, names: list[str]) -> list[str]:
        """Return names in the order of a dictionary: accents do not count first."""
        return sorted(names, key=fold)

    def home_url(self) -> str:
        """Return this language's home page."""
        return self.page_url(HOME)

    def outside(
        self, text: str | Markup, url: LinkPair | LinkBilingual | LinkOneLanguage
    ) -> OutsideLink:
        """Return a link to another organization, marked where only the other language exists."""
        if isinstance(url, LinkPair):
            return OutsideLink(text, url.en if self.language == "en" else url.fr)
        if isinstance(url, LinkBilingual):
            return OutsideLink(text, url.bilingual)
        if url.only_in == self.language:
            return OutsideLink(text, url.address)
        marked = fill("{} {}", text, self.words["links.other_language_only"])
        return OutsideLink(marked, url.address, url.only_in)

    def known_link(self, identity: str, text: str | Markup = "") -> OutsideLink:
        """Return the link of programme/links.yml with its title, or with other words."""
        entry = self.catalogue.programme.links[identity]
        return self.outside(text or self.text(entry.title), entry.url)

    def link_element(self, target: str, text_html: str) -> Markup:
        """Return the `<a>` element of a Markdown link: by link id, by page, or as it is."""
        text = Markup(text_html)  # noqa: S704 - Python-Markdown's own output
        if target.startswith(_LINK_SCHEME):
            return self.known_link(target.removeprefix(_LINK_SCHEME), text).html
        page, _, fragment = target.partition("#")
        if page in self.catalogue.documents:
            target = self.page_url(page) + (f"#{fragment}" if fragment else "")
        elif not target.startswith(_SAFE):
            return text  # the check refuses it; should it come this far, it leads nowhere
        return OutsideLink(text, Markup(target)).html  # noqa: S704 - escaped by Python-Markdown


def whole_url(site_url: str, url: str) -> str:
    """Return an address with its host; `site_url` ends with a slash, and `url` begins with one."""
    return f"{site_url}{url[1:]}"


def fold(name: str) -> tuple[str, str]:
    """Return what a name is sorted by: its letters without accents and capitals, then itself."""
    bare = "".join(sign for sign in normalize("NFD", name) if not combining(sign))
    return bare.casefold(), name
