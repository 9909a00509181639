"""What to have at hand before the form is filled in: a sheet that prints on one page."""

from __future__ import annotations

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.interest import ExpressionOfInterest
from missionsite.model.mission import Mission
from missionsite.views.card import say_dates
from missionsite.views.interest import deadlines_html, next_deadline
from missionsite.views.panels import Sheet
from missionsite.views.parts import Prose, build_facts, bullets, paragraph
from missionsite.views.people import email_html, telephone_html

SHEET = "preparation-sheet"
_HELP = ("kits.md", "small-employers.md")
_NEXT = ("selection", "confirm_by", "briefing")


def build_preparation(mission: Mission, edition: Edition) -> Sheet | None:
    """Return the sheet that prepares the form; None once no form can be sent any more."""
    interest = mission.expression_of_interest
    if interest is None or next_deadline(mission, edition) is None:
        return None
    words = edition.words
    pairs: list[tuple[str, str | Markup]] = [
        (words["facts.deadline"], deadlines_html(mission, edition, bare=True)),
        (words["preparation.time"], _say_minutes(interest, edition)),
        (words["preparation.ways"], _list_ways(interest, edition)),
        (words["sections.contact"], _say_contact(mission, edition)),
        (words["preparation.next"], _list_next(mission, edition)),
    ]
    return Sheet(
        id=SHEET,
        lead=words["interest.have_ready"] if interest.have_ready else "",
        items_html=tuple(edition.rich(edition.text(item)) for item in interest.have_ready),
        facts=build_facts(pairs),
        note=words["interest.no_candidates"],
        print=words["preparation.print"],
    )


def build_help(mission: Mission, edition: Edition) -> tuple[Prose, ...]:
    """Return where small employers find help to prepare; nothing once no form can be sent."""
    if mission.expression_of_interest is None or next_deadline(mission, edition) is None:
        return ()
    links = [edition.link_element(page, edition.page_title(page)) for page in _HELP]
    return (paragraph(edition.words["interest.help"]), bullets(links))


def _say_minutes(interest: ExpressionOfInterest, edition: Edition) -> str:
    return edition.count("interest.minutes", interest.minutes) if interest.minutes else ""


def _list_ways(interest: ExpressionOfInterest, edition: Edition) -> Markup:
    """How else one may express interest: together, or without the form."""
    ways = [edition.words[f"other_ways.{way}"] for way in interest.other_ways]
    sentences = [
        edition.words["interest.group"] if interest.group else "",
        edition.say("interest.other_ways", ways=edition.formatter.join(ways, "or")) if ways else "",
    ]
    told = [edition.rich(sentence) for sentence in sentences if sentence]
    return bullets(told).html if len(told) > 1 else Markup().join(told)


def _say_contact(mission: Mission, edition: Edition) -> Markup:
    contact = mission.contact
    if contact is None:
        return Markup()
    ways = [email_html(contact.email)]
    if contact.telephone:
        ways.append(telephone_html(contact.telephone, edition))
    return Markup("<br>").join(ways)


def _list_next(mission: Mission, edition: Edition) -> Markup:
    """What follows the deadline, each with its day."""
    periods = [(name, getattr(mission.dates, name)) for name in _NEXT]
    dated = [
        (edition.words[f"dates.{name}"], edition.formatter.period(period))
        for name, period in periods
        if period
    ]
    dated.append((edition.words["dates.mission"], say_dates(mission, edition)))
    return bullets(
        [
            fill("{} <strong>{}</strong>", _lead(what, edition), edition.rich(when))
            for what, when in dated
        ]
    ).html


def _lead(what: str, edition: Edition) -> str:
    return edition.say("preparation.dated", what=what)
