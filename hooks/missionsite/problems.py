"""What is wrong and where: one mistake in one place, still without words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, Language] = ("en", "fr")

Value = str | int | date | tuple[str, ...]
"""What a message may quote: text as written, a number, a day, or a list of allowed words."""


class Whole(str):
    """A text that is ready to be shown, and is not cut."""

    __slots__ = ()


# A tuple is made in a third of the time of a frozen dataclass, and every value has a span.
class Span(NamedTuple):
    """A stretch of a file; lines and columns count characters from 1, the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: `code` names the words in messages.yml, `values` fill their gaps.

    `path` is relative to the project's root, with forward slashes. `hint` picks one of the code's
    hints ("" for none). `severity` "warning" is a question to the author, not a fault. `about` are
    the texts that it is about, if that is more than its lines. `line`, if there is one, says in
    the list of what is confirmed that what stands there is right.
    """

    path: str
    span: Span
    code: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    hint: str = ""
    severity: Severity = "error"
    about: tuple[str, ...] = ()
    line: str = ""

    @property
    def place(self) -> tuple[str, Span, str]:
        """The order in which problems are told: by file, then by place, then by code."""
        return (self.path, self.span, self.code)
