"""Finds spaces that stand too many or lack, and that no typesetting mends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from missionsite.problems import Language

_SPACE = "[ \u00a0\u202f]"
_Rules = tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]


def _rule(sign: str, pattern: str, right: str) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    """Return a sign without which a rule cannot match, what it looks for, and what should stand."""
    return re.compile(sign), re.compile(pattern), right


# Each pattern takes a word along, so that what is told can be found; a table's cells are aligned.
_BOTH: _Rules = (
    _rule("  ", r"(?<![\w.,;:!?)»”])([\w.,;:!?)»”]+) {2,}([\w(«“]+)", r"\1 \2"),
    _rule(rf"{_SPACE}[,.]", rf"(?<!\w)(\w+[)»”]?){_SPACE}+([,.])(?=\s|$)", r"\1\2"),
    _rule(rf"\({_SPACE}", rf"\({_SPACE}+(\w+)", r"(\1"),
    _rule(rf"{_SPACE}\)", rf"(?<!\w)(\w+[.!?]?){_SPACE}+\)", r"\1)"),
    _rule(r"[,;]\w", r"(?<![^\W\d_])([^\W\d_]{2,})([,;])([^\W\d_]{2,})", r"\1\2 \3"),
    _rule(r"\.[A-ZÀ-Ý]", r"(?<![a-zà-ÿ])([a-zà-ÿ]{2,})\.([A-ZÀ-Ý][a-zà-ÿ]+)", r"\1. \2"),
)
_RULES: Mapping[Language, _Rules] = MappingProxyType(
    {
        "en": (
            *_BOTH,
            _rule(rf"{_SPACE}[:;!?]", rf"(?<!\w)(\w+){_SPACE}+([:;!?])(?=\s|$)", r"\1\2"),
            _rule(rf"{_SPACE}%", rf"(?<!\d)(\d+){_SPACE}+%", r"\1%"),
        ),
        "fr": _BOTH,
    }
)


class Slack(NamedTuple):
    """A stretch of a text by its offsets, what stands there, and what should."""

    start: int
    end: int
    found: str
    expected: str


def find_slack(text: str, language: Language) -> Iterator[Slack]:
    """Yield where spaces stand wrongly.

    French spaces before ":" and within guillemets, and those that are too many before ";", are
    left: they are set when a text is shown (typography.py).
    """
    for sign, pattern, right in _RULES[language]:
        for match in pattern.finditer(text) if sign.search(text) else ():
            yield Slack(*match.span(), match[0], match.expand(right))
