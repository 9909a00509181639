"""What a mission's page says: everything that its file holds, and nothing that is not true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.building import REFERENCE
from tests.projects import (
    FIXTURES,
    NURSING,
    WHOLE,
    build_at,
    build_from,
    build_shipped,
    find_address,
    load_mission,
    load_shipped,
    render_mission,
    render_page,
    render_prepare,
)

from missionsite.addresses import MISSIONS_PAGE
from missionsite.frame import build_frame
from missionsite.markdown import render_markdown
from missionsite.model.mission import Mission
from missionsite.model.occupations import Occupation
from missionsite.model.places import Stop
from missionsite.nodes import Location, Plain, build_plain
from missionsite.pages import list_addresses
from missionsite.problems import LANGUAGES, Language
from missionsite.schedules import build_schedule, list_windows
from missionsite.site import Site
from missionsite.source import read_source
from missionsite.typography import typeset
from missionsite.views.days import build_stops
from missionsite.views.facts import say_access
from missionsite.views.interest import build_applications
from missionsite.views.mission import build_mission, say_prefix
from missionsite.views.notices import build_notices
from missionsite.views.occupations import build_occupations
from missionsite.views.prepare import build_prepare
from missionsite.views.state import build_state

MINUTE = timedelta(minutes=1)
FEWEST_TEXTS, FEWEST_ADDRESSES, FEWEST_PARTS = 25, 5, 30
PAGES_OF_A_MISSION = 2
WHOLE_ID = "2026-casablanca-tunis-nursing"
FRENCH_WINDOW = "du 16 novembre 2026 à 9 h au 15 janvier 2027 à 23 h 59"
WHILE_OPEN = datetime(2025, 12, 15, 12, tzinfo=UTC)
"""An instant at which the forms of the whole mission are open."""
FORM = 'a.app-button--start[href^="https://forms.missions.example/"]'
LASTING = ("completed", "postponed", "suspended", "cancelled")
EVERY_SECTION = (
    *("results", "others", "about", "dates", "destinations", "occupations", "who-does-what"),
    *("costs", "prepare", "travel", "ethics", "questions", "partners", "updates", "contact"),
)
EVERY_STEP = ("checklist", "preparation", "pathways", "planning", "contact")
"""Sections of the page that prepares for a mission."""


@dataclass(frozen=True)
class Shown:
    """What a reader without scripts sees of a mission's state on its page.

    Notices are named by their keys in strings.yml, `waiting` are those that a script may show;
    `forms` counts the links to the form.
    """

    tag: str = ""
    notices: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    forms: int = 0


# At the reference instant: the mission, what is shown of its state, and which sections its page
# and the page that prepares for it lack.
AT_REFERENCE: dict[str, tuple[Shown, set[str], set[str]]] = {
    "2026-warsaw-software-developers": (
        Shown("completed", ("example",), ("closed",)),
        {"who-does-what", "costs", "travel", "prepare"},
        {"checklist", "preparation", "pathways", "planning"},
    ),
    "2027-casablanca-tunis-nursing": (
        Shown("", ("example",), ("deadline", "closed"), 1),
        {"results", "others"},
        set(),
    ),
    "2027-guatemala-livestock": (
        Shown("cancelled", ("cancelled", "example")),
        {"results", "partners", "travel", "prepare"},
        {"checklist", "preparation", "pathways", "planning"},
    ),
    "2027-manila-cooks": (
        Shown("", ("planned", "example")),
        {"results", "others", "travel"},
        {"checklist", "preparation", "planning"},
    ),
    "2027-paris-brussels-early-childhood": (
        Shown("", ("deadline", "example"), ("closed",), 1),
        {"results", "others"},
        set(),
    ),
    "2027-porto-carpenters": (
        Shown("", ("example",), ("deadline", "closed"), 1),
        {"results", "others"},
        set(),
    ),
    "2027-santiago-lima-engineers": (
        Shown("", ("closed", "example")),
        {"results"},
        {"checklist", "preparation"},
    ),
    "2027-tunis-truck-drivers": (
        Shown("postponed", ("postponed", "example")),
        {"results"},
        {"checklist", "preparation", "planning"},
    ),
}

# One mission's life: when one looks, what its page shows, and the list that its card is in.
OPEN = Shown("", ("example",), ("deadline", "closed"), 1)
LAST_MONTH = Shown("", ("deadline", "example"), ("closed",), 1)
CLOSED = Shown("", ("closed", "example"))
LIFE: dict[str, tuple[str, Shown, str]] = {
    "before the form opens": ("2026-11-10T09:00-05:00", OPEN, "current"),
    "a minute before the last month": ("2026-12-15T23:59:59-05:00", OPEN, "current"),
    "at the beginning of the last month": ("2026-12-16T00:00-05:00", LAST_MONTH, "current"),
    "in the last minute": ("2027-01-15T23:59:59-05:00", LAST_MONTH, "current"),
    "when the form has closed": ("2027-01-16T00:00-05:00", CLOSED, "current"),
    "a month after that": ("2027-02-16T00:00-05:00", CLOSED, "current"),
    "during the mission": ("2027-04-14T12:00-04:00", CLOSED, "current"),
    "in the last minute of the follow-up": ("2027-10-15T23:59-04:00", CLOSED, "current"),
    "after the follow-up": (
        "2027-10-16T00:00-04:00",
        Shown("completed", ("example",), ("closed",)),
        "past-2027",
    ),
    "in the last hour of the second year": (
        "2029-04-16T23:59+01:00",
        Shown("completed", ("example",), ("closed",)),
        "past-2027",
    ),
    "two years after the end": (
        "2029-04-17T00:00+01:00",
        Shown("completed", ("archived", "example")),
        "",
    ),
}

# Fields that no page shows, and why.
UNSEEN = {
    ("publication", "publish_on"): "it decides whether there is a page",
    ("publication", "review_by"): "it is a promise among colleagues",
    ("publication", "owner"): "it is for colleagues",
    ("expression_of_interest", "form_parity_checked_on"): "it is a record for colleagues",
    ("occupations", "licence", "regulator", "link", "verified_on"): "it is a record for colleagues",
    ("access",): "a partner's name says it",
    ("participation_fee", "currency"): "nothing costs nothing in every currency",
}
# Another value for a field whose values are words or codes, by its last key; "" leaves it out.
OTHER_VALUES = {
    "access": "open",
    "activities": "briefing",
    "audience": "employers",
    "conditions": "hr_plan",
    "considered": "hr_plan",
    "country": "SN",
    "currency": "EUR",
    "email": "others@missions.example",
    "format": "hybrid",
    "from": "SN",
    "hiring_regions": "ON",
    "id": "another_id",
    "interview_languages": "es",
    "item": "work_permit_fees",
    "language": "fr",
    "languages": "es",
    "lead_partner": "association_builders",
    "list": "",
    "noc": "21300",
    "only_in": "fr",
    "other_ways": "mail",
    "owner": "others@missions.example",
    "paid_by": "partner",
    "partners": "gac",
    "pathways": "express_entry",
    "preferred": "hr_plan",
    "questions": "guarantee",
    "regions": "ON",
    "sectors": "education",
    "services": "site_visits",
    "state": "cancelled",
    "status": "voluntary",
    "telephone": "1-613-555-0199",
    "time_zone": "Asia/Tokyo",
    "ways_to_take_part": "online",
}
PATTERNS = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "2026-07-07"),
    (re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"), "2025-12-07T07:07"),
    (re.compile(r"https://.*"), "https://other.example/page"),
    (re.compile(r"true"), "false"),
    (re.compile(r"\d{1,4}"), "77"),
)
MINIMUM = {
    "title": {"en": "Somewhere", "fr": "Quelque part"},
    "slug": {"en": "somewhere", "fr": "quelque-part"},
    "summary": {"en": "A mission is planned.", "fr": "Une mission est prévue."},
    "state": "planned",
    "access": "open",
    "publication": {
        "publish_on": "2026-11-02",
        "modified": "2026-11-02",
        "review_by": "2027-05-02",
        "owner": "missions@missions.example",
    },
    "sectors": ["health"],
    "occupations": [{"noc": "31301"}],
    "hiring_regions": "all",
    "dates": {"start": "2028-fall"},
}


def test_every_shipped_mission_is_in_the_table() -> None:
    assert sorted(AT_REFERENCE) == sorted(load_shipped().missions)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", AT_REFERENCE)
def test_a_shipped_mission_shows_its_state_and_its_sections(
    identity: str, language: Language
) -> None:
    """On both of its pages."""
    shown, without, not_prepared = AT_REFERENCE[identity]
    site = build_shipped()
    expected = (
        [name for name in EVERY_SECTION if name not in without],
        [name for name in EVERY_STEP if name not in not_prepared],
    )
    for page, names in zip(_parse_both(site, identity, language), expected, strict=True):
        assert _read_state(page, site, language) == shown
        assert _list_sections(page) == names
        listed = [f"#{name}" for name in names] if len(names) > 1 else []
        assert _list_links(page, ".app-contents") == listed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", AT_REFERENCE)
def test_a_mission_leads_to_what_prepares_for_it_and_to_nothing_else(
    identity: str, language: Language
) -> None:
    """In the order of that page, by its headings; where nothing is left to do, not at all."""
    site = build_shipped()
    page, prepare = _parse_both(site, identity, language)
    url = site.editions[language].prepare_url(identity)
    steps = [name for name in _list_sections(prepare) if name != "contact"]
    linked = [href for href in _list_links(page, "main") if href.startswith(url)]
    assert linked == [*([url] if steps else []), *(f"{url}#{name}" for name in steps)]
    links = page.css("section[aria-labelledby=prepare] a")
    assert [it.text() for it in links] == [_text(prepare, f"h2#{name}") for name in steps]
    assert len(steps) == len(EVERY_STEP) - 1 - len(AT_REFERENCE[identity][2])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", AT_REFERENCE)
def test_the_page_that_prepares_for_a_mission_leads_back_to_it(
    identity: str, language: Language
) -> None:
    site = build_shipped()
    page, prepare = _parse_both(site, identity, language)
    url = site.editions[language].mission_url(identity)
    assert url in _list_links(prepare, ".app-key-facts")
    known = {f"{url}#{name}" for name in _list_sections(page)}
    assert {it for it in _list_links(prepare, "main") if it.startswith(f"{url}#")} <= known
    within = {it for it in _list_links(prepare, "main") if it.startswith("#")}
    assert within <= {f"#{name}" for name in _list_sections(prepare)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("identity", "state", "said"),
    [
        (NURSING, "completed", "nothing"),
        (NURSING, "cancelled", "nothing"),
        (NURSING, "postponed", "summary"),
        (NURSING, "scheduled", "summary"),
        ("2028-somewhere", "planned", "not_yet"),
        ("2028-somewhere", "postponed", "not_yet"),
        ("2028-somewhere", "cancelled", "nothing"),
    ],
)
def test_a_mission_for_which_nobody_prepares_says_so(
    identity: str, state: str, said: str, language: Language
) -> None:
    known = {**load_shipped().missions, "2028-somewhere": Mission.model_validate(MINIMUM)}
    lasting = "scheduled" if state == "completed" else state
    mission = known[identity].model_copy(update={"state": lasting})
    instant = REFERENCE + timedelta(days=5 * 365 if state == "completed" else 0)
    site = build_at(instant, {identity: mission})
    sentence = {
        "en": {
            "nothing": "There is nothing left to prepare for the mission “{}”.",
            "not_yet": "There is nothing to prepare yet for the mission “{}”.",
        },
        "fr": {
            "nothing": "Il n’y a plus rien à préparer pour la mission « {} ».",
            "not_yet": "Il n’y a encore rien à préparer pour la mission « {} ».",
        },
    }[language]
    prepare = _parse(render_prepare(site, identity, language))
    lead = _collapse(_text(prepare, ".app-lead"))
    description = _first(prepare, 'meta[name="description"]').attributes["content"] or ""
    steps = set(_list_sections(prepare)) - {"contact"}
    title = _collapse(site.editions[language].text(mission.title))
    if said in sentence:
        expected = sentence[said].format(title)
        assert (lead, _collapse(description), steps) == (expected, expected, set())
    else:
        form = {"checklist", "preparation"} & steps
        key = "prepare.summary" if form else "prepare.later"
        assert lead == _collapse(site.editions[language].words[key])
        assert title in _collapse(description)
        assert steps


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("instant", "shown", "shelf"), LIFE.values(), ids=LIFE)
def test_what_is_printed_is_true_at_every_time(
    instant: str, shown: Shown, shelf: str, language: Language
) -> None:
    site = build_at(datetime.fromisoformat(instant))
    page, prepare = _parse_both(site, NURSING, language)
    prefix = {"en": "Completed – ", "fr": "Terminée – "}[language] if shown.tag else ""
    title = typeset(load_shipped().missions[NURSING].title.in_language(language), language)
    assert _read_state(page, site, language) == shown
    assert _read_state(prepare, site, language) == shown
    assert _collapse(_first(page, "h1").text()) == _collapse(prefix + title)
    assert _collapse(_first(page, "title").text()).startswith(_collapse(prefix + title))
    assert _find_shelf(site, language) == shelf


def test_the_closed_notice_is_a_warning_for_a_month() -> None:
    closes = datetime.fromisoformat("2027-01-16T00:00-05:00")
    kinds = []
    for instant in (closes, closes + timedelta(days=31) - MINUTE, closes + timedelta(days=31)):
        edition = build_at(instant).editions["en"]
        [notice] = [
            it for it in build_mission(NURSING, edition).notices if "deadline" in it.body_html
        ]
        kinds.append(notice.kind)
    assert kinds == ["warning", "warning", "info"]


def test_nothing_untrue_is_printed_around_any_date_of_any_mission() -> None:
    """Forms only while one may apply, "closed" only once it is so, a state only if it lasts."""
    missions = {**load_shipped().missions, **_load_fixtures()}
    for identity, mission in missions.items():
        for instant in _list_moments(mission):
            _check_truth(identity, mission, instant)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["postponed", "suspended", "cancelled"])
def test_a_stopped_mission_says_so_first_and_leads_to_no_form(
    state: str, language: Language
) -> None:
    reason = {"en": "The venue burned down.", "fr": "La salle a brûlé."}
    plain = {**_read_plain(), "state": state, "state_reason": reason}
    site = build_at(WHILE_OPEN, {WHOLE_ID: Mission.model_validate(plain)})
    page, prepare = _parse_both(site, WHOLE_ID, language)
    for it in (page, prepare):
        assert _read_state(it, site, language) == Shown(state, (state, "example"))
        assert reason[language] in _first(it, ".app-notice").text()
        assert it.css("[data-deadline], [data-window]") == []
        assert not {"preparation", "checklist"} & set(_list_sections(it))
    heading = site.editions[language].say("states.prefix", state=_read_label(page))
    assert _first(page, "h1").text().startswith(heading)
    assert _first(page, "title").text().startswith(heading)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_says_when_it_is_open_and_who_runs_it(language: Language) -> None:
    page = _parse(render_mission(build_shipped(), NURSING, language))
    sentence, notice = {
        "en": (
            "Form open from November 16, 2026, 9 am to January 15, 2027, 11:59 pm, Ottawa time.",
            "https://forms.missions.example/en/privacy",
        ),
        "fr": (
            f"Formulaire accessible {FRENCH_WINDOW}, heure d’Ottawa.",
            "https://forms.missions.example/fr/confidentialite",
        ),
    }[language]
    assert _collapse(_text(page, ".app-apply__window")) == sentence
    assert page.css(f".app-apply [data-window] {FORM}") != []
    assert len(page.css(".app-apply [data-window] .app-apply__points li")) == 4
    assert page.css(f'.app-apply__points a[href="{notice}"]') != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_is_told_in_ottawa_time(language: Language) -> None:
    page = _parse(render_mission(build_shipped(), NURSING, language))
    time = _first(page, ".app-key-facts time")
    text = {
        "en": "January 15, 2027, 11:59 pm, Ottawa time",
        "fr": "15 janvier 2027 à 23 h 59, heure d’Ottawa",
    }
    assert text[language] in _collapse(time.text())
    assert time.attributes["datetime"] == "2027-01-15T23:59-05:00"
    local = _first(page, ".app-key-facts [data-local-time]")
    assert local.attributes["data-local-time"] == "1800075540 -300"
    assert "hidden" in local.attributes


def test_dates_stand_in_the_order_in_which_they_come() -> None:
    """On one day by the hour, and a round abroad where it is in Ottawa."""
    plain = {**_read_plain(), "state": "scheduled"}
    opening, closing = deepcopy(plain["expression_of_interest"]["windows"])
    opening |= {"closes": "2026-01-16T09:00", "time_zone": "Asia/Tokyo"}  # 7 pm the day before
    closing |= {"opens": "2026-01-15T20:00", "closes": "2026-01-30T23:59"}
    plain["expression_of_interest"] |= {"windows": [opening, closing]}
    plain["employer_sessions"] = [{"on": "2026-01-30T13:00", "language": "en"}]
    site = build_at(WHILE_OPEN, {WHOLE_ID: Mission.model_validate(plain)})
    page = _parse(render_mission(site, WHOLE_ID, "en"))
    times = [it.attributes["datetime"] or "" for it in page.css("#dates + .app-timeline time")]
    hours = [it for it in times if "T" in it and it > "2026-01"]
    assert hours == [
        "2026-01-15T19:00-05:00",
        "2026-01-15T20:00-05:00",
        "2026-01-30T13:00-05:00",
        "2026-01-30T23:59-05:00",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_mission_reaches_its_page(language: Language) -> None:
    page = _collapse(" ".join(_text(_parse(html), "body") for html in _render_whole(language)))
    texts = list(_list_texts(language))
    assert [text for text in texts if _collapse(typeset(text, language)) not in page] == []
    assert len(texts) > FEWEST_TEXTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_of_a_mission_reaches_its_page(language: Language) -> None:
    pages = [_parse(html) for html in _render_whole(language)]
    linked = {link.attributes["href"] for page in pages for link in page.css("main a")}
    addresses = list(_list_addresses(language))
    assert [address for address in addresses if address not in linked] == []
    assert len(addresses) > FEWEST_ADDRESSES


def test_every_field_of_a_mission_reaches_its_page() -> None:
    """Another value in any one field changes the page, but for fields that are known not to."""
    before = list(_build_whole(_read_plain()))
    seen, unchanged = set(), set()
    for location, written in _list_leaves(_read_plain()):
        kind = tuple(step for step in location if isinstance(step, str))
        if kind in seen:
            continue
        seen.add(kind)
        after = _build_whole(_change(location, _find_other(location, written)))
        if all(old == new for old, new in zip(before, after, strict=True)):
            unchanged.add(kind)
    assert unchanged == set(UNSEEN)


def test_every_field_of_the_model_is_in_the_whole_mission() -> None:
    assert set(Mission.model_fields) == set(_read_plain())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_least_that_a_planned_mission_may_say_makes_a_page(language: Language) -> None:
    site = build_at(REFERENCE, {"2028-somewhere": Mission.model_validate(MINIMUM)})
    for html in _render_both(site, "2028-somewhere", language):
        html5lib.HTMLParser(strict=True).parse(html)
    page, prepare = _parse_both(site, "2028-somewhere", language)
    assert _read_state(page, site, language) == Shown("", ("planned",))
    assert _read_state(prepare, site, language) == Shown("", ("planned",))
    assert _list_sections(page) == ["dates", "occupations", "who-does-what", "costs", "ethics"]
    assert _list_sections(prepare) == []
    fall = {"en": "fall 2028", "fr": "automne 2028"}
    assert fall[language] in _text(page, "#dates + *").casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mission_makes_sound_html_without_empty_parts(language: Language) -> None:
    """Every mission in one of the languages, the whole one in both."""
    missions = {**_load_fixtures(), WHOLE_ID: load_mission(WHOLE)}
    site = build_at(REFERENCE, missions)
    for identity in {*sorted(missions)[LANGUAGES.index(language) :: 2], WHOLE_ID}:
        pages = _render_both(site, identity, language)
        for html in pages:
            html5lib.HTMLParser(strict=True).parse(html)
        selector = "article :is(h1, h2, h3, dt, dd, li, th, td)"
        parts = [part for html in pages for part in _parse(html).css(selector)]
        assert len(parts) > FEWEST_PARTS, identity
        assert [part.html for part in parts if not part.text().strip()] == [], identity


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_can_be_visited(language: Language) -> None:
    edition, nursing = build_shipped().editions[language], load_shipped().missions[NURSING]
    for code, country in load_shipped().reference.countries.items():
        stop = nursing.stops[0].model_copy(update={"country": code})
        [facts] = build_stops(nursing.model_copy(update={"stops": (stop,)}), edition)
        assert country.name.in_language(language) in facts.heading


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_occupation_can_be_sought(language: Language) -> None:
    edition, nursing = build_shipped().editions[language], load_shipped().missions[NURSING]
    known = load_shipped().reference.occupations
    sought = tuple(Occupation(noc=code) for code in known)
    html = str(build_occupations(nursing.model_copy(update={"occupations": sought}), edition))
    assert [code for code in known if code not in html] == []


def test_an_online_stop_has_neither_city_nor_country() -> None:
    mission = (
        load_shipped().missions[NURSING].model_copy(update={"stops": (Stop(format="virtual"),)})
    )
    [facts] = build_stops(mission, build_shipped().editions["en"])
    assert facts.heading == "Online"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mission_that_is_not_published_is_on_no_page(language: Language) -> None:
    shipped = load_shipped()
    published = {name: it for name, it in shipped.published.items() if name != NURSING}
    site = build_from(replace(shipped, published=published))
    pages = [render_page(site, it.id, language) for it in list_addresses(site, language)]
    slug = shipped.missions[NURSING].slug.in_language(language)
    assert [page for page in pages if slug in page or NURSING in page] == []
    assert len(pages) == len(list_addresses(build_shipped(), language)) - PAGES_OF_A_MISSION


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_shows_the_nearest_deadlines_first(language: Language) -> None:
    page = _parse(render_page(build_shipped(), "index.md", language))
    assert _list_cards(page) == [
        "2027-paris-brussels-early-childhood",
        "2027-casablanca-tunis-nursing",
        "2027-porto-carpenters",
    ]
    assert {it.attributes["data-show-in"] for it in page.css(".app-card")} == {
        "closing_soon open between_rounds opens_soon"
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_begins_with_what_one_can_act_on(language: Language) -> None:
    page = _parse(render_page(build_shipped(), MISSIONS_PAGE, language))
    assert _list_cards(page) == [
        "2027-paris-brussels-early-childhood",
        "2027-casablanca-tunis-nursing",
        "2027-porto-carpenters",
        "2027-manila-cooks",
        "2027-santiago-lima-engineers",
        "2027-tunis-truck-drivers",
        "2027-guatemala-livestock",
        "2026-warsaw-software-developers",
    ]
    labels = [it.text().strip() for it in page.css(".app-card [data-state-label]")]
    words = build_shipped().editions[language].words
    expected = [words[f"states.{name}"] for name in ("postponed", "cancelled", "completed")]
    assert labels == ["", "", "", "", "", *expected]


def test_a_cancelled_mission_is_past_once_its_days_are_over_in_ottawa() -> None:
    identity = "2027-guatemala-livestock"  # until February 25
    shelves = [
        _find_shelf(build_at(datetime.fromisoformat(instant).astimezone(UTC)), "en", identity)
        for instant in ("2027-02-25T23:59-05:00", "2027-02-26T00:00-05:00")
    ]
    assert shelves == ["current", "past-2027"]


def _parse(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def _render_both(site: Site, identity: str, language: Language) -> tuple[str, str]:
    """Return a mission's page and the page that prepares for it."""
    return (
        render_mission(site, identity, language),
        render_prepare(site, identity, language),
    )


def _parse_both(
    site: Site, identity: str, language: Language
) -> tuple[LexborHTMLParser, LexborHTMLParser]:
    page, prepare = _render_both(site, identity, language)
    return _parse(page), _parse(prepare)


def _list_sections(page: LexborHTMLParser) -> list[str]:
    return [node.attributes["id"] or "" for node in page.css("section.app-section > h2")]


def _list_links(page: LexborHTMLParser, selector: str) -> list[str]:
    return [node.attributes["href"] or "" for node in page.css(f"{selector} a[href]")]


def _first(page: LexborHTMLParser, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def _text(page: LexborHTMLParser, selector: str) -> str:
    return _first(page, selector).text()


def _collapse(text: str) -> str:
    return " ".join(text.split())


def _read_state(page: LexborHTMLParser, site: Site, language: Language) -> Shown:
    """Read what a page shows of a mission's state; a label that may not be printed is its text."""
    words = site.editions[language].words
    states = {words[f"states.{state}"]: state for state in LASTING}
    titles = {
        words[key]: key.removeprefix("notices.").removesuffix("_title")
        for key in words
        if key.startswith("notices.") and key.endswith("_title")
    }
    notices = page.css(".app-columns__head .app-notice, .app-columns__main > .app-notice")
    hidden = ["hidden" in notice.attributes for notice in notices]
    names = [titles[notice.css("h2")[0].text(deep=False).strip()] for notice in notices]
    label = _read_label(page)
    return Shown(
        tag=states.get(label, label),
        notices=tuple(name for name, waits in zip(names, hidden, strict=True) if not waits),
        waiting=tuple(name for name, waits in zip(names, hidden, strict=True) if waits),
        forms=len(page.css(FORM)),
    )


def _read_label(page: LexborHTMLParser) -> str:
    return _text(page, "h1 ~ p [data-state-label]").strip()


def _list_cards(page: LexborHTMLParser) -> list[str | None]:
    return [card.attributes["data-mission"] for card in page.css(".app-card")]


def _find_shelf(site: Site, language: Language, identity: str = NURSING) -> str:
    """Return the id of the list that a mission's card is in, "" for none."""
    page = _parse(render_page(site, MISSIONS_PAGE, language))
    for section in page.css("section.app-section"):
        if section.css(f'[data-mission="{identity}"]'):
            return section.css("h2")[0].attributes["id"] or ""
    return ""


@cache
def _load_fixtures() -> dict[str, Mission]:
    return {path.stem: load_mission(path) for path in sorted(FIXTURES.glob("missions/*.yml"))}


def _list_moments(mission: Mission) -> list[datetime]:
    """Return each instant at which something changes, and the minute before it."""
    schedule = build_schedule(mission)
    ends = (schedule.selection, schedule.start, schedule.end, schedule.follow_up_until)
    moments = {*(it for window in schedule.windows for it in window), *ends} - {None}
    return [it - early for it in moments if it for early in (MINUTE, timedelta())]


def _check_truth(identity: str, mission: Mission, instant: datetime) -> None:
    edition = build_at(instant, {identity: mission}).editions["en"]
    state = build_state(identity, mission, edition)
    notices = build_notices(mission, state, edition)
    schedule, where = build_schedule(mission), f"{identity} at {instant}"
    scheduled = mission.state == "scheduled"
    rounds = [closes for _, closes in schedule.windows if closes > instant]
    over = max(it for it in (schedule.end, schedule.follow_up_until, instant) if it) <= instant
    stopped = mission.state in LASTING
    told = [it for it in notices if not it.hidden and "The deadline was" in it.body_html]
    closed = scheduled and bool(schedule.windows) and not rounds
    assert len(build_applications(mission, edition)) == (len(rounds) if scheduled else 0), where
    assert (state.tag is not None) == (stopped or (scheduled and over)), where
    assert bool(say_prefix(identity, edition)) == (state.tag is not None), where
    assert bool(told) == (closed and not over), where


def _read_plain() -> dict[str, Any]:
    """Return the whole mission as nested groups and lists of texts, to be changed at will."""
    return deepcopy(_load_plain())


@cache
def _load_plain() -> dict[str, Any]:
    source, _ = read_source(WHOLE.name, WHOLE.read_bytes())
    assert source.root is not None
    plain = build_plain(source.root)
    assert isinstance(plain, dict)
    return plain


def _list_sites(plain: dict[str, Any]) -> Iterator[Site]:
    """Yield sites with the whole mission: set and open for interest, and as it is."""
    scheduled = Mission.model_validate({**plain, "state": "scheduled"})
    yield build_at(WHILE_OPEN, {WHOLE_ID: scheduled})
    yield build_at(REFERENCE, {WHOLE_ID: Mission.model_validate(plain)})


@cache
def _render_whole(language: Language) -> tuple[str, ...]:
    sites = _list_sites(_read_plain())
    return tuple(html for site in sites for html in _render_both(site, WHOLE_ID, language))


def _build_whole(plain: dict[str, Any]) -> Iterator[object]:
    """Yield all that templates are given for the whole mission."""
    for site in _list_sites(plain):
        for language in LANGUAGES:
            yield build_mission(WHOLE_ID, site.editions[language])
            yield build_prepare(WHOLE_ID, site.editions[language])
            for name in (f"missions/{WHOLE_ID}.md", f"missions/{WHOLE_ID}/prepare.md"):
                yield build_frame(find_address(site, name, language), site)


def _list_leaves(plain: Plain, above: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield each single value and its place."""
    if isinstance(plain, str):
        yield above, plain
    elif isinstance(plain, list):
        for place, item in enumerate(plain):
            yield from _list_leaves(item, (*above, place))
    else:
        for key, value in plain.items():
            yield from _list_leaves(value, (*above, key))


def _list_texts(language: Language) -> Iterator[str]:
    """Yield each text of the whole mission in a language; of Markdown each paragraph and item."""
    for location, text in _list_leaves(_read_plain()):
        if location[-1] != language or location[0] == "slug" or text.startswith("https://"):
            continue
        if location[-2] in {"description", "answer"} or location[0] == "results":
            page = _parse(render_markdown(text, lambda _, text_html: text_html))
            yield from (part.text() for part in page.css("p, li"))
        else:
            yield text


def _list_addresses(language: Language) -> Iterator[str]:
    """Yield each address of the whole mission that is not of the other language alone."""
    other = {"en": "fr", "fr": "en"}[language]
    for location, text in _list_leaves(_read_plain()):
        if text.startswith("https://") and location[-1] != other:
            yield text


def _find_other(location: Location, written: str) -> str:
    """Return another value that a field may have."""
    for pattern, other in PATTERNS:
        if pattern.fullmatch(written):
            return other
    if location[-1] in LANGUAGES:
        return "something-else" if location[0] == "slug" else "Something else."
    return OTHER_VALUES[next(step for step in reversed(location) if isinstance(step, str))]


def _change(location: Location, other: str) -> dict[str, Any]:
    """Return the whole mission with another value at a place, or without it."""
    plain = _read_plain()
    group: Any = plain
    for step in location[:-1]:
        group = group[step]
    if other:
        group[location[-1]] = other
    else:
        del group[location[-1]]
    return plain


@pytest.mark.parametrize("state", ["postponed", "suspended", "cancelled"])
def test_a_stopped_mission_announces_nothing_to_come(state: str) -> None:
    plain = {**_read_plain(), "state": state, "state_reason": {"en": "Why.", "fr": "Pourquoi."}}
    site = build_at(WHILE_OPEN, {WHOLE_ID: Mission.model_validate(plain)})
    page = _parse(render_mission(site, WHOLE_ID, "en"))
    entries = page.css("#dates + .app-timeline .app-timeline__what")
    assert [entry.text() for entry in entries] == ["Dates that were planned"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["postponed", "suspended", "cancelled"])
def test_the_days_of_a_stopped_mission_are_nowhere_called_its_days(
    state: str, language: Language
) -> None:
    plain = {**_read_plain(), "state": state, "state_reason": {"en": "Why.", "fr": "Pourquoi."}}
    site = build_at(WHILE_OPEN, {WHOLE_ID: Mission.model_validate(plain)})
    words = site.editions[language].words
    both = _parse_both(site, WHOLE_ID, language)
    cards = _parse(render_page(site, MISSIONS_PAGE, language)).css(".app-card")
    assert cards
    terms = [*(it.css("dt") for it in both), *(it.css("dt") for it in cards)]
    for named in ({node.text() for node in nodes} for nodes in terms):
        assert words["dates.mission_planned"] in named
        assert not named & {words["facts.dates"], words["stops.dates"]}


def test_each_audience_is_told_its_own_deadline() -> None:
    plain = {**_read_plain(), "state": "scheduled"}
    first, second = deepcopy(plain["expression_of_interest"]["windows"])
    first["time_zone"] = second["time_zone"] = "America/Toronto"
    first |= {"audience": "employers", "opens": "2025-12-01T09:00", "closes": "2025-12-20T23:59"}
    second |= {"audience": "associations", "opens": "2025-12-01T09:00"}
    second["closes"] = "2026-01-15T23:59"
    plain["expression_of_interest"] |= {"windows": [first, second]}
    told = []
    for instant in (WHILE_OPEN, datetime(2025, 12, 22, 12, tzinfo=UTC)):
        site = build_at(instant, {WHOLE_ID: Mission.model_validate(plain)})
        page = _parse(render_mission(site, WHOLE_ID, "en"))
        times = page.css(".app-key-facts__list time")
        told.append([time.attributes["datetime"] for time in times])
    associations = "2026-01-15T23:59-05:00"
    assert told == [["2025-12-20T23:59-05:00", associations], [associations]]


def test_a_closed_notice_that_waits_is_the_warning_it_will_be() -> None:
    page = _parse(render_mission(build_shipped(), NURSING, "en"))
    waiting = page.css(".app-notice[hidden]")
    assert [it.css_matches(".app-notice--warning") for it in waiting] == [True, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_can_express_interest_is_whom_a_form_is_for(language: Language) -> None:
    edition = build_shipped().editions[language]
    missions = load_shipped().missions
    both = missions["2027-paris-brussels-early-childhood"]
    associations = missions["2027-porto-carpenters"]
    assert {it.audience for it in list_windows(both)} == {"associations", "employers"}
    assert say_access(both, edition) != edition.words["access.associations"]
    assert say_access(associations, edition) == edition.words["access.associations"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_open_form_a_preparation_page_says_only_what_it_holds(
    language: Language,
) -> None:
    page = _parse(render_prepare(build_shipped(), "2027-manila-cooks", language))
    assert {*_list_sections(page)} == {"pathways", "contact"}
    later = typeset(build_shipped().editions[language].words["prepare.later"], language)
    assert _collapse(_text(page, ".app-lead")) == _collapse(later)
