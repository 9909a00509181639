"""What missions share, read from missions/programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from missionsite.locate import read_model
from missionsite.model import programme as entries
from missionsite.model.glossary import Term
from missionsite.model.kits import Kit
from missionsite.model.texts import Model
from missionsite.model.wording import Wording
from missionsite.nodes import Sequence
from missionsite.problems import Problem
from missionsite.source import Source

FOLDER = "missions/programme"
QUESTIONS = "questions"
QUESTION_GROUPS = "question_groups"  # the other list of that file
STRINGS = "strings"


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=_Entry)
ById = Mapping[str, E]


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """The entries of each programme file by id, in the file's order.

    `incomplete` are the files with a mistake: what they lack may stand there and be unreadable.
    """

    services: ById[entries.Service]
    criteria: ById[entries.Criterion]
    costs: ById[entries.CostItem]
    pathways: ById[entries.Pathway]
    activities: ById[entries.Named]
    partners: ById[entries.Partner]
    regulators: ById[entries.RegulatorEntry]
    francophone_network: ById[entries.NetworkMember]
    sectors: ById[entries.Named]
    steps: ById[entries.Step]
    links: ById[entries.LinkEntry]
    network: ById[entries.AreaOffice]
    recruitment_help: ById[entries.HelpEntry]
    local_help: ById[entries.LocalHelp]
    kits: ById[Kit]
    glossary: ById[Term]
    wording: ById[Wording]
    question_groups: ById[entries.QuestionGroup]
    questions: ById[entries.Question]
    incomplete: frozenset[str]


KINDS: Mapping[str, type[Model]] = MappingProxyType(
    {
        "services": entries.Service,
        "criteria": entries.Criterion,
        "costs": entries.CostItem,
        "pathways": entries.Pathway,
        "activities": entries.Named,
        "partners": entries.Partner,
        "regulators": entries.RegulatorEntry,
        "francophone_network": entries.NetworkMember,
        "sectors": entries.Named,
        "steps": entries.Step,
        "links": entries.LinkEntry,
        "network": entries.AreaOffice,
        "recruitment_help": entries.HelpEntry,
        "local_help": entries.LocalHelp,
        "kits": Kit,
        "glossary": Term,
        "wording": Wording,
    }
)
"""Each file's kind of entry; questions.yml alone is a group of two lists."""

FILES = (*KINDS, QUESTIONS)


def read_programme(sources: Mapping[str, Source]) -> tuple[Programme, tuple[Problem, ...]]:
    """Read the programme's files.

    Args:
        sources: each file of FILES by its name without ".yml".

    Returns:
        The entries that could be read, and every mistake.
    """
    problems: list[Problem] = []
    lists = {name: _index(_read_list(KINDS[name], sources[name], problems)) for name in KINDS}
    questions = _read_questions(sources[QUESTIONS], problems)
    lists[QUESTION_GROUPS] = _index(questions.groups if questions else ())
    lists[QUESTIONS] = _index(questions.questions if questions else ())
    wrong = {problem.path for problem in problems}
    incomplete = frozenset(
        name for name, source in sources.items() if source.root is None or source.path in wrong
    )
    return Programme(**lists, incomplete=incomplete), tuple(problems)


def _read_list(kind: type[Model], source: Source, problems: list[Problem]) -> Iterable[Model]:
    if not isinstance(source.root, Sequence):
        return
    seen: dict[str, int] = {}
    for place, item in enumerate(source.root.items):
        entry, found = read_model(kind, source.root, source.path, (place,))
        problems.extend(found)
        if entry is None:
            continue
        identity = getattr(entry, "id")  # noqa: B009 - every kind of KINDS has one
        if identity in seen:
            values = {"value": identity, "line": seen[identity]}
            problems.append(Problem(source.path, item.span, "duplicate-item", values))
        seen.setdefault(identity, item.span.line)
        yield entry


def _read_questions(source: Source, problems: list[Problem]) -> entries.Questions | None:
    if source.root is None:
        return None
    questions, found = read_model(entries.Questions, source.root, source.path)
    problems.extend(found)
    return questions


def _index(found: Iterable[Model]) -> Mapping[str, Any]:
    by_id: dict[str, Any] = {}
    for entry in found:
        by_id.setdefault(getattr(entry, "id"), entry)  # noqa: B009 - as above
    return MappingProxyType(by_id)
