"""`missions schema`: prints what text editors know a mission file by."""

from __future__ import annotations

import sys
from collections.abc import Callable

from missionsite.arguments import TranslatedParser
from missionsite.commands.shell import CLEAN, Command, Shell
from missionsite.schema import render_schema


def run_schema(_shell: Shell) -> int:
    """Print the JSON Schema that editors use."""
    sys.stdout.write(render_schema())
    return CLEAN


def _configure(_parser: TranslatedParser, _say: Callable[[str], str]) -> None:
    """It takes no words of its own."""


SCHEMA = Command("schema", _configure, run_schema)
