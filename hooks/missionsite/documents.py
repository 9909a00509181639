"""The prose pages of docs/en and docs/fr: read, held together, and none of them missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from missionsite.characters import check_characters, decode_text
from missionsite.disk import load_bytes
from missionsite.locate import read_model
from missionsite.model.scalars import Day, Email, Slug, Text
from missionsite.model.texts import Model
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.prose import check_prose
from missionsite.source import Source, read_source

FOLDER = "docs"
HOME = "index.md"
NOT_FOUND = "404.md"
SEARCH = "search.md"
MAX_BYTES = 20 * 1024
"""The longest page: some 3,000 words. Its Markdown is set within a second, whatever it holds."""
REQUIRED = frozenset(
    {
        HOME,
        NOT_FOUND,
        "about.md",
        "accessibility.md",
        "compare.md",
        "contact.md",
        "costs-and-travel.md",
        "francophone-communities.md",
        "glossary.md",
        "how-it-works.md",
        "kits.md",
        "looking-for-work.md",
        "missions/index.md",
        "privacy.md",
        "questions.md",
        SEARCH,
        "services.md",
        "small-employers.md",
        "terms.md",
        "who-can-take-part.md",
    }
)
"""The pages to which the menu, the footer, the home page and missions lead."""
PAGE_TEMPLATES = frozenset(
    {"compare.html", "home.html", "kit.html", "missions.html", "page.html", "search.html"}
)
"""The templates that a prose page may ask for."""
_FENCE, _FENCES = "---", 2
# Every ending by which MkDocs knows a page; ours have one, and no name that it would skip.
_ENDINGS = frozenset({".markdown", ".md", ".mdown", ".mkd", ".mkdn"})
_NAME = re.compile(r"(?:[a-z0-9-]+/)*(?!readme\.)[a-z0-9-]+\.md", re.ASCII)


class FrontMatter(Model):
    """What stands between the two lines of dashes above a page's text.

    `slug` is the page's address in its own language; only the home page has none.
    """

    title: Text
    slug: Slug | None = None
    description: Text
    modified: Day
    review_by: Day
    owner: Email
    template: Text = "page.html"


@dataclass(frozen=True, slots=True)
class Document:
    """One prose page in one language; `id` is its file's path below the language's folder.

    `text` is the Markdown below the fields.
    """

    id: str
    language: Language
    path: str
    front: FrontMatter
    text: str

    @property
    def url(self) -> str:
        """The page's address from the site's root: "/fr/qui-peut-participer/"."""
        if self.id == NOT_FOUND:
            return f"/{self.language}/404.html"
        return f"/{self.language}/{self.front.slug}/" if self.front.slug else f"/{self.language}/"


Documents = Mapping[str, Mapping[Language, Document]]
"""Each page by its id and its language."""


def load_documents(root: Path) -> tuple[Documents, Mapping[str, Source], tuple[Problem, ...]]:
    """Read every page of docs/, and hold the two sides together."""
    documents: dict[str, dict[Language, Document]] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        folder = root / FOLDER / language
        for file in _list_pages(folder):
            identity = file.relative_to(folder).as_posix()
            if not _NAME.fullmatch(identity):
                path = f"{FOLDER}/{language}/{identity}"
                problems.append(Problem(path, Span(), "page-file-name", {"name": file.name}))
                continue
            source, document, found = _load_page(root, identity, language)
            sources[source.path] = source
            problems.extend(found)
            sides = documents.setdefault(identity, {})
            if document is not None:
                sides[language] = document
    problems.extend(_check_pairs(documents, sources))
    problems.extend(_check_places(root))
    problems.extend(_check_required(documents))
    return MappingProxyType(documents), MappingProxyType(sources), tuple(problems)


def _list_pages(folder: Path) -> list[Path]:
    """Return the files below a folder that MkDocs takes for pages."""
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS)


def _load_page(
    root: Path, identity: str, language: Language
) -> tuple[Source, Document | None, list[Problem]]:
    path = f"{FOLDER}/{language}/{identity}"
    data, unreadable = load_bytes(root, path)
    if unreadable:
        return Source(path, "", None), None, [unreadable]
    if len(data) > MAX_BYTES:
        fault = Problem(path, Span(), "file-too-large", {"limit": MAX_BYTES // 1024})
        return Source(path, "", None), None, [fault]
    text, unreadable = decode_text(path, data)
    page = Source(path, text, None)
    return (page, None, [unreadable]) if unreadable else _read_page(page, identity, language)


def _read_page(
    page: Source, identity: str, language: Language
) -> tuple[Source, Document | None, list[Problem]]:
    path, lines = page.path, page.lines
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
    if len(fences) < _FENCES or fences[0]:
        return page, None, [Problem(path, Span(), "page-front-matter", {"key": "title"})]
    first = fences[1] + 1
    # The line of dashes becomes an empty one, so that lines keep their numbers.
    source, found = read_source(path, "\n".join(("", *lines[1 : fences[1]], "")).encode())
    problems = [*found, *_check_text(path, lines, first)]
    # What a message shows is the whole page, not the fields alone.
    whole = replace(source, text=page.text)
    if source.root is None:
        return whole, None, problems
    front, found = read_model(FrontMatter, source.root, path)
    text = "\n".join(lines[first:])
    document = Document(identity, language, path, front, text) if front else None
    return whole, document, [*problems, *found]


def _check_text(path: str, lines: tuple[str, ...], first: int) -> Iterator[Problem]:
    """A text, from line index `first` on, holds no invisible character; the fields are read."""
    yield from check_characters(path, ("",) * first + lines[first:])
    yield from check_prose(path, lines, first)


def _check_pairs(
    documents: Mapping[str, Mapping[Language, Document]], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    for identity in documents:
        for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True):
            path, expected = f"{FOLDER}/{language}/{identity}", f"{FOLDER}/{other}/{identity}"
            if path in sources and expected not in sources:
                values = {"path": path, "expected": expected}
                yield Problem(path, Span(), "page-missing-side", values)


def _check_places(root: Path) -> Iterator[Problem]:
    """A page stands below a language's folder; beside them it belongs to neither."""
    folders = {root / FOLDER / language for language in LANGUAGES}
    for file in _list_pages(root / FOLDER):
        if not folders & {*file.parents}:
            path = file.relative_to(root).as_posix()
            expected = f"{FOLDER}/{LANGUAGES[0]}/{file.name}"
            values = {"path": path, "expected": expected}
            yield Problem(path, Span(), "page-missing-side", values)


def _check_required(documents: Iterable[str]) -> Iterator[Problem]:
    """A page to which the site itself leads exists; one that lacks a side is told as such."""
    for identity in sorted(REQUIRED.difference(documents)):
        path, other = (f"{FOLDER}/{language}/{identity}" for language in LANGUAGES)
        yield Problem(path, Span(), "page-missing", {"path": path, "other": other})
