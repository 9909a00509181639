"""Sets text for pictures: in the site's fonts, in lines and sizes that fit the room there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import ceil
from types import MappingProxyType
from typing import Literal
from unicodedata import combining, normalize

from PIL import ImageDraw, ImageFont

Face = Literal["title", "text", "strong"]
FACES: Mapping[Face, str] = MappingProxyType(
    {
        "title": "third-party/fonts/gcds-lato.woff2",
        "text": "third-party/fonts/gcds-noto-sans-regular.woff2",
        "strong": "third-party/fonts/gcds-noto-sans-semibold.woff2",
    }
)
"""The site's own fonts, by what they are for."""
MARGIN, ROOM = 64, 1072
"""Where lines begin, and how long they may be."""
_LINE = 1.25  # the height of a line in sizes of its font
_WORDS_KEPT = 8192
_STEP = 48  # by which lines are tried that are shorter
_ANY_SIZE = 32
# Letters that are no other letter with an accent, and how one writes them without.
_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ə": "e"}
)
_UNKNOWN, _MORE = "?", " …"
_NO_CHARACTER = "\U0010ffff"


class Fonts:
    """The fonts of a build, opened once a size."""

    def __init__(self, files: Mapping[Face, bytes]) -> None:
        """Keep the files of the faces."""
        self.files = files
        self.sized = lru_cache(self._open)
        self.spelled = lru_cache(8192)(self._spell)

    def write(self, text: str, face: Face) -> str:
        """Return a text in signs that the face has: ş is s where there is no ş."""
        return "".join(self.spelled(sign, face) for sign in text)

    def _open(self, face: Face, size: int) -> ImageFont.FreeTypeFont:
        # The basic layout is the same on every computer; the other one is a library that may lack.
        return ImageFont.truetype(
            BytesIO(self.files[face]), size, layout_engine=ImageFont.Layout.BASIC
        )

    def _spell(self, sign: str, face: Face) -> str:
        if self._has(sign, face):
            return sign
        bare = "".join(part for part in normalize("NFKD", sign) if not combining(part))
        bare = _SPELLINGS.get(bare, bare)
        return bare if all(self._has(part, face) for part in bare) else _UNKNOWN

    def _has(self, sign: str, face: Face) -> bool:
        """Tell whether a face draws a sign, and not the box that stands for any that it lacks."""
        font = self.sized(face, _ANY_SIZE)
        return bytes(font.getmask(sign)) != bytes(font.getmask(_NO_CHARACTER))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines in one size."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont

    @property
    def height(self) -> int:
        """The height of all lines, in points."""
        return round(len(self.lines) * self.font.size * _LINE)

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> int:
        """Draw the lines from `top` on, and return where they end."""
        for number, line in enumerate(self.lines):
            y = top + round(number * self.font.size * _LINE)
            pen.text((MARGIN, y), line, fill=255, font=self.font)
        return top + self.height


def fit_text(text: str, fonts: Fonts, face: Face, sizes: range, height: float) -> Block:
    """Return a text in the largest size in which it fits; its end is cut if it fits in none."""
    written = [fonts.write(part, face) for part in text.split("\n") if part]
    for size in sizes:
        font = fonts.sized(face, size)
        block = Block(tuple(line for part in written for line in _wrap(part, font)), font)
        if block.height <= height:
            return block
    room = int(height / (font.size * _LINE))
    last = block.lines[room - 1].rpartition(" ")[0]
    return Block((*block.lines[: room - 1], f"{last}{_MORE}"), font)


def balance_lines(block: Block) -> Block:
    """Return as many lines, but of much the same length: no word stands alone below the others."""
    text = " ".join(block.lines)
    widest = ceil(max(_measure(word, block.font) for word in text.split(" ")))
    for room in range(max(widest, ROOM // 2), ROOM, _STEP):
        lines = tuple(_wrap(text, block.font, room))
        if len(lines) == len(block.lines):
            return Block(lines, block.font)
    return block


def _wrap(text: str, font: ImageFont.FreeTypeFont, room: int = ROOM) -> Iterator[str]:
    """Yield lines that are as long as there is room for."""
    words: list[str] = []
    length, space = 0.0, _measure(" ", font)
    for word in _list_words(text, font, room):
        longer = length + space + _measure(word, font)
        if words and longer > room:
            yield " ".join(words)
            words, longer = [], _measure(word, font)
        words.append(word)
        length = longer
    yield " ".join(words)


def _list_words(text: str, font: ImageFont.FreeTypeFont, room: int) -> Iterator[str]:
    """Yield words; one that is longer than a line in pieces."""
    for word in text.split(" "):
        rest = word
        while _measure(rest, font) > room:
            fitting = (n for n in range(len(rest), 0, -1) if _measure(rest[:n], font) <= room)
            size = next(fitting, 1)
            yield rest[:size]
            rest = rest[size:]
        yield rest


@lru_cache(_WORDS_KEPT)
def _measure(word: str, font: ImageFont.FreeTypeFont) -> float:
    """Return a word's length; the basic layout adds them up, and the same words come again."""
    return font.getlength(word)
