"""A syntax error in the author's terms, before it is a problem of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from missionsite.problems import Problem, Span, Value


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line; `line`, `start` and `end` count from 0."""

    code: str
    line: int
    start: int
    end: int
    values: dict[str, Value] = field(default_factory=dict)
    hint: str = ""

    @property
    def span(self) -> Span:
        """The fault's place as a report shows it."""
        return Span(self.line + 1, self.start + 1, self.line + 1, self.end + 1)

    def build_problem(self, path: str) -> Problem:
        """Return the problem of a file."""
        return Problem(path, self.span, self.code, self.values, self.hint)


def quote_text(text: str) -> str:
    """Return a text in straight quotes that YAML reads back as it is."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
