"""On what terms one takes part: services, costs and criteria."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.model.money import Cost, Estimate
from missionsite.model.programme import Criterion, Service
from missionsite.model.texts import OwnCriterion
from missionsite.views import panels, parts
from missionsite.views.sections import Block

BORNE = frozenset({"employer", "shared"})


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


def build_costs(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the fee, who pays what, the sum of what is estimated, and what is never charged."""
    words = edition.words
    blocks: list[Block] = []
    if fee := say_fee(mission, edition):
        blocks.append(parts.paragraph(fee))
    if mission.costs:
        blocks.append(_build_cost_table(mission, edition))
    blocks.append(parts.paragraph(words["costs.never_the_worker"]))
    blocks.append(parts.paragraph(words["costs.no_travel_yet"]))
    return tuple(blocks)


def _build_cost_table(mission: Mission, edition: Edition) -> panels.CostTable:
    words, known = edition.words, edition.catalogue.programme.costs
    borne = [cost for cost in mission.costs if cost.paid_by in BORNE]
    unknown = tuple(edition.text(known[cost.item].name) for cost in borne if not cost.estimate)
    return panels.CostTable(
        caption=words["costs.caption"],
        head=panels.CostHead(words["costs.cost"], words["costs.payer"], words["costs.estimate"]),
        rows=tuple(_build_cost(cost, edition) for cost in mission.costs),
        total=_build_total([cost.estimate for cost in borne if cost.estimate], edition),
        unknown=panels.CostUnknown(words["costs.unknown"], unknown) if unknown else None,
    )


def say_fee(mission: Mission, edition: Edition) -> str:
    """Return what the department charges for taking part; "" while it is not said."""
    fee = mission.participation_fee
    if fee is None:
        return ""
    if fee.amount == 0:
        return edition.words["costs.no_fee"]
    return edition.say("costs.fee", amount=edition.formatter.money(fee.amount, fee.currency))


def _build_cost(cost: Cost, edition: Edition) -> panels.CostRow:
    item = edition.catalogue.programme.costs[cost.item]
    return panels.CostRow(
        cost=edition.text(item.name),
        note=edition.text(item.text) if item.text else "",
        payer=edition.words[f"payers.{cost.paid_by}"],
        estimate=_say_estimate(cost, edition),
        basis=_say_basis(cost.estimate, edition) if cost.estimate else "",
    )


def _say_estimate(cost: Cost, edition: Edition) -> str:
    estimate = cost.estimate
    if estimate is None:
        never = cost.paid_by == "never_the_worker"
        return edition.words["costs.never_charged" if never else "costs.no_estimate"]
    return edition.formatter.money_range(estimate.min, estimate.max, estimate.currency)


def _say_basis(estimate: Estimate, edition: Edition) -> str:
    day = edition.formatter.day(estimate.as_of)
    return edition.say("costs.basis", basis=edition.text(estimate.basis), day=day)


def _build_total(estimates: list[Estimate], edition: Edition) -> panels.CostTotal | None:
    """One sum, if all estimates are in one currency; amounts in several are not added."""
    currencies = {estimate.currency for estimate in estimates}
    if len(currencies) != 1:
        return None
    low = sum(estimate.min for estimate in estimates)
    high = sum(estimate.max for estimate in estimates)
    oldest = edition.formatter.day(min(estimate.as_of for estimate in estimates))
    return panels.CostTotal(
        label=edition.words["costs.total"],
        value=edition.formatter.money_range(low, high, currencies.pop()),
        note=edition.say("costs.total_as_of", day=oldest),
    )


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
