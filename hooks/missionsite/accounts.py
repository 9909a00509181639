"""Tells in plain words what has changed in a mission's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from missionsite.captions import Captions, find_caption
from missionsite.changes import Change, list_changes
from missionsite.messages import Messages, show_line
from missionsite.nodes import Plain
from missionsite.problems import LANGUAGES, Language, Whole

_LONG = 25
"""Words from which on only what differs in a text is told."""
_NEAR = 4
"""Words that are told on both sides of it."""
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TIME = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Account:
    """How changes are told in one language."""

    captions: Captions
    messages: Messages
    language: Language

    def tell(self, before: Plain | None, after: Plain) -> Iterator[str]:
        """Yield a sentence for each change between two versions of a mission's file."""
        changes = list(list_changes(before, after))
        for change in changes:
            yield self._tell(change)
        for name in _find_one_sided(changes):
            yield self._say("one_side", field=self._name_field((name,), ""))

    def _tell(self, change: Change) -> str:
        field = self._name_field(change.place, change.entry)
        if change.before is None:
            return self._tell_one("added", field, change.after)
        if change.after is None:
            return self._tell_one("removed", field, change.before)
        before, after = map(self._write, _cut(change.before, change.after))
        if not before or not after:
            return self._say("changed_much", field=field)
        name = "moved" if _is_time(change.before) and _is_time(change.after) else "changed"
        return self._say(name, field=field, before=before, after=after)

    def _tell_one(self, name: str, field: str, value: Plain | None) -> str:
        written = self._write(value)
        return self._say(name if written else f"{name}_much", field=field, value=written)

    def _say(self, name: str, **values: str) -> str:
        whole = {gap: Whole(text) for gap, text in values.items()}
        return self.messages.say(f"changes.{name}", self.language, **whole)

    def _name_field(self, place: tuple[str, ...], entry: str) -> str:
        """Name a field: "Closing (employers)", "Title (in English)"."""
        side = place[-1] if place[-1] in LANGUAGES and len(place) > 1 else ""
        keys = ".".join(place[:-1] if side else place)
        caption = self.captions.get(find_caption(self.captions, keys))
        title = caption.title.in_language(self.language) if caption else keys
        if entry:
            title = f"{title} ({entry})"
        if not side:
            return title
        return self.messages.say("new.in_language", self.language, field=title, language=side)

    def _write(self, value: Plain | None) -> str:
        """Write a value as people read it; one that has parts is not written."""
        if isinstance(value, dict) and set(value) == set(LANGUAGES):
            value = value[self.language]
        if not isinstance(value, str):
            return ""
        formatter = self.messages.formatters[self.language]
        try:
            if _DAY.fullmatch(value):
                return formatter.day(date.fromisoformat(value))
            if _TIME.fullmatch(value):
                return formatter.wall_moment(datetime.fromisoformat(value))
        except ValueError:
            pass  # there is no such day; the check tells so
        return self._say("quoted", text=show_line(value))


def _cut(before: Plain, after: Plain) -> tuple[Plain, Plain]:
    """Leave out of two long texts what they begin and end with alike, but for a few words."""
    if not (isinstance(before, str) and isinstance(after, str)):
        return before, after
    old, new = before.split(), after.split()
    if max(len(old), len(new)) <= _LONG:
        return before, after
    pairs = list(zip(old, new, strict=False))
    begins = next((at for at, (one, other) in enumerate(pairs) if one != other), len(pairs))
    room = min(len(old), len(new)) - begins
    back = list(zip(reversed(old), reversed(new), strict=False))[:room]
    ends = next((at for at, (one, other) in enumerate(back) if one != other), room)
    return _trim(old, begins, ends), _trim(new, begins, ends)


def _trim(words: list[str], begins: int, ends: int) -> str:
    first, last = max(begins - _NEAR, 0), len(words) - max(ends - _NEAR, 0)
    return " ".join(["…"] * (first > 0) + words[first:last] + ["…"] * (last < len(words)))


def _is_time(value: Plain) -> bool:
    return isinstance(value, str) and bool(_DAY.fullmatch(value) or _TIME.fullmatch(value))


def _find_one_sided(changes: list[Change]) -> Iterator[str]:
    """Yield the top-level fields of which one language changed and the other did not."""
    sides: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for change in changes:
        if change.place[-1] in LANGUAGES and len(change.place) > 1:
            sides.setdefault((change.place[:-1], change.entry), set()).add(change.place[-1])
    yield from dict.fromkeys(place[0] for (place, _), found in sides.items() if len(found) == 1)
