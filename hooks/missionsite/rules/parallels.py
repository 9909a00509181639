"""Rules that hold the two sides of a text against each other: figures, links, headings, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from missionsite.figures import FIGURE_WORDS, Figure, list_figures
from missionsite.outlines import Block, list_blocks
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.rules.markup import find_links, find_wrong
from missionsite.rules.sections import find_lost_section
from missionsite.rules.sheet import Lists
from missionsite.rules.tongues import list_known
from missionsite.rules.twins import OTHER, Twin
from missionsite.rules.wordings import is_written_otherwise

_DIGIT = re.compile("[0-9]")
_ONE = "1"
"""The figure that an article says as well: one day, un jour."""
_SCHEME = "https://"
_STEPS_UP = re.compile(r"(?:\.\./)+")
_OWN_TARGET = re.compile(r"link:|[^:#]+\.md(?:#|$)|#")
"""Links by name, which lead to the reader's own language."""

Stretch = tuple[int, int]


class _Part(NamedTuple):
    """A stretch of one side, without addresses, and where it begins."""

    text: str
    start: int


def check_figures(twin: Twin, _: Lists) -> Iterator[Problem]:
    """Both sides name the same numbers, times, months and telephone numbers.

    A number that one side writes in figures and the other in words is the same.
    """
    if not any(map(_DIGIT.search, twin.texts.values())):
        said = [twin.words[side] & FIGURE_WORDS[side] for side in LANGUAGES]
        if not all(said):
            return
    if is_written_otherwise(twin):
        return  # told where it stands
    for parts in _divide(twin):
        found = {side: list_figures(parts[side].text, side) for side in LANGUAGES}
        alone = {side: _list_alone(found[side], found[OTHER[side]]) for side in LANGUAGES}
        yield from _tell_figures(twin, parts, alone)


def _list_alone(own: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    known = {figure.value for figure in others} | {_ONE}
    return [figure for figure in own if figure.value not in known]


def _tell_figures(
    twin: Twin, parts: Mapping[Language, _Part], alone: Mapping[Language, list[Figure]]
) -> Iterator[Problem]:
    """Tell of the first figure that stands alone: the French one, if there is one.

    Words count only where both sides have one that the other lacks: "both" is not always said.
    """
    sure = {side: [it for it in alone[side] if not it.loose] or alone[side] for side in LANGUAGES}
    if not any(not figure.loose for side in LANGUAGES for figure in alone[side]):
        sure = {side: [it for it in alone[side] if it.word] for side in LANGUAGES}
        if not all(sure.values()):
            return
    side: Language = "fr" if sure["fr"] else "en"
    first, others = sure[side][0].match, sure[OTHER[side]]
    where = (parts[side].start + first.start(), parts[side].start + first.end())
    values = {"found": first[0], "language": side}
    if others:
        values["other"] = others[0].match[0]
    yield twin.ask(side, "figure-one-side", where, "other" if others else "", **values)


def check_links(twin: Twin, lists: Lists) -> Iterator[Problem]:
    """Both sides lead to the same pages of the site and entries of links.yml."""
    if not twin.markdown:
        return
    found = {side: list(_list_own_links(twin.texts[side])) for side in LANGUAGES}
    targets = {side: {match[1] for match in found[side]} for side in LANGUAGES}
    if any(_SCHEME in text for text in twin.texts.values()):
        for (_, address), name in list_known(lists).items():
            for side in LANGUAGES:
                targets[side] |= {name} if address in twin.texts[side] else set()
    for side in reversed(LANGUAGES):
        if any(_is_lost(target, side, lists) for target in targets[side]):
            return  # told where it stands
    for side in reversed(LANGUAGES):
        for match in found[side]:
            if match[1] not in targets[OTHER[side]]:
                values = {"found": match[1], "language": OTHER[side]}
                yield twin.ask(side, "link-one-side", match.span(1), **values)
                return


def _list_own_links(text: str) -> Iterator[re.Match[str]]:
    return (match for match in find_links(text) if _OWN_TARGET.match(match[1]))


def _is_lost(target: str, side: Language, lists: Lists) -> bool:
    """Tell whether a link leads nowhere; one to a section of its own page is not looked up."""
    plain = _STEPS_UP.sub("", target)
    if plain.startswith("#"):
        return False
    return bool(find_wrong(plain, lists) or find_lost_section(plain, side, lists))


def check_outline(twin: Twin, _: Lists) -> Iterator[Problem]:
    """Both sides have the same headings, and below each as many paragraphs, items and rows."""
    if not twin.markdown:
        return
    sections = {side: _list_sections(twin.texts[side]) for side in LANGUAGES}
    levels = {side: [it[0].level for it in sections[side]] for side in LANGUAGES}
    if not all(text.strip() for text in twin.texts.values()) or (
        not twin.headed and len(levels["en"]) + len(levels["fr"]) > len(LANGUAGES)
    ):
        return  # told where it stands
    if levels["en"] != levels["fr"]:
        yield _tell_heading(twin, sections)
        return
    for english, french in zip(sections["en"], sections["fr"], strict=True):
        counts = [sum(it.kind != "heading" for it in section) for section in (english, french)]
        if counts[0] != counts[1]:
            side: Language = "en" if counts[0] < counts[1] else "fr"
            shorter = english if side == "en" else french
            place = next((it for it in shorter if it.kind != "heading"), shorter[0])
            values = {"english": counts[0], "french": counts[1]}
            yield twin.ask(side, "blocks-one-side", _mark(place), **values)
            return


def _list_sections(text: str) -> list[list[Block]]:
    """Return the blocks of a text by heading; what stands above the first is a section too."""
    sections = [[Block("heading", 0, "", 0)]]
    for block in list_blocks(text):
        if block.kind == "heading":
            sections.append([])
        sections[-1].append(block)
    return sections


def _tell_heading(twin: Twin, sections: Mapping[Language, list[list[Block]]]) -> Problem:
    """Tell of the first heading at which the sides part."""
    pairs = zip_longest(*(sections[side] for side in LANGUAGES))
    english, french = next(it for it in pairs if _level(it[0]) != _level(it[1]))
    side: Language = "en" if _level(english) > _level(french) else "fr"
    section = english if side == "en" else french
    return twin.ask(side, "heading-one-side", _mark(section[0]), language=OTHER[side])


def _level(section: list[Block] | None) -> int:
    return section[0].level if section else -1


def _mark(block: Block) -> Stretch:
    line = block.text.partition("\n")[0].rstrip()
    return block.start, block.start + max(len(line), 1)


def _divide(twin: Twin) -> Iterator[Mapping[Language, _Part]]:
    """Yield a text block by block where both sides have the same blocks, or else as a whole."""
    whole = {side: _Part(twin.bare[side], 0) for side in LANGUAGES}
    if not twin.markdown:
        yield whole
        return
    blocks = {side: list(list_blocks(twin.texts[side])) for side in LANGUAGES}
    kinds = [[(it.kind, it.level) for it in blocks[side]] for side in LANGUAGES]
    if kinds[0] != kinds[1]:
        yield whole
        return
    for pair in zip(*(blocks[side] for side in LANGUAGES), strict=True):
        yield {
            side: _Part(twin.bare[side][it.start : it.start + len(it.text)], it.start)
            for side, it in zip(LANGUAGES, pair, strict=True)
        }
