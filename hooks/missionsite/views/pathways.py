"""Immigration pathways that are worth reading about, and questions that shorten their list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import EVERYWHERE, Mission
from missionsite.model.programme import Pathway
from missionsite.views.decisions import Choice, PathwayEntry, Pathways, Query, Questionnaire
from missionsite.views.parts import Prose, bullets, paragraph
from missionsite.views.sections import Block

_QUEBEC, _FRENCH = "QC", "fr"
_AGREEMENTS = "fta_instructions"
# Trades: broad category 7 of the NOC 2021, its cooks, butchers, bakers and chefs, and whoever
# supervises or runs machines in categories 8 and 9.
_TRADES = ("7", "632", "62200", "82", "83", "92", "93")
_CARE_AIDES = ("33102", "44101")
# Occupations learned on the job or at secondary school are no professions (TEER 4 and 5).
_NO_PROFESSION = frozenset({"4", "5"})


def build_pathways(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the mission's pathways in the file's order; nothing if there are none."""
    known = edition.catalogue.programme.pathways
    chosen = [known[key] for key in mission.pathways]
    if not chosen:
        return ()
    panel = Pathways(
        questions=_build_questions(chosen, mission, edition),
        conditions=edition.words["pathways.conditions"],
        pathways=tuple(_build_entry(pathway, mission, edition) for pathway in chosen),
    )
    lead = paragraph(edition.words["pathways.lead"])
    return (
        lead,
        panel,
        *_build_agreements(chosen, mission, edition),
        _say_verified(chosen, edition),
    )


def is_profession(noc: str, level: str) -> bool:
    """Tell whether an agreement's list of professions may name an occupation: no trade, no aide."""
    return not noc.startswith((*_TRADES, *_CARE_AIDES)) and level not in _NO_PROFESSION


def _build_entry(pathway: Pathway, mission: Mission, edition: Edition) -> PathwayEntry:
    agreements = _list_agreements(mission, edition) if pathway.professions_only else []
    text = fill("<p>{}</p>", edition.rich(edition.text(pathway.text)))
    return PathwayEntry(
        name=edition.text(pathway.name),
        text_html=text + (bullets(agreements).html if agreements else ""),
        conditions_html=tuple(edition.rich(edition.text(it)) for it in pathway.conditions),
        link_html=edition.known_link(pathway.link).html if pathway.link else Markup(),
        data=tuple(_list_answers(pathway, mission, edition)),
    )


def _list_answers(
    pathway: Pathway, mission: Mission, edition: Edition
) -> Iterator[tuple[str, str]]:
    """Yield the answers for which a pathway is worth reading about, where not all are."""
    if not _covers_quebec(pathway):
        yield "place", "outside"
    if _FRENCH in pathway.languages:
        yield "french", "yes"
    professions = _list_professions(mission, edition)
    if pathway.professions_only and len(professions) < len(mission.occupations):
        yield "noc", " ".join(professions)


def _covers_quebec(pathway: Pathway) -> bool:
    listed = {EVERYWHERE, _QUEBEC} & {*pathway.regions}
    return bool(listed) and _QUEBEC not in pathway.excluded_regions


def _list_professions(mission: Mission, edition: Edition) -> list[str]:
    reference = edition.catalogue.reference
    codes = [occupation.noc for occupation in mission.occupations]
    return [code for code in codes if is_profession(code, reference.level(code))]


def _build_questions(
    chosen: Sequence[Pathway], mission: Mission, edition: Edition
) -> Questionnaire | None:
    """Return the questions that concern this mission; of one pathway there is nothing to ask."""
    words = edition.words
    queries = tuple(_list_queries(chosen, mission, edition))
    if len(chosen) < 2 or not queries:  # noqa: PLR2004 - one cannot be shortened
        return None
    return Questionnaire(
        legend=words["pathways.legend"],
        queries=queries,
        privacy=words["ask.privacy"],
        one=words["pathways.count_one"],
        other=words["pathways.count_other"],
        none=words["pathways.none"],
    )


def _list_queries(chosen: Sequence[Pathway], mission: Mission, edition: Edition) -> Iterator[Query]:
    words = edition.words
    unsure = Choice("", words["ask.unsure"])
    if not all(_covers_quebec(pathway) for pathway in chosen):
        answers = (Choice("outside", words["ask.yes"]), Choice("quebec", words["ask.no"]))
        yield Query("place", words["pathways.place"], (unsure, *answers))
    if any(_FRENCH in pathway.languages for pathway in chosen):
        answers = (Choice("yes", words["ask.yes"]), Choice("no", words["ask.no"]))
        yield Query("french", words["pathways.french"], (unsure, *answers))
    if len(mission.occupations) > 1:
        official = edition.catalogue.reference.occupations
        listed = [
            Choice(it.noc, edition.text(it.name or official[it.noc])) for it in mission.occupations
        ]
        yield Query("noc", words["pathways.occupation"], (unsure, *listed))


def _build_agreements(
    chosen: Sequence[Pathway], mission: Mission, edition: Edition
) -> tuple[Prose, ...]:
    """Return what agreements with the stops' countries may change, unless a pathway says it."""
    countries = _list_agreements(mission, edition)
    said = any(pathway.professions_only for pathway in chosen)
    if said or not countries or _AGREEMENTS not in edition.catalogue.programme.links:
        return ()
    words = edition.words
    heading = fill("<h3>{}</h3>", words["pathways.agreements"])
    link = edition.known_link(_AGREEMENTS).html
    lead = fill("<p>{} {}.</p>", words["pathways.citizens"], link)
    citizenship = paragraph(words["pathways.citizenship"]).html
    return (Prose(heading + lead + bullets(countries).html + citizenship),)


def _list_agreements(mission: Mission, edition: Edition) -> list[Markup]:
    """Return the stops' countries with their agreements, if these may concern an occupation."""
    reference = edition.catalogue.reference
    codes = dict.fromkeys(stop.country for stop in mission.stops if stop.country)
    if not _list_professions(mission, edition):
        return []
    return [
        fill(
            "{}",
            edition.say(
                "pathways.country",
                country=reference.countries[code].name.in_language(edition.language),
                agreements=edition.formatter.join([edition.text(it.name) for it in agreements]),
            ),
        )
        for code in codes
        if (agreements := reference.agreements.get(code))
    ]


def _say_verified(chosen: Sequence[Pathway], edition: Edition) -> Prose:
    """The oldest day on which one of the pathways was held against its program's page."""
    day = edition.formatter.day(min(pathway.verified_on for pathway in chosen))
    verified = edition.rich(edition.say("pathways.verified", day=day))
    return Prose(fill('<p class="app-source">{}</p>', verified))
