"""Terms of the programme: the same thing in both languages, and what it means."""

from __future__ import annotations

from missionsite.model.scalars import Boolean, Id, Text
from missionsite.model.texts import Bilingual, Model
from missionsite.problems import Language


class Forms(Model):
    """Other forms of a term in each language: its plural, its abbreviation, a shorter name.

    A language that has none says so by an empty list.
    """

    en: tuple[Text, ...]
    fr: tuple[Text, ...]

    def in_language(self, language: Language) -> tuple[str, ...]:
        """Return the forms of one language."""
        return self.en if language == "en" else self.fr


class Term(Model):
    """A term; `also` counts as the same term, and `source` is a page of links.yml on it.

    `held` is false where the words have an everyday sense too: then nothing follows from them.
    """

    id: Id
    term: Bilingual
    also: Forms = Forms(en=(), fr=())
    definition: Bilingual
    source: Id | None = None
    held: Boolean = True

    @property
    def anchor(self) -> str:
        """The name of the term's entry on the glossary's page, the same in both languages."""
        return self.id.replace("_", "-")

    def abbreviate(self, language: Language) -> str:
        """Return the abbreviation in one language, "" where the term has none or contains it."""
        term = self.term.in_language(language)
        forms = (form for form in self.also.in_language(language) if form.isupper())
        return next((form for form in forms if form not in term), "")

    def list_forms(self, language: Language) -> tuple[str, ...]:
        """Return every form of the term in one language, the term itself first."""
        return (self.term.in_language(language), *self.also.in_language(language))
