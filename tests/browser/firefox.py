"""Finds Firefox on this computer, starts it in a fresh profile, and stops that one again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from marionette_driver.addons import Addons
from marionette_driver.marionette import Marionette
from tests.building import REFERENCE

NAMES = ("firefox-esr", "firefox")
PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
NONE_FOUND = (
    "No Firefox to test with: install it (on Debian the package firefox-esr), "
    "or set FIREFOX_PATH to it."
)
FLAGS = ("--headless", "--no-remote", "--marionette", "--remote-allow-system-access")
NOT_STARTED = "Firefox did not start: it ended, or it opened no port to be driven by."
LONGEST_START = 120
"""Seconds; also to stop."""
PORT_FILE = "MarionetteActivePort"
"""Where Firefox writes, in its profile, the port that it took."""
# A test asks for no host but its own; that a page asks for another is told by Chromium.
SETTINGS: dict[str, Any] = {
    "app.normandy.enabled": False,
    "browser.region.network.url": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "marionette.port": 0,  # any that is free
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "",
    "ui.prefersReducedMotion": 1,
}
# Firefox has no clock for tests: an extension gives every page one, before the page's own scripts.
EXTENSION = {
    "manifest_version": 2,
    "name": "clock",
    "version": "1",
    "browser_specific_settings": {"gecko": {"id": "clock@missions.example"}},
    "content_scripts": [
        {
            "matches": ["http://127.0.0.1/*"],
            "js": ["clock.js"],
            "run_at": "document_start",
            "world": "MAIN",
        }
    ],
}
CLOCK = """{
  let now = START;
  window.Date = class extends Date {
    constructor(...given) { super(...(given.length > 0 ? given : [now])); }
    static now() { return now; }
  };
  window.addEventListener("set-clock", ({ detail }) => { now = detail; });
}"""


@contextmanager
def run_firefox(folder: Path) -> Iterator[Marionette]:
    """Start a headless Firefox with a profile in `folder`; its pages are in Ottawa at REFERENCE.

    Raises:
        RuntimeError: there is no Firefox, or it does not start.
    """
    path = find_firefox()
    if path is None:
        raise RuntimeError(NONE_FOUND)
    profile = _write_profile(folder / "profile")
    process = subprocess.Popen(  # noqa: S603 - the command is ours
        [path, *FLAGS, "--profile", profile],
        env={**os.environ, "TZ": "America/Toronto"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        driver = Marionette(port=_read_port(process, profile / PORT_FILE))
        driver.start_session()
        Addons(driver).install(str(_write_extension(folder / "clock", REFERENCE)), temp=True)
        yield driver
        driver.cleanup()
    finally:
        _stop(process)


def find_firefox() -> Path | None:
    """Return the Firefox that FIREFOX_PATH names, without one an installed one; None if missing."""
    if named := os.environ.get("FIREFOX_PATH"):
        candidates = [Path(named)]
    else:
        on_path = (shutil.which(name) for name in NAMES)
        candidates = [Path(found) for found in (*on_path, *PLACES) if found]
    return next((path for path in candidates if path.exists()), None)


def _write_profile(folder: Path) -> Path:
    folder.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(it)});" for name, it in SETTINGS.items()]
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    return folder


def _read_port(process: subprocess.Popen[bytes], file: Path) -> int:
    """Wait until Firefox has written on which port it listens."""
    latest = time.monotonic() + LONGEST_START
    while process.poll() is None and time.monotonic() < latest:
        if file.exists() and (written := file.read_text(encoding="utf-8").strip()):
            return int(written)
        time.sleep(0.1)
    raise RuntimeError(NOT_STARTED)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(LONGEST_START)
    process.kill()  # does nothing to a process that has ended
    process.wait()


def _write_extension(folder: Path, at: datetime) -> Path:
    folder.mkdir()
    milliseconds = str(int(at.timestamp() * 1000))
    (folder / "manifest.json").write_text(json.dumps(EXTENSION), encoding="utf-8")
    (folder / "clock.js").write_text(CLOCK.replace("START", milliseconds), encoding="utf-8")
    return folder
