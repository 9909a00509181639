"""Rule on terms: what the glossary calls by one name in each language, texts call so as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from missionsite.model.glossary import Term
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.rules.sheet import Lists
from missionsite.rules.twins import OTHER, Twin

_TERM = "term"
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACES = "[ \u00a0\n]+"


def check_terms(twin: Twin, lists: Lists) -> Iterator[Problem]:
    """A term of the glossary in one language stands in its other language's words in the other."""
    same = twin.words["en"] == twin.words["fr"]  # told as such
    if same or not twin.due or twin.is_title or twin.key == _TERM:
        return  # names have their owners, and titles no room for every term
    for term in _list_held(lists.programme.glossary):
        for side in LANGUAGES:
            other = OTHER[side]
            use = _find_use(twin, side, _list_full(term, side))
            if use and not _find_use(twin, other, term.list_forms(other)):
                expected = term.term.in_language(other)
                values = {"found": use[0], "language": other, "expected": expected}
                yield twin.ask(side, "term-one-side", use.span(), "expected", **values)


def _list_held(glossary: Mapping[str, Term]) -> Iterator[Term]:
    return (term for term in glossary.values() if term.held)


def _list_full(term: Term, side: Language) -> tuple[str, ...]:
    """Return the forms that nothing else goes by: in full, or abbreviated."""
    full = len(term.term.in_language(side).split())
    forms = term.list_forms(side)
    return tuple(form for form in forms if form.isupper() or len(form.split()) >= full)


def _find_use(twin: Twin, side: Language, forms: tuple[str, ...]) -> re.Match[str] | None:
    """Return the first place where a side says one of some forms; a word of each is asked first."""
    if not any(word in twin.words[side] for word in map(_pick_word, forms)):
        return None
    return _compile(forms).search(twin.bare[side])


@lru_cache(maxsize=1024)
def _pick_word(form: str) -> str:
    """Return the longest word of a form, without which it cannot stand in a text."""
    return max(_LETTERS.findall(form.casefold()), key=len, default="")


@lru_cache(maxsize=1024)
def _compile(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some forms; an abbreviation stands in capitals only."""
    longest_first = sorted(forms, key=len, reverse=True)
    written = (
        re.escape(form).replace(r"\ ", _SPACES).replace("’", "['’]")
        if form.isupper()
        else "(?i:" + re.escape(form).replace(r"\ ", _SPACES).replace("’", "['’]") + ")"
        for form in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])")
