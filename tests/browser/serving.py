"""Serves a built site on this computer as deploy/nginx.conf does: headers, 404 by language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.building import ROOT

HEADER = re.compile(r'^add_header (\S+) "(.*)" always;$', re.MULTILINE)
TYPES = {".ics": "text/calendar", ".atom": "application/atom+xml", ".wasm": "application/wasm"}


def read_headers() -> dict[str, str]:
    """Return the headers that every answer carries, from deploy/headers.conf."""
    return dict(HEADER.findall((ROOT / "deploy/headers.conf").read_text(encoding="utf-8")))


@contextmanager
def serve(site: Path, headers: dict[str, str] | None = None) -> Iterator[str]:
    """Serve a folder on a free port of the loopback; yields `http://127.0.0.1:PORT`.

    `headers` are sent with every answer; if not given, those of the public site.
    """
    sent = read_headers() if headers is None else headers
    handler = partial(_Handler, directory=str(site), headers_to_send=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, headers_to_send: dict[str, str], **options: Any) -> None:
        self.extensions_map = {**self.extensions_map, **TYPES}
        self.headers_to_send = headers_to_send
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self.headers_to_send.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the page of the address's half, as nginx does."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        half = self.path.split("/")[1] if self.path.startswith(("/en/", "/fr/")) else "."
        body = (Path(self.directory) / half / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Print nothing: tests say what they find."""
