"""Times the search index of built pages apart from the pages themselves."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from missionsite.catalogue import load_catalogue
from missionsite.indexing import BUNDLE, Indexing
from missionsite.site import build_site


def time_search(project: Path, built_at: str) -> tuple[float, float]:
    """Return the seconds that indexing the project's built site takes, and the index's megabytes.

    `built_at` is the instant of the build in seconds since 1970.
    """
    catalogue = load_catalogue(project, datetime.fromtimestamp(int(built_at), UTC))
    site = build_site(catalogue, catalogue.settings.site_url)
    start = time.perf_counter()
    Indexing().run(site, project / "site")
    seconds = time.perf_counter() - start
    files = (file for file in (project / "site" / BUNDLE).rglob("*") if file.is_file())
    return seconds, sum(file.stat().st_size for file in files) / 1e6
