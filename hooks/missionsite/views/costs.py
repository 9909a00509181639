"""What taking part costs: the answer first, then who pays what, then what no worker ever pays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.model.money import Cost, Estimate
from missionsite.views.decisions import CostSum
from missionsite.views.panels import CostHead, CostRow, CostTable
from missionsite.views.parts import Notice, Prose, bullets, paragraph
from missionsite.views.sections import Block

COSTS_PAGE = "costs-and-travel.md"
NEVER = "never_the_worker"


def build_costs(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the sum for one person, what it lacks, who pays what, and what is never charged."""
    blocks: list[Block | None] = [build_sum(mission, edition)]
    if fee := say_fee(mission, edition):
        blocks.append(paragraph(fee))
    blocks.append(paragraph(edition.words["costs.no_travel_yet"]))
    rows = [cost for cost in mission.costs if cost.paid_by != NEVER]
    if rows:
        blocks += [_build_table(rows, edition), _lead_on(edition)]
    blocks.append(_build_never(mission, edition))
    return tuple(block for block in blocks if block)


def say_fee(mission: Mission, edition: Edition) -> str:
    """Return what the department charges for taking part; "" while it is not said."""
    fee = mission.participation_fee
    if fee is None:
        return ""
    if fee.amount == 0:
        return edition.words["costs.no_fee"]
    return edition.say("costs.fee", amount=edition.formatter.money(fee.amount, fee.currency))


def build_sum(mission: Mission, edition: Edition) -> CostSum | None:
    """Return the sum of what is estimated and what it lacks; None where nothing is said."""
    words = edition.words
    estimates = _list_estimates(mission.costs)
    missing = _list_missing(mission, edition)
    if not estimates and not missing:
        return None
    return CostSum(
        label=words["costs.sum"] if estimates else "",
        value=edition.formatter.sentence_start(_add_up(estimates, edition)),
        note=_say_day(estimates, edition),
        lead=words["costs.not_included" if estimates else "costs.nothing_estimated"],
        missing=missing,
    )


def _list_estimates(costs: Sequence[Cost]) -> list[Estimate]:
    """Only what is the employer's alone: of a shared cost nobody says how much is whose."""
    return [it.estimate for it in costs if it.paid_by == "employer" and it.estimate]


def _add_up(estimates: list[Estimate], edition: Edition) -> str:
    """A sum for each currency: amounts in several are not added."""
    sums = []
    for currency in dict.fromkeys(estimate.currency for estimate in estimates):
        listed = [estimate for estimate in estimates if estimate.currency == currency]
        low, high = sum(it.min for it in listed), sum(it.max for it in listed)
        sums.append(edition.formatter.money_range(low, high, currency))
    return edition.formatter.join(sums)


def _say_day(estimates: list[Estimate], edition: Edition) -> str:
    """The one day of all estimates, or the oldest."""
    days = sorted({estimate.as_of for estimate in estimates})
    if not days:
        return ""
    day = edition.formatter.day(days[0])
    if len(days) == 1:
        return edition.say("costs.as_of", day=day)
    return edition.say("costs.oldest", day=day)


def _list_missing(mission: Mission, edition: Edition) -> tuple[str, ...]:
    """What the employer bears besides the sum, by name."""
    known = edition.catalogue.programme.costs
    names = [
        edition.text(known[cost.item].name)
        for cost in mission.costs
        if cost.paid_by == "employer" and not cost.estimate
    ]
    shared = [
        edition.say("costs.shared", cost=edition.text(known[cost.item].name))
        for cost in mission.costs
        if cost.paid_by == "shared"
    ]
    fee = mission.participation_fee
    own = [edition.words["facts.fee"]] if fee and fee.amount else []
    return (*own, *names, *shared)


def _build_table(costs: Sequence[Cost], edition: Edition) -> CostTable:
    words = edition.words
    said = {estimate.as_of for estimate in _list_estimates(costs)}
    return CostTable(
        caption=words["costs.caption"],
        head=CostHead(words["costs.cost"], words["costs.payer"], words["costs.estimate"]),
        rows=tuple(_build_cost(cost, said, edition) for cost in costs),
    )


def _build_cost(cost: Cost, said: set[date], edition: Edition) -> CostRow:
    """Return a row; its estimate's day stands in it unless the sum is of that one day."""
    estimate, words = cost.estimate, edition.words
    payer = words[f"payers.{cost.paid_by}"]
    name = edition.text(edition.catalogue.programme.costs[cost.item].name)
    if estimate is None:
        return CostRow(name, payer, words["costs.no_estimate"], "")
    amount = edition.formatter.money_range(estimate.min, estimate.max, estimate.currency)
    basis = edition.text(estimate.basis)
    if said != {estimate.as_of}:
        day = edition.formatter.day(estimate.as_of)
        basis = edition.say("costs.basis", basis=basis, day=day)
    return CostRow(name, payer, edition.formatter.sentence_start(amount), basis)


def _lead_on(edition: Edition) -> Prose:
    """What each cost covers is explained once, on a page of its own."""
    page, url = edition.page_title(COSTS_PAGE), edition.page_url(COSTS_PAGE)
    link = fill('<a href="{}#who-pays-what">{}</a>', url, page)
    return Prose(fill('<p class="app-source">{} {}</p>', edition.words["costs.more"], link))


def _build_never(mission: Mission, edition: Edition) -> Notice:
    known, words = edition.catalogue.programme.costs, edition.words
    items = [known[cost.item] for cost in mission.costs if cost.paid_by == NEVER]
    named = [
        fill(
            "<strong>{}</strong> {}",
            edition.text(item.name),
            edition.text(item.text) if item.text else "",
        )
        for item in items
    ]
    rule = fill("<p>{}</p>", words["costs.never_the_worker"])
    return Notice(
        kind="warning",
        prefix=words["notices.warning_prefix"],
        title=words["costs.never"],
        body_html=rule + (bullets(named).html if named else ""),
        level=3,
    )
