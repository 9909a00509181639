"""The picture of missions over the months and the map: what they draw is what the list says."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import REFERENCE
from tests.projects import build_at
from tests.test_filters import load_all

from missionsite.edition import Edition
from missionsite.problems import LANGUAGES, Language
from missionsite.views.outlook import build_outlook
from missionsite.views.pictures import Outlook, World
from missionsite.views.pins import HEIGHT, SHOWN, WIDTH, find_view, spread
from missionsite.views.world import build_world

MARK = 24
"""The least size of a target, in pixels (WCAG 2.2, 2.5.8)."""
CURRENT = [name for name in load_all() if name[:4] >= "2027"]
STOPPED = {"postponed", "suspended", "cancelled"}
POINTS = st.lists(
    st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT)), min_size=1, max_size=9, unique=True
)


def speak(language: Language) -> Edition:
    return build_at(REFERENCE, load_all()).editions[language]


def draw(language: Language = "en") -> Outlook:
    outlook = build_outlook(CURRENT, speak(language))
    assert outlook is not None
    return outlook


def map_out(language: Language = "en") -> World:
    world = build_world(CURRENT, speak(language))
    assert world is not None
    return world


def share(text: str) -> float:
    return float(text.removesuffix("%"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_has_a_line_for_every_mission_whose_dates_hold(language: Language) -> None:
    holding = [it for it in CURRENT if load_all()[it].state not in STOPPED]
    edition = speak(language)
    assert {it.href for it in draw(language).strips} == {edition.mission_url(it) for it in holding}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_of_each_line_what_is_drawn(language: Language) -> None:
    outlook = draw(language)
    for strip, row in zip(outlook.strips, outlook.table.rows, strict=True):
        opens, closes, dates = row.cells_html
        assert row.head_html == strip.title
        assert dates == strip.dates_html
        forms = [it for it in strip.spans if it.kind == "form"]
        assert len(forms) == len(strip.deadlines) == opens.count("<time")
        assert closes.count("<time") == len(forms)


def test_everything_that_is_drawn_lies_within_the_picture() -> None:
    for strip in draw().strips:
        assert all(0 <= share(x) <= 100 for x in strip.deadlines)
        for span in strip.spans:
            assert share(span.x) >= 0
            assert share(span.width) > 0
            assert share(span.x) + share(span.width) <= 100.1


def test_a_deadline_stands_where_its_form_ends() -> None:
    for strip in draw().strips:
        forms = [it for it in strip.spans if it.kind == "form"]
        ends = [share(it.x) + share(it.width) for it in forms]
        assert ends == pytest.approx([share(x) for x in strip.deadlines], abs=0.1)


def test_months_follow_each_other_and_each_january_names_its_year() -> None:
    months = draw().months
    assert [share(it.x) for it in months] == sorted({share(it.x) for it in months})
    assert months[0].year
    assert all(it.year for it in months if it.name == "Jan")


def test_a_planned_mission_is_drawn_as_such() -> None:
    kinds = {it.title: {span.kind for span in it.spans} for it in draw().strips}
    edition = speak("en")
    for mission in (load_all()[it] for it in CURRENT):
        if mission.state in {"planned", "scheduled"}:
            drawn = kinds[edition.text(mission.title)]
            assert ("planned" in drawn) == (mission.state == "planned")


def test_a_form_that_has_closed_is_not_drawn() -> None:
    later = build_at(REFERENCE + timedelta(days=40), load_all()).editions["en"]
    outlook = build_outlook(["2027-casablanca-tunis-nursing"], later)
    assert outlook is not None
    assert len(outlook.strips[0].deadlines) == 1
    outlook = build_outlook(
        ["2027-casablanca-tunis-nursing"],
        build_at(REFERENCE + timedelta(days=50), load_all()).editions["en"],
    )
    assert outlook is not None
    assert outlook.strips[0].deadlines == ()


def test_without_missions_nothing_is_drawn() -> None:
    stopped = [it for it in CURRENT if load_all()[it].state in STOPPED]
    assert stopped
    assert build_outlook(stopped, speak("en")) is None
    assert build_world(stopped, speak("en")) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_on_the_map_stands_in_the_list_and_leads_where_it_leads(
    language: Language,
) -> None:
    world = map_out(language)
    listed = {it.number: it for it in world.destinations if it.number}
    assert [it.number for it in world.pins] == list(listed)
    for pin in world.pins:
        entry = listed[pin.number]
        links = [href for _, href in entry.missions]
        assert pin.href == (links[0] if len(links) == 1 else f"#{entry.id}")
        assert pin.name.startswith(f"{pin.number}. {entry.name}")


def test_every_destination_of_a_mission_is_in_the_list() -> None:
    edition, known = speak("en"), load_all()
    expected = {
        (stop.country.lower(), edition.mission_url(name))
        for name in CURRENT
        if known[name].state not in STOPPED
        for stop in known[name].stops
        if stop.country
    }
    found = {
        (it.id.removeprefix("destination-"), href)
        for it in map_out().destinations
        for _, href in it.missions
    }
    assert found == expected


def test_marks_leave_each_other_room_in_every_width() -> None:
    points = [country.point for country in speak("en").catalogue.reference.countries.values()]
    codes = ("FR", "BE", "LU", "MA", "TN", "PT", "CL", "PE", "PH")
    known = speak("en").catalogue.reference.countries
    chosen = [point for code in codes if (point := known[code].point)]
    assert len(chosen) == len(codes)
    assert len(points) > len(codes)
    assert _nearest(chosen) >= MARK


@given(POINTS)
def test_the_part_that_is_shown_holds_every_point(points: list[tuple[float, float]]) -> None:
    view = find_view(points)
    assert view.x >= 0
    assert view.y >= 0
    assert view.x + view.width <= WIDTH
    assert view.y + view.height <= HEIGHT
    slack = 1 / view.height
    assert all(-slack <= share <= 1 + slack for point in points for share in view.place(point))


def _nearest(points: list[tuple[float, float]]) -> float:
    """Return how near two marks come in any width, in pixels."""
    view = find_view(points)
    places = [view.place(point) for point in points]
    ways = spread(places)
    marks = [
        [
            (x * width + dx, y * width / 2 + dy)
            for (x, y), (dx, dy) in zip(places, ways, strict=True)
        ]
        for width in range(SHOWN[0], SHOWN[-1], 10)
    ]
    return min(
        hypot(one[0] - other[0], one[1] - other[1])
        for row in marks
        for one, other in combinations(row, 2)
    )
