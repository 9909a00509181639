"""Times what is made beside the pages: the pictures that shared links show, and the search."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from missionsite.catalogue import load_catalogue
from missionsite.indexing import BUNDLE, Indexing
from missionsite.loading import build_site
from missionsite.outputs import render_pictures
from missionsite.site import Site

MEGABYTE = 1e6


def time_pictures(project: Path, built_at: str) -> tuple[float, float]:
    """Return the seconds that drawing each picture takes for the first time, and their megabytes.

    `built_at` is the instant of the build in seconds since 1970.
    """
    site = _load(project, built_at)
    start = time.perf_counter()
    size = sum(len(data) for _, data in render_pictures(site))
    return time.perf_counter() - start, size / MEGABYTE


def time_search(project: Path, built_at: str) -> tuple[float, float]:
    """Return the seconds that indexing the project's built site takes, and the index's megabytes.

    `built_at` is as above.
    """
    site = _load(project, built_at)
    start = time.perf_counter()
    Indexing().run(site, project / "site")
    seconds = time.perf_counter() - start
    files = (file for file in (project / "site" / BUNDLE).rglob("*") if file.is_file())
    return seconds, sum(file.stat().st_size for file in files) / MEGABYTE


def _load(project: Path, built_at: str) -> Site:
    catalogue = load_catalogue(project, datetime.fromtimestamp(int(built_at), UTC))
    return build_site(catalogue, catalogue.settings.site_url)
