"""What the list of redirects says: addresses that were given up, and where they lead."""

from __future__ import annotations

from pydantic import Field

from missionsite.model.scalars import EnglishAddress, FrenchAddress
from missionsite.model.texts import Model


class Addresses(Model):
    """A page's address in each language, from the site's root."""

    en: EnglishAddress
    fr: FrenchAddress


class Redirect(Model):
    """A page's addresses that were given up, and where they lead now."""

    old: Addresses = Field(alias="from")
    to: Addresses
