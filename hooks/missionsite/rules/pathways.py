"""Rules on pathways: each fits the places of the jobs and the people who are sought."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.model.mission import EVERYWHERE, Mission
from missionsite.model.programme import Pathway
from missionsite.problems import Problem
from missionsite.rules.sheet import Lists, Sheet

_QUEBEC = "QC"


def check_fit(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A pathway is open for every province and territory that the mission hires for."""
    regions = list_hiring_regions(sheet.mission, lists)
    for place, identity in enumerate(sheet.mission.pathways):
        pathway = lists.programme.pathways.get(identity)
        allowed = _list_open_regions(pathway, lists) if pathway else regions
        if all(code in allowed for code in regions):
            continue
        if set(lists.reference.regions) - set(allowed) == {_QUEBEC}:
            yield sheet.fault(("pathways", place), "pathway-quebec", pathway=identity)
        else:
            yield sheet.fault(
                ("pathways", place), "pathway-region", pathway=identity, allowed=allowed
            )


def list_hiring_regions(mission: Mission, lists: Lists) -> tuple[str, ...]:
    """Return the codes of the provinces and territories that the mission hires for.

    A code that does not exist is left out.
    """
    if EVERYWHERE in mission.hiring_regions:
        return tuple(lists.reference.regions)
    return tuple(code for code in mission.hiring_regions if code in lists.reference.regions)


def _list_open_regions(pathway: Pathway, lists: Lists) -> tuple[str, ...]:
    everywhere = EVERYWHERE in pathway.regions
    regions = tuple(lists.reference.regions) if everywhere else pathway.regions
    return tuple(code for code in regions if code not in pathway.excluded_regions)


def check_languages(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A pathway for people who speak a language is for candidates who speak it."""
    candidates = sheet.mission.candidates
    spoken = candidates.languages if candidates else ()
    for place, identity in enumerate(sheet.mission.pathways):
        pathway = lists.programme.pathways.get(identity)
        missing = [code for code in pathway.languages if code not in spoken] if pathway else []
        if spoken and missing:
            yield sheet.question(
                ("pathways", place), "pathway-language", pathway=identity, language=missing[0]
            )


def check_francophone(sheet: Sheet, lists: Lists) -> Iterator[Problem]:
    """A mission that supports Francophone immigration hires outside Quebec."""
    mission = sheet.mission
    if mission.francophone and _QUEBEC in list_hiring_regions(mission, lists):
        yield sheet.fault(("francophone",), "francophone-quebec")
