"""What the card beside a shared link says, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""What services that show shared links ask for."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says, finished; all but the title may be empty."""

    title: str
    name: str
    mark: str
    facts: tuple[str, ...]
    note: str
