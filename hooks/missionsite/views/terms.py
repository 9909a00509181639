"""On what terms one takes part: services and criteria."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.model.programme import Criterion, Service
from missionsite.model.texts import OwnCriterion
from missionsite.views import panels, parts
from missionsite.views.sections import Block


def build_duties(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return what the department does on a mission beside what is left to the employer."""
    known = edition.catalogue.programme.services
    offered = [known[key] for key in mission.services]
    yours = [service for service in known.values() if service.offer == "employer"]
    columns = []
    if offered:
        columns.append(build_column(edition.words["duties.we"], "do", offered, edition))
    columns.append(build_column(edition.words["duties.you"], "do", yours, edition))
    return (panels.Duties(tuple(columns)), parts.paragraph(edition.words["duties.no_part"]))


def build_column(
    heading: str, kind: str, services: Iterable[Service], edition: Edition
) -> panels.Column:
    """Return one party's list, each service with the sentence that explains it."""
    texts = tuple(
        edition.once("service", service.id, partial(_say_service, service, edition))
        for service in services
    )
    return panels.Column(heading, kind, texts)


def _say_service(service: Service, edition: Edition) -> Markup:
    name, text = edition.text(service.name), edition.text(service.text)
    return fill("<strong>{}</strong> {}", name, edition.rich(text))


def build_checklist(mission: Mission, identity: str, edition: Edition) -> panels.Checklist | None:
    """Return a mission's own criteria as points to tick, or None where it names none."""
    chosen = mission.eligibility
    if chosen is None:
        return None
    known = edition.catalogue.programme.criteria
    groups = {
        "conditions": chosen.conditions,
        "considered": chosen.considered,
        "preferred": chosen.preferred,
    }
    return lay_out_checklist(
        identity,
        {
            name: [known[choice] if isinstance(choice, str) else choice for choice in choices]
            for name, choices in groups.items()
        },
        edition,
    )


def lay_out_checklist(
    identity: str, groups: dict[str, list[Criterion | OwnCriterion]], edition: Edition
) -> panels.Checklist:
    """Return criteria in their groups; a group without any is left out."""
    words = edition.words
    return panels.Checklist(
        mission=identity,
        groups=tuple(
            panels.CriteriaGroup(
                legend=words[f"criteria.{name}"],
                hint=words[f"criteria.{name}_hint"],
                criteria=tuple(
                    _build_criterion(name, place, entry, edition)
                    for place, entry in enumerate(entries, 1)
                ),
            )
            for name, entries in groups.items()
            if entries
        ),
        count_one=words["checklist.count_one"],
        count_other=words["checklist.count_other"],
        clear=words["checklist.clear"],
        print=words["tools.print"],
        privacy=words["checklist.privacy"],
    )


def _build_criterion(
    group: str, place: int, entry: Criterion | OwnCriterion, edition: Edition
) -> panels.Criterion:
    if isinstance(entry, Criterion):
        return panels.Criterion(
            entry.id, edition.text(entry.statement), edition.text(entry.mention)
        )
    return panels.Criterion(entry.id or f"{group}_{place}", edition.text(entry), "")
