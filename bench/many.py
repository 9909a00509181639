"""Makes as many missions as wanted out of the shipped examples; the same ones every time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

LAST_FIXED_DAY = date(2026, 12, 1)
"""The day of the build: what lies before it has happened, what comes after it is moved."""
WEEKS = 40
DAY = re.compile(r"\b(20\d\d-\d\d-\d\d)(?=T|\b)")
SLUGS = re.compile(r"^slug:\n  en: (?P<en>\S+)\n  fr: (?P<fr>\S+)$", re.MULTILINE)


def write_missions(folder: Path, count: int) -> None:
    """Replace the missions in a folder by `count` others: own ids, addresses and dates."""
    examples = sorted(folder.glob("*.yml"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in examples}
    for path in examples:
        path.unlink()
    for number in range(count):
        name = examples[number % len(examples)].stem
        later = timedelta(weeks=number // len(examples) % WEEKS)
        text = _vary(texts[name], name, f"{number:04d}", later)
        (folder / f"{name}-{number:04d}.yml").write_text(text, encoding="utf-8")


def _vary(text: str, name: str, suffix: str, later: timedelta) -> str:
    """Return a mission's text under another id and address, its future moved as a whole."""

    def move(found: re.Match[str]) -> str:
        day = date.fromisoformat(found[1])
        return str(day + later) if day > LAST_FIXED_DAY else found[1]

    text = DAY.sub(move, text.replace(name, f"{name}-{suffix}"))
    return SLUGS.sub(rf"slug:\n  en: \g<en>-{suffix}\n  fr: \g<fr>-{suffix}", text)
