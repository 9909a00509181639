"""Draws the card that stands beside a shared link: a PNG in a few greys and the red bar."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from missionsite.lettering import MARGIN, Fonts, balance_lines, fit_text
from missionsite.sharecard import HEIGHT, WIDTH, Card

# Few colours, so that two points fit into a byte: white, #333 and what lies between, the bar.
_SHADES, _RED = 9, 9
_TEXT, _BAR = 0x33, (0xA6, 0x2A, 0x1E)
_PALETTE = bytes(
    level
    for shade in range(_SHADES)
    for level in (255 - (255 - _TEXT) * shade // (_SHADES - 1),) * 3
) + bytes(_BAR)
_TO_SHADE = [round(ink * (_SHADES - 1) / 255) for ink in range(256)]
_TITLE_SIZES, _FACT_SIZES, _NOTE_SIZES = range(68, 43, -4), range(34, 23, -2), range(24, 17, -1)
_TITLE_TOP, _TITLE_HEIGHT, _NOTE_HEIGHT = 124, 172, 30
_NAME_SIZE = 32
_BAR_SIZE = (108, 9)
_GAP, _PADDING, _MARK_HEIGHT = 24, 16, 52


def draw_card(card: Card, fonts: Fonts) -> bytes:
    """Return a card as PNG: the site's name, the title above the bar, facts, a note at the foot."""
    image = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image)
    _draw_head(card, fonts, pen)
    title = balance_lines(fit_text(card.title, fonts, "title", _TITLE_SIZES, _TITLE_HEIGHT))
    bar = title.draw(pen, _TITLE_TOP) + _GAP
    notes = 1 + card.note.count("\n")
    note = fit_text(card.note, fonts, "text", _NOTE_SIZES, notes * _NOTE_HEIGHT)
    foot = HEIGHT - MARGIN - note.height
    note.draw(pen, foot)
    top = bar + _BAR_SIZE[1] + _GAP
    fit_text("\n".join(card.facts), fonts, "text", _FACT_SIZES, foot - _GAP - top).draw(pen, top)
    return _write(image, bar)


def _draw_head(card: Card, fonts: Fonts, pen: ImageDraw.ImageDraw) -> None:
    font = fonts.sized("strong", _NAME_SIZE)
    middle = MARGIN + _NAME_SIZE // 2
    name = fonts.write(card.name, "strong")
    pen.text((MARGIN, middle), name, fill=255, font=font, anchor="lm")
    if card.mark:
        mark = fonts.write(card.mark, "strong")
        left = WIDTH - MARGIN - 2 * _PADDING - round(font.getlength(mark))
        box = (left, middle - _MARK_HEIGHT // 2, WIDTH - MARGIN, middle + _MARK_HEIGHT // 2)
        pen.rectangle(box, outline=255, width=3)
        pen.text((left + _PADDING, middle), mark, fill=255, font=font, anchor="lm")


def _write(image: Image.Image, bar: int) -> bytes:
    """Return the picture as PNG; ink becomes shades, and the bar is drawn in its own colour."""
    shades = image.point(_TO_SHADE)
    shades.paste(_RED, (MARGIN, bar, MARGIN + _BAR_SIZE[0], bar + _BAR_SIZE[1]))
    shades.putpalette(_PALETTE)
    file = BytesIO()
    shades.save(file, "PNG", bits=4, compress_level=4, compress_type=1)
    return file.getvalue()
