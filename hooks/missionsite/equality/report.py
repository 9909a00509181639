"""Puts the rows into words of one language, and into JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from missionsite.equality.rows import GROUPS, OUTCOMES, Group, Outcome, Row, Unit
from missionsite.markup import fill
from missionsite.messages import Messages
from missionsite.problems import LANGUAGES, Language, Whole

JSON_FILE, TEMPLATE = "equality.json", "equality.html"
_KILO, _HUNDRED = 1000, 100
_TAGS: Mapping[Outcome, str] = MappingProxyType(
    {"equal": "open", "explained": "planned", "unequal": "cancelled", "unasked": "mark"}
)
"""The look of an outcome, which its words say too."""
_UNASKED = MappingProxyType({"texts_stale": "unasked_since", "indexed": "unasked_index"})


@dataclass(frozen=True, slots=True)
class Report:
    """All rows of a build; `day` is the day as of which the site was built."""

    day: date
    rows: Sequence[Row]

    @property
    def unequal(self) -> list[Row]:
        """The rows that nothing explains."""
        return [row for row in self.rows if row.outcome == "unequal"]

    @property
    def outcomes(self) -> dict[Outcome, int]:
        """How many rows have each outcome."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    def render_json(self) -> str:
        """Return the report for programs, as CONTRIBUTING.md describes it."""
        rows = [
            {**asdict(row), "difference": row.difference, "outcome": row.outcome}
            for row in self.rows
        ]
        whole = {
            "day": self.day.isoformat(),
            "equal": not self.unequal,
            "outcomes": self.outcomes,
            "rows": rows,
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


class Words:
    """A report in one language."""

    def __init__(self, report: Report, messages: Messages, language: Language) -> None:
        """Take what is told, in which words, to whom."""
        self.report = report
        self.messages = messages
        self.language = language
        self.columns: tuple[Language, ...] = LANGUAGES if language == "en" else LANGUAGES[::-1]

    def build_view(self) -> dict[str, Any]:
        """Return what overrides/equality.html draws."""
        return {
            "title": self.say("title"),
            "description": self.say("description"),
            "lead": self.say("lead"),
            "verdict": self.tell_verdict(),
            "counts": list(self._list_counts()),
            "reading": self.say("how_heading"),
            "sections": [
                self._build_section(group)
                for group in GROUPS
                if any(row.group == group for row in self.report.rows)
            ],
        }

    def tell_verdict(self) -> str:
        """Return the outcome in one sentence."""
        number = len(self.report.unequal)
        if not number:
            return self.say("verdict_equal")
        return self.messages.count("equality.verdict_unequal", number, self.language)

    def tell_row(self, row: Row) -> str:
        """Return a row's figures on a line, as an item of a list."""
        figures = (self._write_figure(row.in_language(side), row.unit) for side in self.columns)
        columns = [self.say(f"column_{side}") for side in self.columns]
        told = [
            self.say("counted", number=Whole(it), text=Whole(text))
            for it, text in zip(columns, figures, strict=True)
        ]
        return f"- {self.name_row(row)} ({', '.join(told)})"

    def name_row(self, row: Row) -> str:
        """Return what a row measures."""
        return self.say(f"row_{row.id}", code=Whole(row.of))

    def say(self, name: str, **values: str) -> str:
        """Return a text of the group `equality`."""
        return self.messages.say(f"equality.{name}", self.language, **values)

    def _list_counts(self) -> Iterator[dict[str, str]]:
        for outcome, number in self.report.outcomes.items():
            if number:
                yield {
                    "tag": _TAGS[outcome],
                    "name": self.say(outcome),
                    "text": self.say(
                        "counted",
                        number=Whole(self._write(number)),
                        text=Whole(self.say(f"{outcome}_means")),
                    ),
                }

    def _build_section(self, group: Group) -> dict[str, Any]:
        head = [self.say("measure"), *(self.say(f"column_{side}") for side in self.columns)]
        rows = [row for row in self.report.rows if row.group == group]
        heading = self.say(f"group_{group}")
        return {
            "id": group,
            "heading": heading,
            "note": self.say(f"note_{group}"),
            "table": {
                "caption": heading,
                "caption_hidden": True,
                "head": [*head, self.say("difference"), self.say("outcome")],
                "rows": [self._build_row(row) for row in rows],
            },
        }

    def _build_row(self, row: Row) -> dict[str, Any]:
        figures = [self._write_figure(row.in_language(side), row.unit) for side in self.columns]
        cells = [fill("{}", text) for text in (*figures, self._write_difference(row))]
        return {
            "head_html": fill("{}", self.name_row(row)),
            "cells_html": [*cells, self._tell_outcome(row)],
        }

    def _tell_outcome(self, row: Row) -> Markup:
        tag = fill(
            '<p><span class="app-tag app-tag--{}">{}</span></p>',
            _TAGS[row.outcome],
            self.say(row.outcome),
        )
        reason = self._tell_reason(row)
        return tag + fill("<p>{}</p>", reason) if reason else tag

    def _tell_reason(self, row: Row) -> str:
        if row.outcome == "equal":
            return ""
        if row.outcome == "unasked":
            return self.say(_UNASKED.get(row.id, "unasked_browser"))
        limits = {"low": row.rule.low, "high": row.rule.high}
        formatter = self.messages.formatters[self.language]
        written = {name: Whole(formatter.number(Decimal(str(it)))) for name, it in limits.items()}
        return self.say(f"why_{row.rule.reason}", **written)

    def _write_difference(self, row: Row) -> str:
        if row.difference is None:
            return self.say("nothing")
        written = self._write_figure(abs(row.difference), row.unit)
        if not row.difference:
            return written
        sign = "+" if row.difference > 0 else "\N{MINUS SIGN}"
        if not row.en or row.unit not in {"count", "bytes"}:
            return sign + written
        share = sign + self._write_figure(_HUNDRED * abs(row.difference) / row.en, "percent")
        return self.say("with_share", number=Whole(sign + written), share=Whole(share))

    def _write_figure(self, figure: float | None, unit: Unit) -> str:
        if figure is None:
            return self.say("nothing")
        if unit == "bytes":
            return self.say("kilobytes", number=Whole(self._write(figure / _KILO)))
        if unit == "percent":
            return self.messages.formatters[self.language].percent(_round(figure))
        return self._write(figure)

    def _write(self, figure: float) -> str:
        return self.messages.formatters[self.language].number(_round(figure))


def _round(figure: float) -> int | Decimal:
    """Return a figure with one decimal at most."""
    return figure if isinstance(figure, int) else Decimal(str(round(figure, 1))).normalize()
