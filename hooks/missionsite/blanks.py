"""Blanks out of a text what is no language: addresses, gaps, marks; the rest keeps its place."""

from __future__ import annotations

import re

from missionsite.masks import OPAQUE, TEXT, may_hold_address

_NO_WORDS = re.compile(
    r"<!--[^<>]*-->"
    r"|\{[^{}\n]*\}"  # a gap, or the name of a section
    r"|(?<=\])\([^()\s]*\)"  # where a link leads
    r"|`[^`\n]*`"
    r"|[*\[\]|]"
)


def blank_out(text: str) -> str:
    """Return a text of the same length that holds words, figures and their signs alone.

    A stand-in takes the place of each character that is left out, but of line ends.
    """
    text = _NO_WORDS.sub(_blank, text)
    return TEXT.sub(_blank, text) if may_hold_address(text) else text


def _blank(match: re.Match[str]) -> str:
    return "".join(sign if sign == "\n" else OPAQUE for sign in match[0])
