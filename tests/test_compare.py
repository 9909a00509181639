"""What one compares, what else one may join, and by what a browser knows that a mission changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.projects import (
    NURSING,
    WHOLE,
    build_at,
    build_from,
    build_shipped,
    load_mission,
    load_shipped,
    render_mission,
    render_page,
)

from missionsite.model.mission import Mission, Update
from missionsite.model.texts import Bilingual
from missionsite.outputs import render_outputs
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site
from missionsite.views.device import COMPARE_PAGE

FOLDERS: dict[Language, str] = {"en": "en/compare-missions/", "fr": "fr/comparer-missions/"}
COMPARABLE = [
    "2027-paris-brussels-early-childhood",
    NURSING,
    "2027-porto-carpenters",
    "2027-manila-cooks",
]
"""At the reference instant, those to act on first."""
CANCELLED, CLOSED, COMPLETED = (
    "2027-guatemala-livestock",
    "2027-santiago-lima-engineers",
    "2026-warsaw-software-developers",
)
POSTPONED = "2027-tunis-truck-drivers"
AFTER_ALL = datetime(2028, 6, 1, tzinfo=UTC)
OTHER = ".app-others > li"


def read_files(site: Site) -> dict[str, Any]:
    """Return what browsers load, by name."""
    return {
        name: json.loads(data)
        for name, data in render_outputs(site)
        if name.startswith(tuple(FOLDERS.values()))
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_what_one_may_still_join(language: Language) -> None:
    choices = read_files(build_shipped())[f"{FOLDERS[language]}index.json"]
    assert [identity for identity, _ in choices] == COMPARABLE
    mark = build_shipped().editions[language].words["marks.example"]
    assert all(title.endswith(f"({mark})") for _, title in choices)


def test_each_of_them_has_a_file_in_each_language_and_no_other_mission_has() -> None:
    names = {f"{FOLDERS[side]}{it}.json" for side in LANGUAGES for it in ("index", *COMPARABLE)}
    assert set(read_files(build_shipped())) == names


def test_a_mission_that_is_not_published_yet_is_in_no_file() -> None:
    shipped = load_shipped()
    published = {it: shipped.published[it] for it in COMPARABLE if it != NURSING}
    site = build_from(replace(shipped, published=published))
    assert NURSING in site.catalogue.missions
    assert NURSING not in repr(read_files(site))


def test_the_files_are_the_same_in_every_build() -> None:
    assert read_files(build_shipped()) == read_files(build_at(load_shipped().instant))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_table_has_its_fact(language: Language) -> None:
    """A mission with all fields has a text for each row; no file has one without a row."""
    mission = replace_fields(load_mission(WHOLE), state="scheduled")
    site = build_at(datetime(2025, 12, 15, 12, tzinfo=UTC), {"2026-whole": mission})
    rows = [it.attributes["data-fact"] for it in _read_compare(site, language).css("tr[data-fact]")]
    facts = read_files(site)[f"{FOLDERS[language]}2026-whole.json"]["facts"]
    assert list(facts) == rows
    assert all(html.strip() for html in facts.values())


def test_facts_are_told_in_each_language() -> None:
    english, french = (
        read_files(build_shipped())[f"{FOLDERS[side]}{NURSING}.json"]["facts"] for side in LANGUAGES
    )
    assert english["dates"] == "April\u00a012 to 16, 2027"
    assert french["dates"] == "Du 12 au 16\u00a0avril 2027"
    assert (english["francophone"], french["francophone"]) == ("Yes", "Oui")
    assert "January\u00a015, 2027, 11:59\u00a0pm" in english["deadline"]
    assert english["cost"].startswith("<p>$2,750 to $4,450</p>")
    assert "<li>Honoraires de l’agence de recrutement</li>" in french["cost"]


def test_what_a_mission_does_not_state_is_left_out_of_its_file() -> None:
    facts = read_files(build_shipped())[f"{FOLDERS['en']}2027-manila-cooks.json"]["facts"]
    assert {"state", "dates", "regions", "occupations", "sectors"} <= set(facts)
    assert {"deadline", "fee", "cost", "effort"}.isdisjoint(facts)


def test_hostile_text_stays_text() -> None:
    hostile = Bilingual(en="<script>x</script>", fr="<img src=x>")
    mission = replace_fields(load_shipped().published[NURSING], title=hostile)
    files = read_files(build_at(load_shipped().instant, {NURSING: mission}))
    for language in LANGUAGES:
        column = files[f"{FOLDERS[language]}{NURSING}.json"]
        html = column["head_html"] + "".join(column["facts"].values())
        assert LexborHTMLParser(html).css("script, img") == []
        assert "&lt;" in column["head_html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_missions_that_can_be_compared_have_room_for_the_button(language: Language) -> None:
    site = build_shipped()
    page = LexborHTMLParser(render_page(site, "missions/index.md", language))
    cards = page.css(".app-card:has([data-compare])")
    assert [card.attributes["data-mission"] for card in cards] == COMPARABLE
    for identity in site.catalogue.published:
        mission = LexborHTMLParser(render_mission(site, identity, language))
        assert bool(mission.css(".app-key-facts [data-compare]")) == (identity in COMPARABLE)


def test_nothing_leads_to_a_comparison_where_nothing_can_be_compared() -> None:
    stopped = {CANCELLED: load_shipped().published[CANCELLED]}
    site = build_at(load_shipped().instant, stopped)
    page = LexborHTMLParser(render_page(site, "missions/index.md", "en"))
    assert page.css("[data-module=chooser], [data-compare]") == []


@pytest.mark.parametrize("identity", [CANCELLED, CLOSED, COMPLETED, POSTPONED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mission_that_one_cannot_join_leads_to_others(language: Language, identity: str) -> None:
    page = LexborHTMLParser(render_mission(build_shipped(), identity, language))
    urls = [it.attributes["href"] for it in page.css(f"{OTHER} strong a")]
    edition = build_shipped().editions[language]
    # None shares an occupation, a sector or a place with these but by region: then by deadline.
    assert sorted(map(str, urls)) == sorted(map(edition.mission_url, COMPARABLE[:3]))
    assert {it.attributes["data-show-in"] for it in page.css(OTHER)} == {
        "closing_soon open between_rounds opens_soon"
    }
    assert len(page.css(f"{OTHER} time")) == len(urls)


@pytest.mark.parametrize(
    ("changes", "order"),
    [
        pytest.param({}, ["first", "second", "fourth"], id="nothing: by their deadlines"),
        pytest.param({"hiring_regions": ("NU",)}, ["fourth", "first", "second"], id="a region"),
        pytest.param({"hiring_regions": ("all",)}, ["first", "second", "fourth"], id="all regions"),
        pytest.param({"sectors": ("construction",)}, ["third", "first", "second"], id="a sector"),
        pytest.param(
            {"sectors": ("construction",), "hiring_regions": ("NU",)},
            ["third", "fourth", "first"],
            id="one a sector, one a region",
        ),
        pytest.param({"occupations": NURSING}, ["second", "first", "fourth"], id="an occupation"),
        pytest.param(
            {"occupations": "2027-porto-carpenters"},
            ["fourth", "third", "first"],
            id="two an occupation",
        ),
    ],
)
def test_missions_that_share_most_come_first(changes: dict[str, Any], order: list[str]) -> None:
    published = load_shipped().published
    early, nursing, porto = (published[it] for it in COMPARABLE[:3])
    own = {"sectors": ("health",), "hiring_regions": ("YT",), "occupations": COMPLETED, **changes}
    own["occupations"] = published[own["occupations"]].occupations
    elsewhere = {"sectors": ("technology",), "hiring_regions": ("ON",)}
    missions = {
        "first": replace_fields(early, **elsewhere),
        "second": replace_fields(nursing, **elsewhere),
        "third": replace_fields(porto, hiring_regions=("ON",)),
        "fourth": replace_fields(porto, sectors=("technology",), hiring_regions=("NU",)),
        "closed": replace_fields(published[CLOSED], **own),
    }
    named = {name: _rename(mission, name) for name, mission in missions.items()}
    site = build_at(load_shipped().instant, named)
    page = LexborHTMLParser(render_mission(site, "closed", "en"))
    urls = [it.attributes["href"] or "" for it in page.css(f"{OTHER} strong a")]
    assert [url.split("/")[-2] for url in urls] == order


def test_nothing_is_suggested_where_no_form_is_open_or_will_be() -> None:
    page = LexborHTMLParser(render_mission(build_at(AFTER_ALL), CANCELLED, "en"))
    assert page.css("#others, .app-others") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_completed_mission_is_a_report(language: Language) -> None:
    page = LexborHTMLParser(render_mission(build_shipped(), COMPLETED, language))
    assert [it.attributes["id"] for it in page.css("section > h2[id]")][1:4] == [
        "results",
        "others",
        "about",
    ]
    assert [it.text() for it in page.css(".app-figures__number")] == ["31", "468", "87", "41"]
    assert page.css_first(".app-figures + .app-prose > p.app-source") is not None
    assert page.css("#costs, #who-does-what, #pathways, .app-chooser") == []


def test_the_log_has_the_newest_change_first() -> None:
    page = LexborHTMLParser(render_mission(build_shipped(), COMPLETED, "en"))
    days = [it.attributes["datetime"] for it in page.css("#updates ~ .app-timeline time")]
    assert days == ["2026-11-12", "2026-05-05", "2026-02-16"]


def test_the_log_is_in_order_although_its_file_is_not() -> None:
    mission = load_shipped().published[COMPLETED]
    texts = ("first", "second", "older")
    days = ("2026-11-12", "2026-11-12", "2026-01-01")
    updates = tuple(
        Update.model_construct(on=_day(day), text=Bilingual(en=text, fr=text))
        for day, text in zip(days, texts, strict=True)
    )
    site = build_at(load_shipped().instant, {COMPLETED: replace_fields(mission, updates=updates)})
    page = LexborHTMLParser(render_mission(site, COMPLETED, "en"))
    told = [it.text() for it in page.css("#updates ~ .app-timeline .app-timeline__what")]
    assert told == ["second", "first", "older"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_and_cards_say_which_version_they_are(language: Language) -> None:
    site, version = build_shipped(), "2026-11-12 3"
    [article] = LexborHTMLParser(render_mission(site, COMPLETED, language)).css("article")
    assert (article.attributes["data-module"], article.attributes["data-version"]) == (
        "visits",
        version,
    )
    lists = LexborHTMLParser(render_page(site, "missions/index.md", language))
    [card] = lists.css(f"ul[data-module=visits] .app-card[data-mission='{COMPLETED}']")
    assert card.attributes["data-version"] == version


def replace_fields(mission: Mission, **changes: Any) -> Mission:
    """Return a mission that differs in some fields."""
    return mission.model_copy(update=changes)


def _read_compare(site: Site, language: Language) -> LexborHTMLParser:
    return LexborHTMLParser(render_page(site, COMPARE_PAGE, language))


def _rename(mission: Mission, name: str) -> Mission:
    """Give a mission an address that tells its name."""
    slug = mission.slug.model_copy(update={"en": name, "fr": name})
    return replace_fields(mission, slug=slug)


def _day(text: str) -> date:
    return date.fromisoformat(text)
