"""Answers the page of the staff guide that checks a mission's file in a browser."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from missionsite.catalogue import load_catalogue
from missionsite.confirmed import settle
from missionsite.drafts import check_text
from missionsite.filenames import check_name
from missionsite.messages import load_messages
from missionsite.problems import Language, Problem
from missionsite.report import build_row, render_count
from missionsite.settings import MISSIONS
from missionsite.source import Source


class Checker:
    """Says of a text what `missions check` would say if it were a mission's file."""

    def __init__(self, root: str, now: float) -> None:
        """Load the project at `root` as of `now`, in milliseconds since 1970."""
        self.catalogue = load_catalogue(Path(root), datetime.fromtimestamp(now / 1000, UTC))
        self._messages = load_messages()

    def check(self, name: str, text: str, language: Language) -> str:
        """Return JSON: how many mistakes there are, in words, and what `--format json` prints.

        `name` is the file's name below missions/; `text` is what stands in it.
        """
        found = self.find_problems(name, text)
        rows = [build_row(problem, self._messages, language) for problem in found]
        count = render_count(found, self._messages, language)
        return json.dumps({"count": count, "problems": rows}, ensure_ascii=False)

    def find_problems(self, name: str, text: str) -> tuple[Problem, ...]:
        """Return what is wrong with a file, in the order of its place, but for what is settled."""
        path = f"{MISSIONS}/{name}"
        found = [*check_name(path, name), *check_text(path, text, self.catalogue)]
        return settle(found, {path: Source(path, text, None)}, self.catalogue.root).problems
