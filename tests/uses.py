"""Which texts of strings.yml the code asks for, read from the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import NamedTuple, get_args

from tests.building import ROOT
from tests.projects import load_shipped

from missionsite.model.interest import Audience
from missionsite.model.mission import Access, Way
from missionsite.model.money import Payer
from missionsite.model.occupations import LicenceStatus
from missionsite.model.places import Format
from missionsite.model.programme import HelpEntry, LocalHelp
from missionsite.states import State
from missionsite.views.surround import Labels

PACKAGE = ROOT / "hooks/missionsite"
PLURALS = ("one", "other")
PHASES = ("before", "during", "after")

# Keys that the code puts together: as it writes them, and what may stand in the gap. A new word of
# a closed list of the model is here at once; a list that stands in a function is repeated here.
FAMILIES: dict[str, tuple[str, ...]] = {
    "access.{}": get_args(Access),
    "audiences.{}": get_args(Audience),
    "calendar.deadline_{}": get_args(Audience),
    "criteria.{}": ("conditions", "considered", "preferred"),
    "criteria.{}_hint": ("conditions", "considered", "preferred"),
    "dates.{}": ("selection", "confirm_by", "briefing", "follow_up_until"),
    "effort.{}": PHASES,
    "ethics.{}": ("no_fees", "no_charge", "no_guarantee", "rules"),
    "formats.{}": get_args(Format),
    "frame.{}": tuple(field.name for field in fields(Labels)),
    "help.{}": get_args(HelpEntry.model_fields["level"].annotation),
    "home.{}": ("missions", "process", "services", "who", "francophone"),
    "home.{}_text": ("who", "francophone"),
    "interest.button_{}": get_args(Audience),
    "licences.{}": get_args(LicenceStatus),
    "local_help.{}": get_args(LocalHelp.model_fields["kind"].annotation),
    "network.{}": ("area", "office", "offices"),
    "notices.{}": ("postponed", "suspended", "cancelled", "archived", "planned", "example"),
    "notices.{}_prefix": ("info", "warning", "danger"),
    "notices.{}_title": ("postponed", "suspended", "cancelled", "archived", "planned", "example"),
    "other_ways.{}": ("telephone", "email", "mail"),
    "others.deadline_{}": get_args(Audience),
    "outlook.{}": ("form", "deadline", "mission", "planned"),
    "payers.{}": get_args(Payer),
    "phases.{}": PHASES,
    "plan.{}": ("work", "permit", "licence"),
    "readiness.gap_{}": ("conditions", "considered", "preferred"),
    "readiness.{}": (
        *("place", "yes", "no", "unsure", "back", "next", "finish", "all", "undo", "result"),
        *("aid", "work", "ask", "open", "change", "again", "print", "copy", "copied", "failed"),
    ),
    "results.{}": ("employers", "candidates_met", "offers", "arrivals"),
    "sections.{}": (
        *("others", "results", "about", "dates", "destinations", "occupations"),
        *("who_does_what", "costs"),
        *("prepare", "checklist", "preparation", "pathways", "planning"),
        *("travel", "ethics", "questions", "partners", "updates", "contact"),
    ),
    "source_check.{}": ("who_2023",),
    "sources.{}": ("noc", "regions", "names", "outline", "fonts", "code"),
    "states.{}": (*get_args(State), "archived"),
    "ui.days_left_{}": PLURALS,
    "ways.{}": get_args(Way),
    "ways.{}_text": get_args(Way),
    "{}.description": ("splash", "error"),
    "{}.text": ("splash", "error"),
    "{}.title": ("splash", "error"),
}
STATUSES = "francophonie.{}"
"""The one family whose words stand in an official list."""
HEAD = """\
# Which texts of missions/programme/strings.yml pages ask for, and the words in braces that are
# filled in. Written from the code by `pytest tests/test_strings.py --update`.
"""
# Texts whose gaps are filled in the browser.
FILLED_IN_THE_BROWSER: dict[str, frozenset[str]] = {
    "checklist.count_one": frozenset({"count", "total"}),
    "checklist.count_other": frozenset({"count", "total"}),
    "pathways.count_one": frozenset({"count", "total"}),
    "pathways.count_other": frozenset({"count", "total"}),
    "plan.start_by": frozenset({"day"}),
    "plan.too_early": frozenset({"day"}),
    "plan.too_late": frozenset({"month"}),
    "plan.weeks_one": frozenset({"count", "day"}),
    "plan.weeks_other": frozenset({"count", "day"}),
    "filters.count_one": frozenset({"count", "total"}),
    "filters.count_other": frozenset({"count", "total"}),
    "search.count_one": frozenset({"count", "query"}),
    "search.count_other": frozenset({"count", "query"}),
    "search.none": frozenset({"query"}),
    "readiness.place": frozenset({"count", "total"}),
    "compare.go_one": frozenset({"count"}),
    "compare.go_other": frozenset({"count"}),
    "compare.left_out_one": frozenset({"count"}),
    "compare.left_out_other": frozenset({"count"}),
    "compare.removed": frozenset({"title"}),
    "compare.showing_one": frozenset({"count"}),
    "compare.showing_other": frozenset({"count"}),
    "ui.closes_today": frozenset({"time"}),
    "ui.days_left_one": frozenset({"n"}),
    "ui.days_left_other": frozenset({"n"}),
    "ui.local_time": frozenset({"moment"}),
}


class Use(NamedTuple):
    """A text that the code asks for: its key or family, how, with which gaps, and where."""

    template: str
    how: str
    gaps: frozenset[str]
    place: str

    @property
    def keys(self) -> list[str]:
        """The keys of strings.yml that are meant."""
        if "{}" in self.template:
            listed = self.template == STATUSES
            names = list_statuses() if listed else FAMILIES.get(self.template, ())
            return [self.template.replace("{}", name) for name in names]
        if self.how == "count":
            return [f"{self.template}_{form}" for form in PLURALS]
        return [self.template]


@cache
def list_statuses() -> tuple[str, ...]:
    """Return the words by which the list of la Francophonie tells a country's status."""
    return tuple(sorted(set(load_shipped().reference.francophonie.values())))


@cache
def list_uses() -> tuple[Use, ...]:
    """Return every place of the package that asks for a text: who does so has an edition."""
    found: list[Use] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        if "missionsite.edition import" not in code and path.name != "edition.py":
            continue
        for node in ast.walk(ast.parse(code)):
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            found.extend(_find_uses(node, place))
    return tuple(found)


@cache
def list_gaps() -> dict[str, set[tuple[str, ...]]]:
    """Return every text that is asked for: its address, and the gaps that it is filled with.

    Who asks for a text in two ways fills two sets of gaps.
    """
    asked: dict[str, set[tuple[str, ...]]] = {}
    for use in list_uses():
        for key in use.keys:
            gaps = use.gaps or FILLED_IN_THE_BROWSER.get(key, frozenset())
            asked.setdefault(key, set()).add(tuple(sorted(gaps)))
    return dict(sorted(asked.items()))


def render_words() -> str:
    """Return what words.yml should hold."""
    lines = [HEAD]
    group = ""
    for address, asked in list_gaps().items():
        above, _, key = address.partition(".")
        if above != group:
            lines.append(f"\n{above}:\n")
        group = above
        lines.append(f"  {key}: [{', '.join(sorted(set().union(*asked)))}]\n")
    return "".join(lines)


def _find_uses(node: ast.AST, place: str) -> Iterator[Use]:
    if isinstance(node, ast.Subscript) and _names_words(node.value):
        for template in _read_templates(node.slice):
            yield Use(template, "words", frozenset(), place)
    elif isinstance(node, ast.Call) and _names_speech(node.func):
        assert isinstance(node.func, ast.Attribute)
        how = node.func.attr
        gaps = {"count"} if how == "count" else {str(word.arg) for word in node.keywords}
        for template in _read_templates(node.args[0]):
            yield Use(template, how, frozenset(gaps), place)


def _names_words(node: ast.expr) -> bool:
    """Tell whether an expression is `words`, `….words` or `….strings`."""
    if isinstance(node, ast.Attribute):
        return node.attr in {"words", "strings"}
    return isinstance(node, ast.Name) and node.id == "words"


def _names_speech(node: ast.expr) -> bool:
    """Tell whether an expression is `edition.say` or `edition.count`."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr in {"say", "count"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "edition"
    )


def _read_templates(node: ast.expr) -> list[str]:
    """Return the keys that an expression may be, `{}` for what is put in; "" for any key."""
    if isinstance(node, ast.IfExp):
        return [*_read_templates(node.body), *_read_templates(node.orelse)]
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        parts = [it.value if isinstance(it, ast.Constant) else "{}" for it in node.values]
        return ["".join(str(part) for part in parts)]
    return [] if isinstance(node, ast.Name) and node.id == "key" else [""]
