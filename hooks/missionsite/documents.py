"""The prose pages of docs/en and docs/fr: what stands above their text, and that they pair up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from missionsite.locate import read_model, suggest
from missionsite.model.scalars import Day, Email, Slug, Text
from missionsite.model.texts import Model
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.source import Source, read_source

FOLDER = "docs"
HOME = "index.md"
NOT_FOUND = "404.md"
INCLUDE = re.compile(r"<!-- include: (\S*) -->")
INCLUDED = frozenset(
    {
        "agreements",
        "cost_items",
        "criteria_checklist",
        "francophone_network",
        "licences",
        "network",
        "questions",
        "recruitment_help",
        "services_employer",
        "services_never",
        "services_offered",
        "steps",
    }
)
"""What a page can take from the programme's files at a line `<!-- include: name -->`."""
PAGE_TEMPLATES = frozenset({"home.html", "page.html"})
"""The templates that a prose page may ask for."""
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--(?! include: \S* -->)")
_FENCE = b"---"


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
    """One prose page in one language; `id` is its file's path below the language's folder."""

    id: str
    language: Language
    path: str
    front: FrontMatter

    @property
    def url(self) -> str:
        """The page's address from the site's root: "/fr/qui-peut-participer/"."""
        if self.id == NOT_FOUND:
            return f"/{self.language}/404.html"
        return f"/{self.language}/{self.front.slug}/" if self.front.slug else f"/{self.language}/"


Documents = Mapping[str, Mapping[Language, Document]]
"""Each page by its id and its language."""


def load_documents(root: Path) -> tuple[Documents, Mapping[str, Source], tuple[Problem, ...]]:
    """Read what stands above the text of every page of docs/, and hold the two sides together."""
    documents: dict[str, dict[Language, Document]] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        folder = root / FOLDER / language
        for file in sorted(folder.rglob("*.md")):
            identity = file.relative_to(folder).as_posix()
            source, document, found = _load_page(root, file, identity, language)
            sources[source.path] = source
            problems.extend(found)
            sides = documents.setdefault(identity, {})
            if document is not None:
                sides[language] = document
    problems.extend(_check_pairs(documents, sources))
    problems.extend(_check_places(root))
    return MappingProxyType(documents), MappingProxyType(sources), tuple(problems)


def _load_page(
    root: Path, file: Path, identity: str, language: Language
) -> tuple[Source, Document | None, list[Problem]]:
    path = file.relative_to(root).as_posix()
    data = file.read_bytes()
    lines = data.splitlines(keepends=True)
    fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE]
    if not lines or lines[0].strip() != _FENCE or len(fences) == 1:
        fault = Problem(path, Span(), "page-front-matter", {"key": "title"})
        return Source(path, data.decode("utf-8", "replace"), None), None, [fault]
    # The line of dashes becomes an empty one, so that lines keep their numbers.
    source, found = read_source(path, b"\n" + b"".join(lines[1 : fences[1]]))
    text = [line.decode("utf-8", "replace") for line in lines]
    problems = [*found, *_check_text(path, text, fences[1] + 1)]
    # What a message shows is the whole page, not the fields alone.
    whole = replace(source, text="".join(text))
    if source.root is None:
        return whole, None, problems
    front, found = read_model(FrontMatter, source.root, path)
    document = Document(identity, language, path, front) if front else None
    return whole, document, [*problems, *found]


def _check_text(path: str, lines: list[str], first: int) -> Iterator[Problem]:
    """A page has a text, from line index `first` on, and includes only what the site knows."""
    if not "".join(lines[first:]).strip():
        yield Problem(path, Span(), "page-without-text")
    for number, line in enumerate(lines[first:], first + 1):
        for match in _HTML.finditer(line):
            span = Span(number, match.start() + 1, number, match.end() + 1)
            yield Problem(path, span, "html-in-text", {"found": match[0]})
        for match in INCLUDE.finditer(line):
            if match[1] not in INCLUDED:
                span = Span(number, match.start(1) + 1, number, match.end(1) + 1)
                near = suggest(match[1], INCLUDED)
                hint = "nearest" if near else ""
                yield Problem(path, span, "include-unknown", {"value": match[1], **near}, hint)


def _check_places(root: Path) -> Iterator[Problem]:
    """A page stands below a language's folder; beside them it belongs to neither."""
    folders = {root / FOLDER / language for language in LANGUAGES}
    for file in sorted((root / FOLDER).rglob("*.md")):
        if not folders & {*file.parents}:
            path = file.relative_to(root).as_posix()
            expected = f"{FOLDER}/{LANGUAGES[0]}/{file.name}"
            values = {"path": path, "expected": expected}
            yield Problem(path, Span(), "page-missing-side", values)


def _check_pairs(
    documents: Mapping[str, Mapping[Language, Document]], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    for identity in documents:
        for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True):
            path, expected = f"{FOLDER}/{language}/{identity}", f"{FOLDER}/{other}/{identity}"
            if path in sources and expected not in sources:
                values = {"path": path, "expected": expected}
                yield Problem(path, Span(), "page-missing-side", values)
