"""Rules on a mission's title and summary, which stand together wherever it is listed."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.problems import LANGUAGES, Problem
from missionsite.rules.sheet import Lists, Sheet


def check_statement(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A heading is a statement, not a question (R22)."""
    title = sheet.mission.title
    for language in LANGUAGES:
        if "?" in title.in_language(language):
            yield sheet.fault(("title", language), "title-question", {"key": "title"})


def check_summary(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A summary says more than the title (R9)."""
    mission = sheet.mission
    for language in LANGUAGES:
        title, summary = mission.title.in_language(language), mission.summary.in_language(language)
        if summary.strip(" .").casefold() == title.strip(" .").casefold():
            yield sheet.fault(("summary", language), "description-same")
