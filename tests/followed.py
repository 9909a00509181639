"""Does what a message of the checker says, and nothing else, as someone who trusts it."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOLD = re.compile(
    r"^\S+\.yml:(?P<line>\d+):(?P<column>\d+): (?P<message>.+) \[(?P<code>[a-z-]+)\]\n"
    r" +\d+ \| .*\n"
    r" +\| *(?P<marks>\^~*)\n"
    r"(?:  (?P<hint>\S.*)\n)?",
    re.MULTILINE,
)
_WRITE = re.compile(r"(?:^|\. )(?:Write:|Écrivez :) (.+)$")
_MEANT = re.compile(r"^(?:Did you mean|Vouliez-vous dire) [“«] ?(.+?) ?[”»]\?$")
_HYPHEN = re.compile(r"(?:hyphen in column|trait d’union à la colonne) (\d+)")


class Told(NamedTuple):
    """A message as it is printed: its place counts from 1, `marks` stand below what is wrong."""

    line: int
    column: int
    code: str
    marks: str
    hint: str


def read_messages(printed: str) -> list[Told]:
    """Return the messages that `missions check` prints, in their order."""
    found = _TOLD.finditer(printed.replace("\u00a0", " "))
    return [
        Told(int(one["line"]), int(one["column"]), one["code"], one["marks"], one["hint"] or "")
        for one in found
    ]


def follow_message(text: str, told: Told) -> str | None:
    """Return a file's text after one has done what a message says; None if it does not say what.

    What is to be written takes the place of what is underlined.
    """
    lines = text.split("\n")
    line, start = lines[told.line - 1], told.column - 1
    written = _WRITE.search(told.hint) or _MEANT.match(told.hint)
    hyphen = _HYPHEN.search(told.hint)
    if written:
        lines[told.line - 1] = line[:start] + written[1] + line[start + len(told.marks) :]
    elif hyphen:
        place = int(hyphen[1]) - 1
        lines[told.line - 1] = f"{line[:place]}-{line[place + 1 :]}"
    else:
        return None
    return "\n".join(lines)
