"""A form of kits.yml on its page: in one language, or in both side by side."""

from __future__ import annotations

from missionsite.edition import LOCALES, Edition
from missionsite.model import kits
from missionsite.model.texts import Bilingual
from missionsite.typography import typeset
from missionsite.views import forms


def build_kit(identity: str, edition: Edition) -> forms.Kit:
    """Return a form; ids count sections and blanks, the same in both languages.

    Raises:
        KeyError: no form has such an id; the check has reported it before.
    """
    kit = edition.catalogue.programme.kits[identity]
    sections = tuple(
        _build_section(f"part-{place}", section, edition, both=kit.side_by_side)
        for place, section in enumerate(kit.sections, 1)
    )
    words = edition.words
    return forms.Kit(sections, kit.side_by_side, words["kits.privacy"], words["tools.print"])


def _build_section(
    identity: str, section: kits.KitSection, edition: Edition, *, both: bool
) -> forms.FormSection:
    def say(text: Bilingual | None) -> forms.Sides:
        return _say(text, edition, both=both) if text else ()

    blanks = tuple(
        _build_blank(f"{identity}-{place}", blank, edition, both=both)
        for place, blank in enumerate(section.blanks, 1)
    )
    return forms.FormSection(identity, say(section.heading), say(section.text), blanks)


def _build_blank(
    identity: str, blank: kits.Blank, edition: Edition, *, both: bool
) -> forms.Lines | forms.Choices | forms.Grid:
    if isinstance(blank, kits.Grid):
        head = tuple(edition.text(column) for column in blank.columns)
        rows = tuple(edition.text(row) for row in blank.rows)
        return forms.Grid(identity, head, rows, blank.lines)
    label = _say(blank.label, edition, both=both)
    if isinstance(blank, kits.Choices):
        options = tuple(_say(option, edition, both=both) for option in blank.options)
        return forms.Choices(label, options)
    return forms.Lines(identity, label, blank.lines, blank.half)


def _say(text: Bilingual, edition: Edition, *, both: bool) -> forms.Sides:
    """The page's own language comes first, and the other one is marked (R10)."""
    own = forms.Side(edition.text(text))
    if not both:
        return (own,)
    other = typeset(text.in_language(edition.other), edition.other)
    return (own, forms.Side(other, LOCALES[edition.other]))
