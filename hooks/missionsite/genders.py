"""Knows occupations in both genders, and writing that shortens one of them, in French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

# Infirmiers autorisés/infirmières autorisées; several stand in a title, after "et" or a comma.
_PAIR = re.compile(r"([^/,]+)/(\w[\w-]*)")
_SEPARATOR = re.compile(r"\bet\b|\bou\b|-\s")
_SAME_BEGINNING = 3
# Persons of this programme whom the classification of occupations does not name.
_BESIDES = (
    "camionneurs/camionneuses",
    "candidats/candidates",
    "chercheurs/chercheuses",
    "enseignants/enseignantes",
    "étudiants/étudiantes",
    "immigrants/immigrantes",
    "ouvriers/ouvrières",
    "participants/participantes",
    "travailleurs/travailleuses",
)
# What stands before a noun: elsewhere "infirmiers" describes something, as in « soins infirmiers ».
_BEFORE_NOUNS = frozenset(
    """
    à au aux autres avec ce ces cette chaque comme d de des du en entre et l la le les leurs nos
    notre ou par parmi pour quels sans ses sur un une vos votre
    """.split()  # noqa: SIM905 - a list of forty strings is harder to read
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SIGN = re.compile(r"[(·•‧/]|[.-](?:e|ne|le|ère|trice|euse)[.-]s\b|\b[Ii]els?\b")
_SHORTENED = re.compile(
    r"(?<!\w)\w+\((?:e|ne|le|ère|trice|euse|te|ve|fe)s?\)s?"  # candidat(e)s
    r"|(?<!\w)\w+[·•‧](?:e|ne|le|ère|trice|euse|te|ve|fe)s?(?:[·•‧]s)?\b"  # candidat·e·s
    r"|(?<!\w)\w+[.-](?:e|ne|le|ère|trice|euse)[.-]s\b"  # candidat.e.s, candidat-e-s
    r"|(?<!\w)\w+/-?(?:e|ne|le|ère|trice|euse|te|ve)s?\b"  # infirmier/ère
    r"|\b(?:il|ils)/elles?\b|\biels?\b"
)
_STROKE = re.compile(r"(?<=\w )([a-zà-ÿ-]+)/([a-zà-ÿ-]+)")


def pair_genders(titles: Iterable[str]) -> Mapping[str, str]:
    """Return the feminine of each masculine noun of some French titles, plural and singular.

    Args:
        titles: as in the National Occupational Classification, with a stroke between the genders.
    """
    pairs = dict(_read_pairs((*titles, *_BESIDES)))
    singular = {one.removesuffix("s"): other.removesuffix("s") for one, other in pairs.items()}
    return MappingProxyType({**singular, **pairs})


def _read_pairs(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    for title in titles:
        for match in _PAIR.finditer(title.casefold()):
            feminine = match[2]
            words = _SEPARATOR.split(match[1])[-1].split()
            same = [word for word in words if word[:_SAME_BEGINNING] == feminine[:_SAME_BEGINNING]]
            if same and same[0] != feminine:
                yield same[0], feminine


def find_shortened(text: str, pairs: Mapping[str, str]) -> Iterator[re.Match[str]]:
    """Yield where a French text writes both genders in one word, which nobody can read aloud.

    A title of the classification of occupations, which a capital begins, is left as it is.
    """
    if not _SIGN.search(text):
        return
    yield from _SHORTENED.finditer(text)
    for match in _STROKE.finditer(text):
        if match[2] in {pairs.get(match[1]), _find_masculine(match[1], pairs)}:
            yield match


def _find_masculine(feminine: str, pairs: Mapping[str, str]) -> str | None:
    return next((one for one, other in pairs.items() if other == feminine), None)


def find_one_gender(title: str, pairs: Mapping[str, str]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each noun for persons that a French title names in one gender, with the other.

    Args:
        title: a text in French.
        pairs: the feminine of each masculine noun.
    """
    both = {**pairs, **{other: one for one, other in pairs.items()}}
    words = list(_WORD.finditer(title))
    said = {match[0].casefold() for match in words}
    before = ""
    for match in words:
        word = match[0].casefold()
        noun = not before or before in _BEFORE_NOUNS
        if noun and word in both and both[word] not in said:
            yield match, both[word]
        before = "" if title[match.end() : match.end() + 1] in set(",:;") else word
