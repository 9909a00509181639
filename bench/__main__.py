"""Builds many missions with this project and the same pages with plain Material, side by side.

The builds are of the pages alone; their pictures and the search are timed after them, apart.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.apart import time_pictures, time_search
from bench.many import write_missions
from bench.markdown import write_markdown
from bench.memory import watch

ROOT = Path(__file__).parents[1]
PEER = Path(__file__).parent / "peer_material"
NOT_NEEDED = shutil.ignore_patterns(".*", "site", "tests", "tools", "staff", "*.egg-info")
# The examples are written around this day; missions published later would not be built.
BUILT_AT = "1796144400"  # 2026-12-01, 12:00, Ottawa


@dataclass(frozen=True)
class Measure:
    """One build: wall time in seconds, memory of all its processes in MB, pages written."""

    seconds: float
    megabytes: float
    pages: int


def main() -> None:
    """Measure both builds in turn and print the medians and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--missions", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, peer = _lay_out(Path(folder), options.missions)
        rounds = [(_build(ours), _build(peer)) for _ in range(options.rounds)]
        pictures = time_pictures(ours, BUILT_AT)
        searches = [time_search(ours, BUILT_AT) for _ in range(options.rounds)]
    print(f"{options.missions} missions, median of {options.rounds} rounds")
    ours_median = _report("this project", [pair[0] for pair in rounds])
    peer_median = _report("plain Material", [pair[1] for pair in rounds])
    print(f"{'ratio':<16}{ours_median / peer_median:>7.2f}")
    # An ordinary first build draws them; later ones find them in .cache.
    print(f"{'pictures, once':<16}{pictures[0]:>7.2f} s{pictures[1]:>8.1f} MB of files")
    seconds = statistics.median(seconds for seconds, _ in searches)
    print(f"{'its search':<16}{seconds:>7.2f} s{searches[0][1]:>8.1f} MB of files")


def _lay_out(folder: Path, missions: int) -> tuple[Path, Path]:
    """Write both projects; the peer's Markdown is made of our own first build's pages."""
    ours, peer = folder / "ours", folder / "peer"
    shutil.copytree(ROOT, ours, ignore=NOT_NEEDED)
    write_missions(ours / "missions", missions)
    _build(ours)
    peer.mkdir()
    shutil.copy(PEER / "mkdocs.yml", peer)
    write_markdown(ours / "site", peer / "docs")
    return ours, peer


def _build(project: Path) -> Measure:
    settings = {
        "SOURCE_DATE_EPOCH": BUILT_AT,
        "NO_MKDOCS_2_WARNING": "1",
        "MISSIONS_WITHOUT": "pictures search",
        "PYTHONPATH": str(project / "hooks"),
    }
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env={**os.environ, **settings},
        stdout=sys.stderr,
    )
    megabytes = watch(process)
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"the build in {project.name} failed")
    return Measure(seconds, megabytes, len(list((project / "site").rglob("*.html"))))


def _report(name: str, measures: list[Measure]) -> float:
    """Print one line; return the median of the seconds."""
    seconds = statistics.median(measure.seconds for measure in measures)
    megabytes = statistics.median(measure.megabytes for measure in measures)
    pages = measures[0].pages
    print(f"{name:<16}{seconds:>7.2f} s{megabytes:>8.0f} MB{pages:>8} pages")
    return seconds


if __name__ == "__main__":
    main()
