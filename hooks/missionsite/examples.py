"""Moves the example missions to another time, where they show the states that they show today.

Usage: python -m missionsite.examples 2027-06-01
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from missionsite.desk import ENDING
from missionsite.formats import load_formatters
from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.model.texts import Bilingual
from missionsite.nodes import Mapping as Group
from missionsite.nodes import Scalar
from missionsite.problems import Language
from missionsite.report import choose_language
from missionsite.settings import MISSIONS, find_root
from missionsite.shifts import Shift
from missionsite.source import Source, read_source
from missionsite.typography import typeset

WORDS_FILE = Path(__file__).with_suffix(".yml")
TUESDAY, WEEK = 1, timedelta(days=7)
DONE, REFUSED = 0, 1


@dataclass(frozen=True, slots=True)
class Move:
    """The example missions in their new time, of which they show the states on `day`."""

    day: date
    shifts: tuple[Shift, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Move the examples and say what is left to do; return 0, or 1 if nothing could be done."""
    given = sys.argv[1:] if arguments is None else arguments
    language = choose_language(os.environ)
    try:
        (first,) = map(date.fromisoformat, given)
    except ValueError:
        return _refuse("usage", language)
    root = find_root(Path.cwd())
    if root is None:
        return _refuse("no_project", language)
    move = shift_examples(root, first)
    if isinstance(move, str):
        return _refuse(move, language)
    sys.stdout.write("\n".join(_tell(move, language)) + "\n")
    return DONE


def shift_examples(root: Path, first: date) -> Move | str:
    """Move every example mission of the project at `root`, and write its file.

    The examples show their states on one day: the first Tuesday at least a week after any of them
    last changed. All of them move by the whole weeks that bring this day to the first Tuesday on
    or after `first`. A mission whose start comes to lie in another year gets that year in its id
    and its file's name, in its addresses and in those of its forms. Nothing else is changed.

    Returns:
        The move; or "nothing" if there is no example, "mistakes" if one cannot be read. Then no
        file was touched.
    """
    sources = [source for source in _load_sources(root) if _is_example(source)]
    missions = [_read_mission(source) for source in sources]
    readable = [mission for mission in missions if mission is not None]
    if not readable or len(readable) < len(missions):
        return "mistakes" if missions else "nothing"
    day = find_tuesday(first)
    by = day - find_day(readable)
    pairs = zip(sources, readable, strict=True)
    shifts = [Shift(source, mission, Path(source.path).stem, by) for source, mission in pairs]
    _write_files(root, shifts)
    return Move(day, tuple(shifts))


def find_day(missions: Sequence[Mission]) -> date:
    """Return the day on which example missions show the states that they are there to show."""
    return find_tuesday(max(mission.publication.modified for mission in missions) + WEEK)


def find_tuesday(first: date) -> date:
    """Return the first Tuesday on or after a day."""
    return first + timedelta(days=(TUESDAY - first.weekday()) % 7)


def _load_sources(root: Path) -> Iterator[Source]:
    for file in sorted((root / MISSIONS).glob(f"*{ENDING}")):
        yield read_source(f"{MISSIONS}/{file.name}", file.read_bytes())[0]


def _is_example(source: Source) -> bool:
    """Tell whether a file says that it is invented; one that cannot be read counts as well."""
    if not isinstance(source.root, Group):
        return True
    entry = source.root.get("illustrative")
    return entry is not None and isinstance(entry.value, Scalar) and entry.value.value == "true"


def _read_mission(source: Source) -> Mission | None:
    return read_model(Mission, source.root, source.path)[0] if source.root else None


def _write_files(root: Path, shifts: Sequence[Shift]) -> None:
    """Write every file under its new name; a byte-order mark stays."""
    texts: dict[Path, bytes] = {}
    for shift in shifts:
        file = root / shift.source.path
        mark = file.read_bytes().removesuffix(shift.source.text.encode())
        texts[file.with_stem(shift.new_id)] = mark + shift.text.encode()
    for shift in shifts:
        (root / shift.source.path).unlink()
    for file, data in texts.items():
        file.write_bytes(data)


def _refuse(word: str, language: Language) -> int:
    sys.stderr.write(_load_words(language)[word] + "\n")
    return REFUSED


def _tell(move: Move, language: Language) -> Iterator[str]:
    """Yield the lines that say what was done, and which texts speak of dates."""
    words = _load_words(language)
    yield words["moved"].format(day=load_formatters()[language].day(move.day))
    for shift in move.shifts:
        if shift.new_id != shift.old_id:
            yield words["renamed"].format(old=shift.source.path, new=_name_file(shift))
    if any(shift.mentions for shift in move.shifts):
        yield words["read_again"]
    for shift in move.shifts:
        for mention in shift.mentions:
            yield f"{_name_file(shift)}:{mention.line}: {mention.text}"


def _name_file(shift: Shift) -> str:
    return f"{MISSIONS}/{shift.new_id}{ENDING}"


def _load_words(language: Language) -> Mapping[str, str]:
    written = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    words = TypeAdapter(dict[str, Bilingual]).validate_python(written)
    return {name: typeset(text.in_language(language), language) for name, text in words.items()}


if __name__ == "__main__":
    raise SystemExit(main())
