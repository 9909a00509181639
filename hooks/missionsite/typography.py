"""Typesets finished text for display: no-break spaces, apostrophes, quotation marks, dashes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from missionsite.masks import BOUNDARY, INLINE, OPAQUE, mask_html, mask_text
from missionsite.phrases import month_names
from missionsite.problems import Language

NBSP = "\u00a0"
SPACE = f"[ {NBSP}\u202f]"
MONTHS: Mapping[Language, str] = MappingProxyType(
    {"en": "|".join(month_names("en").values()), "fr": "|".join(month_names("fr").values())},
)
# "Place a non-breaking space between digit and word combinations ($5 million, 20 years)":
# Canada.ca Content Style Guide, 4.6. These are the words our numbers stand before.
UNITS: Mapping[Language, str] = MappingProxyType(
    {
        "en": "[ap]m|million|billion|years?|months?|weeks?|days?|nights?|hours?|minutes?|km|KB"
        "|person|people",
        "fr": "h|km|millions?|milliards?|ans?|années?|mois|semaines?|jours?|nuits?|heures?|ko"
        "|personnes?",
    },
)


class _Rule(NamedTuple):
    """What to replace; the needle is a plain text without which the pattern cannot match."""

    needle: str
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]


def typeset(text: str, language: Language) -> str:
    """Return plain text as it is displayed; addresses stay as they are, and twice is once."""
    if not SIGNS[language].search(text) and " - " not in text:
        return text
    masked = mask_text(text)
    return masked.restore(_apply_rules(masked.text, language))


def typeset_html(html: str, language: Language) -> str:
    """Return HTML with its text typeset and French ordinals raised.

    Tags, code, addresses and elements whose `lang` is the other language stay as they are.
    """
    masked = mask_html(html, language)
    return masked.restore(raise_ordinals(_apply_rules(masked.text, language), language))


def raise_ordinals(html: str, language: Language) -> str:
    """Return HTML text with « 1er » and « 2e » as 1<sup>er</sup> and 2<sup>e</sup>.

    Only French raises them: "Use ordinal indicators in the same text size", Content Style Guide.
    """
    if language == "en" or "e" not in html:
        return html
    return ORDINAL.sub(r"\1<sup>\2</sup>", html)


def _apply_rules(text: str, language: Language) -> str:
    for needle, pattern, replacement in MARKS[language]:
        if needle in text:
            text = pattern.sub(replacement, text)
    if not DIGIT.search(text):
        return text
    for needle, pattern, replacement in FIGURES[language]:
        if needle in text:
            text = pattern.sub(replacement, text)
    return text


def _keep_together(match: re.Match[str]) -> str:
    return match[0].replace("-", "\u2011")


def _write_time(match: re.Match[str]) -> str:
    return NBSP.join(filter(None, (match[1], "h", match[2])))


def _rule(needle: str, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> _Rule:
    return _Rule(needle, re.compile(pattern), replacement)


DIGIT = re.compile("[0-9]")
# A text without any of these, and without a spaced hyphen, is displayed as it was typed.
SIGNS: Mapping[Language, re.Pattern[str]] = MappingProxyType(
    {"en": re.compile("[\"'–—0-9]"), "fr": re.compile("[\"':;!?«»%$–—0-9]")},
)

# A pattern begins with the character it looks for, and looks behind afterwards: so the engine can
# skip to it, and a text costs microseconds.
ORDINAL = re.compile(r"([0-9](?<![\w-][0-9])[0-9]*)(ers?|res?|es?)(?![\w-])")
_OPENS = rf"(^|[\s(\[{BOUNDARY}–—/“‘-])({INLINE}*)"
_DASHES = tuple(
    # The classification of occupations types " - " where it means a dash.
    _rule(f" {dash} ", rf" (?<=[^\s{BOUNDARY}] ){dash}(?= )", f"{NBSP}{dash.replace('-', '–')}")
    for dash in "-–—"
)
_PHONE = _rule(
    "-",
    r"[0-9](?<![\w-][0-9])(?:-[0-9]{3}|[0-9]{2})-[0-9]{3}-[0-9]{4}(?![\w-])",
    _keep_together,
)
_TIME = rf"([0-9](?<!\w[0-9])[0-9]?){SPACE}?h(?:{SPACE}?([0-9][0-9]))?(?!\w)"

MARKS: Mapping[Language, tuple[_Rule, ...]] = MappingProxyType(
    {
        "en": (
            _rule('"', f'{_OPENS}"', r"\1\2“"),
            _rule('"', '"', "”"),
            _rule("'", rf"{_OPENS}'(?=\S)(?!\d\d)", r"\1\2‘"),
            _rule("'", "'", "’"),
            *_DASHES,
        ),
        "fr": (
            _rule('"', f'{_OPENS}"', r"\1\2«"),
            _rule('"', '"', "»"),
            _rule("'", "'", "’"),
            _rule("«", f"«{SPACE}*", f"«{NBSP}"),
            _rule("»", f"{SPACE}*»", f"{NBSP}»"),
            *(
                _rule(f"{space}{mark}", rf"(?<=[^\s{BOUNDARY}{OPAQUE}]){SPACE}+(?=\{mark})", "")
                for mark in ";!?"
                for space in SPACE[1:-1]
            ),
            _rule(" :", f"{SPACE}+:", f"{NBSP}:"),
            _rule("\u202f:", f"{SPACE}+:", f"{NBSP}:"),
            # Also where the author typed no space, but not in 10:30 or in an address.
            _rule(
                ":",
                rf":(?<=[\w)\]»”…%${INLINE}]:)(?={INLINE}*(?:\s|$|{BOUNDARY}))",
                f"{NBSP}:",
            ),
            *_DASHES,
        ),
    },
)

FIGURES: Mapping[Language, tuple[_Rule, ...]] = MappingProxyType(
    {
        "en": (
            _rule(" ", rf"({MONTHS['en']}) (?=[0-9][0-9]?(?![0-9]))", rf"\1{NBSP}"),
            _rule(" ", rf" (?<=[0-9] )(?=(?:{UNITS['en']})\b)", NBSP),
            _rule("NOC ", "NOC (?<!\\wNOC )(?=[0-9])", f"NOC{NBSP}"),
            _rule("TEER ", "TEER (?<!\\wTEER )(?=[0-9])", f"TEER{NBSP}"),
            _PHONE,
        ),
        "fr": (
            _rule("%", rf"(?<=[0-9]){SPACE}*(?=%)", NBSP),
            _rule("$", rf"(?<=[0-9]){SPACE}*(?=\$)", NBSP),
            _rule("h", _TIME, _write_time),
            _rule(" ", r" (?<=[0-9] )(?=[0-9]{3}(?![0-9]))", NBSP),
            _rule(" ", rf" (?<=[0-9] )(?=(?:{UNITS['fr']}|{MONTHS['fr']})\b)", NBSP),
            _rule("CNP ", "CNP (?<!\\wCNP )(?=[0-9])", f"CNP{NBSP}"),
            _rule("FEER ", "FEER (?<!\\wFEER )(?=[0-9])", f"FEER{NBSP}"),
            _rule("1er ", rf" (?<=1er )(?=(?:{MONTHS['fr']})\b)", NBSP),
            _rule(f"er{INLINE} ", rf" (?<=1{INLINE}er{INLINE} )(?=(?:{MONTHS['fr']})\b)", NBSP),
            _PHONE,
        ),
    },
)
