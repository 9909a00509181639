"""Texts and addresses that exist in English and French, side by side."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Tag

from missionsite.model.scalars import CitedId, Day, Id, Link, Slug, Text
from missionsite.problems import Language


class Model(BaseModel):
    """A frozen group of fields that admits no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")


LONGEST_TEXT = 6000
"""About 1,000 words. What is longer is divided; Markdown is set in less than half a second."""


class Bilingual(Model):
    """One text in both languages. `limit` is the greatest length of each in characters."""

    limit: ClassVar[int] = 1000
    markdown: ClassVar[bool] = False
    en: Text
    fr: Text

    def in_language(self, language: Language) -> str:
        """Return the text of one language."""
        return self.en if language == "en" else self.fr


class Title(Bilingual):
    """A page's main heading: 45 characters leave room for a state before it and the site's name."""

    limit: ClassVar[int] = 45


class Summary(Bilingual):
    """One sentence for cards and search results: 130 characters at most (R9)."""

    limit: ClassVar[int] = 130


class Prose(Bilingual):
    """Markdown: paragraphs, lists, links and emphasis."""

    limit: ClassVar[int] = LONGEST_TEXT
    markdown: ClassVar[bool] = True


class Slugs(Model):
    """A page's address in each language's own words."""

    en: Slug
    fr: Slug

    def in_language(self, language: Language) -> str:
        """Return the address of one language."""
        return self.en if language == "en" else self.fr


class LinkPair(Model):
    """Two addresses, each leading to its own language."""

    en: Link
    fr: Link


class LinkBilingual(Model):
    """One address that serves both languages."""

    bilingual: Link


class LinkOneLanguage(Model):
    """An address that was looked for in both languages and exists in one."""

    only_in: Literal["en", "fr"]
    address: Link
    verified_on: Day


# A tag begins with a bar, so that no field of a file can be taken for one.
TAGS = frozenset({"|pair", "|bilingual", "|one", "|known", "|own", "|lines", "|choices", "|grid"})


def _kind_of_form(value: Any) -> str:
    return "|bilingual" if isinstance(value, dict) and "bilingual" in value else "|pair"


def _kind_of_link(value: Any) -> str:
    return "|one" if isinstance(value, dict) and "only_in" in value else _kind_of_form(value)


FormLink = Annotated[
    Annotated[LinkPair, Tag("|pair")] | Annotated[LinkBilingual, Tag("|bilingual")],
    Discriminator(_kind_of_form),
]
"""Where a form or a notice stands: each language has its own, or one serves both."""

OutsideLink = Annotated[
    Annotated[LinkPair, Tag("|pair")]
    | Annotated[LinkBilingual, Tag("|bilingual")]
    | Annotated[LinkOneLanguage, Tag("|one")],
    Discriminator(_kind_of_link),
]
"""Another organization's page, in both languages or, verified, in one."""


def _kind_of_criterion(value: Any) -> str:
    return "|own" if isinstance(value, dict) else "|known"


class OwnCriterion(Model):
    """A criterion of this mission alone; answers are kept by its id."""

    limit: ClassVar[int] = Bilingual.limit
    id: Id | None = None
    en: Text
    fr: Text
    mention: Bilingual | None = None
    gap: Bilingual | None = None

    def in_language(self, language: Language) -> str:
        """Return the text of one language."""
        return self.en if language == "en" else self.fr


class OwnQuestion(Model):
    """A question of this mission alone."""

    id: Id
    question: Bilingual
    answer: Prose


CriterionChoice = Annotated[
    Annotated[CitedId, Tag("|known")] | Annotated[OwnCriterion, Tag("|own")],
    Discriminator(_kind_of_criterion),
]
QuestionChoice = Annotated[
    Annotated[CitedId, Tag("|known")] | Annotated[OwnQuestion, Tag("|own")],
    Discriminator(_kind_of_criterion),
]
