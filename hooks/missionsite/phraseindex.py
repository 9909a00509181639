"""Finds which of many phrases may stand in a text, by one word of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

_LETTERS = re.compile(r"[^\W\d_]+\*?")
_ANY_ENDING = "*"


class PhraseIndex:
    """Phrases by the longest word of each; a star at a word's end stands for any ending."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Sort phrases by a word."""
        self._whole: dict[str, list[str]] = {}
        self._begun: dict[str, list[str]] = {}
        for phrase in phrases:
            word = _pick_word(phrase)
            table = self._begun if word.endswith(_ANY_ENDING) else self._whole
            table.setdefault(word.removesuffix(_ANY_ENDING), []).append(phrase)
        self._beginnings = tuple(self._begun)

    def list_possible(self, words: AbstractSet[str]) -> Iterator[str]:
        """Yield the phrases of which a word is among some words, in small letters."""
        for word in words & self._whole.keys():
            yield from self._whole[word]
        if not self._beginnings or not any(it.startswith(self._beginnings) for it in words):
            return
        for beginning, phrases in self._begun.items():
            if any(word.startswith(beginning) for word in words):
                yield from phrases


@lru_cache(maxsize=2048)
def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase as whole words; in small letters, it is found in capitals too."""
    written = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", "[ \u00a0\n]+")
    flags = re.NOFLAG if phrase.isupper() else re.IGNORECASE
    written = written.replace("’", "['’]")
    return re.compile(rf"(?<![\w-]){written}(?![\w-])", flags)


def _pick_word(phrase: str) -> str:
    return max(_LETTERS.findall(phrase.casefold()), key=len, default="")
