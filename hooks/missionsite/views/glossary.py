"""The glossary: each term of the programme, what it means, and the same in the other language."""

from __future__ import annotations

from missionsite.edition import LOCALES, Edition
from missionsite.markup import fill
from missionsite.model.glossary import Term
from missionsite.typography import typeset
from missionsite.views.answers import Glossary, Meaning
from missionsite.views.sections import Block

GLOSSARY_PAGE = "glossary.md"


def build_glossary(edition: Edition) -> tuple[Block, ...]:
    """Return every term, in the order of this language's alphabet."""
    terms = {edition.text(it.term): it for it in edition.catalogue.programme.glossary.values()}
    meanings = tuple(_build_meaning(terms[name], edition) for name in edition.sort(list(terms)))
    return (Glossary(edition.words["glossary.other"], edition.words["glossary.more"], meanings),)


def _build_meaning(term: Term, edition: Edition) -> Meaning:
    other = typeset(term.term.in_language(edition.other), edition.other)
    return Meaning(
        id=term.anchor,
        term=edition.text(term.term),
        short=term.abbreviate(edition.language),
        text_html=edition.rich(edition.text(term.definition)),
        other=other,
        other_short=term.abbreviate(edition.other),
        other_lang=LOCALES[edition.other],
        link_html=edition.known_link(term.source).html if term.source else fill(""),
    )
