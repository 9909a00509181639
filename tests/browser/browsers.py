"""Finds a browser of the Chromium family on this computer, or installs one, and starts it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NONE_FOUND = "No browser to test with: install Chrome, Chromium or Edge, or set CHROME_PATH to one."


def launch(playwright: Playwright) -> Browser:
    """Start a headless browser; the first one found is used.

    Raises:
        RuntimeError: there is none and none could be installed.
    """
    own = Path(playwright.chromium.executable_path)
    path = find_browser() or _existing(own) or _install_by_playwright(own) or _install_by_apt()
    if path is None:
        raise RuntimeError(NONE_FOUND)
    flags = [*FLAGS, "--no-sandbox"] if _is_root() else [*FLAGS]
    return playwright.chromium.launch(executable_path=path, args=flags)


def find_browser() -> Path | None:
    """Return the browser that CHROME_PATH names, else an installed one, else None."""
    if named := os.environ.get("CHROME_PATH"):
        return Path(named)
    on_path = (shutil.which(name) for name in NAMES)
    candidates = [*(Path(found) for found in on_path if found), *(Path(place) for place in PLACES)]
    return next((path for path in candidates if path.exists()), None)


def _install_by_playwright(own: Path) -> Path | None:
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return _existing(own)


def _install_by_apt() -> Path | None:
    apt = shutil.which("apt-get")
    if apt and _is_root():
        _run(apt, "update")
        _run(apt, "install", "--yes", "--no-install-recommends", "chromium")
    return find_browser()


def _run(*command: str) -> None:
    # Whether it worked shows in whether the browser is there afterwards.
    subprocess.run(command, check=False, timeout=600)  # noqa: S603 - the commands are ours


def _existing(path: Path) -> Path | None:
    return path if path.exists() else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
