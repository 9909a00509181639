"""Rules on which language stands where: each side holds its own, and is written to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from missionsite.cities import are_cities_swapped, find_foreign_city
from missionsite.language_marks import names_language
from missionsite.meant_times import fold_text
from missionsite.model.texts import LinkPair
from missionsite.nodes import Location
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.rules.interest import list_links
from missionsite.rules.sheet import File, Lists, Sheet, Shelf, Texts
from missionsite.rules.twins import OTHER, Twin
from missionsite.tongues import SMALL_WORDS, hide_quoted, lean, weigh_languages

SWAPPED = "languages-swapped"
"""What is asked of a text alone: its sides cannot be held against each other as they stand."""
_CLEAR = 0.5
"""How far a text must lean to one language."""
_SENTENCE = 5
"""Words from which on a text needs no twin to be taken for one in the other language."""
_SENTENCES = re.compile(r"[^\s.!?;:][^.!?;:\n]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_STILL_TO_COME = re.compile(
    r"(?:(?:text|texte|translation|traduction|french|english|francais|anglais) )?"
    r"(?:a (?:venir|traduire|confirmer|completer|determiner|suivre)"
    r"|to (?:come|follow|translate|complete|be (?:added|confirmed|determined|translated|written))"
    r"|tbc|tbd|tba|todo|x{3,}|lorem ipsum[^.]*)"
)
_LONGEST_NOTE = 60
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"«»“”]+")
_ENDS_OF_SENTENCES = ".,;:!?’'"
_SIGNS_AROUND = " .…:!?*[](){}<>«»“”-–—"


def check_sides(twin: Twin, _: Lists) -> Iterator[Problem]:
    """The English text reads like English, and the French text like French."""
    city = find_foreign_city(twin.texts["en"], twin.texts["fr"])
    if city:
        whole = (0, len(twin.texts[city]))
        yield twin.ask(city, "other-language", whole, side=city, language=OTHER[city])
    if are_swapped(twin):
        yield twin.ask_whole("languages-swapped")
        return
    if not twin.due or twin.words["en"] == twin.words["fr"]:
        return
    leans = {side: lean(twin.texts[side]) for side in LANGUAGES}
    for side in LANGUAGES:
        for part in islice(_list_foreign_parts(twin, side, leans), 1):
            values = {"side": side, "language": OTHER[side]}
            yield twin.ask(side, "other-language", part, **values)


def are_swapped(twin: Twin) -> bool:
    """Tell whether each side leans to the other language; one word alone may be a name."""
    if are_cities_swapped(twin.texts["en"], twin.texts["fr"]):
        return True
    if not twin.due or twin.words["en"] == twin.words["fr"]:
        return False
    if any(len(_LETTERS.findall(text)) <= 1 for text in twin.bare.values()):
        return False
    return lean(twin.texts["fr"]) - lean(twin.texts["en"]) >= _CLEAR


def _list_foreign_parts(
    twin: Twin, side: Language, leans: Mapping[Language, float]
) -> Iterator[tuple[int, int]]:
    """Yield what leans to the other language: a side that does so as a whole, or sentences.

    A short text counts only where its twin leans there too: names are short as well.
    """
    if _reads_foreign(leans[side], side):
        counts = {it: len(_LETTERS.findall(twin.bare[it])) for it in LANGUAGES}
        alike = _reads_foreign(leans[OTHER[side]], side) and min(counts.values()) > 1
        if alike or counts[side] >= _SENTENCE:
            yield 0, len(twin.texts[side])
        return
    if SMALL_WORDS[OTHER[side]].isdisjoint(twin.words[side]):
        return
    for match in _SENTENCES.finditer(hide_quoted(twin.bare[side])):
        long = len(_LETTERS.findall(match[0])) >= _SENTENCE
        own = long and weigh_languages(match[0])[side]
        if long and not own and _reads_foreign(lean(match[0]), side):
            yield match.span()


def _reads_foreign(leaning: float, side: Language) -> bool:
    return leaning <= -_CLEAR if side == "en" else leaning >= _CLEAR


def check_targets(twin: Twin, lists: Lists) -> Iterator[Problem]:
    """A text leads to pages in its own language, if they exist (R21)."""
    known = list_known(lists) if any("://" in text for text in twin.texts.values()) else {}
    for side in LANGUAGES:
        for match in _ADDRESS.finditer(twin.texts[side]):
            address = match[0].rstrip(_ENDS_OF_SENTENCES)
            own = known.get((OTHER[side], address), "")
            if own or names_language(address, OTHER[side]):
                where = (match.start(), match.start() + len(address))
                values = {"found": address, "side": side, "language": OTHER[side]}
                hint = "own" if own else ""
                yield twin.ask(side, "link-language", where, hint, **values, own=own)


def list_known(lists: Lists) -> Mapping[tuple[Language, str], str]:
    """Return, for each address that links.yml has for one language alone, the entry to cite."""
    pairs = {
        f"link:{entry.id}": entry.url
        for entry in lists.programme.links.values()
        if isinstance(entry.url, LinkPair) and entry.url.en != entry.url.fr
    }
    return {(side, getattr(pair, side)): name for name, pair in pairs.items() for side in LANGUAGES}


def check_shelf_addresses(shelf: Shelf, _: Lists) -> Iterator[Problem]:
    """An address of the programme's files in one language does not name the other."""
    for place, entry in shelf.entries:
        link = getattr(entry, "url", None)
        if isinstance(link, LinkPair):
            yield from _check_pair(shelf, (*place, "url"), link)


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
        if isinstance(link, LinkPair):
            yield from _check_pair(sheet, place, link)


def _check_pair(file: File, place: Location, link: LinkPair) -> Iterator[Problem]:
    if link.en == link.fr:
        return
    for side in LANGUAGES:
        if names_language(getattr(link, side), OTHER[side]):
            values = {"side": side, "language": OTHER[side]}
            yield file.question((*place, side), "address-other-language", **values)
            return
