"""Calendar files: what they say of a mission, as RFC 5545 wants it, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from tests.building import REFERENCE
from tests.projects import NURSING, build_at, build_shipped, load_shipped, render_mission

from missionsite.calendars import Calendar, Event, render_calendar
from missionsite.clock import OTTAWA
from missionsite.model.mission import Mission
from missionsite.outputs import render_outputs
from missionsite.problems import LANGUAGES, Language
from missionsite.schedules import build_schedule
from missionsite.site import Site
from missionsite.views.calendars import CalendarFile, Kind, build_calendar, list_calendars

LONGEST_LINE = 75
"""Octets without the line end: RFC 5545, 3.1."""
PAGES = {
    "en": "/en/missions/nursing-care-morocco-tunisia-2027/",
    "fr": "/fr/missions/soins-infirmiers-maroc-tunisie-2027/",
}
TWO_AUDIENCES = "2027-paris-brussels-early-childhood"
CANCELLED, POSTPONED = "2027-guatemala-livestock", "2027-tunis-truck-drivers"
VAGUE, OVER = "2027-manila-cooks", "2026-warsaw-software-developers"
CLOSED = "2027-santiago-lima-engineers"
HOUR_SHOWN_TWICE = (
    datetime(2027, 11, 7, 5, 59, tzinfo=UTC),
    datetime(2027, 11, 7, 6, 0, tzinfo=UTC),
)
HOSTILE = "Été, “l’an; \\n” d'août\\, " + "é" * 90


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_ends_in_crlf_and_is_short(language: Language) -> None:
    for file in _list_files(language):
        lines = file.data.split(b"\r\n")
        assert lines.pop() == b"", file.url
        assert [line for line in lines if len(line) > LONGEST_LINE or b"\n" in line] == []
        for line in lines:
            line.decode()  # a fold inside a character would raise


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_what_the_library_itself_would_write(language: Language) -> None:
    for file in _list_files(language):
        assert icalendar.Calendar.from_ical(file.data).to_ical(sorted=False) == file.data, file.url


def test_the_same_mission_gives_the_same_bytes() -> None:
    first, again = (_read_outputs(build_at(REFERENCE)) for _ in range(2))
    later = _read_outputs(build_at(REFERENCE + timedelta(days=400)))
    assert first == again == later  # an address once published stays


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_is_the_last_minute_of_the_form(language: Language) -> None:
    [event] = _read("deadline", NURSING, language)
    assert event.start == datetime(2027, 1, 15, 23, 59, tzinfo=OTTAWA)
    assert event.end == datetime(2027, 1, 16, tzinfo=OTTAWA)
    assert event["DTSTART"].params["TZID"] == "America/Toronto"
    triggers = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(days=-7), timedelta(days=-1)]
    expected = {
        "en": "(Example) Deadline to express interest – Nursing and care: Morocco and Tunisia",
        "fr": "(Exemple) Date limite pour déclarer votre intérêt – "
        "Soins infirmiers : Maroc et Tunisie",
    }
    assert str(event["SUMMARY"]).replace("\u00a0", " ") == expected[language]
    ottawa = {"en": "11:59 pm, Ottawa time", "fr": "23 h 59, heure d’Ottawa"}
    assert ottawa[language] in str(event["DESCRIPTION"]).replace("\u00a0", " ")


def test_each_audience_has_its_own_deadline() -> None:
    events = {str(event["UID"]): event for event in _read("deadline", TWO_AUDIENCES, "en")}
    assert {uid.removeprefix(f"{TWO_AUDIENCES}-deadline-") for uid in events} == {
        "associations@missions.example",
        "employers@missions.example",
    }
    assert len({str(event["SUMMARY"]) for event in events.values()}) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_stop_has_its_days_and_its_place(language: Language) -> None:
    events = _read("mission", NURSING, language)
    assert [(event.start, event.end) for event in events] == [
        (date(2027, 4, 12), date(2027, 4, 14)),
        (date(2027, 4, 15), date(2027, 4, 17)),
    ]
    places = {
        "en": ["Casablanca (Morocco)", "Tunis (Tunisia)"],
        "fr": ["Casablanca (Maroc)", "Tunis (Tunisie)"],
    }
    assert [str(event["LOCATION"]) for event in events] == places[language]
    assert {event["SUMMARY"].params["LANGUAGE"] for event in events} == {f"{language}-CA"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_virtual_stop_is_said_to_be_online(language: Language) -> None:
    online = {"en": "Online", "fr": "En ligne"}[language]
    first = _read("mission", TWO_AUDIENCES, language)[0]
    assert str(first["LOCATION"]) == online
    assert str(first["SUMMARY"]).endswith(online)


def test_a_mission_whose_stops_have_no_days_is_one_event() -> None:
    mission = load_shipped().missions[NURSING]
    stops = tuple(
        stop.model_copy(update={"first_day": None, "last_day": None}) for stop in mission.stops
    )
    [event] = _read("mission", NURSING, "en", _change(stops=stops))
    assert (event.start, event.end) == (date(2027, 4, 12), date(2027, 4, 17))
    assert str(event["UID"]) == f"{NURSING}-mission@missions.example"


def test_both_languages_know_an_event_by_the_same_name_and_dates() -> None:
    for identity in load_shipped().published:
        for kind in ("deadline", "mission"):
            english, french = (_read(kind, identity, side) for side in LANGUAGES)
            assert [_strip_words(event) for event in english] == [
                _strip_words(event) for event in french
            ], identity


def test_the_last_change_and_the_number_of_changes_are_told() -> None:
    mission = load_shipped().missions[NURSING]
    day = mission.publication.modified
    midnight = datetime(day.year, day.month, day.day, tzinfo=OTTAWA)
    for event in (*_read("deadline", NURSING, "fr"), *_read("mission", NURSING, "fr")):
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == midnight
        assert event["SEQUENCE"] == len(mission.updates)
        assert str(event["URL"]) == f"https://missions.example{PAGES['fr']}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("identity", "status"),
    [(CANCELLED, "CANCELLED"), (POSTPONED, "TENTATIVE"), (OVER, "CONFIRMED")],
    ids=["cancelled", "postponed", "over"],
)
def test_a_state_that_only_an_edit_ends_is_told(
    identity: str, status: str, language: Language
) -> None:
    mission = load_shipped().missions[identity]
    label = load_shipped().strings[f"states.{mission.state}"] if identity != OVER else None
    events = _read("mission", identity, language)
    assert events
    for event in events:
        assert event["STATUS"] == status
        assert (label is None) or label.in_language(language) in str(event["SUMMARY"])
    stopped = label is not None
    assert any("deadline" in str(event["UID"]) for event in events) == stopped
    assert not stopped or [alarm for event in events for alarm in event.walk("VALARM")] == []


def test_a_suspended_mission_is_not_certain() -> None:
    events = _read("mission", NURSING, "fr", _change(state="suspended"))
    assert {str(event["STATUS"]) for event in events} == {"TENTATIVE"}
    assert all("Suspendue" in str(event["SUMMARY"]) for event in events)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_invented_missions_are_marked(language: Language) -> None:
    word = {"en": "(Example) ", "fr": "(Exemple) "}[language]
    [invented] = _read("deadline", NURSING, language)
    [real] = _read("deadline", NURSING, language, _change(illustrative=False))
    assert str(invented["SUMMARY"]) == word + str(real["SUMMARY"])
    assert word not in str(real["SUMMARY"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_vague_dates_are_for_no_calendar(language: Language) -> None:
    edition = build_shipped().editions[language]
    assert [build_calendar(kind, VAGUE, edition) for kind in ("deadline", "mission")] == [None] * 2
    assert ".ics" not in render_mission(build_shipped(), VAGUE, language)


def test_a_mission_that_is_not_announced_yet_is_in_no_file() -> None:
    missions = {name: it for name, it in load_shipped().published.items() if name != NURSING}
    names = _read_outputs(build_at(REFERENCE, missions))
    assert names
    assert [name for name in names if PAGES["en"].strip("/") in name] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("identity", "names"),
    [
        (NURSING, ["deadline", "mission"]),
        (TWO_AUDIENCES, ["deadline", "mission"]),
        (CLOSED, ["mission"]),
        (CANCELLED, ["mission"]),
        (OVER, []),
        (VAGUE, []),
    ],
    ids=["open", "two audiences", "closed", "cancelled", "over", "vague"],
)
def test_a_page_leads_to_what_is_still_to_come(
    identity: str, names: list[str], language: Language
) -> None:
    site = build_shipped()
    address = site.editions[language].mission_url(identity)
    files = _read_outputs(site)
    words = {"en": {"deadline": "deadline", "mission": "mission"}}
    words["fr"] = {"deadline": "date-limite", "mission": "mission"}
    html = render_mission(site, identity, language)
    for name in ("deadline", "mission"):
        href = f"{address}{words[language][name]}.ics"
        assert (f'href="{href}"' in html) == (name in names), href
        if name in names:
            size = -(-len(files[href.lstrip("/")]) // 1000)
            unit = {"en": "KB", "fr": "ko"}[language]
            assert f"(ICS, {size}\u00a0{unit})</a>" in html


def test_a_link_goes_when_its_time_is_over() -> None:
    mission = load_shipped().missions[NURSING]
    schedule = build_schedule(mission)
    html = render_mission(build_shipped(), NURSING, "en")
    assert schedule.end is not None
    for end in (schedule.windows[0][1], schedule.end):
        assert f'<li data-window="0 {int(end.timestamp())}"><a href=' in html


def test_the_hour_that_clocks_show_twice_is_written_in_utc() -> None:
    [event] = _parse(render_calendar(_build(*HOUR_SHOWN_TWICE)))
    assert (event.start, event.end) == HOUR_SHOWN_TWICE
    assert event["DTSTART"].to_ical() == b"20271107T055900Z"


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("2027-03-13T23:59", -5),
        ("2027-03-14T23:59", -4),
        ("2027-11-06T23:59", -4),
        ("2027-11-07T23:59", -5),
        ("2026-12-31T23:59", -5),
    ],
    ids=["before spring", "after spring", "before fall", "after fall", "last of the year"],
)
def test_files_bring_the_clock_changes_that_they_need(written: str, offset: int) -> None:
    wall = datetime.fromisoformat(written)
    start = wall.replace(tzinfo=OTTAWA)
    data = render_calendar(_build(start, start + timedelta(minutes=1)))
    [zone] = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    assert isinstance(zone, icalendar.Timezone)
    # The file's own rules are read here, not what this computer knows of Ottawa.
    assert zone.to_tz(lookup_tzid=False).utcoffset(wall) == timedelta(hours=offset)
    assert zone.get("COMMENT") is None


def test_signs_that_mean_something_in_a_file_come_back_as_they_were() -> None:
    start = datetime(2027, 1, 15, 23, 59, tzinfo=OTTAWA)
    data = render_calendar(_build(start, start + timedelta(minutes=1), HOSTILE))
    [event] = _parse(data)
    assert str(event["SUMMARY"]) == HOSTILE
    assert b"\xc3\x89t\xc3\xa9\\, " in data
    assert icalendar.Calendar.from_ical(data).to_ical(sorted=False) == data
    assert max(map(len, data.split(b"\r\n"))) <= LONGEST_LINE


def _build(start: datetime, end: datetime, summary: str = "Summary") -> Calendar:
    event = Event("uid@missions.example", start, end, summary, "Place", "CONFIRMED")
    stamp = datetime(2026, 11, 18, 5, tzinfo=UTC)
    address = "https://missions.example/fr/"
    return Calendar("fr-CA", "-//missions.example//FR", address, "Description", stamp, 1, (event,))


def _change(**fields: object) -> Site:
    """Return a site of one mission that differs in some fields."""
    mission: Mission = load_shipped().missions[NURSING].model_copy(update=fields)
    return build_at(REFERENCE, {NURSING: mission})


def _read(kind: Kind, identity: str, language: Language, site: Site | None = None) -> list[Any]:
    file = build_calendar(kind, identity, (site or build_shipped()).editions[language])
    return _parse(file.data) if file else []


def _list_files(language: Language) -> Iterator[CalendarFile]:
    edition = build_shipped().editions[language]
    for identity in edition.catalogue.published:
        yield from list_calendars(identity, edition)


def _parse(data: bytes) -> list[Any]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def _read_outputs(site: Site) -> dict[str, bytes]:
    return {name: data for name, data in render_outputs(site) if name.endswith(".ics")}


def _strip_words(event: icalendar.Event) -> dict[str, bytes]:
    words = {"SUMMARY", "DESCRIPTION", "LOCATION", "URL"}
    return {name: value.to_ical() for name, value in event.items() if name not in words}
