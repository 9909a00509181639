"""`missions preview` shows a mission in both languages side by side, on this computer."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from tests.building import NOT_SOURCES, REFERENCE, ROOT
from tests.commands import Run, change

from missionsite.serving import HOST, PORTS, find_port

PORTO = "2027-porto-carpenters"
FILE = f"missions/{PORTO}.yml"
ENGLISH = "/en/missions/carpenters-porto-atlantic-canada-2027/"
FRENCH = "/fr/missions/charpenterie-menuiserie-porto-atlantique-2027/"


@contextmanager
def preview(project: Path, *words: str) -> Iterator[list[str]]:
    """Run the command with a browser that notes what it is to open; yield the lines it says."""
    note = project / "opened"
    browser = project / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {note}\n', encoding="utf-8")
    browser.chmod(0o755)
    environ = {
        **os.environ,
        "BROWSER": f"{browser} %s",
        "PYTHONUNBUFFERED": "1",
        "SOURCE_DATE_EPOCH": str(int(REFERENCE.timestamp())),
    }
    command = [sys.executable, "-m", "missionsite.cli", "preview", *words, "--lang", "en"]
    running = subprocess.Popen(  # noqa: S603 - the command is ours
        command, cwd=project, env=environ, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert running.stdout
    try:
        yield [running.stdout.readline().rstrip() for _ in range(3)]
    finally:
        running.send_signal(signal.SIGINT)
        assert running.wait() == 0
        running.stdout.close()


@pytest.mark.slow
def test_both_languages_of_a_mission_are_shown_side_by_side(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=NOT_SOURCES)
    change(project, "publish_on: 2026-11-16", "publish_on: 2026-12-10", FILE)  # under embargo
    with preview(project, FILE) as lines:
        assert re.fullmatch(rf"English: http://{HOST}:\d+{ENGLISH}", lines[0])
        assert re.fullmatch(rf"French: http://{HOST}:\d+{FRENCH}", lines[1])
        assert lines[2] == "Ctrl+C ends the preview."
        for line, heading in ((lines[0], "Carpenters: Porto"), (lines[1], "Charpenterie")):
            with urlopen(line.partition(": ")[2]) as answer:  # noqa: S310 - on this computer
                assert heading in answer.read().decode()
        page = (project / ".cache/preview.html").read_text(encoding="utf-8")
        addresses = re.findall(r'<iframe lang="(..)" src="([^"]+)" title="([^"]+)">', page)
        assert addresses == [
            ("en", lines[0].removeprefix("English: "), "The page in English"),
            ("fr", lines[1].removeprefix("French: "), "La page en français"),
        ]
        assert (project / "opened").read_text().strip().endswith("/.cache/preview.html")
    with pytest.raises((HTTPError, OSError)):
        urlopen(lines[0].removeprefix("English: "))  # noqa: S310 - nothing is left behind


def test_what_is_wrong_is_told_instead(project: Path, command: Run) -> None:
    change(project, "state: scheduled", "state: schedule", FILE)
    code, out, _ = command("preview", PORTO)
    assert (code, "[bad-choice]" in out) == (1, True)


def test_a_slip_in_the_name_is_told(command: Run) -> None:
    code, _, error = command("preview", "2027-porto-carpenter")
    assert (code, "Did you mean “2027-porto-carpenters”?" in error) == (2, True)


def test_a_port_in_use_is_passed_over() -> None:
    first = find_port()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((HOST, first))
        taken.listen()
        assert find_port() in set(PORTS) - {first}
