"""Rules on texts for the public: both languages, plain words, lengths, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from missionsite.locate import suggest
from missionsite.model.texts import Bilingual
from missionsite.problems import LANGUAGES, Problem
from missionsite.rules.passages import Passage
from missionsite.rules.sheet import Lists, Sheet, Shelf, Texts

# Names that their owners may have given in one language only, so that both sides are the same.
_NAMES_OF_OWNERS = frozenset({"city", "office", "run_by"})
_FILES_OF_OWNERS = frozenset(
    {"partners", "regulators", "francophone_network", "network", "recruitment_help"}
)
_WORD = re.compile(r"[^\W\d_]+")
_HTML = re.compile(r"<[/!?]?[A-Za-z-][^<>]*>|<!--|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z0-9]+);")
# As Python-Markdown has it: number signs need no space after them, and a line of dashes or equal
# signs makes a heading of the line above.
_HEADING = re.compile(r"^ {0,3}#|^ {0,3}[^\s].*\n {0,3}(?:=+|-+) *$", re.MULTILINE)
_OTHER_MARKUP = re.compile(
    r"!\[[^\]]*\]|`[^`]*`|^ {0,3}>.*$|^ {0,3}\[[^\]]+\]:.*$|^ {0,3}(?:(?:\* *){3,}|(?:_ *){3,})$"
    r"|(?:\A|\n[ \t]*\n) {0,3}(?:- *){3,}$",
    re.MULTILINE,
)
_MARKDOWN = re.compile(r"\[[^\]]*\]\([^)]*\)|\*\*[^*\s][^*]*\*\*")
_LINK = re.compile(r"\]\(\s*<?([^\s)>]*)")
_SCHEME = re.compile(r"(?!https:)[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESS = re.compile(
    r"https://[A-Za-z0-9.-]+\.[A-Za-z0-9-]+(?::[0-9]+)?(?:[/?#][!-~]*)?", re.ASCII
)
_LINK_SCHEME = "link:"
_PAGE_ENDING = ".md"


def check_translations(file: Texts, _: Lists) -> Iterator[Problem]:
    """The English and the French of a text differ, unless it is a name or has no words."""
    for passage in file.passages:
        english, french = (passage.text.in_language(language) for language in LANGUAGES)
        if _fold(english) == _fold(french) and _is_translation_due(file, passage):
            place, values = passage.location, {"key": passage.key}
            yield file.fault(place, "same-in-both-languages", values, key=True)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_translation_due(file: Texts, passage: Passage) -> bool:
    """A single word may be the same in both languages (Transport), and so may an owner's name."""
    if len(_WORD.findall(passage.text.en)) <= 1 or passage.key in _NAMES_OF_OWNERS:
        return False
    owned = "regulator" in passage.location
    owned = owned or (isinstance(file, Shelf) and file.name in _FILES_OF_OWNERS)
    return not (owned and passage.key == "name")


def check_lengths(file: Texts, _: Lists) -> Iterator[Problem]:
    """A text is no longer than the place where it is shown."""
    for passage in file.passages:
        if not passage.limit:
            continue
        for language in LANGUAGES:
            length = len(passage.text.in_language(language).strip())
            if length > passage.limit:
                values = {"key": passage.key, "length": length, "limit": passage.limit}
                yield file.fault((*passage.location, language), "text-too-long", values)


def check_html(file: Texts, _: Lists) -> Iterator[Problem]:
    """A text holds no HTML."""
    for place, text, _markdown in file.sides:
        if "<" not in text and "&" not in text:
            continue
        found = next((match[0] for match in _HTML.finditer(text) if _is_html(match[0])), "")
        if found:
            yield file.fault(place, "html-in-text", {"found": found})


def _is_html(found: str) -> bool:
    """ "&As;" looks like an entity and is none."""
    return not found.startswith("&") or found[1] == "#" or found[1:] in html5


def check_headings(file: Texts, _: Lists) -> Iterator[Problem]:
    """A text holds no headings: the page has its own."""
    for place, text, markdown in file.sides:
        if markdown and _HEADING.search(text):
            yield file.fault(place, "heading-in-text")


def check_markup(file: Texts, _: Lists) -> Iterator[Problem]:
    """Markdown is paragraphs, lists, links and emphasis, and stands only where it is read."""
    for place, text, markdown in file.sides:
        match = (_OTHER_MARKUP if markdown else _MARKDOWN).search(text)
        if match:
            code = "markup-in-text" if markdown else "markdown-in-plain-text"
            yield file.fault(place, code, {"found": match[0].strip()})


def check_links(file: Texts, lists: Lists) -> Iterator[Problem]:
    """A link in a text leads to a page of the site, an entry of links.yml or an https address."""
    for place, text, markdown in file.sides:
        if not markdown or "](" not in text:
            continue
        for target in _LINK.findall(text):
            problem = _check_target(file, lists, target)
            if problem:
                code, known = problem
                values = {"value": target}
                near = suggest(target, known)
                yield file.fault(place, code, {**values, **near}, hint="nearest" if near else "")


def _check_target(file: Texts, lists: Lists, target: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what is wrong with a link's target, and what may have been meant."""
    if target.startswith(_LINK_SCHEME):
        known = tuple(f"{_LINK_SCHEME}{identity}" for identity in lists.programme.links)
        return None if target in known else ("link-unknown", known)
    page = target.partition("#")[0]
    if page.endswith(_PAGE_ENDING) and ":" not in page:
        return None if page in lists.documents else ("link-unknown", tuple(lists.documents))
    if _SCHEME.match(target):
        return "not-https", ()
    return None if _ADDRESS.fullmatch(target) else ("bad-link", ())
