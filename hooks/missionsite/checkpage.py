"""What the staff guide's page that checks a mission's file is made from."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from missionsite.catalogue import Catalogue
from missionsite.engine import PARCEL, Engine, load_engine
from missionsite.guide import Guide
from missionsite.messages import Messages
from missionsite.parcel import LIBRARY, PROJECT
from missionsite.previewparcel import PREVIEW, SITE
from missionsite.problems import Language
from missionsite.settings import MISSIONS
from missionsite.typography import typeset

POLICY = "{policy}"
"""What a page that wants a strict policy writes in its place."""
_GROUP, _FORM = "checkpage", "form"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True)
class CheckPage:
    """The page's words, the missions that it opens, and the engine that checks; None if missing."""

    catalogue: Catalogue
    messages: Messages
    engine: Engine | None
    repository: str

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """What is published for the page, by path below the guide: the engine and the missions."""
        if self.engine is None:
            return MappingProxyType({})
        missions = {
            f"{self.engine.base}{path}": (self.catalogue.root / path).read_bytes()
            for path in self._list_paths()
        }
        return MappingProxyType({**self.engine.files, **self.engine.preview, **missions})

    def list_missions(self, language: Language) -> list[tuple[str, str]]:
        """Return the name of each mission's file and the mission's title."""
        return [
            (
                path.removeprefix(f"{MISSIONS}/"),
                self.catalogue.missions[Path(path).stem].title.in_language(language),
            )
            for path in self._list_paths()
        ]

    def list_words(self, language: Language) -> dict[str, str]:
        """Return the page's words; gaps in braces are filled in the browser."""
        return self._list_texts(_GROUP, language)

    def list_form_words(self, language: Language) -> dict[str, str]:
        """Return the words of the form beside it."""
        return self._list_texts(_FORM, language)

    def render_settings(self, language: Language) -> str:
        """Return what the script has to know, as JSON that can stand in a page."""
        settings = {
            "language": language,
            "words": self.list_words(language),
            "form": self.list_form_words(language),
            "names": [name for name, _ in self.list_missions(language)],
            "folder": MISSIONS,
            "parcel": PARCEL,
            "library": LIBRARY,
            "project": PROJECT,
            "preview": PREVIEW,
            "site": SITE,
            "repository": self.repository,
        }
        return json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c")

    def _list_texts(self, group: str, language: Language) -> dict[str, str]:
        pairs = self.messages.frame[group]
        return {name: typeset(pairs[name][language], language) for name in pairs}

    def _list_paths(self) -> list[str]:
        return sorted(sheet.path for sheet in self.catalogue.sheets)


def load_check_page(guide: Guide, repository: str) -> CheckPage:
    """Read what the page is made from; `repository` is where the mission files are kept, or ""."""
    root = guide.catalogue.root
    return CheckPage(guide.catalogue, guide.messages, load_engine(root), repository.rstrip("/"))


def fill_policy(html: str) -> str:
    """Return a page with its policy: no script runs but the guide's own, nothing goes elsewhere.

    The frame's scripts stand in the page, each named there by its digest.
    """
    digests = sorted({_name_digest(script) for script in _SCRIPT.findall(html)})
    policy = (
        "default-src 'none'; "
        f"script-src 'self' 'wasm-unsafe-eval' {' '.join(digests)}; "
        "worker-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; "
        "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )
    return html.replace(POLICY, policy, 1)


def _name_digest(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
