"""The prose pages of docs/en and docs/fr: what stands above their text, and that they pair up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from missionsite.locate import read_model
from missionsite.model.scalars import Day, Email, Slug, Text
from missionsite.model.texts import Model
from missionsite.problems import LANGUAGES, Language, Problem, Span
from missionsite.source import Source, read_source

FOLDER = "docs"
HOME = "index.md"
NOT_FOUND = "404.md"
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
        for file in sorted((root / FOLDER / language).rglob("*.md")):
            identity = file.relative_to(root / FOLDER / language).as_posix()
            path = f"{FOLDER}/{language}/{identity}"
            source, found = _read_front(path, file.read_bytes())
            sources[path] = source
            problems.extend(found)
            documents.setdefault(identity, {})
            if source.root is None:
                continue
            front, found = read_model(FrontMatter, source.root, path)
            problems.extend(found)
            if front is not None:
                documents[identity][language] = Document(identity, language, path, front)
    problems.extend(_check_pairs(documents, sources))
    return MappingProxyType(documents), MappingProxyType(sources), tuple(problems)


def _read_front(path: str, data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    """Read the fields above the text; the line of dashes becomes an empty one, so lines agree."""
    lines = data.splitlines(keepends=True)
    fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE]
    if not lines or lines[0].strip() != _FENCE or len(fences) == 1:
        values = {"key": "title"}
        return Source(path, "", None), (Problem(path, Span(), "page-front-matter", values),)
    return read_source(path, b"\n" + b"".join(lines[1 : fences[1]]))


def _check_pairs(
    documents: Mapping[str, Mapping[Language, Document]], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    for identity in documents:
        for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True):
            path, expected = f"{FOLDER}/{language}/{identity}", f"{FOLDER}/{other}/{identity}"
            if path in sources and expected not in sources:
                values = {"path": path, "expected": expected}
                yield Problem(path, Span(), "page-missing-side", values)
