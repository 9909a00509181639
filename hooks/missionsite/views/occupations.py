"""The occupations of a mission: where each stands in the classification, and its licence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from missionsite.edition import LOCALES, Edition
from missionsite.markup import fill
from missionsite.model import occupations as model
from missionsite.model.mission import Mission
from missionsite.model.programme import RegulatorEntry
from missionsite.views.decisions import LicenceRow, Occupation, Occupations, OccupationsHead
from missionsite.views.parts import Prose, bullets
from missionsite.views.sections import Block

_PROFILES = "cicic"
"""The link that leads to every regulator's profile."""


def build_occupations(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the occupations by region, and the notice of the classification's licence (R33)."""
    words = edition.words
    table = Occupations(
        caption=words["occupations.heading"],
        head=OccupationsHead(
            words["occupations.region"],
            words["occupations.licence"],
            words["occupations.regulator"],
        ),
        occupations=tuple(_build_occupation(it, edition) for it in mission.occupations),
    )
    notice = fill('<p class="app-source">{}</p>', words["occupations.source"])
    return (table, Prose(_say_profiles(mission, edition) + notice))


def name_regions(codes: Sequence[str], edition: Edition) -> str:
    """Return provinces and territories by name; all of them in two words."""
    regions = edition.catalogue.reference.regions
    if set(codes) >= set(regions):
        return edition.words["regions.all"]
    return edition.formatter.join(
        [regions[code].name.in_language(edition.language) for code in codes]
    )


def _build_occupation(occupation: model.Occupation, edition: Edition) -> Occupation:
    reference, noc = edition.catalogue.reference, occupation.noc
    official = edition.text(reference.occupations[noc])
    name = edition.text(occupation.name) if occupation.name else official
    level = reference.level(noc)
    rows = [row for licence in occupation.licence for row in _list_rows(licence, noc, edition)]
    unsaid = LicenceRow("", edition.words["licences.unsaid"], Markup())
    return Occupation(
        name=name,
        code=edition.say("occupations.noc", code=noc)
        if official == name
        else edition.say("occupations.noc_title", code=noc, title=official),
        level=edition.say(
            "occupations.level", level=level, text=edition.text(reference.levels[level])
        ),
        rows=tuple(rows) or (unsaid,),
    )


def _list_rows(licence: model.Licence, noc: str, edition: Edition) -> Iterator[LicenceRow]:
    """Yield a row for each region with a regulator of its own, then one for all others."""
    status = edition.words[f"licences.{licence.status}"]
    named: dict[str, list[Markup]] = {}
    for region, name in _list_regulators(licence, noc, edition):
        named.setdefault(region, []).append(name)
    for region, names in named.items():
        yield LicenceRow(name_regions([region], edition), status, _line_up(names))
    others = [code for code in licence.regions if code not in named]
    if others:
        own = licence.regulator
        body = edition.outside(edition.text(own.name), own.link).html if own else Markup()
        yield LicenceRow(name_regions(others, edition), status, body)


def _line_up(names: list[Markup]) -> Markup:
    return names[0] if len(names) == 1 else bullets(names).html


def _list_regulators(
    licence: model.Licence, noc: str, edition: Edition
) -> Iterator[tuple[str, Markup]]:
    """Yield regions and the bodies that license there, unless the mission names its own."""
    if licence.regulator or licence.status == "none":
        return
    entries = edition.catalogue.programme.regulators.values()
    for region in licence.regions:
        for entry in entries:
            if entry.region == region and noc in entry.noc:
                yield region, _name_regulator(entry, edition)


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


def _say_profiles(mission: Mission, edition: Edition) -> Markup:
    """Where every regulator is found, if a licence may be needed at all."""
    statuses = {it.status for occupation in mission.occupations for it in occupation.licence}
    if not statuses - {"none"} or _PROFILES not in edition.catalogue.programme.links:
        return Markup()
    link = edition.known_link(_PROFILES).html
    return fill('<p class="app-source">{} {}</p>', edition.words["occupations.profiles"], link)
