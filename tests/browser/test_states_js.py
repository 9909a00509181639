"""The scripts that keep a page true as time passes, in a real browser with its own clock.

The states are tested with the same table of cases as the build's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.test_states import CASES, read_schedule

from missionsite.clock import read_wall_time
from missionsite.formats import load_formatters
from missionsite.problems import LANGUAGES, Language
from missionsite.states import (
    build_timeline,
    write_deadline,
    write_local_time,
    write_states,
    write_window,
)

SCRIPTS = Path(__file__).parents[2] / "overrides/assets/js"
ADDRESS = "http://missions.test/"
FORMATTERS = load_formatters()
WORDS: dict[Language, dict[str, Any]] = {
    "en": {
        "days_left": {"one": "{n} day left", "other": "{n} days left"},
        "closes_today": "closes today at {time}",
        "local_time": "{moment}, your time",
    },
    "fr": {
        "days_left": {"one": "{n} jour restant", "other": "{n} jours restants"},
        "closes_today": "se termine aujourd’hui à {time}",
        "local_time": "{moment}, votre heure",
    },
}
LABELS = {"opens_soon": "Opens soon", "open": "Open", "closing_soon": "Closing soon"}
BUILT = "2026-12-01T12:00-05:00"
OPENS = datetime.fromisoformat("2026-11-16T09:00-05:00")
CLOSES = datetime.fromisoformat("2027-01-16T00:00-05:00")
STATES = write_states(build_timeline(read_schedule(CASES[0]["schedule"])))
MISSION = f"""
<article data-states="{STATES}" data-mission="m">
  <span data-state-label hidden></span>
  <p id="before" data-show-in="opens_soon">-</p>
  <p id="during" data-show-in="open closing_soon" hidden>-</p>
  <p data-window="{write_window(OPENS, CLOSES)}"><a href="#form">-</a></p>
</article>
<p id="elsewhere" data-state-for="m" data-show-in="closing_soon">-</p>
<p id="stranger" data-state-for="n" data-show-in="closing_soon">-</p>
"""
Show = Callable[..., Page]


@pytest.fixture
def show(chromium: Browser) -> Iterator[Show]:
    """Return a function that opens a page of the given body at an instant; no error may occur."""
    errors: list[str] = []

    def show_body(
        body: str, at: str, *, language: Language = "en", zone: str = "America/Toronto"
    ) -> Page:
        context = chromium.new_context(timezone_id=zone)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        # The page's clock stands still; only a test lets it run.
        page.clock.install(time=datetime.fromisoformat(at) - timedelta(minutes=1))
        page.clock.pause_at(datetime.fromisoformat(at))
        page.route(f"{ADDRESS}**", lambda route: _answer(route, _write_page(body, language)))
        page.goto(ADDRESS)
        return page

    yield show_body
    for context in chromium.contexts:
        context.close()
    assert errors == []


def _answer(route: Route, html: str) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if name.endswith(".js"):
        route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
    else:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")


def _write_page(body: str, language: Language) -> str:
    words = WORDS[language] | {"formats": FORMATTERS[language].browser_phrases()}
    return (
        f'<!doctype html><html lang="{language}-CA"><title>-</title><body>{body}'
        f'<script type="application/json" id="ui-strings">{json.dumps(words)}</script>'
        f'<script type="application/json" id="state-labels">{json.dumps(LABELS)}</script>'
        '<script type="module">import { startStates } from "./state.js";'
        "startStates(document);</script>"
    )


def _shown(page: Page, *ids: str) -> list[bool]:
    return [page.locator(f"#{name}").is_visible() for name in ids]


def test_the_browser_finds_the_states_that_the_build_finds(show: Show) -> None:
    page = show("", BUILT)
    questions = [
        [write_states(build_timeline(read_schedule(case["schedule"]))), _second(instant)]
        for case in CASES
        for instant, _ in case["at"]
    ]
    answers = page.evaluate(
        """async (questions) => {
          const { findState, readTimeline } = await import("./timeline.js");
          return questions.map(([text, second]) => findState(readTimeline(text), second));
        }""",
        questions,
    )
    assert answers == [state for case in CASES for _, state in case["at"]]


def test_a_page_shows_the_state_as_it_opens(show: Show) -> None:
    page = show(MISSION, BUILT)
    label = page.locator("[data-state-label]")
    assert label.inner_text() == "Open"
    assert label.get_attribute("class") == "app-tag app-tag--open"
    assert _shown(page, "before", "during", "elsewhere") == [False, True, False]
    assert page.locator("[data-window]").is_visible()


def test_a_page_changes_at_the_second_its_state_changes(show: Show) -> None:
    page = show(MISSION, "2026-12-31T23:59:58-05:00")
    page.clock.run_for(1_999)
    assert _shown(page, "during", "elsewhere") == [True, False]
    page.clock.run_for(1)
    label = page.locator("[data-state-label]")
    assert label.get_attribute("class") == "app-tag app-tag--closing-soon"
    assert _shown(page, "during", "elsewhere") == [True, True]


def test_the_link_to_the_form_comes_and_goes_with_its_window(show: Show) -> None:
    page = show(MISSION, "2026-11-16T08:59:59-05:00")
    link = page.locator("[data-window]")
    assert link.is_hidden()
    page.clock.run_for(1_000)
    assert link.is_visible()
    page = show(MISSION, "2027-01-15T23:59:59-05:00")
    link = page.locator("[data-window]")
    assert link.is_visible()
    page.clock.run_for(1_000)
    assert link.is_hidden()
    assert link.get_attribute("inert") == ""


def test_a_part_of_another_mission_is_left_alone(show: Show) -> None:
    page = show(MISSION, BUILT)
    assert _shown(page, "stranger") == [True]


def test_a_page_is_true_again_when_the_reader_comes_back(show: Show) -> None:
    page = show(MISSION, BUILT)
    _come_back(page, "2027-01-20T12:00-05:00")
    assert page.locator("[data-states]").get_attribute("data-state") == "selection"
    assert page.locator("[data-window]").is_hidden()


def test_a_clock_that_is_set_while_the_page_is_seen_is_noticed(show: Show) -> None:
    page = show(MISSION, BUILT)
    page.clock.set_system_time(datetime.fromisoformat("2027-01-20T12:00-05:00"))
    page.clock.run_for(30_000)
    assert page.locator("[data-states]").get_attribute("data-state") == "selection"


def test_others_are_told_of_a_new_state(show: Show) -> None:
    page = show(MISSION, "2026-12-31T23:59:59-05:00")
    page.evaluate(
        "addEventListener('mission-state', (event) => { document.title = event.detail; })",
    )
    page.clock.run_for(1_000)
    assert page.title() == "closing_soon"


def test_without_missions_a_page_stays_as_it_is(show: Show) -> None:
    assert show("<p>-</p>", BUILT).locator("p").inner_text() == "-"


DAYS_LEFT: dict[Language, list[tuple[str, str]]] = {
    "en": [
        ("2026-12-31T23:59:59-05:00", ""),  # too early to count
        ("2027-01-02T00:00:00-05:00", "13 days left"),
        ("2027-01-13T23:59:59-05:00", "2 days left"),
        ("2027-01-14T00:00:00-05:00", "1 day left"),
        ("2027-01-14T23:59:59-05:00", "1 day left"),
        ("2027-01-15T00:00:00-05:00", "closes today at 11:59 pm"),
        ("2027-01-15T23:59:59-05:00", "closes today at 11:59 pm"),
        ("2027-01-16T00:00:00-05:00", ""),  # closed
    ],
    "fr": [
        ("2027-01-13T12:00:00-05:00", "2 jours restants"),
        ("2027-01-14T12:00:00-05:00", "1 jour restant"),
        ("2027-01-15T12:00:00-05:00", "se termine aujourd’hui à 11:59 pm"),
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_left_are_counted_in_ottawas_days(show: Show, language: Language) -> None:
    deadline = f'data-deadline="{write_deadline(OPENS, CLOSES)}" data-deadline-time="11:59 pm"'
    page = show(f"<p {deadline} hidden></p>", BUILT, language=language, zone="Asia/Manila")
    shown = page.locator("[data-deadline]")
    told = []
    for at, _ in DAYS_LEFT[language]:
        _come_back(page, at)
        told.append((at, shown.inner_text() if shown.is_visible() else ""))
    assert told == DAYS_LEFT[language]


@pytest.mark.parametrize(
    ("zone", "instants", "english", "french"),
    [
        pytest.param(
            "America/Regina",
            ["2027-01-15T23:59-05:00"],
            ["January~15, 2027, 10:59~pm, your time"],
            ["le 15~janvier 2027 à 22~h~59, votre heure"],
            id="Regina is an hour behind",
        ),
        pytest.param(
            "Asia/Manila",
            ["2027-01-15T23:59-05:00"],
            ["January~16, 2027, 12:59~pm, your time"],
            ["le 16~janvier 2027 à 12~h~59, votre heure"],
            id="Manila is a day on",
        ),
        pytest.param(
            "America/St_Johns",
            ["2027-07-01T16:35-04:00"],
            ["July~1, 2027, 6:05~pm, your time"],
            ["le 1er~juillet 2027 à 18~h~05, votre heure"],
            id="Newfoundland is an hour and a half on",
        ),
        pytest.param(
            "Europe/Paris",
            ["2027-07-31T19:00-04:00", "2027-02-01T06:00-05:00", "2027-01-31T18:00-05:00"],
            [
                "August~1, 2027, 1~am, your time",
                "February~1, 2027, noon, your time",
                "February~1, 2027, midnight, your time",
            ],
            [
                "le 1er~août 2027 à 1~h, votre heure",
                "le 1er~février 2027 à midi, votre heure",
                "le 1er~février 2027 à minuit, votre heure",
            ],
            id="Paris on the first of a month, at noon, at midnight",
        ),
        pytest.param(
            "America/Panama",
            ["2027-07-15T12:00-04:00", "2027-01-15T12:00-05:00"],
            ["July~15, 2027, 11~am, your time", ""],
            ["le 15~juillet 2027 à 11~h, votre heure", ""],
            id="Panama differs in summer only",
        ),
        pytest.param("America/New_York", ["2027-07-15T23:59-04:00"], [""], [""], id="New York"),
    ],
)
def test_the_readers_own_time_is_added_where_it_differs(
    show: Show, zone: str, instants: list[str], english: list[str], french: list[str]
) -> None:
    written = [write_local_time(datetime.fromisoformat(instant)) for instant in instants]
    body = "".join(f'<p data-local-time="{text}" hidden></p>' for text in written)
    for language, texts in zip(LANGUAGES, (english, french), strict=True):
        parts = show(body, BUILT, language=language, zone=zone).locator("[data-local-time]").all()
        told = [part.text_content() if part.is_visible() else "" for part in parts]
        assert told == [text.replace("~", "\u00a0") for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_writes_times_as_the_build_does(show: Show, language: Language) -> None:
    walls = ["2027-01-01T00:00", "2027-03-14T12:00", "2027-08-31T09:05", "2027-12-02T16:30"]
    instants = [read_wall_time(datetime.fromisoformat(wall), "America/Toronto") for wall in walls]
    # The offset is another zone's, so that the reader in Ottawa is told Ottawa's own time.
    body = "".join(f'<p data-local-time="{int(at.timestamp())} 0"></p>' for at in instants)
    page = show(body, BUILT, language=language)
    told = page.locator("[data-local-time]").all_text_contents()
    ending = {"en": ("Ottawa time", "your time"), "fr": ("heure d’Ottawa", "votre heure")}[language]
    formatter = FORMATTERS[language]
    assert told == [formatter.moment(at).replace(*ending) for at in instants]


def _come_back(page: Page, at: str) -> None:
    """Let the computer sleep until an instant: the clock moves on, and no timer has run."""
    page.clock.set_system_time(datetime.fromisoformat(at))
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def _second(instant: str) -> float:
    return datetime.fromisoformat(instant).timestamp()
