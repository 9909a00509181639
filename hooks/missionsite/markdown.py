"""Markdown of missions and programme texts as HTML, with links by file name and by id."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from markdown import Markdown

_MARKED = re.compile(r"[*_`\[\]<>#&\\]|^ *(?:[-+]|\d+[.)])\s|\n {4}", re.MULTILINE)
_HREF = re.compile(r'<a href="([^"]*)"(?: title="[^"]*")?>(.*?)</a>', re.DOTALL)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_CACHED_TEXTS = 4096
_UNUSED_PATTERNS = (
    "reference",
    "short_reference",
    "image_reference",
    "short_image_ref",
    "image_link",
    "automail",
)

LinkTo = Callable[[str, str], str]
"""Given a link's target as written and its text as HTML, returns the whole `<a>` element."""


def render_markdown(text: str, link_to: LinkTo) -> str:
    """Render Markdown (paragraphs, lists, links, emphasis) as HTML; any HTML in it is escaped."""
    html = _render_plain(text) if not _MARKED.search(text) else _render_marked(text)
    return _HREF.sub(lambda match: link_to(match[1], match[2]), html)


def _render_plain(text: str) -> str:
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPHS.split(text.strip()))
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs)


@lru_cache(maxsize=_CACHED_TEXTS)
def _render_marked(text: str) -> str:
    try:
        return _converter().reset().convert(text)
    except RecursionError:
        # Lists within lists, hundreds deep: shown as they were typed.
        return _render_plain(text)


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    converter = Markdown(output_format="html")
    # Raw HTML is a mistake that the check reports; should any come this far, it shows as text.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    # Links stand where they are read, so that the check sees where each one leads; and there is
    # neither code nor a picture in a text.
    for name in ("reference", "code"):
        converter.parser.blockprocessors.deregister(name)
    for name in _UNUSED_PATTERNS:
        converter.inlinePatterns.deregister(name)
    return converter
