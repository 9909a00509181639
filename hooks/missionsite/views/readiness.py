"""What an employer checks for itself: criteria as points to mention and points to work on."""

from __future__ import annotations

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.model.programme import Criterion
from missionsite.model.texts import OwnCriterion
from missionsite.schedules import list_windows
from missionsite.views import panels
from missionsite.views.parts import Data
from missionsite.views.questions import QUESTIONS_PAGE

SITE_WIDE = "programme"
"""The name under which the answers to the general checklist are kept."""
CONTACT_PAGE = "contact.md"
_KINDS = {"conditions": "condition", "considered": "considered", "preferred": "preferred"}
# What the script says while it asks one point after the other, by the name it reads it under.
_SPOKEN = (
    *("place", "yes", "no", "unsure", "back", "next", "finish", "all", "undo", "result", "aid"),
    *("work", "ask", "open", "change", "again", "print", "copy", "copied", "failed"),
)

Criteria = dict[str, list[Criterion | OwnCriterion]]


def build_checklist(mission: Mission, identity: str, edition: Edition) -> panels.Checklist | None:
    """Return a mission's own criteria as points to tick, or None where it names none."""
    chosen = mission.eligibility
    if chosen is None:
        return None
    known = edition.catalogue.programme.criteria
    groups: Criteria = {
        name: [known[it] if isinstance(it, str) else it for it in getattr(chosen, name)]
        for name in _KINDS
    }
    here = fill('<a href="#contact">{}</a>', edition.words["sections.contact"])
    contact = here if mission.contact else _link(CONTACT_PAGE, edition)
    heading = edition.words[
        "readiness.mention" if list_windows(mission) else "readiness.mention_without_form"
    ]
    return _lay_out(identity, groups, (heading, contact), edition)


def build_general_checklist(edition: Edition) -> panels.Checklist:
    """Return every criterion of the programme as points to tick, for no mission in particular."""
    known = edition.catalogue.programme.criteria.values()
    groups: Criteria = {
        name: [entry for entry in known if entry.kind == kind] for name, kind in _KINDS.items()
    }
    heading = edition.words["readiness.mention_without_form"]
    return _lay_out(SITE_WIDE, groups, (heading, _link(CONTACT_PAGE, edition)), edition)


def _lay_out(
    identity: str, groups: Criteria, named: tuple[str, Markup], edition: Edition
) -> panels.Checklist:
    """Return criteria in their groups; a group without any is left out.

    `named` is the heading of what to mention, and the link to whom to ask.
    """
    words = edition.words
    heading, contact = named
    return panels.Checklist(
        mission=identity,
        groups=tuple(
            _build_group(name, entries, edition) for name, entries in groups.items() if entries
        ),
        not_yet=words["readiness.not_yet"],
        count_one=words["checklist.count_one"],
        count_other=words["checklist.count_other"],
        start=words["readiness.start"],
        clear=words["checklist.clear"],
        print=words["checklist.print"],
        privacy=words["checklist.privacy"],
        data=_list_spoken(heading, edition),
        ask_html=fill(
            "{} {}<br>{} {}",
            words["readiness.ask_us"],
            contact,
            words["readiness.ask_read"],
            _link(QUESTIONS_PAGE, edition),
        ),
    )


def _list_spoken(mention: str, edition: Edition) -> Data:
    spoken = ((name, edition.words[f"readiness.{name}"]) for name in _SPOKEN)
    return (("mention", mention), *spoken)


def _link(page: str, edition: Edition) -> Markup:
    return fill('<a href="{}">{}</a>', edition.page_url(page), edition.page_title(page))


def _build_group(
    name: str, entries: list[Criterion | OwnCriterion], edition: Edition
) -> panels.CriteriaGroup:
    return panels.CriteriaGroup(
        legend=edition.words[f"criteria.{name}"],
        hint=edition.words[f"criteria.{name}_hint"],
        criteria=tuple(
            _build_criterion(name, place, entry, edition) for place, entry in enumerate(entries, 1)
        ),
    )


def _build_criterion(
    group: str, place: int, entry: Criterion | OwnCriterion, edition: Edition
) -> panels.Criterion:
    """Return a point; what to do without it is said of each, in general where nobody wrote it."""
    text = entry.statement if isinstance(entry, Criterion) else entry
    return panels.Criterion(
        id=entry.id or f"{group}_{place}",
        statement=edition.text(text),
        mention=edition.text(entry.mention) if entry.mention else "",
        gap=edition.text(entry.gap) if entry.gap else edition.words[f"readiness.gap_{group}"],
    )
