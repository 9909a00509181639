"""Tells English from French: by the small words that sentences need, or else by a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import LanguageDetector

from missionsite.blanks import blank_out
from missionsite.masks import OPAQUE
from missionsite.problems import LANGUAGES, Language

_ENOUGH = 400
"""Characters that are looked at: a thousand missions have millions."""
_SURE = 3
"""Small words of one language alone that need no dictionary."""
_NO_SIGNS = str.maketrans(dict.fromkeys(f".,;:!?()’'\"{OPAQUE}", " "))
_BEFORE_YEAR = re.compile(r"\w+(?= [0-9]{4}\b)")  # months, which dictionaries may lack
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile("«[^«»]*»|“[^“”]*”")  # often words of the other language
_FIRST_LETTER = re.compile(r"^\W*\w")
# Words that both languages have ("a", "on", "plus") are in neither list.
_ENGLISH = """
    all and any are at be been by can do does each every for from has have how if is it its may
    more most must need never not of only other our than that the their them then there these they
    this those to us was we were what when where which who why will with you your
"""
_FRENCH = """
    au aussi aux avec ce ces cette chaque dans de des doit du elle elles est et il ils jamais je l
    la le les leur leurs mais n ne ni nos notre nous ou où par pas peut pour qu que quel quelle qui
    sa se selon ses si sont sur tous tout toute toutes un une vers vos votre vous à être
"""
SMALL_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "fr": frozenset(_FRENCH.split()),
}
"""Words without which hardly a sentence is written."""
_ANY_SMALL_WORD = frozenset().union(*SMALL_WORDS.values())


def weigh_languages(text: str, *, whole: bool = False) -> dict[Language, int]:
    """Return how many small words of each language stand in the beginning of a text, or in all."""
    words = set((text if whole else text[:_ENOUGH]).casefold().translate(_NO_SIGNS).split())
    return {language: len(words & small) for language, small in SMALL_WORDS.items()}


@lru_cache(maxsize=256)
def lean(text: str) -> float:
    """Return how a text leans: 1 is English, -1 French, 0 may be either, as a name may.

    Several small words of one language alone decide. Otherwise the share of words that each
    language knows is asked too, and if it says the opposite the text may be either. Addresses,
    gaps, code, names and what is quoted are passed over.
    """
    plain = blank_out(text[:_ENOUGH]).replace(OPAQUE, " ")
    plain = _BEFORE_YEAR.sub("", hide_quoted(plain))
    weights = weigh_languages(plain)
    if all(weights.values()) or _is_name(plain):
        return 0.0
    said = (weights["en"] - weights["fr"]) / _SURE
    if abs(said) >= 1:
        return max(-1.0, min(1.0, said))
    known = _ask_dictionary(_FIRST_LETTER.sub(lambda match: match[0].lower(), plain))
    return 0.0 if said * known < 0 else max(-1.0, min(1.0, said + known))


def _is_name(text: str) -> bool:
    """Tell whether every word but small ones has a capital: College of Nurses of Ontario."""
    words = [word for word in _WORD.findall(text) if word not in _ANY_SMALL_WORD]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def hide_quoted(text: str) -> str:
    """Return a text of the same length without what stands between quotation marks."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


@lru_cache(maxsize=4096)
def _ask_dictionary(text: str) -> float:
    """Return by how much English knows more of a text's words; those with a capital are names."""
    shares = _load_detector().proportion_in_each_language(text)
    return shares.get("en", 0.0) - shares.get("fr", 0.0)


@lru_cache
def _load_detector() -> LanguageDetector:
    """Load the dictionaries, a quarter of a second, once there is a text without small words."""
    return LanguageDetector(LANGUAGES)
