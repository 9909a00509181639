"""Puts the staff guide's reference where its pages ask for it; tells its words and addresses."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.fieldentries import render_fields
from missionsite.messageguide import render_messages
from missionsite.messages import Messages, load_messages
from missionsite.problems import LANGUAGES, Language
from missionsite.report import choose_language, render_check
from missionsite.termguide import render_terms

INDEX = "search/search_index.json"
"""Where Material's search looks for its words, below the address that a page names."""
FIELDS, MESSAGES = "<!-- reference: fields -->", "<!-- reference: messages -->"
TERMS = "<!-- reference: terms -->"
_WORDS = ("site", "name", "welcome", "not_found")


@dataclass(frozen=True)
class Guide:
    """What the guide's pages are made from."""

    catalogue: Catalogue
    messages: Messages

    @property
    def refusal(self) -> str:
        """Why the guide cannot be made, or "": a list that missions share cannot be read."""
        if self.catalogue.whole:
            return ""
        return render_check(self.catalogue, choose_language(os.environ))

    @property
    def words(self) -> Mapping[Language, Mapping[str, str]]:
        """What stands around the pages, by language."""
        return {
            language: {name: self.messages.say(f"guide.{name}", language) for name in _WORDS}
            for language in LANGUAGES
        }

    def fill(self, markdown: str, language: Language) -> str:
        """Return a page's Markdown with the reference in place of the line that asks for it."""
        if FIELDS in markdown:
            fields = render_fields(self.catalogue, self.messages, language)
            return markdown.replace(FIELDS, fields)
        if MESSAGES in markdown:
            return markdown.replace(MESSAGES, render_messages(self.messages, language))
        if TERMS in markdown:
            return markdown.replace(TERMS, render_terms(self.catalogue, language))
        return markdown


def load_guide(root: Path, instant: datetime) -> Guide:
    """Read what the reference is made from, in the project at `root`."""
    return Guide(load_catalogue(root, instant), load_messages())


def name_address(language: Language, slug: str) -> str:
    """Return a page's address below the guide's root; the first page of a language has no slug."""
    return f"{language}/{slug}/" if slug else f"{language}/"


def split_index(text: str) -> Iterator[tuple[Language, str]]:
    """Yield each language's own search index, with addresses below its folder."""
    index = json.loads(text)
    for language in LANGUAGES:
        before = f"{language}/"
        docs = [
            {**page, "location": page["location"].removeprefix(before)}
            for page in index["docs"]
            if page["location"].startswith(before)
        ]
        own = {**index, "config": {**index["config"], "lang": [language]}, "docs": docs}
        yield language, json.dumps(own, ensure_ascii=False)
