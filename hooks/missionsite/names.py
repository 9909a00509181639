"""A name in both languages, from a list that is not the author's to write."""

from __future__ import annotations

from dataclasses import dataclass

from missionsite.problems import Language


@dataclass(frozen=True, slots=True)
class Names:
    """One thing's name in English and in French."""

    en: str
    fr: str

    def in_language(self, language: Language) -> str:
        """Return the name in one language."""
        return self.en if language == "en" else self.fr
