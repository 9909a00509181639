"""Times of day and moments, always in Ottawa time, written as the style guides ask."""

from __future__ import annotations

from datetime import datetime, time

from missionsite.clock import OTTAWA
from missionsite.dates import Dates
from missionsite.phrases import month_names

NOON, MIDNIGHT = time(12), time(0)
# What the browser needs in order to write a visitor's own time as this module writes Ottawa's.
BROWSER_PHRASES = (
    "first_of_month",
    "day",
    "noon",
    "midnight",
    "hour_am",
    "hour_pm",
    "time_am",
    "time_pm",
    "moment",
    "on_moment",
)


class Moments(Dates):
    """Writes instants in one language; every instant given is aware."""

    def time_of_day(self, wall: time) -> str:
        """Write 9 am, 4:30 pm, noon · 9 h, 16 h 30, midi."""
        if wall == NOON:
            return self.phrases.noon
        if wall == MIDNIGHT:
            return self.phrases.midnight
        gaps = {"hour12": wall.hour % 12 or 12, "hour24": wall.hour, "minute": f"{wall.minute:02}"}
        return self._time_pattern(wall).format(**gaps)

    def moment(self, instant: datetime) -> str:
        """Write January 15, 2027, 11:59 pm, Ottawa time · le 15 janvier 2027 à 23 h 59, heure …."""
        moment = self.phrases.on_moment.format(moment=self._moment(instant))
        return self.phrases.ottawa_time.format(moment=moment)

    def moment_alone(self, instant: datetime) -> str:
        """Write January 15, … · 15 janvier 2027 à 23 h 59, heure d’Ottawa, as beside a label."""
        return self.phrases.ottawa_time.format(moment=self._moment(instant))

    def by_moment(self, instant: datetime) -> str:
        """Write by January 15, … · au plus tard le 15 janvier 2027 à 23 h 59, heure d’Ottawa."""
        moment = self.phrases.by_moment.format(moment=self._moment(instant))
        return self.phrases.ottawa_time.format(moment=moment)

    def window(self, opens: datetime, last_minute: datetime) -> str:
        """Write from November 16, 2026, 9 am to January 15, 2027, 11:59 pm, Ottawa time.

        « du 16 novembre 2026 à 9 h au 15 janvier 2027 à 23 h 59, heure d’Ottawa »;
        `last_minute` is the closing time that people are told, not the instant after it.
        """
        ends = {"first": self._moment(opens), "last": self._moment(last_minute)}
        return self.phrases.ottawa_time.format(moment=self.phrases.moments.format(**ends))

    def browser_phrases(self) -> dict[str, str | list[str]]:
        """Return what the browser writes the visitor's own time with: patterns, and the months."""
        patterns = {name: getattr(self.phrases, name) for name in BROWSER_PHRASES}
        return {**patterns, "months": list(month_names(self.language).values())}

    def wall_moment(self, wall: datetime) -> str:
        """Write January 15, 2027, 11:59 pm · 15 janvier 2027 à 23 h 59, of a clock on a wall."""
        gaps = {"day": self.day(wall.date()), "time": self.time_of_day(wall.time())}
        return self.phrases.moment.format(**gaps)

    def _moment(self, instant: datetime) -> str:
        return self.wall_moment(instant.astimezone(OTTAWA))

    def _time_pattern(self, wall: time) -> str:
        if wall < NOON:
            return self.phrases.time_am if wall.minute else self.phrases.hour_am
        return self.phrases.time_pm if wall.minute else self.phrases.hour_pm
