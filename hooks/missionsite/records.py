"""What the search holds: each mission, each question by its own address, each page of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from missionsite.documents import NOT_FOUND, SEARCH
from missionsite.edition import LOCALES
from missionsite.pages import Address, list_addresses
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site

Kind = Literal["mission", "question", "page"]

QUESTIONS = "questions.md"
OUTSIDE = frozenset({NOT_FOUND, SEARCH})
"""Pages that no search should lead to."""
REPEATED = (
    *("dates", "who-does-what", "costs", "prepare", "travel", "ethics", "contact", "others"),
)
"""Sections that say nearly the same on every mission's page: they would make each one a result."""
LEFT_OUT = (
    *("[hidden]", ".app-apply", ".app-contents", ".app-date-modified", ".app-key-facts__tools"),
    *(".app-key-facts__title", ".app-marks", ".app-notice", ".app-print-only", ".app-source"),
    *(".app-stack", ".app-screen-only", ".app-outlook", ".app-world"),
)
"""Selectors of what is no text of the page itself."""
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_SECTIONS = re.compile(
    rf'<section class="app-section" aria-labelledby="(?:{"|".join(REPEATED)})">.*?'
    r'(?=<section class="app-section"|</article>)',
    re.DOTALL,
)
_QUESTION = re.compile(
    r'<details class="app-details" id="([\w-]+)">\s*<summary\b[^>]*>(.*?)</summary>(.*?)</details>',
    re.DOTALL,
)
# Pagefind takes « d’admissibilité » for one word. The same words stand in js/searchquery.js.
_ELISION = re.compile(
    r"(?<![^\W\d_])((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)’)(?=\w)", re.IGNORECASE
)
_LIGATURE = re.compile(r"[^\W\d_]*[œæ][^\W\d_]*", re.IGNORECASE)
_NO_LIGATURE = re.compile(r"[^\W\d_]*oe(?=[iu])[^\W\d_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One result that a search may have; `html` begins with its title as an h1."""

    language: Language
    url: str
    kind: Kind
    html: str

    @property
    def document(self) -> str:
        """The record as Pagefind reads it."""
        html = _ELISION.sub(r"\1 ", self.html) if self.language == "fr" else self.html
        # The title counts as such, and an excerpt does not begin with it again.
        html = html.replace("<h1>", "<h1 data-pagefind-ignore>", 1)
        return (
            f'<!doctype html><html lang="{LOCALES[self.language]}">'
            f'<body data-pagefind-body data-pagefind-filter="kind:{self.kind}">'
            f"{_spell_otherwise(self)}{html}</body></html>"
        )


def list_records(site: Site, folder: Path) -> Iterator[Record]:
    """Yield the records of the site as built in `folder`, page by page.

    Raises:
        OSError: a page is not there.
    """
    for language in LANGUAGES:
        for address in list_addresses(site, language):
            if address.id not in OUTSIDE and not address.prepares:
                file = folder / address.url.lstrip("/") / "index.html"
                main = _MAIN.search(file.read_text(encoding="utf-8"))
                if main:
                    yield from _split(address, main[0], site)


def _split(address: Address, main: str, site: Site) -> Iterator[Record]:
    language, url = address.language, address.url
    if address.mission:
        yield Record(language, url, "mission", _cut_repeated(main, site))
        return
    if address.id == QUESTIONS:
        for identity, question, answer in _QUESTION.findall(main):
            html = f"<h1>{question}</h1>{answer}"
            yield Record(language, f"{url}#{identity}", "question", html)
        main = _QUESTION.sub("", main)
    yield Record(language, url, "page", main)


def _cut_repeated(main: str, site: Site) -> str:
    """Return a mission's own text: no section that all share, none of the site's questions."""
    known = site.catalogue.programme.questions
    own = _QUESTION.sub(lambda found: "" if found[1] in known else found[0], main)
    return _SECTIONS.sub("", own)


def _spell_otherwise(record: Record) -> str:
    """Return the words with a ligature as they are typed without, and in French the reverse."""
    words = {
        word.casefold().replace("œ", "oe").replace("æ", "ae")
        for word in _LIGATURE.findall(record.html)
    }
    if record.language == "fr":
        plain = _NO_LIGATURE.findall(record.html)
        words |= {word.casefold().replace("oe", "œ") for word in plain}
    return f'<i data-pagefind-meta="also:{escape(" ".join(sorted(words)))}"></i>' if words else ""
