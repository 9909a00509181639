"""What helpers make is what one would have made alone, in its order; and they are gone after it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread

import pytest

from missionsite.processes import FEWEST, count_processes, map_ahead

NUMBERS = range(450)


@pytest.mark.parametrize("helpers", [0, 1, 3])
@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, len(NUMBERS)])
def test_everything_comes_in_its_order(count: int, helpers: int) -> None:
    known = "outside"
    made = map_ahead(lambda number: (known, number), NUMBERS[:count], helpers)
    assert list(made) == [(known, number) for number in NUMBERS[:count]]
    assert active_children() == []


def test_helpers_are_other_processes() -> None:
    assert os.getpid() not in set(map_ahead(lambda _: os.getpid(), NUMBERS, 2))


def test_without_helpers_nothing_is_made_before_it_is_asked_for() -> None:
    made: list[int] = []
    coming = map_ahead(made.append, NUMBERS, 0)
    assert made == []
    next(coming)
    assert made == [0]


def test_helpers_go_home_with_the_last_thing() -> None:
    coming = map_ahead(str, NUMBERS, 2)
    assert [next(coming) for _ in NUMBERS][-1] == str(NUMBERS[-1])
    assert active_children() == []


def test_what_goes_wrong_is_told_and_helpers_go_home() -> None:
    coming = map_ahead(lambda number: 1 // (30 - number), NUMBERS, 2)
    with pytest.raises(ZeroDivisionError):
        list(coming)
    assert active_children() == []


def test_helpers_go_home_when_the_rest_is_not_wanted() -> None:
    coming = map_ahead(str, NUMBERS, 2)
    assert isinstance(coming, Iterator)
    next(coming)
    del coming
    assert active_children() == []


def test_helpers_go_home_when_nothing_is_wanted() -> None:
    coming = map_ahead(str, NUMBERS, 2)
    assert active_children() != []
    del coming
    assert active_children() == []


def test_helpers_end_when_the_process_they_help_is_killed() -> None:
    """By whatever ends it, such as a limit of time, which leaves it no say."""
    code = "import os; from missionsite.processes import map_ahead; import time\n"
    code += "coming = map_ahead(lambda _: (os.getpid(), time.sleep(0.01))[0], range(2000), 2)\n"
    code += "print(*{next(coming) for _ in range(200)}, flush=True); time.sleep(60)\n"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - the command is ours
        assert process.stdout is not None
        helpers = [Path("/proc", pid) for pid in process.stdout.readline().decode().split()]
        assert helpers
        assert all(helper.exists() for helper in helpers)
        process.kill()
    patience = time.monotonic() + 20
    while any(_lives(helper) for helper in helpers):
        assert time.monotonic() < patience
        time.sleep(0.05)


def _lives(process: Path) -> bool:
    """Tell whether a process runs; one that ended may wait for somebody to note it."""
    try:
        return process.joinpath("stat").read_text(encoding="utf-8").rsplit(")")[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize(
    ("things", "cores", "system", "helpers"),
    [
        (FEWEST, 2, "linux", 2),
        (FEWEST, 64, "linux", 10),
        (FEWEST - 1, 2, "linux", 0),
        (FEWEST, 1, "linux", 0),
        (FEWEST, 2, "darwin", 0),
    ],
    ids=["many things", "on many cores", "few things", "on one core", "where a fork is not safe"],
)
def test_help_comes_where_it_is_worth_its_start(
    monkeypatch: pytest.MonkeyPatch, things: int, cores: int, system: str, helpers: int
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert count_processes(things) == helpers


def test_nobody_helps_beside_another_thread() -> None:
    done = Event()
    other = Thread(target=done.wait)
    other.start()
    try:
        assert count_processes(FEWEST) == 0
    finally:
        done.set()
        other.join()
