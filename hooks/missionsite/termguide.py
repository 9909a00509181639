"""Lists the terms of the glossary for those who write, each beside its equal."""

from __future__ import annotations

from missionsite.catalogue import Catalogue
from missionsite.edition import fold
from missionsite.model.glossary import Term
from missionsite.problems import LANGUAGES, Language


def render_terms(catalogue: Catalogue, language: Language) -> str:
    """Return the rows of a table in Markdown, the page's own language in the first column."""
    other = next(it for it in LANGUAGES if it != language)
    rows = {
        _say(term, language): _say(term, other) for term in catalogue.programme.glossary.values()
    }
    return "\n".join(f"| {term} | {rows[term]} |" for term in sorted(rows, key=fold))


def _say(term: Term, language: Language) -> str:
    short = term.abbreviate(language)
    return (
        f"{term.term.in_language(language)} ({short})" if short else term.term.in_language(language)
    )
