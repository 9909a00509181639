"""The search of a preview: made after a rebuild, beside it, so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Timer

from missionsite.indexing import Indexing, IndexingError
from missionsite.site import Site

PAUSE = 1.0
"""Seconds without another rebuild before the index is made."""


class PreviewIndex:
    """Indexes the last rebuild only; an index under way is given up when the next one comes."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        """Keep whom to tell why there is no index."""
        self._tell = tell
        self._timer: Timer | None = None
        self._indexing: Indexing | None = None

    def schedule(self, site: Site, folder: Path) -> None:
        """Index the site built in `folder` soon, in the background."""
        self.stop()
        indexing = Indexing()
        timer = Timer(PAUSE, self._run, (indexing, site, folder))
        timer.daemon = True
        self._indexing, self._timer = indexing, timer
        timer.start()

    def stop(self) -> None:
        """Leave nothing waiting and no process behind."""
        if self._timer is not None and self._indexing is not None:
            self._timer.cancel()
            self._indexing.stop()
            if self._timer.is_alive():
                self._timer.join()
        self._timer = self._indexing = None

    def _run(self, indexing: Indexing, site: Site, folder: Path) -> None:
        try:
            indexing.run(site, folder)
        except (IndexingError, OSError) as failure:
            if not indexing.stopped:
                self._tell(str(failure))
