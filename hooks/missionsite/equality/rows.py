"""What is measured in both languages, and whether that is equal: a row and the rule of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from missionsite.problems import LANGUAGES, Language

Group = Literal[
    "pages", "texts", "findings", "files", "search", "weight", "accessibility", "reading", "links"
]
GROUPS: tuple[Group, ...] = (
    *("pages", "texts", "findings", "files", "search"),
    *("weight", "accessibility", "reading", "links"),
)
Unit = Literal["count", "bytes", "percent", "score"]
Figures = Mapping[Language, float]
Outcome = Literal["equal", "explained", "unequal", "unasked"]
OUTCOMES: tuple[Outcome, ...] = ("unequal", "explained", "equal", "unasked")
"""In the order in which a reader wants to know of them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When two figures that differ are explained; `reason` names the words that say why.

    `kind` "alike": never. "none": never, and both have to be 0. "ratio": French divided by English
    is from `low` to `high`. "gap": they are at most `high` apart.
    """

    kind: Literal["alike", "none", "ratio", "gap"]
    reason: str
    low: float = 0
    high: float = 0


ALIKE = Rule("alike", "alike")
NONE = Rule("none", "none")
EXPANSION = Rule("ratio", "expansion", 0.8, 1.4)
"""A French text takes more words and signs than the English one that says the same: translators
count on 15 to 30 per cent (Termium Plus, The Canadian Style; W3C, Text size in translation)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure; a side that nobody asked about is None. `of` is what a label names besides."""

    id: str
    group: Group
    en: float | None
    fr: float | None
    rule: Rule = ALIKE
    unit: Unit = "count"
    of: str = ""

    def in_language(self, language: Language) -> float | None:
        """Return the figure of one side."""
        return self.en if language == "en" else self.fr

    @property
    def difference(self) -> float | None:
        """French less English."""
        return None if self.en is None or self.fr is None else self.fr - self.en

    @property
    def outcome(self) -> Outcome:
        """Whether the two figures are equal, or why not."""
        if self.en is None or self.fr is None:
            return "unasked"
        if self.rule.kind == "none":
            return "unequal" if self.en or self.fr else "equal"
        if self.en == self.fr:
            return "equal"
        return "explained" if _explains(self.rule, self.en, self.fr) else "unequal"


def build_row(  # noqa: PLR0913 - what a row holds, each by its name
    name: str,
    group: Group,
    figures: Figures | None,
    rule: Rule = ALIKE,
    *,
    unit: Unit = "count",
    of: str = "",
) -> Row:
    """Return a row of figures by language; None where nobody asked."""
    en, fr = (figures[side] if figures else None for side in LANGUAGES)
    return Row(name, group, en, fr, rule, unit, of)


def _explains(rule: Rule, en: float, fr: float) -> bool:
    if rule.kind == "ratio":
        return en > 0 and rule.low <= fr / en <= rule.high
    return rule.kind == "gap" and abs(fr - en) <= rule.high
