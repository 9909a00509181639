"""Says on a terminal how far a long reading has come, and leaves no trace of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from missionsite.messages import Messages
from missionsite.problems import Language

FEWEST = 100
"""Files from which on a reading takes seconds."""
STEP = 10
_ERASE = "\r\x1b[K"


@dataclass(frozen=True, slots=True)
class Progress:
    """What is told while files are read: on the error stream, and only to people."""

    messages: Messages
    language: Language

    @contextmanager
    def follow(self) -> Iterator[Progress]:
        """Clear the line at the end of the block."""
        try:
            yield self
        finally:
            self._write("")

    def tell(self, done: int, total: int) -> None:
        """Say that so many of all files are read."""
        if total >= FEWEST and done % STEP == 0:
            self._write(self.messages.say("cli.reading", self.language, number=done, total=total))

    def _write(self, text: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(_ERASE + text)
            sys.stderr.flush()
