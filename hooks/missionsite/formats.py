"""Everything a page formats, in one object a language: dates, times, periods, amounts, lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from markupsafe import escape

from missionsite.amounts import Amounts
from missionsite.moments import Moments
from missionsite.phrases import PHRASES_FILE, load_phrases
from missionsite.problems import Language
from missionsite.typography import raise_ordinals


class Formatter(Moments, Amounts):
    """Writes plain text that is ready to be shown; spaces that must not break are no-break."""

    def sentence_start(self, text: str) -> str:
        """Return a value that stands alone: Fall 2027 · Du 12 au 16 avril 2027.

        The first letter becomes a capital; what begins with a figure stays as it is.
        """
        place = next((at for at, sign in enumerate(text) if sign.isalnum()), len(text))
        return f"{text[:place]}{text[place : place + 1].upper()}{text[place + 1 :]}"

    def html(self, text: str) -> str:
        """Return a text of this class as HTML, with « 1er » as 1<sup>er</sup>."""
        return raise_ordinals(str(escape(text)), self.language)


def load_formatters(path: Path = PHRASES_FILE) -> Mapping[Language, Formatter]:
    """Read formats.yml and return a formatter for each language.

    Raises:
        pydantic.ValidationError: a pattern is missing, unknown or lacks one language.
    """
    phrases = load_phrases(path)
    return MappingProxyType({name: Formatter(name, phrases[name]) for name in phrases})
