"""Watches how much memory a build takes, its helpers included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import Popen, TimeoutExpired

_PROCESSES = Path("/proc")
_BETWEEN = 0.2
"""Seconds between two looks; a look takes about two thousandths of a second."""
_KILOBYTES_IN_MEGABYTE = 1024


def watch(process: Popen[bytes]) -> float:
    """Wait for a process to end; return the most that it and its children took at once, in MB.

    What several of them share counts once: it is the sum of their proportional set sizes (proc(5)).
    Only Linux tells them; elsewhere the answer is 0.
    """
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_read_kilobytes, [process.pid, *_list_children(process.pid)])))
        with suppress(TimeoutExpired):
            process.wait(_BETWEEN)
    return peak / _KILOBYTES_IN_MEGABYTE


def _list_children(pid: int) -> Iterator[int]:
    with suppress(OSError):
        yield from map(int, (_PROCESSES / f"{pid}/task/{pid}/children").read_text().split())


def _read_kilobytes(pid: int) -> int:
    with suppress(OSError):  # it has ended in the meantime
        for line in (_PROCESSES / f"{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
