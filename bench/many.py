"""Makes as many missions as wanted out of the shipped examples; the same ones every time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

LAST_FIXED_DAY = date(2026, 12, 1)
"""The day of the build: what lies before it has happened, what comes after it is moved."""
WEEKS = 40
DAY = re.compile(r"\b(20\d\d-\d\d-\d\d)(?=T|\b)")
KEY = re.compile(r"^(\w+):")
SIDE = re.compile(r"^  (?P<language>en|fr): (?P<quote>\"?)(?P<text>.*?)(?P=quote)(?: +#.*)?$")
# What no two missions may share, with the longest text allowed and what the number stands after.
OWN = {"title": (45, " "), "summary": (130, " "), "slug": (80, "-")}


def write_missions(folder: Path, count: int) -> None:
    """Replace the missions in a folder by `count` others: own ids, addresses, titles and dates.

    None of these was published, so the list of published addresses begins anew.
    """
    examples = sorted(folder.glob("*.yml"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in examples}
    for path in examples:
        path.unlink()
    (folder / "programme/addresses.txt").write_text("", encoding="utf-8")
    for number in range(count):
        name = examples[number % len(examples)].stem
        later = timedelta(weeks=number // len(examples) % WEEKS)
        text = texts[name].replace(name, f"{name}-{number:04d}")
        text = _name_anew(_move(text, later), f"{number:04d}")
        (folder / f"{name}-{number:04d}.yml").write_text(text, encoding="utf-8")


def _move(text: str, later: timedelta) -> str:
    """Return a mission's text with its future moved as a whole."""

    def move(found: re.Match[str]) -> str:
        day = date.fromisoformat(found[1])
        return str(day + later) if day > LAST_FIXED_DAY else found[1]

    return DAY.sub(move, text)


def _name_anew(text: str, number: str) -> str:
    """Return a mission's text with the number at the end of its title, summary and addresses."""
    lines, key = [], ""
    for line in text.splitlines():
        if opened := KEY.match(line):
            key = opened[1]
        side = SIDE.match(line) if key in OWN else None
        lines.append(_write_side(side, number, *OWN[key]) if side else line)
    return "\n".join(lines) + "\n"


def _write_side(side: re.Match[str], number: str, longest: int, separator: str) -> str:
    tail = f"{separator}{number}"
    return f'  {side["language"]}: "{side["text"][: longest - len(tail)].rstrip(" -")}{tail}"'
