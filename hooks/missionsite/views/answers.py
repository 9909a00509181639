"""Steps to follow, questions with their answers, and terms with their meanings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Role:
    """One party's part in a step."""

    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the process."""

    id: str
    title: str
    text_html: Markup
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """The process, in numbered steps."""

    steps: tuple[Step, ...]
    level: int = 3
    component: ClassVar[str] = "steps"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day an answer speaks of."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked, and its answer."""

    id: str
    question: str
    answer_html: Markup
    as_of: AsOf | None


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions of one task; no heading where they stand in a section of their own."""

    id: str
    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions in groups, with a button that opens them all."""

    open: str
    close: str
    groups: tuple[QuestionGroup, ...]
    level: int = 2
    component: ClassVar[str] = "questions"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term, its abbreviation or "", what it means, and the same term in the other language."""

    id: str
    term: str
    short: str
    text_html: Markup
    other: str
    other_short: str
    other_lang: str
    link_html: Markup


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms in the order of the alphabet; `more` stands before the link of those that have one."""

    other: str
    more: str
    meanings: tuple[Meaning, ...]
    component: ClassVar[str] = "glossary"
