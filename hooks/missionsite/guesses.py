"""Finds the known word that was probably meant by one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from missionsite.problems import Value

_NEAR = 0.7


def find_nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or ""."""
    by_fold = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=_NEAR)
    return by_fold[near[0]] if near else ""


def suggest(word: str, known: Iterable[str]) -> Mapping[str, Value]:
    """Return the nearest known word as a message's value, or nothing."""
    nearest = find_nearest(word, known)
    return {"nearest": nearest} if nearest else {}
