"""What a prose page takes from the programme's files at a line `<!-- include: name -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.views.panels import Duties
from missionsite.views.parts import Prose, Role, Row, Step, Steps, Table, bullets
from missionsite.views.questions import build_all_questions
from missionsite.views.sections import Block
from missionsite.views.terms import build_column, lay_out_checklist

_INCLUDE = re.compile(r"<!-- include: ([a-z_]+) -->")
SITE_WIDE = "programme"
"""The name under which the ticks of the general checklist are kept."""


def split_includes(html: str, edition: Edition) -> Iterator[Block]:
    """Return a page's text and what it includes, in order.

    Raises:
        KeyError: an include has no such name; the check has reported it before.
    """
    for place, part in enumerate(_INCLUDE.split(html)):
        if place % 2:
            yield from INCLUDES[part](edition)
        elif part.strip():
            yield Prose(Markup(part))  # noqa: S704 - Markdown rendered by MkDocs


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
    known = edition.catalogue.programme.criteria.values()
    kinds = {"conditions": "condition", "considered": "considered", "preferred": "preferred"}
    groups = {
        name: [entry for entry in known if entry.kind == kind] for name, kind in kinds.items()
    }
    return (
        lay_out_checklist(SITE_WIDE, {name: [*group] for name, group in groups.items()}, edition),
    )


def _build_services(offer: str, kind: str) -> Callable[[Edition], tuple[Block, ...]]:
    def build(edition: Edition) -> tuple[Block, ...]:
        chosen = [
            entry for entry in edition.catalogue.programme.services.values() if entry.offer == offer
        ]
        heading = edition.words[f"duties.{offer}"]
        return (Duties((build_column(heading, kind, chosen, edition),)),)

    return build


def _build_costs(edition: Edition) -> tuple[Block, ...]:
    items = [
        Markup("<strong>{}</strong> {}").format(
            edition.text(item.name), edition.rich(edition.text(item.text)) if item.text else ""
        )
        for item in edition.catalogue.programme.costs.values()
    ]
    return (bullets(items),)


def _build_agreements(edition: Edition) -> tuple[Block, ...]:
    reference, words = edition.catalogue.reference, edition.words
    countries: dict[str, list[str]] = {}
    names = {}
    for code, agreements in reference.agreements.items():
        for agreement in agreements:
            names[agreement.id] = agreement.name
            country = reference.countries[code].name.in_language(edition.language)
            countries.setdefault(agreement.id, []).append(country)
    rows = tuple(
        Row(
            Markup("{}").format(edition.text(names[identity])),
            (Markup("{}").format(edition.formatter.join(edition.sort(listed))),),
        )
        for identity, listed in sorted(countries.items())
    )
    head = (words["agreements.name"], words["agreements.countries"])
    return (Table(words["agreements.caption"], head, rows, caption_hidden=False),)


def _build_questions(edition: Edition) -> tuple[Block, ...]:
    return (build_all_questions(edition),)


def _build_help(edition: Edition) -> tuple[Block, ...]:
    entries = edition.catalogue.programme.recruitment_help.values()
    blocks: list[Block] = []
    for level in ("federal", "provincial", "municipal"):
        chosen = [entry for entry in entries if entry.level == level]
        heading = Markup("<h3>{}</h3>").format(edition.words[f"help.{level}"])
        items = [
            Markup("<strong>{}</strong> {}").format(
                edition.outside(edition.text(entry.name), entry.url).html
                if entry.url
                else edition.text(entry.name),
                edition.rich(edition.text(entry.text)),
            )
            for entry in chosen
        ]
        blocks += [Prose(heading), bullets(items)]
    return tuple(blocks)


def _build_francophone_network(edition: Edition) -> tuple[Block, ...]:
    words, regions = edition.words, edition.catalogue.reference.regions
    rows = tuple(
        Row(
            Markup("{}").format(regions[entry.region].name.in_language(edition.language)),
            (
                Markup("<p>{}</p><p>{}</p>").format(
                    edition.outside(edition.text(entry.name), entry.url).html
                    if entry.url
                    else edition.text(entry.name),
                    edition.rich(edition.text(entry.text)),
                ),
            ),
        )
        for entry in edition.catalogue.programme.francophone_network.values()
    )
    head = (words["francophone_network.region"], words["francophone_network.network"])
    return (Table(words["francophone_network.caption"], head, rows),)


def _build_network(edition: Edition) -> tuple[Block, ...]:
    words, countries = edition.words, edition.catalogue.reference.countries
    areas = edition.catalogue.programme.network.values()
    rows = [
        Row(
            Markup("{}").format(edition.text(area.name)),
            (
                Markup("{}").format(
                    edition.say(
                        "places.city",
                        city=edition.text(area.office),
                        country=countries[area.country].name.in_language(edition.language),
                    )
                ),
                Markup("{}{}").format(
                    edition.formatter.number(area.offices),
                    Markup(' <span class="app-table__note">{}</span>').format(
                        edition.text(area.note)
                    )
                    if area.note
                    else "",
                ),
            ),
        )
        for area in areas
    ]
    total = edition.formatter.number(sum(area.offices for area in areas))
    rows.append(
        Row(Markup("{}").format(words["network.total"]), (Markup(), Markup("{}").format(total)))
    )
    head = tuple(words[f"network.{column}"] for column in ("area", "office", "offices"))
    return (Table(words["network.caption"], head, tuple(rows), caption_hidden=False),)


def _build_licences(edition: Edition) -> tuple[Block, ...]:
    names = ("noc", "regions", "names", "outline", "fonts", "code")
    return (bullets([edition.rich(edition.words[f"sources.{name}"]) for name in names]),)


INCLUDES: Mapping[str, Callable[[Edition], tuple[Block, ...]]] = MappingProxyType(
    {
        "steps": _build_steps,
        "criteria_checklist": _build_criteria,
        "services_offered": _build_services("offered", "do"),
        "services_never": _build_services("never", "not"),
        "services_employer": _build_services("employer", "do"),
        "cost_items": _build_costs,
        "agreements": _build_agreements,
        "questions": _build_questions,
        "recruitment_help": _build_help,
        "francophone_network": _build_francophone_network,
        "network": _build_network,
        "licences": _build_licences,
    }
)
