"""Tells English from French by the small words that sentences need."""

from __future__ import annotations

from missionsite.problems import Language

_ENOUGH = 400
"""Characters that are looked at: a thousand missions have millions."""
_NO_SIGNS = str.maketrans(dict.fromkeys(".,;:!?()[]*’'\"", " "))
# Words that both languages have ("a", "on", "plus") are in neither list.
_ENGLISH = """
    and are be been by can do does for from has have how if is it its must need not of only our
    that the their them then there these they this those to was were what when where which who
    why will with you your
"""
_FRENCH = """
    au aux avec ce ces cette chaque dans de des doit du elle elles est et il ils je la le les
    leur leurs mais ne ni nos notre nous ou où par pas peut pour que quel quelle qui sa selon
    ses si sont sur un une vers vos votre vous à
"""
_SMALL_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "fr": frozenset(_FRENCH.split()),
}


def weigh_languages(text: str) -> dict[Language, int]:
    """Return how many small words of each language stand in the beginning of a text."""
    words = set(text[:_ENOUGH].casefold().translate(_NO_SIGNS).split())
    return {language: len(words & small) for language, small in _SMALL_WORDS.items()}
