"""The picture of missions over the months, drawn at build: nothing in it becomes untrue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from markupsafe import Markup, escape

from missionsite.clock import OTTAWA
from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.interest import Window
from missionsite.model.mission import Mission
from missionsite.schedules import find_last_minute, find_window, list_windows
from missionsite.views.card import dates_html
from missionsite.views.interest import iso
from missionsite.views.parts import Row, Table
from missionsite.views.pictures import Key, Month, Outlook, Span, Strip

_MOST_NAMED, _FEWER_NAMED = 16, 6
"""How many months a wide picture has room to name, and a narrow one."""
_LEGEND = ("form", "deadline", "mission", "planned")
_DAY = timedelta(days=1)


class Axis(NamedTuple):
    """The months of a picture, from the first day of the first to the day after the last."""

    first: date
    end: date

    def place(self, day: date) -> str:
        """Return where a day begins, in per cent of the width."""
        return self._share(day - self.first)

    def measure(self, first: date, last: date) -> str:
        """Return how wide the days from `first` to `last` are, both included."""
        return self._share(last - first + _DAY)

    def _share(self, time: timedelta) -> str:
        return f"{100 * time / (self.end - self.first):.4g}%"


def build_outlook(identities: Sequence[str], edition: Edition) -> Outlook | None:
    """Return the picture of missions whose dates hold, by their first day; None for none."""
    published = edition.catalogue.published
    holding = [it for it in identities if published[it].state in {"planned", "scheduled"}]
    if not holding:
        return None
    holding.sort(key=lambda it: (published[it].dates.start.first, it))
    axis = _find_axis([published[it] for it in holding], edition)
    words = edition.words
    return Outlook(
        lead=words["outlook.lead"],
        legend=tuple(Key(kind, words[f"outlook.{kind}"]) for kind in _LEGEND),
        months=_list_months(axis, edition),
        strips=tuple(_build_strip(it, axis, edition) for it in holding),
        summary=words["outlook.summary"],
        table=_build_table(holding, edition),
    )


def _find_axis(missions: list[Mission], edition: Edition) -> Axis:
    days = [day for mission in missions for day in _list_days(mission, edition)]
    after = (max(days).replace(day=28) + timedelta(days=4)).replace(day=1)
    return Axis(min(days).replace(day=1), after)


def _list_days(mission: Mission, edition: Edition) -> list[date]:
    """Return every day that the picture shows of a mission."""
    end = mission.dates.end or mission.dates.start
    forms = [day for window in _list_open(mission, edition) for day in _find_days(window)]
    return [mission.dates.start.first, end.last, *forms]


def _list_open(mission: Mission, edition: Edition) -> list[Window]:
    """Return the rounds that have not closed at build."""
    instant: datetime = edition.catalogue.instant
    return [window for window in list_windows(mission) if find_window(window)[1] > instant]


def _find_days(window: Window) -> tuple[date, date]:
    opens, after = find_window(window)
    last = find_last_minute(after)
    return opens.astimezone(OTTAWA).date(), last.astimezone(OTTAWA).date()


def _list_months(axis: Axis, edition: Edition) -> tuple[Month, ...]:
    firsts = [axis.first]
    while (following := (firsts[-1] + timedelta(days=31)).replace(day=1)) < axis.end:
        firsts.append(following)
    step, wide = (-(-len(firsts) // most) for most in (_FEWER_NAMED, _MOST_NAMED))
    step = -(-step // wide) * wide
    return tuple(
        Month(
            x=axis.place(first),
            name=edition.formatter.short_month(first) if place % wide == 0 else "",
            year=str(first.year) if place == 0 or first.month == 1 else "",
            wide=bool(place % step),
        )
        for place, first in enumerate(firsts)
    )


def _build_strip(identity: str, axis: Axis, edition: Edition) -> Strip:
    mission = edition.catalogue.published[identity]
    start, end = mission.dates.start, mission.dates.end or mission.dates.start
    kind = "planned" if mission.state == "planned" else "mission"
    forms = [_find_days(window) for window in _list_open(mission, edition)]
    spans = [Span("form", axis.place(opens), axis.measure(opens, last)) for opens, last in forms]
    whole = Span(kind, axis.place(start.first), axis.measure(start.first, end.last))
    return Strip(
        href=edition.mission_url(identity),
        title=edition.text(mission.title),
        dates_html=dates_html(mission, edition),
        spans=(*spans, whole),
        deadlines=tuple(axis.place(last + _DAY) for _, last in forms),
    )


def _build_table(identities: list[str], edition: Edition) -> Table:
    words = edition.words
    head = (
        words["outlook.mission"],
        words["dates.opens"],
        words["facts.deadline"],
        words["facts.dates"],
    )
    rows = tuple(_build_row(identity, edition) for identity in identities)
    return Table(words["outlook.caption"], head, rows)


def _build_row(identity: str, edition: Edition) -> Row:
    mission = edition.catalogue.published[identity]
    windows = _list_open(mission, edition)
    named = len({window.audience for window in list_windows(mission)}) > 1
    opens, closes = [], []
    for window in windows:
        audience = edition.words[f"audiences.{window.audience}"] if named else ""
        first, after = find_window(window)
        opens.append(_say_moment(audience, first, edition))
        closes.append(_say_moment(audience, find_last_minute(after), edition))
    return Row(
        escape(edition.text(mission.title)),
        (
            Markup("<br>").join(opens),
            Markup("<br>").join(closes),
            dates_html(mission, edition),
        ),
    )


def _say_moment(audience: str, instant: datetime, edition: Edition) -> Markup:
    lead = fill("<strong>{}</strong> ", audience) if audience else ""
    text = edition.rich(edition.formatter.moment_alone(instant))
    return fill('{}<time datetime="{}">{}</time>', lead, iso(instant), text)
