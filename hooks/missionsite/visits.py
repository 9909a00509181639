"""Asks other sites whether the pages to which ours leads are still there."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPException
from itertools import groupby
from typing import Literal, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

Verdict = Literal["there", "gone", "unclear"]
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_HEADERS = {
    # Some sites answer nobody who does not say what they can read.
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en-CA,fr-CA;q=0.9",
    "User-Agent": "Mozilla/5.0 (compatible; missionsite link check)",
}
_PATIENCE = 30
"""Seconds to wait for a host to begin its answer."""
_HOSTS_AT_ONCE = 8
NO_HOST = "no-host"
NO_ANSWER = "no-answer"


class Visit(NamedTuple):
    """What came of asking for a page.

    "gone" is certain: the site says so, or no host has that name. "unclear" is all that a person
    must look at: sites refuse programs, and fail for an hour. `reason` is the status as figures,
    "404", or NO_HOST or NO_ANSWER.
    """

    verdict: Verdict
    reason: str


def visit_all(addresses: Iterable[str]) -> Mapping[str, Visit]:
    """Ask for each address, hosts side by side, but never one host for two pages at once."""
    ordered = sorted(addresses, key=_host)
    queues = [tuple(queue) for _, queue in groupby(ordered, _host)]
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as threads:
        answers = threads.map(lambda queue: [(it, _visit_twice(it)) for it in queue], queues)
        return dict(answer for queue in answers for answer in queue)


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _visit_twice(address: str) -> Visit:
    """Ask again where the page was not there: a fault that passes is none."""
    first = _visit(address)
    return first if first.verdict == "there" else _visit(address)


def _visit(address: str) -> Visit:
    try:
        # An address may hold an “é”, which a browser writes as signs of ASCII.
        ascii_address = quote(address, safe="%/:?#[]@!$&'()*+,;=~")
        request = Request(ascii_address, headers=_HEADERS)  # noqa: S310 - only http gets here
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - only http gets here
            return Visit("there", str(answer.status))
    except HTTPError as error:
        error.close()
        return Visit("gone" if error.code in _GONE else "unclear", str(error.code))
    except URLError as error:
        unknown = isinstance(error.reason, socket.gaierror)
        return Visit("gone", NO_HOST) if unknown else Visit("unclear", NO_ANSWER)
    except (OSError, HTTPException, ValueError):
        return Visit("unclear", NO_ANSWER)
