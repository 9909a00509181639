"""Rules on texts for the public: both languages, lengths, titles and summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from missionsite.model.texts import Bilingual, OwnCriterion
from missionsite.problems import LANGUAGES, Problem
from missionsite.rules.passages import Passage
from missionsite.rules.sheet import Lists, Sheet, Shelf, Texts

# Names that their owners may have given in one language only, so that both sides are the same.
_NAMES_OF_OWNERS = frozenset({"city", "office", "run_by"})
_FILES_OF_OWNERS = frozenset(
    {"partners", "regulators", "francophone_network", "network", "recruitment_help", "local_help"}
)
_SIGNS_MORE = 5  # by which one of two texts of the same words may be longer
_WORD_OR_FIGURE = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+")


def check_translations(file: Texts, _: Lists) -> Iterator[Problem]:
    """The English and the French of a text differ, unless it is a name or has no words."""
    for passage in file.passages:
        if is_same(passage.text) and is_translation_due(file, passage):
            yield file.fault_at_key(passage.location, "same-in-both-languages", key=passage.key)


def is_same(text: Bilingual | OwnCriterion) -> bool:
    """Tell whether both sides have the same words; a full stop more or less is no translation."""
    if abs(len(text.en) - len(text.fr)) > _SIGNS_MORE:
        return False
    return _list_words(text.en) == _list_words(text.fr)


def _list_words(text: str) -> list[str]:
    return _WORD_OR_FIGURE.findall(text.casefold())


def is_translation_due(file: Texts, passage: Passage) -> bool:
    """A single word may be the same in both languages (Transport), and so may an owner's name."""
    if len(_WORD.findall(passage.text.en)) <= 1 or passage.key in _NAMES_OF_OWNERS:
        return False
    owned = "regulator" in passage.location
    owned = owned or (isinstance(file, Shelf) and file.name in _FILES_OF_OWNERS)
    return not (owned and passage.key == "name")


def check_lengths(file: Texts, _: Lists) -> Iterator[Problem]:
    """A text is no longer than the place where it is shown."""
    for passage in file.passages:
        limit = passage.limit
        for language in LANGUAGES:
            length = len(passage.text.in_language(language).strip())
            if length > limit:
                place = (*passage.location, language)
                yield file.fault(
                    place, "text-too-long", key=passage.key, length=length, limit=limit
                )


def check_title(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A heading is a statement, not a question (R22)."""
    for language in LANGUAGES:
        if "?" in sheet.mission.title.in_language(language):
            yield sheet.fault(("title", language), "title-question", key="title")


def check_summary(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A summary says more than the title (R9)."""
    mission = sheet.mission
    for language in LANGUAGES:
        title, summary = mission.title.in_language(language), mission.summary.in_language(language)
        if is_repetition(summary, title):
            yield sheet.fault(("summary", language), "description-same")


def is_repetition(description: str, title: str) -> bool:
    """Tell whether a description says no more than the title."""
    return description.strip(" .\n").casefold() == title.strip(" .\n").casefold()
