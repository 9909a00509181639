"""How hard texts are to read, by the scale of Flesch in each language's own form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyphen import Pyphen

from missionsite.equality.builtpages import Sides
from missionsite.equality.rows import Row, Rule, build_row
from missionsite.problems import LANGUAGES, Language

FEWEST_WORDS = 5
"""A block with fewer words is a label, not a sentence."""
_LOCALES: Mapping[Language, str] = MappingProxyType({"en": "en_US", "fr": "fr"})
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”)]?\s+")


@dataclass(frozen=True, slots=True)
class Scale:
    """Reading ease = base - sentence x words a sentence - syllable x syllables a word."""

    base: float
    sentence: float
    syllable: float


SCALES: Mapping[Language, Scale] = MappingProxyType(
    {
        # R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948)
        "en": Scale(206.835, 1.015, 84.6),
        # L. Kandel and A. Moles, Application de l'indice de Flesch à la langue française (1958)
        "fr": Scale(207, 1.015, 73.6),
    }
)
_SCALE = Rule("gap", "scale", high=15)
_SENTENCES = Rule("ratio", "sentences", 0.8, 1.4)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in the sentences of one language."""

    sentences: int
    words: int
    syllables: int

    def find_ease(self, language: Language) -> float:
        """Return the reading ease, from 0 (hard) to 100 (easy); 0 where there is no text."""
        if not self.words:
            return 0
        scale = SCALES[language]
        spread = scale.sentence * self.length + scale.syllable * self.syllables / self.words
        return round(scale.base - spread, 1)

    @property
    def length(self) -> float:
        """Words a sentence."""
        return round(self.words / self.sentences, 1) if self.sentences else 0


def measure_reading(sides: Sides) -> list[Row]:
    """Return how easily each side reads; what many pages say is read once."""
    read = {side: read_texts(_list_prose(sides, side), side) for side in LANGUAGES}
    ease = {side: read[side].find_ease(side) for side in LANGUAGES}
    length = {side: read[side].length for side in LANGUAGES}
    return [
        build_row("ease", "reading", ease, _SCALE, unit="score"),
        build_row("sentence", "reading", length, _SENTENCES, unit="score"),
    ]


def read_texts(texts: Iterable[str], language: Language) -> Reading:
    """Count sentences, words and syllables; what is shorter than a sentence is passed over."""
    sentences = words = syllables = 0
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            found = _WORD.findall(sentence)
            if len(found) >= FEWEST_WORDS:
                sentences += 1
                words += len(found)
                syllables += sum(count_syllables(word.casefold(), language) for word in found)
    return Reading(sentences, words, syllables)


@cache
def count_syllables(word: str, language: Language) -> int:
    """Return a word's syllables as the places tell where it may be hyphenated: at least one.

    Nobody hyphenates after a single letter, so that this is a little less than one hears.
    """
    return len(_hyphenate(language).positions(word)) + 1


@cache
def _hyphenate(language: Language) -> Pyphen:
    return Pyphen(lang=_LOCALES[language])


def _list_prose(sides: Sides, language: Language) -> Iterable[str]:
    texts = (block.text for page in sides[language] for block in page.blocks if block.prose)
    return dict.fromkeys(texts)
