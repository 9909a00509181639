"""Names each card by what it is drawn from, and keeps what was drawn: each is drawn only once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import PIL

from missionsite import lettering, pictures, sharecard
from missionsite.lettering import FACES, Fonts
from missionsite.pictures import draw_card
from missionsite.sharecard import Card

CACHE = ".cache/cards"
"""Below the project's root; it may be deleted at any time, and may be missing or read-only."""
FOLDER = "/assets/cards/"
_DIGEST_LENGTH = 16
_SIGNATURE, _END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class Cards:
    """Draws cards. `version` stands for all that they are made from besides what they say."""

    folder: Path
    fonts: Fonts
    version: str

    def url(self, card: Card) -> str:
        """Return a card's address from the site's root; it changes when the picture does."""
        whole = hashlib.sha256(f"{self.version}{card}".encode())
        return f"{FOLDER}{whole.hexdigest()[:_DIGEST_LENGTH]}.png"

    def render(self, card: Card) -> bytes:
        """Return a card's bytes, drawn now or by an earlier build."""
        file = self.folder / self.url(card).removeprefix(FOLDER)
        with suppress(OSError):
            kept = file.read_bytes()
            if kept.startswith(_SIGNATURE) and kept.endswith(_END):
                return kept
        data = draw_card(card, self.fonts)
        with suppress(OSError):
            _keep(file, data)
        return data


def load_cards(root: Path, files: Mapping[str, bytes]) -> Cards:
    """Return what draws the cards of the project at `root`; `files` are its assets by name."""
    fonts = {face: files[name] for face, name in FACES.items()}
    code = (Path(str(module.__file__)).read_bytes() for module in (lettering, pictures, sharecard))
    whole = hashlib.sha256(PIL.__version__.encode())
    for data in (*code, *fonts.values()):
        whole.update(hashlib.sha256(data).digest())
    return Cards(root / CACHE, Fonts(fonts), whole.hexdigest())


def _keep(file: Path, data: bytes) -> None:
    """Write a file at once, so that a build beside this one never reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
