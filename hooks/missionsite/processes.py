"""Makes many things on all of the machine's cores, ahead of being asked for them."""

from __future__ import annotations

import gc
import os
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

FEWEST = 200
"""Things about as big as a page from which on help is worth its start: about a second."""
_SHEAF = 20
"""Things that a helper makes at a time."""
_AHEAD = 10
"""Sheaves that are under way at most: what nobody has asked for yet takes up memory."""

S = TypeVar("S")
T = TypeVar("T")
Waiting = Iterator[int]
"""Where the sheaves begin that nobody has begun yet."""


def count_processes(things: int) -> int:
    """Return how many processes help with so many things: one a core, or none.

    None help where a fork is not safe: beside other threads of Python, which a preview has once it
    serves, and on systems other than Linux. The threads that the minifier's library keeps for
    itself do no harm, for no helper calls it.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    if things < FEWEST or not alone:
        return 0
    cores = len(os.sched_getaffinity(0))
    return min(cores, _AHEAD) if cores > 1 else 0


def map_ahead(make: Callable[[S], T], things: Sequence[S], processes: int) -> Iterator[T]:
    """Yield what `make` makes of each thing, in order.

    Helpers begin at once; without any, each thing is made when it is asked for. `make` may know
    anything, for helpers are copies of this process; what it returns is sent over as a pickle.
    """
    if not processes:
        return map(make, things)
    known = (make, things)
    fork = get_context("fork")
    pool = ProcessPoolExecutor(processes, mp_context=fork, initializer=_receive, initargs=(known,))
    coming = _collect(pool, iter(range(0, len(things), _SHEAF)))
    next(coming)  # so that helpers begin, and go home even if nothing is asked for
    return coming


def _collect(pool: ProcessPoolExecutor, waiting: Waiting) -> Iterator[Any]:
    """Keep the helpers busy, and send them home when nothing is left to do.

    The first thing to come is nothing.
    """
    try:
        with warnings.catch_warnings():
            # Python counts the library's threads, too, from 3.12 on.
            warnings.simplefilter("ignore", DeprecationWarning)
            under_way = deque(pool.submit(_make_sheaf, first) for first in islice(waiting, _AHEAD))
        yield None
        while under_way:
            sheaf = under_way.popleft().result()
            under_way.extend(pool.submit(_make_sheaf, first) for first in islice(waiting, 1))
            if not under_way:
                pool.shutdown()
            yield from sheaf
    finally:
        pool.shutdown(cancel_futures=True)


_received: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a helper: what it was started with."""


def _receive(known: tuple[Callable[[Any], Any], Sequence[Any]]) -> None:
    Thread(target=_leave_with_parent, daemon=True).start()
    gc.disable()  # nothing made here holds cycles; looking for some took a tenth of the time
    _received[:] = [known]


def _leave_with_parent() -> None:
    """End this process once the one that started it is gone, however that was ended."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _make_sheaf(first: int) -> list[Any]:
    """Make some things, from the one at the place `first` on."""
    [(make, things)] = _received
    return [make(thing) for thing in things[first : first + _SHEAF]]
