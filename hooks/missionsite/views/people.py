"""Who takes part beside the employers, and who answers questions."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Contact, Mission
from missionsite.model.programme import Partner
from missionsite.views.parts import FactList, Prose, build_facts, bullets, named, paragraph
from missionsite.views.sections import Block

_BOTH = frozenset({"en", "fr"})


def build_partners(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return the partners and their roles; nothing where none is named."""
    entries = [edition.catalogue.programme.partners[key] for key in mission.partners]
    if not entries:
        return ()
    items = [
        edition.once("partner", entry.id, partial(_say_partner, entry, edition))
        for entry in entries
    ]
    return (named(items),)


def _say_partner(partner: Partner, edition: Edition) -> Markup:
    name: Markup | str = edition.text(partner.name)
    if partner.link:
        name = edition.known_link(partner.link, name).html
    return fill("<strong>{}</strong> {}", name, edition.rich(edition.text(partner.role)))


def build_contact(contact: Contact | None, edition: Edition) -> tuple[Block, ...]:
    """Return whom to ask, with the active offer of both languages (R24a)."""
    if contact is None:
        return ()
    words = edition.words
    days = contact.reply_within_days
    facts = build_facts(
        [
            (words["contact.email"], email_html(contact.email)),
            (
                words["contact.telephone"],
                telephone_html(contact.telephone, edition) if contact.telephone else "",
            ),
            (words["contact.reply"], edition.count("contact.reply_days", days) if days else ""),
        ]
    )
    offer = _say_languages(contact, edition)
    return (paragraph(offer), FactList("", facts), paragraph(words["contact.no_candidates"]))


def _say_languages(contact: Contact, edition: Edition) -> str:
    if set(contact.languages) >= _BOTH:
        return edition.words["contact.active_offer"]
    known = edition.catalogue.reference.languages
    names = [known[code].in_language(edition.language) for code in contact.languages]
    return edition.say("contact.languages", languages=edition.formatter.join(names))


def email_html(address: str) -> Markup:
    """Return an address that one can write to."""
    return fill('<a href="mailto:{0}">{0}</a>', address)


def telephone_html(number: str, edition: Edition) -> Markup:
    """Return a number that one can call."""
    dialled = "+" + number.lstrip("+").replace("-", "")
    return fill('<a href="tel:{}">{}</a>', dialled, edition.formatter.phone(number))


def build_ethics(edition: Edition) -> Prose:
    """Return what protects workers on every mission."""
    return bullets(
        [
            edition.rich(edition.words[f"ethics.{name}"])
            for name in ("no_fees", "no_charge", "no_guarantee", "rules")
        ]
    )
