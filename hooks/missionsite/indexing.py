"""Makes the index that the search page reads: Pagefind's, of the site's records, in pagefind/."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from missionsite.chunks import ENTRY, settle
from missionsite.records import LEFT_OUT, Record, list_records
from missionsite.site import Site

BUNDLE = "pagefind"
"""The folder below the site's root."""
_UNKNOWN = "wasm.unknown.pagefind"


class IndexingError(Exception):
    """Pagefind made no index; `reason` is the last it said, or its status."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class Indexing:
    """One run of Pagefind over a built site; another thread may stop it."""

    def __init__(self) -> None:
        """Begin nothing yet."""
        self._process: subprocess.Popen[str] | None = None
        self.stopped = False

    def run(self, site: Site, folder: Path) -> None:
        """Index the site built in `folder` into its folder of the search.

        Raises:
            IndexingError: there is no index, because Pagefind failed or was stopped.
            OSError: a page or the folder is not there.
        """
        with TemporaryDirectory() as work:
            documents, bundle = Path(work) / "documents", Path(work) / BUNDLE
            for record in list_records(site, folder):
                _write_record(documents, record)
            self._index(documents, bundle)
            _tidy(bundle)
            settle(bundle)
            shutil.rmtree(folder / BUNDLE, ignore_errors=True)
            shutil.copytree(bundle, folder / BUNDLE)

    def stop(self) -> None:
        """End the process, if there is one; none is begun afterwards."""
        self.stopped = True
        if self._process is not None:
            self._process.terminate()

    def _index(self, documents: Path, bundle: Path) -> None:
        command = [sys.executable, "-m", "pagefind", "--silent"]
        command += ["--site", str(documents), "--output-path", str(bundle)]
        command += [word for selector in LEFT_OUT for word in ("--exclude-selectors", selector)]
        if self.stopped:
            raise IndexingError("")
        self._process = subprocess.Popen(  # noqa: S603 - the command is ours
            command,
            cwd=documents,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        said, _ = self._process.communicate()
        status = self._process.returncode
        if status or not (bundle / ENTRY).is_file():
            raise IndexingError(_find_last_line(said) or str(status))


def _write_record(documents: Path, record: Record) -> None:
    """Write a record where Pagefind takes its address from: "fr/questions/#duree/index.html"."""
    file = documents / record.url.lstrip("/") / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(record.document, encoding="utf-8")


def _tidy(bundle: Path) -> None:
    """Drop what the search page never loads."""
    for file in bundle.glob("pagefind-*"):
        if file.name != ENTRY:
            file.unlink()
    (bundle / _UNKNOWN).unlink(missing_ok=True)


def _find_last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else ""
