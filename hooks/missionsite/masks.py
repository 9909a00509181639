"""Hides from the typesetter what it must not touch: tags, code, addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from missionsite.problems import Language

# Private-use characters stand in for what is hidden. The typesetter sees a line's edge, nothing
# at all, or a word; it never moves, drops or adds one.
BOUNDARY, INLINE, OPAQUE = "\ue000", "\ue001", "\ue002"
STAND_INS = re.compile(f"[{BOUNDARY}{INLINE}{OPAQUE}]")

_NOT_IN_ADDRESS = rf"\s<>\"«»“”{BOUNDARY}{INLINE}{OPAQUE}"
_ADDRESS = (
    rf"(?:https?://|www\.)[^{_NOT_IN_ADDRESS}]*[^{_NOT_IN_ADDRESS}.,;:!?)\]'’]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_OWN_STAND_INS = STAND_INS.pattern
ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*+"""
_RAW_ELEMENTS = "pre|code|kbd|samp|script|style|textarea|title|option"
_INLINE_ELEMENTS = (
    "a|abbr|b|bdi|bdo|cite|data|del|dfn|em|i|img|ins|label|mark|q|s|small|span|strong|sub|sup"
    "|time|u|var|wbr"
)
_OTHER_LANGUAGE: Mapping[Language, str] = MappingProxyType({"en": "fr", "fr": "en"})

TEXT = re.compile(f"{_ADDRESS}|{_OWN_STAND_INS}", re.IGNORECASE)
ENTITIES = re.compile(r"&(?:nbsp|#160|quot|#34|apos|#39|#x27);")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with stand-ins, and what they stand for, in order."""

    text: str
    hidden: tuple[str, ...] = ()

    def restore(self, text: str) -> str:
        """Return the text, changed meanwhile, with everything hidden back in its place."""
        if not self.hidden:
            return text
        pieces = iter(self.hidden)
        return STAND_INS.sub(lambda _: next(pieces), text)


def mask_text(text: str) -> Masked:
    """Hide the addresses in a plain text."""
    if may_hold_address(text) or STAND_INS.search(text):
        return _mask(TEXT, text)
    return Masked(text)


def mask_html(text: str, language: Language) -> Masked:
    """Hide tags, comments, code, addresses and elements in the other language.

    An element that holds another of its own name ends, for this purpose, with the inner one.
    Quotation marks and spaces written as entities become characters.
    """
    patterns = HTML if may_hold_address(text) else BARE_HTML
    masked = _mask(patterns[language], text)
    if "&" not in masked.text:
        return masked
    return Masked(ENTITIES.sub(lambda match: html.unescape(match[0]), masked.text), masked.hidden)


def may_hold_address(text: str) -> bool:
    """Addresses are looked for at every word: only where there may be one."""
    return "@" in text or "//" in text or "www." in text.lower()


def _mask(pattern: re.Pattern[str], text: str) -> Masked:
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return {"block": BOUNDARY, "inline": INLINE}.get(match.lastgroup or "", OPAQUE)

    return Masked(pattern.sub(hide, text), tuple(hidden))


def _compile_html(language: Language, also: str = "") -> re.Pattern[str]:
    other = _OTHER_LANGUAGE[language]
    return re.compile(
        rf"<(?P<raw>{_RAW_ELEMENTS})\b{ATTRIBUTES}>.*?</(?P=raw)\s*>"
        rf"|<(?P<foreign>[a-z][a-z0-9]*)\s(?:[^>]*?\s)?lang=\"{other}\b[^>]*>.*?</(?P=foreign)\s*>"
        rf"|(?P<inline><!--.*?-->|</?(?:{_INLINE_ELEMENTS})\b{ATTRIBUTES}>)"
        rf"|(?P<block></?[a-z]{ATTRIBUTES}>|<![^>]*>)"
        rf"|{_OWN_STAND_INS}{also}",
        re.DOTALL | re.IGNORECASE,
    )


HTML: Mapping[Language, re.Pattern[str]] = MappingProxyType(
    {name: _compile_html(name, f"|{_ADDRESS}") for name in _OTHER_LANGUAGE},
)
BARE_HTML: Mapping[Language, re.Pattern[str]] = MappingProxyType(
    {name: _compile_html(name) for name in _OTHER_LANGUAGE},
)
