"""What browsers load to compare missions: a list of them, and a small file each, by language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from missionsite.edition import Edition
from missionsite.views.comparison import build_choice, build_column, list_comparable
from missionsite.views.device import COMPARE_PAGE, is_comparable

INDEX = "index"
"""The name of the list; a mission's own name begins with a year."""


def render_choices(edition: Edition) -> tuple[str, bytes]:
    """Return the list's name below the site's root, beside the page that compares, and its text.

    It holds pairs: a mission's id and title. Only missions that one may still take part in are
    there; others have no terms to compare.
    """
    choices = [build_choice(identity, edition) for identity in list_comparable(edition)]
    return _name(INDEX, edition), _write(choices)


def render_summary(identity: str, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield a mission's file, if one may still take part in it."""
    if is_comparable(identity, edition):
        yield _name(identity, edition), _write(build_column(identity, edition))


def _name(name: str, edition: Edition) -> str:
    return f"{edition.page_url(COMPARE_PAGE).lstrip('/')}{name}.json"


def _write(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
