"""What a mission's file may be called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from missionsite.problems import Problem, Span, Value

_FILE_NAME = re.compile(r"20[0-9]{2}(?:-[a-z0-9]+)+\.yml", re.ASCII)
_LONGEST_NAME = 100  # other files are named for it, and a name of 256 bytes cannot be written


def check_name(path: str, name: str) -> Iterator[Problem]:
    """A mission's file has a name that can stand in addresses."""
    if not _FILE_NAME.fullmatch(name):
        yield Problem(path, Span(), "bad-file-name", {"name": name})
    elif len(name) > _LONGEST_NAME:
        values: Mapping[str, Value] = {"name": name, "limit": _LONGEST_NAME}
        yield Problem(path, Span(), "bad-file-name", values, "too_long")
