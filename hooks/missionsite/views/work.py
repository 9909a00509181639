"""The work: occupations and their licences, who the candidates are, and ways to a permit."""

from __future__ import annotations

from markupsafe import Markup

from missionsite.edition import LOCALES, Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.model.occupations import Licence, Occupation
from missionsite.model.programme import Pathway, RegulatorEntry
from missionsite.views.parts import Prose, Row, Table, bullets, paragraph
from missionsite.views.sections import Block


def build_occupations(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the table of occupations, and the notice of the classification's licence (R33)."""
    words = edition.words
    head = ("name", "noc", "level", "licence")
    table = Table(
        caption=words["occupations.heading"],
        head=tuple(words[f"occupations.{column}"] for column in head),
        rows=tuple(_build_row(occupation, edition) for occupation in mission.occupations),
    )
    notice = fill('<p class="app-source">{}</p>', words["occupations.source"])
    return (table, Prose(notice))


def _build_row(occupation: Occupation, edition: Edition) -> Row:
    reference, noc = edition.catalogue.reference, occupation.noc
    official = edition.text(reference.occupations[noc])
    level = reference.level(noc)
    name = edition.text(occupation.name) if occupation.name else official
    note = fill(' <span class="app-table__note">{}</span>', official)
    head = fill("{}{}", name, note if official != name else "")
    level_html = fill(
        '{} <span class="app-table__note">{}</span>',
        edition.say("occupations.level_number", level=level),
        edition.text(reference.levels[level]),
    )
    return Row(head, (fill("{}", noc), level_html, _say_licences(occupation, edition)))


def _say_licences(occupation: Occupation, edition: Edition) -> Markup:
    if not occupation.licence:
        return fill("{}", edition.words["licences.unsaid"])
    parts = [_say_licence(licence, occupation.noc, edition) for licence in occupation.licence]
    return Markup().join(parts)


def _say_licence(licence: Licence, noc: str, edition: Edition) -> Markup:
    regions = edition.catalogue.reference.regions
    names = [regions[code].name.in_language(edition.language) for code in licence.regions]
    lead = fill(
        "<p>{}</p>",
        edition.say(
            "licences.in_regions",
            status=edition.words[f"licences.{licence.status}"],
            regions=edition.formatter.join(names),
        ),
    )
    bodies = _list_regulators(licence, noc, edition)
    return lead + bullets(bodies).html if bodies else lead


def _list_regulators(licence: Licence, noc: str, edition: Edition) -> list[Markup]:
    if licence.regulator:
        own = licence.regulator
        return [edition.outside(edition.text(own.name), own.link).html]
    if licence.status == "none":
        return []
    return [
        _name_regulator(entry, edition)
        for entry in edition.catalogue.programme.regulators.values()
        if noc in entry.noc and entry.region in licence.regions
    ]


def _name_regulator(entry: RegulatorEntry, edition: Edition) -> Markup:
    name = _mark_language(entry, edition)
    return edition.outside(name, entry.url).html if entry.url else name


def _mark_language(entry: RegulatorEntry, edition: Edition) -> Markup:
    """Mark the name of a body that has none in this language, before the words that say its field.

    Such a body's entry holds the same name on both sides, and only here something after it.
    """
    name, other = edition.text(entry.name), entry.name.in_language(edition.other)
    rest = name.removeprefix(other)
    if rest in {name, ""}:
        return fill("{}", name)
    return fill('<span lang="{}">{}</span>{}', LOCALES[edition.other], other, rest)


def build_pathways(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the mission's pathways in the file's order; nothing if there are none."""
    if not mission.pathways:
        return ()
    known = edition.catalogue.programme.pathways
    lead = paragraph(edition.words["pathways.lead"])
    return (lead, *(_build_pathway(known[key], edition) for key in mission.pathways))


def _build_pathway(pathway: Pathway, edition: Edition) -> Prose:
    return edition.once("pathway", pathway.id, lambda: _lay_out_pathway(pathway, edition))


def _lay_out_pathway(pathway: Pathway, edition: Edition) -> Prose:
    conditions = [edition.rich(edition.text(condition)) for condition in pathway.conditions]
    verified = edition.say("pathways.verified", day=edition.formatter.day(pathway.verified_on))
    link = fill("<p>{}</p>", edition.known_link(pathway.link).html) if pathway.link else ""
    return Prose(
        fill(
            '<h3>{}</h3><p>{}</p>{}{}<p class="app-source">{}</p>',
            edition.text(pathway.name),
            edition.rich(edition.text(pathway.text)),
            bullets(conditions).html if conditions else "",
            link,
            edition.rich(verified),
        )
    )


def say_candidates(mission: Mission, edition: Edition) -> str:
    """Return where candidates come from and what they speak; "" if the file does not say."""
    if mission.candidates is None:
        return ""
    reference, language = edition.catalogue.reference, edition.language
    places = [
        reference.countries[code].name.in_language(language)
        for code in mission.candidates.countries
    ]
    spoken = [
        reference.languages[code].in_language(language) for code in mission.candidates.languages
    ]
    parts = []
    if places:
        parts.append(edition.say("candidates.from", countries=edition.formatter.join(places)))
    if spoken:
        parts.append(edition.say("candidates.languages", languages=edition.formatter.join(spoken)))
    return " ".join(parts)
