"""What browsers load to compare missions: a list of them, and a small file each, by language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from missionsite.problems import LANGUAGES
from missionsite.site import Site
from missionsite.views.comparison import build_choice, build_column, list_comparable
from missionsite.views.device import COMPARE_PAGE

INDEX = "index"
"""The name of the list; a mission's own name begins with a year."""


def render_summaries(site: Site) -> Iterator[tuple[str, bytes]]:
    """Return each file's name below the site's root, beside the page that compares, and its text.

    The list holds pairs: a mission's id and title. Only missions that one may still take part in
    are there; others have no terms to compare.
    """
    for language in LANGUAGES:
        edition = site.editions[language]
        folder = edition.page_url(COMPARE_PAGE).lstrip("/")
        comparable = list_comparable(edition)
        choices = [build_choice(identity, edition) for identity in comparable]
        yield f"{folder}{INDEX}.json", _write(choices)
        for identity in comparable:
            yield f"{folder}{identity}.json", _write(build_column(identity, edition))


def _write(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
