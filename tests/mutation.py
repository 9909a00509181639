"""Makes files that nobody would write on purpose, the same ones in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

PIECES = (
    *(b": ", b"- ", b"-", b'"', b"'", b"[", b"]", b"{", b"}", b"\n", b"\r", b"\t", b"  ", b"&a "),
    *(b"*a", b"!t ", b"|", b">", b" #", b"%", b"@", b"\\", b"---\n", b"...\n", b"<<: ", b"? "),
    *(b"\xff", b"\x00", b"\xe2\x80\xa8", b"\xc2\x85", b"\xc2\xa0", "“".encode(), "é😀".encode()),
    *(b"0", b"2027-02-30", b"true", b"[]", b"{}", b"<b>", b"en: ", b"  - noc: 1\n", b"all"),
)


def mutate_files(paths: Sequence[Path], number: int) -> Iterator[bytes]:
    """Yield so many files, each with up to five pieces put in or put over what was there."""
    chance = random.Random(2027)  # noqa: S311 - nothing is secret here
    for _ in range(number):
        data = bytearray(chance.choice(paths).read_bytes())
        for _ in range(chance.randrange(1, 6)):
            start = chance.randrange(len(data))
            end = start + chance.choice((0, 0, 1, 30))
            data[start:end] = chance.choice(PIECES) * chance.choice((1, 1, 1, 1, 40))
        yield bytes(data)
