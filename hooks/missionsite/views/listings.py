"""Lists of the programme as tables: agreements, networks, other help, licences of what we use."""

from __future__ import annotations

from markupsafe import Markup, escape

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.programme import AreaOffice
from missionsite.views.parts import Prose, Row, Table, bullets, named
from missionsite.views.sections import Block


def build_agreements(edition: Edition) -> tuple[Block, ...]:
    """Return the agreements with a chapter on labour mobility, and their countries."""
    reference, words = edition.catalogue.reference, edition.words
    countries: dict[str, list[str]] = {}
    for code, agreements in reference.agreements.items():
        for agreement in agreements:
            country = reference.countries[code].name.in_language(edition.language)
            countries.setdefault(edition.text(agreement.name), []).append(country)
    rows = tuple(
        Row(escape(name), (escape(edition.formatter.join(edition.sort(countries[name]))),))
        for name in edition.sort(list(countries))
    )
    head = (words["agreements.name"], words["agreements.countries"])
    return (Table(words["agreements.caption"], head, rows, caption_hidden=False),)


def build_help(edition: Edition) -> tuple[Block, ...]:
    """Return the help that others give, by level of government."""
    entries = edition.catalogue.programme.recruitment_help.values()
    blocks: list[Block] = []
    for level in ("federal", "provincial", "municipal"):
        chosen = [entry for entry in entries if entry.level == level]
        heading = fill("<h3>{}</h3>", edition.words[f"help.{level}"])
        items = [
            fill(
                "<strong>{}</strong> {}",
                edition.outside(edition.text(entry.name), entry.url).html
                if entry.url
                else edition.text(entry.name),
                edition.rich(edition.text(entry.text)),
            )
            for entry in chosen
        ]
        blocks += [Prose(heading), named(items)]
    return tuple(blocks)


def build_francophone_network(edition: Edition) -> tuple[Block, ...]:
    """Return the Francophone immigration networks by province and territory."""
    words, regions = edition.words, edition.catalogue.reference.regions
    rows = tuple(
        Row(
            fill("{}", regions[entry.region].name.in_language(edition.language)),
            (
                fill(
                    "<p>{}</p><p>{}</p>",
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


def build_network(edition: Edition) -> tuple[Block, ...]:
    """Return the areas of the international network, their offices and the sum of these."""
    words = edition.words
    areas = edition.catalogue.programme.network.values()
    total = edition.formatter.number(sum(area.offices for area in areas))
    last = Row(escape(words["network.total"]), (Markup(), escape(total)))
    rows = (*(_build_area(area, edition) for area in areas), last)
    head = tuple(words[f"network.{column}"] for column in ("area", "office", "offices"))
    return (Table(words["network.caption"], head, rows, caption_hidden=False),)


def _build_area(area: AreaOffice, edition: Edition) -> Row:
    country = edition.catalogue.reference.countries[area.country]
    office = edition.say(
        "places.city",
        city=edition.text(area.office),
        country=country.name.in_language(edition.language),
    )
    note = (
        fill(' <span class="app-table__note">{}</span>', edition.text(area.note))
        if area.note
        else ""
    )
    offices = fill("{}{}", edition.formatter.number(area.offices), note)
    return Row(escape(edition.text(area.name)), (escape(office), offices))


def build_licences(edition: Edition) -> tuple[Block, ...]:
    """Return the notices of what the site is made from."""
    names = ("noc", "regions", "names", "outline", "fonts", "code")
    return (bullets([edition.rich(edition.words[f"sources.{name}"]) for name in names]),)
