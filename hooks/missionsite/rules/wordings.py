"""Rules on how a side is worded: as its own language writes, without words to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from missionsite.foreign_forms import find_foreign_forms
from missionsite.genders import find_one_gender, find_shortened
from missionsite.model.wording import Wording
from missionsite.phraseindex import PhraseIndex, compile_phrase
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.programme import Programme
from missionsite.rules.sheet import Lists
from missionsite.rules.twins import OTHER, Twin
from missionsite.slack import find_slack

# Beside a label, a date in figures is how pages are dated (R4).
_FIGURES_ONLY = re.compile(
    r"(?<![\w/-])(?<!:[ \u00a0])(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})(?![\w/-])"
)
_SENTENCE_ENDS = ".!?:\n«“("


def check_foreign_forms(twin: Twin, _: Lists) -> Iterator[Problem]:
    """A side writes dates, times and amounts as its language does (R16, R17)."""
    for side in LANGUAGES:
        for form in find_foreign_forms(twin.bare[side], side):
            values = {"found": form.found, "language": OTHER[side], "expected": form.expected}
            where = (form.start, form.end)
            yield twin.ask(side, "foreign-form", where, "expected", **values)
        for match in _FIGURES_ONLY.finditer(twin.bare[side]):
            yield twin.ask(side, "date-in-figures", match.span(), found=match[0])


def is_written_otherwise(twin: Twin) -> bool:
    """Tell whether one of the rules above asks about figures of a text."""
    return any(
        _FIGURES_ONLY.search(twin.bare[side]) or find_foreign_forms(twin.bare[side], side)
        for side in LANGUAGES
    )


def check_spaces(twin: Twin, _: Lists) -> Iterator[Problem]:
    """There is no space too many, and none is missing, where no typesetting can mend it."""
    for side in LANGUAGES:
        for slack in find_slack(twin.bare[side], side):
            values = {"found": slack.found, "expected": slack.expected}
            where = (slack.start, slack.end)
            yield twin.ask(side, "stray-space", where, "expected", **values)


def check_avoided(twin: Twin, lists: Lists) -> Iterator[Problem]:
    """A side holds no anglicism, and no other form of the programme's list of those to avoid."""
    for side in LANGUAGES:
        entries, index = _index_avoided(lists.programme)[side]
        for form in sorted(index.list_possible(twin.words[side])):
            for match in compile_phrase(form).finditer(twin.bare[side]):
                if not _is_named(match) and not _is_right(match, entries[form]):
                    values = {"found": match[0], "expected": ", ".join(entries[form].write)}
                    yield twin.ask(side, "word-to-avoid", match.span(), "expected", **values)


@lru_cache(maxsize=4)
def _index_avoided(
    programme: Programme,
) -> Mapping[Language, tuple[Mapping[str, Wording], PhraseIndex]]:
    """Return, for each language, the entry of each form to avoid, and the forms by a word."""
    entries: dict[Language, dict[str, Wording]] = {side: {} for side in LANGUAGES}
    for entry in programme.wording.values():
        entries[entry.language].update(dict.fromkeys(entry.avoid, entry))
    return {side: (entries[side], PhraseIndex(entries[side])) for side in LANGUAGES}


def _is_right(match: re.Match[str], entry: Wording) -> bool:
    """Tell whether a word stands within a phrase in which it is right."""
    phrases = (compile_phrase(phrase).finditer(match.string) for phrase in entry.unless)
    return any(
        it.start() <= match.start() and match.end() <= it.end()
        for it in chain.from_iterable(phrases)
    )


def _is_named(match: re.Match[str]) -> bool:
    """Tell whether a word with a capital within a sentence is a part of somebody's name."""
    before = match.string[: match.start()].rstrip(" \u00a0")
    return match[0][:1].isupper() and bool(before) and before[-1] not in _SENTENCE_ENDS


def check_shortened(twin: Twin, lists: Lists) -> Iterator[Problem]:
    """French names both genders in full, or a group (R19)."""
    for match in find_shortened(twin.bare["fr"], lists.reference.genders):
        yield twin.ask("fr", "gender-shortened", match.span(), found=match[0])


def check_title_genders(twin: Twin, lists: Lists) -> Iterator[Problem]:
    """A French title that names persons names both genders, or a group (R19)."""
    if not twin.is_title:
        return
    for match, other in find_one_gender(twin.bare["fr"], lists.reference.genders):
        yield twin.ask("fr", "title-one-gender", match.span(), found=match[0], other=other)
