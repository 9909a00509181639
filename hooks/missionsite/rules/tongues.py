"""Rules on which language stands where: each side holds its own, and is written to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from missionsite.meant_times import fold_text
from missionsite.model.texts import LinkPair
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.rules.interest import list_links
from missionsite.rules.sheet import Lists, Sheet, Texts
from missionsite.rules.texts import is_same, is_translation_due
from missionsite.tongues import weigh_languages

_OTHER: dict[Language, Language] = {"en": "fr", "fr": "en"}
_ENOUGH = 3
"""Small words from which on one side alone is taken for the other language."""
_STILL_TO_COME = re.compile(
    r"(?:(?:text|texte|translation|traduction|french|english|francais|anglais) )?"
    r"(?:a (?:venir|traduire|confirmer|completer|determiner|suivre)"
    r"|to (?:come|follow|translate|complete|be (?:added|confirmed|determined|translated|written))"
    r"|tbc|tbd|tba|todo|x{3,}|lorem ipsum[^.]*)"
)
_LONGEST_NOTE = 60
_SIGNS_AROUND = " .…:!?*[](){}<>«»“”-–—"
_MARKS: dict[Language, frozenset[str]] = {
    "en": frozenset({"en", "eng", "english", "anglais"}),
    "fr": frozenset({"fr", "fra", "fre", "french", "francais"}),
}


def check_sides(file: Texts, _: Lists) -> Iterator[Problem]:
    """The English text reads like English, and the French text like French."""
    for passage in file.passages:
        if is_same(passage.text) or not is_translation_due(file, passage):
            continue
        weights = {side: weigh_languages(passage.text.in_language(side)) for side in LANGUAGES}
        leaning = {side for side in LANGUAGES if weights[side][_OTHER[side]] > weights[side][side]}
        if len(leaning) == len(LANGUAGES):
            yield file.question_at_key(passage.location, "languages-swapped", key=passage.key)
            continue
        for side in leaning:
            if weights[side][side] == 0 and weights[side][_OTHER[side]] >= _ENOUGH:
                place = (*passage.location, side)
                yield file.question(place, "other-language", side=side, language=_OTHER[side])


def check_written(file: Texts, _: Lists) -> Iterator[Problem]:
    """A text is there, not a note that it is still to come."""
    for passage in file.passages:
        for side in LANGUAGES:
            text = passage.text.in_language(side).strip()
            if len(text) > _LONGEST_NOTE:
                continue
            if _STILL_TO_COME.fullmatch(fold_text(text).strip(_SIGNS_AROUND)):
                yield file.fault((*passage.location, side), "text-to-come", value=text)


def check_addresses(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """An address in one language does not name the other; two that are exchanged are told once."""
    for place, link in list_links(sheet.mission):
        if not isinstance(link, LinkPair) or link.en == link.fr:
            continue
        for side in [side for side in LANGUAGES if _names_other(getattr(link, side), side)][:1]:
            place_of_side, other = (*place, side), _OTHER[side]
            yield sheet.question(place_of_side, "address-other-language", side=side, language=other)


def _names_other(address: str, side: Language) -> bool:
    parts = urlsplit(address)
    named = set(re.split(r"[/.?&=]", f"{parts.netloc}/{parts.path}?{parts.query}".casefold()))
    return bool(named & _MARKS[_OTHER[side]]) and not named & _MARKS[side]
