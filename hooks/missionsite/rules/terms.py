"""Rule on terms: what the glossary calls by one name in each language, texts call so as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from missionsite.model.glossary import Term
from missionsite.phraseindex import PhraseIndex, compile_phrase
from missionsite.problems import LANGUAGES, Language, Problem
from missionsite.programme import Programme
from missionsite.rules.sheet import Lists
from missionsite.rules.twins import OTHER, Twin

_TERM = "term"


def check_terms(twin: Twin, lists: Lists) -> Iterator[Problem]:
    """A term of the glossary in one language stands in its other language's words in the other."""
    same = twin.words["en"] == twin.words["fr"]  # told as such
    if same or not twin.due or twin.is_title or twin.key == _TERM:
        return  # names have their owners, and titles no room for every term
    for side in LANGUAGES:
        other = OTHER[side]
        for term, use in _list_uses(twin, side, lists.programme).items():
            forms = term.list_forms(other)
            if not any(compile_phrase(form).search(twin.bare[other]) for form in forms):
                expected = term.term.in_language(other)
                values = {"found": use[0], "language": other, "expected": expected}
                yield twin.ask(side, "term-one-side", use.span(), "expected", **values)


def _list_uses(twin: Twin, side: Language, programme: Programme) -> Mapping[Term, re.Match[str]]:
    """Return the terms that a side uses, in the glossary's order, each with a place."""
    terms, index = _index_terms(programme)[side]
    uses: dict[Term, re.Match[str]] = {}
    for form in sorted(index.list_possible(twin.words[side])):
        use = compile_phrase(form).search(twin.bare[side])
        if use:
            uses.setdefault(terms[form], use)
    return uses


@lru_cache(maxsize=4)
def _index_terms(programme: Programme) -> Mapping[Language, tuple[Mapping[str, Term], PhraseIndex]]:
    """Return, for each language, the term of each form that nothing else goes by."""
    held = [term for term in programme.glossary.values() if term.held]
    forms: dict[Language, dict[str, Term]] = {
        side: {form: term for term in held for form in _list_full(term, side)} for side in LANGUAGES
    }
    return {side: (forms[side], PhraseIndex(forms[side])) for side in LANGUAGES}


def _list_full(term: Term, side: Language) -> tuple[str, ...]:
    """Return the forms that nothing else goes by: in full, or abbreviated."""
    full = len(term.term.in_language(side).split())
    forms = term.list_forms(side)
    return tuple(form for form in forms if form.isupper() or len(form.split()) >= full)
