"""Serves the site on this computer with MkDocs, and tells when it is there."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

HOST = "127.0.0.1"
PORTS = range(8000, 8100)
"""Where the site is shown: the first of these that is free."""
_PAUSE = 0.2
"""Seconds between two looks whether the server answers."""
_PATIENCE = 30
"""Seconds for one answer; then another look."""
_LONGEST_END = 10
"""Seconds until a server that was asked to stop is stopped."""


class NoPortError(RuntimeError):
    """Other programs use every port."""


def find_port() -> int:
    """Return a port that no other program uses.

    Raises:
        NoPortError: there is none.
    """
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise NoPortError


@contextmanager
def serve(root: Path, port: int, environ: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run MkDocs' server on the project at `root` as long as the block lasts."""
    words = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{port}"]
    quiet = {"NO_MKDOCS_2_WARNING": "1"}  # an announcement that is not about this site
    server = subprocess.Popen(words, cwd=root, env={**environ, **quiet})  # noqa: S603 - ours
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(_LONGEST_END)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(server: subprocess.Popen[bytes], address: str) -> bool:
    """Wait until the server shows an address; False if it ended instead, and has said why."""
    while server.poll() is None:
        try:
            with urlopen(address, timeout=_PATIENCE):  # noqa: S310 - on this computer
                return True
        except (URLError, OSError):
            time.sleep(_PAUSE)
    return False
