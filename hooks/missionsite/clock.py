"""The build's one clock, and what a wall clock shows in a zone."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

# The system's zone files are often years older than the tzdata package; without a search path
# zoneinfo reads the package, so that one commit means the same instants on every machine.
zoneinfo.reset_tzpath(to=[])
ZoneInfo.clear_cache()

OTTAWA = ZoneInfo("America/Toronto")
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/
WHOLE_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)
LAST = datetime(2100, 1, 1, tzinfo=UTC)  # no mission's date lies beyond; days can still be added


class InstantError(ValueError):
    """SOURCE_DATE_EPOCH is set to something that is no instant: `written`."""

    def __init__(self, written: str) -> None:
        """Keep what was written."""
        super().__init__(written)
        self.written = written


def read_build_instant(environ: Mapping[str, str]) -> datetime:
    """Return the instant this build speaks of, in UTC.

    Args:
        environ: the process's environment; SOURCE_DATE_EPOCH, if set, holds seconds since 1970.

    Raises:
        InstantError: SOURCE_DATE_EPOCH is set to something that is no instant before 2100.
    """
    written = environ.get(EPOCH_VARIABLE)
    if written is None:
        return datetime.now(UTC)
    if not WHOLE_SECONDS.fullmatch(written) or int(written) >= LAST.timestamp():
        raise InstantError(written)
    return datetime.fromtimestamp(int(written), UTC)


def read_wall_time(wall: datetime, zone_name: str) -> datetime:
    """Return the instant at which a wall clock in the zone shows `wall`, a naive time.

    A time shown twice means the first; a time that is skipped means what the clock would have
    shown unchanged.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: there is no zone of that name.
    """
    return wall.replace(tzinfo=ZoneInfo(zone_name), fold=0)


def start_of_day(day: date, zone_name: str) -> datetime:
    """Return the first instant of a day in a zone, also where clocks change at midnight."""
    return read_wall_time(datetime.combine(day, time.min), zone_name).astimezone(UTC)


def wall_time_trouble(wall: datetime, zone_name: str) -> Literal["missing", "twice"] | None:
    """Tell whether a clock change makes `wall`, a naive time, nonexistent or ambiguous."""
    zone = ZoneInfo(zone_name)
    # Before a change `fold` 0 keeps the old offset and 1 takes the new one (PEP 495).
    before = wall.replace(tzinfo=zone, fold=0).utcoffset()
    after = wall.replace(tzinfo=zone, fold=1).utcoffset()
    if before is None or after is None or before == after:
        return None
    return "missing" if before < after else "twice"
