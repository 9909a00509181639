"""Writes values as YAML, in the style of the project's files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from missionsite.nodes import Plain
from missionsite.problems import LANGUAGES

INDENT = 2
# What reads the same with and without quotation marks, also between brackets: words, days, wall
# times, links, e-mail addresses.
_BARE = re.compile(r"\w(?:[\w.@+/?=&%-]|:(?=[\w/]))*(?: \w[\w-]*)*")


def write_scalar(text: str, *, bare: bool = True) -> str:
    """Write a text on one line: as it stands if it may and can, else in quotation marks."""
    if bare and _BARE.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)  # every JSON string is one of YAML


def write_inline(value: Plain, key: str = "") -> str:
    """Write a value on one line, groups and lists in brackets; texts get quotation marks."""
    if isinstance(value, str):
        is_text = " " in value or (key in LANGUAGES and "://" not in value)
        return write_scalar(value, bare=not is_text)
    if isinstance(value, list):
        return f"[{', '.join(map(write_inline, value))}]"
    entries = (f"{name}: {write_inline(below, name)}" for name, below in value.items())
    return f"{{{', '.join(entries)}}}"


def write_entry(key: str, value: Plain, indent: int = 0) -> list[str]:
    """Write a field as lines: groups and lists of groups below their key, paragraphs as a block."""
    return [line and " " * indent + line for line in _write_entry(key, value)]


def write_item(value: Plain, indent: int = 0) -> list[str]:
    """Write an entry of a list as lines that begin with a dash."""
    return [line and " " * indent + line for line in _write_item(value)]


def _write_entry(key: str, value: Plain) -> Iterator[str]:
    below = [line and " " * INDENT + line for line in _write_below(value)]
    if below:
        yield f"{key}:{' |' if isinstance(value, str) else ''}"
        yield from below
    else:
        yield f"{key}: {write_inline(value, key)}"


def _write_below(value: Plain) -> Iterator[str]:
    """Yield the lines of a value that stands below its key; none if it stands beside it."""
    if isinstance(value, str):
        if _is_block(value):
            yield from value.removesuffix("\n").split("\n")
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _write_entry(key, below)
    elif any(isinstance(item, dict) for item in value):
        for item in value:
            yield from _write_item(item)


def _write_item(value: Plain) -> Iterator[str]:
    if not isinstance(value, dict) or not value:
        yield f"- {write_inline(value)}"
        return
    first, *rest = (line for key, below in value.items() for line in _write_entry(key, below))
    yield f"- {first}"
    yield from (line and " " * INDENT + line for line in rest)


def _is_block(text: str) -> bool:
    """Tell whether a text can be written below `|`: whole lines that do not begin with a space."""
    lines = text.removesuffix("\n").split("\n")
    return text.endswith("\n") and bool(lines[-1]) and not any(line[:1] == " " for line in lines)
