"""The staff guide's sources: its pages, and the examples and commands that they show."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from tests.building import ROOT

from missionsite.nodes import Plain, build_plain
from missionsite.problems import LANGUAGES, Language
from missionsite.source import read_source

STAFF = ROOT / "staff"
ADDED_TO = "updates"
"""The one list to which an example adds; of other lists it shows entries that are there."""
_BLOCK = re.compile(
    r"^( *)```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL
)
_INLINE = re.compile(r"`\.venv/bin/missions ([^`]+)`")
_DELETED = re.compile(r"^# (\w+) ?:", re.MULTILINE)


class Block(NamedTuple):
    """Some lines that a page shows: of which page, in what language, as what, for which file."""

    page: str
    language: Language
    kind: str
    file: str
    text: str


def list_pages(language: Language) -> list[str]:
    """Return the names of the guide's pages: "fields.md"."""
    return sorted(path.name for path in (STAFF / language).glob("*.md"))


def list_blocks(kind: str, language: Language) -> Iterator[Block]:
    """Yield what is shown as `kind` on the pages of a language."""
    for page in list_pages(language):
        for _, shown, file, text in _BLOCK.findall((STAFF / language / page).read_text("utf-8")):
            if shown == kind:
                yield Block(page, language, kind, file, textwrap.dedent(text))


def list_inline_commands(language: Language) -> Iterator[list[str]]:
    """Yield the words after `missions` of each command that stands within a sentence."""
    for page in list_pages(language):
        text = (STAFF / language / page).read_text(encoding="utf-8")
        yield from (found.split() for found in _INLINE.findall(text))


def name_block(block: Block) -> str:
    """Return what a test of an example is called."""
    first = block.text.partition("\n")[0]
    return f"{block.page} {block.language} {block.file.rpartition('/')[2]} {first}"


def apply_example(block: Block, project: Path) -> tuple[Plain, Plain]:
    """Return a mission as it is and as it is once someone has done what an example shows."""
    path = project / block.file
    before = _read(path.read_bytes()) if path.exists() else {}
    after = _merge(before, _read(block.text.encode()))
    assert isinstance(after, dict)
    for key in _DELETED.findall(block.text):
        after.pop(key, None)
    return before, after


def _read(data: bytes) -> Plain:
    source, problems = read_source("x.yml", data)
    assert source.root is not None, problems
    return build_plain(source.root)


def _merge(before: Plain, shown: Plain, key: str = "") -> Plain:
    """Put what is shown in its place; what is not shown stays."""
    if isinstance(shown, dict):
        old = cast("Mapping[str, Plain]", before) if isinstance(before, dict) else {}
        return {**old, **{name: _merge(old.get(name, ""), shown[name], name) for name in shown}}
    if isinstance(shown, list) and isinstance(before, list):
        if key == ADDED_TO:
            return [*before, *shown]
        if all(isinstance(item, dict) for item in shown):
            changed = [_merge(*pair) for pair in zip(before, shown, strict=False)]
            return [*changed, *before[len(shown) :], *shown[len(before) :]]
    return shown


BOTH = tuple(block for language in LANGUAGES for block in list_blocks("yaml", language))
"""Every example of a file, in both languages."""
