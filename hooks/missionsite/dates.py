"""Days, ranges of days and vaguer periods, written as the Canada.ca style guides ask."""

from __future__ import annotations

from datetime import date

from missionsite.periods import Period
from missionsite.phrases import Phrasebook, month_names, short_month_names, weekday_names


class Dates(Phrasebook):
    """Writes dates in one language; « 1er » is plain text here."""

    def day(self, day: date) -> str:
        """Write January 15, 2027 · 15 janvier 2027."""
        return self._fill_day(self.phrases.day, day)

    def weekday(self, day: date) -> str:
        """Write Friday, January 15, 2027 · vendredi 15 janvier 2027."""
        weekday = weekday_names(self.language)[day.weekday()]
        return self.phrases.weekday.format(weekday=weekday, day=self.day(day))

    def on_day(self, day: date) -> str:
        """Write on January 15, 2027 · le 15 janvier 2027."""
        return self.phrases.on_day.format(day=self.day(day))

    def until_day(self, day: date) -> str:
        """Write up to and including January 15, 2027 · jusqu’au 15 janvier 2027 inclusivement."""
        return self.phrases.until_day.format(day=self.day(day))

    def days(self, first: date, last: date) -> str:
        """Write February 1 to 5, 2027 · du 1er au 5 février 2027, both days included.

        Two days on end of one month are no stretch: March 8 and 9, 2027 · les 8 et 9 mars 2027.
        """
        if first == last:
            return self.phrases.one_day.format(day=self.day(first))
        if (first.year, first.month) == (last.year, last.month):
            return self._fill_days_in_month(first, last)
        pattern = self.phrases.day if first.year != last.year else self.phrases.day_without_year
        return self.phrases.days.format(first=self._fill_day(pattern, first), last=self.day(last))

    def from_days(self, first: date, last: date) -> str:
        """Write the same after a verb: from February 1 to 5, 2027 · du 1er au 5 février 2027."""
        if first == last:
            return self.on_day(first)
        pattern = self.phrases.on_days if _are_pair(first, last) else self.phrases.from_days
        return pattern.format(days=self.days(first, last))

    def month(self, day: date) -> str:
        """Write September 2027 · septembre 2027."""
        return self.phrases.month.format(month=self._month(day), year=day.year)

    def short_month(self, day: date) -> str:
        """Write Sep · sept., where there is no room for more."""
        return short_month_names(self.language)[day.month]

    def period(self, period: Period) -> str:
        """Write January 15, 2027 · September 2027 · July to September 2027 · fall 2027 · 2027."""
        if period.precision == "day":
            return self.day(period.first)
        if period.precision == "year":
            return str(period.first.year)
        if period.precision == "season":
            name = self._season(period)
            return self.phrases.season.format(season=name, year=period.first.year)
        return self._months(period.first, period.last)

    def in_period(self, period: Period) -> str:
        """Write the same after a verb: in fall 2027 · à l’automne 2027."""
        if period.precision == "day":
            return self.on_day(period.first)
        if period.precision == "quarter":
            first, last = self._month(period.first), self._month(period.last)
            return self.phrases.in_quarter.format(first=first, last=last, year=period.first.year)
        if period.season:
            pattern: str = getattr(self.phrases, f"in_{period.season}")
            return pattern.format(year=period.first.year)
        return self.phrases.in_period.format(period=self.period(period))

    def periods(self, first: Period, last: Period) -> str:
        """Write a range from the beginning of one period to the end of another."""
        kinds = {first.precision, last.precision}
        if kinds == {"day"}:
            return self.days(first.first, last.last)
        if (first.first, first.last) == (last.first, last.last):
            return self.period(first)
        if kinds <= {"month", "quarter"}:
            return self._months(first.first, last.last)
        if kinds == {"season"} and first.first.year == last.first.year:
            names = {"first": self._season(first), "last": self._season(last)}
            return self.phrases.periods_in_year.format(**names, year=last.first.year)
        edges = {"first": self._edge(first, first.first), "last": self._edge(last, last.last)}
        return self.phrases.periods.format(**edges)

    def _fill_day(self, pattern: str, day: date) -> str:
        number = self._number(day)
        return pattern.format(month=self._month(day), day=number, year=day.year)

    def _fill_days_in_month(self, first: date, last: date) -> str:
        numbers = {"first": self._number(first), "last": self._number(last)}
        pair = _are_pair(first, last)
        pattern = self.phrases.two_days if pair else self.phrases.days_in_month
        return pattern.format(**numbers, month=self._month(last), year=last.year)

    def _number(self, day: date) -> str:
        return self.phrases.first_of_month if day.day == 1 else str(day.day)

    def _month(self, day: date) -> str:
        return month_names(self.language)[day.month]

    def _months(self, first: date, last: date) -> str:
        if (first.year, first.month) == (last.year, last.month):
            return self.month(first)
        if first.year != last.year:
            return self.phrases.periods.format(first=self.month(first), last=self.month(last))
        names = {"first": self._month(first), "last": self._month(last)}
        return self.phrases.periods_in_year.format(**names, year=last.year)

    def _season(self, period: Period) -> str:
        name: str = getattr(self.phrases, str(period.season))
        return name

    def _edge(self, period: Period, day: date) -> str:
        """Write one end of a mixed range; a quarter's own "to" would be read as the range's."""
        return self.month(day) if period.precision == "quarter" else self.period(period)


def _are_pair(first: date, last: date) -> bool:
    """Tell whether two days are one after the other in the same month."""
    return (first.year, first.month, first.day + 1) == (last.year, last.month, last.day)
