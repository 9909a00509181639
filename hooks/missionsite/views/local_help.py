"""Whom a small employer can ask first, by province and territory."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.programme import LocalHelp
from missionsite.views.parts import Prose, Row, Table, bullets
from missionsite.views.people import email_html, telephone_html
from missionsite.views.sections import Block

_KINDS = ("government", "organization")
_CONTACT = "contact.md"


def build_local_help(edition: Edition) -> tuple[Block, ...]:
    """Return a row for every province and territory, also where nothing is known."""
    words, known = edition.words, edition.catalogue.programme.local_help.values()
    rows = tuple(
        Row(
            escape(region.name.in_language(edition.language)),
            tuple(
                _say_kind(kind, [it for it in known if it.region == code], edition)
                for kind in _KINDS
            ),
        )
        for code, region in edition.catalogue.reference.regions.items()
    )
    head = (words["local_help.region"], *(words[f"local_help.{kind}"] for kind in _KINDS))
    table = Table(words["local_help.caption"], head, rows)
    return (table, *_say_verified(known, edition))


def _say_kind(kind: str, known: list[LocalHelp], edition: Edition) -> Markup:
    chosen = [_say_entry(entry, edition) for entry in known if entry.kind == kind]
    if chosen:
        return chosen[0] if len(chosen) == 1 else bullets(chosen).html
    ask = edition.link_element(_CONTACT, edition.page_title(_CONTACT))
    return fill("{} {}", edition.words["local_help.none"], ask)


def _say_entry(entry: LocalHelp, edition: Edition) -> Markup:
    name = edition.text(entry.name)
    ways = [
        edition.outside(name, entry.url).html if entry.url else escape(name),
        telephone_html(entry.telephone, edition) if entry.telephone else "",
        email_html(entry.email) if entry.email else "",
    ]
    return Markup("<br>").join(way for way in ways if way)


def _say_verified(known: Iterable[LocalHelp], edition: Edition) -> tuple[Block, ...]:
    """The day on which the oldest entry was looked up; nothing where there is no entry."""
    days = [entry.verified_on for entry in known]
    if not days:
        return ()
    text = edition.say("local_help.verified", day=edition.formatter.day(min(days)))
    return (Prose(fill('<p class="app-source">{}</p>', edition.rich(text))),)
