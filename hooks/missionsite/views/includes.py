"""What a prose page takes from the programme's files at a line `<!-- include: name -->`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.programme import Service
from missionsite.prose import INCLUDE, KIT
from missionsite.views import listings
from missionsite.views.answers import Role, Step, Steps
from missionsite.views.comparison import build_comparison
from missionsite.views.device import build_eraser
from missionsite.views.glossary import build_glossary
from missionsite.views.kits import build_kit
from missionsite.views.local_help import build_local_help
from missionsite.views.panels import Column, Duties
from missionsite.views.parts import Prose, named
from missionsite.views.questions import build_all_questions
from missionsite.views.readiness import build_general_checklist
from missionsite.views.sections import Block
from missionsite.views.taking_part import build_every_way
from missionsite.views.terms import build_column


def split_includes(html: str, edition: Edition) -> Iterator[Block]:
    """Return a page's text and what it includes, in order.

    Raises:
        KeyError: an include has no such name; the check has reported it before.
    """
    for place, part in enumerate(INCLUDE.split(html)):
        if place % 2:
            yield from _include(part, edition)
        elif part.strip():
            yield Prose(Markup(part))  # noqa: S704 - Markdown rendered by MkDocs


def _include(name: str, edition: Edition) -> tuple[Block, ...]:
    if name.startswith(KIT):
        return (build_kit(name.removeprefix(KIT), edition),)
    return INCLUDES[name](edition)


def _build_steps(edition: Edition) -> tuple[Block, ...]:
    words = edition.words
    steps = []
    for step in edition.catalogue.programme.steps.values():
        sides = ((words["steps.you"], step.you), (words["steps.we"], step.we))
        roles = tuple(
            Role(heading, tuple(edition.text(text) for text in texts))
            for heading, texts in sides
            if texts
        )
        steps.append(
            Step(
                step.id.replace("_", "-"),
                edition.text(step.title),
                edition.html(step.text),
                roles,
            )
        )
    return (Steps(tuple(steps)),)


def _build_criteria(edition: Edition) -> tuple[Block, ...]:
    return (build_general_checklist(edition),)


def _build_services(offer: str, kind: str) -> Callable[[Edition], tuple[Block, ...]]:
    def build(edition: Edition) -> tuple[Block, ...]:
        chosen = [
            entry for entry in edition.catalogue.programme.services.values() if entry.offer == offer
        ]
        if offer == "offered":
            return (Duties(_build_phases(chosen, kind, edition)),)
        # The page's own heading stands above the list.
        return (Duties((build_column("", kind, chosen, edition),)),)

    return build


def _build_phases(services: Iterable[Service], kind: str, edition: Edition) -> tuple[Column, ...]:
    """Return a list for each time of the mission, in the order in which these come up."""
    grouped: dict[tuple[str, ...], list[Service]] = {}
    for service in services:
        grouped.setdefault(service.phases, []).append(service)
    return tuple(
        build_column(_say_phases(phases, edition), kind, group, edition)
        for phases, group in grouped.items()
    )


def _say_phases(phases: tuple[str, ...], edition: Edition) -> str:
    if not phases:
        return ""
    names = edition.formatter.join([edition.words[f"phases.{phase}"] for phase in phases])
    return edition.formatter.sentence_start(edition.say("phases.mission", phases=names))


def _build_costs(edition: Edition) -> tuple[Block, ...]:
    items = [
        fill(
            "<strong>{}</strong> {}",
            edition.text(item.name),
            edition.rich(edition.text(item.text)) if item.text else "",
        )
        for item in edition.catalogue.programme.costs.values()
    ]
    return (named(items),)


def _build_questions(edition: Edition) -> tuple[Block, ...]:
    return (build_all_questions(edition),)


INCLUDES: Mapping[str, Callable[[Edition], tuple[Block, ...]]] = MappingProxyType(
    {
        "steps": _build_steps,
        "criteria_checklist": _build_criteria,
        "services_offered": _build_services("offered", "do"),
        "services_never": _build_services("never", "not"),
        "services_employer": _build_services("employer", "do"),
        "cost_items": _build_costs,
        "ways": build_every_way,
        "agreements": listings.build_agreements,
        "comparison": build_comparison,
        "device": build_eraser,
        "glossary": build_glossary,
        "questions": _build_questions,
        "recruitment_help": listings.build_help,
        "francophone_network": listings.build_francophone_network,
        "network": listings.build_network,
        "local_help": build_local_help,
        "licences": listings.build_licences,
    }
)
