"""The frame of a page: its head, the way to it, the way to its other side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.building import REFERENCE, ROOT
from tests.projects import (
    NURSING,
    build_at,
    build_shipped,
    find_address,
    load_shipped,
    render_page,
)

from missionsite.frame import TITLE_LIMIT, Frame, build_frame, fit_title
from missionsite.loading import build_site
from missionsite.model.texts import Summary, Title
from missionsite.outputs import render_outputs
from missionsite.pages import list_addresses
from missionsite.policy import HEADER_POLICY, POLICY
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site

SITE = "https://missions.example/"
SUFFIX: dict[Language, str] = {"en": " – Skills missions", "fr": " – Missions de recrutement"}
MISSION = f"missions/{NURSING}.md"
PREPARE = f"missions/{NURSING}/prepare.md"
OTHER: dict[Language, Language] = {"en": "fr", "fr": "en"}
NAMES: dict[Language, str] = {"en": "English", "fr": "Français"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spare", [1, 0, -1])
def test_a_title_bears_the_sites_name_where_both_fit(language: Language, spare: int) -> None:
    title = "t" * (TITLE_LIMIT - len(SUFFIX[language]) - spare)
    expected = title + SUFFIX[language] if spare >= 0 else title
    assert fit_title(title, build_shipped().editions[language]) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_title_has_room_for_every_state_before_it(language: Language) -> None:
    words = build_shipped().editions[language].words
    for state in ("completed", "postponed", "suspended", "cancelled"):
        prefix = words["states.prefix"].format(state=words[f"states.{state}"])
        assert len(prefix) + Title.limit <= TITLE_LIMIT, state
    assert len(words["prepare.prefix"]) + Title.limit <= TITLE_LIMIT


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_prepares_for_the_mission_with_the_longest_title_is_described_in_few_words(
    language: Language,
) -> None:
    longest = "t" * Title.limit
    title = Title(en=longest, fr=longest)
    mission = load_shipped().missions[NURSING].model_copy(update={"title": title})
    description = _build(build_at(REFERENCE, {NURSING: mission}), PREPARE, language).description
    assert longest in description
    assert len(description) <= Summary.limit


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_is_in_few_words(language: Language) -> None:
    frames = _build_all(build_shipped(), language)
    titles = [frame.title for frame in frames.values()]
    assert [title for title in titles if not 0 < len(title) <= TITLE_LIMIT] == []
    assert len(set(titles)) == len(titles)
    assert [it.description for it in frames.values() if not 0 < len(it.description) <= 130] == []
    assert {frame.locale for frame in frames.values()} == {f"{language}-CA"}


def test_both_sides_of_a_page_name_the_same_pair() -> None:
    english, french = (_build_all(build_shipped(), side) for side in LANGUAGES)
    assert sorted(english) == sorted(french)
    for identity, frame in english.items():
        other = french[identity]
        assert frame.alternates == other.alternates, identity
        if identity != "404.md":
            pair = dict(frame.alternates)
            assert (pair["en-CA"], pair["fr-CA"]) == (frame.canonical, other.canonical)
            assert ("x-default" in pair) == (identity == "index.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_toggle_leads_to_the_same_page(language: Language) -> None:
    other = _build_all(build_shipped(), OTHER[language])
    for identity, frame in _build_all(build_shipped(), language).items():
        toggle = frame.toggle
        assert toggle is not None
        address = find_address(build_shipped(), identity, OTHER[language])
        assert toggle.href == address.url, identity
        assert (toggle.text, toggle.title, toggle.short) == (
            NAMES[OTHER[language]],
            NAMES[OTHER[language]],
            OTHER[language].upper(),
        )
        assert toggle.lang == toggle.hreflang == other[identity].locale


@pytest.mark.parametrize(
    ("identity", "hrefs"),
    [
        ("index.md", []),
        ("services.md", ["/en/"]),
        ("missions/index.md", ["/en/"]),
        (MISSION, ["/en/", "/en/missions/"]),
    ],
    ids=["home", "a page", "the list", "a mission"],
)
def test_the_way_to_a_page_begins_at_canada_and_ends_above_it(
    identity: str, hrefs: list[str]
) -> None:
    for language in LANGUAGES:
        links = _build(build_shipped(), identity, language).breadcrumb
        ways = [f"https://www.canada.ca/{language}.html"]
        ways += [href.replace("/en/", f"/{language}/") for href in hrefs]
        assert [link.href for link in links] == ways
        assert links[0].text == "Canada.ca"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_to_what_prepares_for_a_mission_ends_at_the_mission(language: Language) -> None:
    site = build_shipped()
    above = _build(site, MISSION, language).breadcrumb
    *links, last = _build(site, PREPARE, language).breadcrumb
    assert tuple(links) == above
    mission = find_address(site, MISSION, language)
    heading = _parse(site, MISSION, language).css("h1")[0].text()
    assert (last.href, last.text) == (mission.url, heading)
    shown = _parse(site, PREPARE, language).css(".app-breadcrumb a")
    assert [it.attributes["href"] for it in shown] == [it.href for it in (*links, last)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_page_has_no_place_and_is_not_found(language: Language) -> None:
    frame = _build(build_shipped(), "404.md", language)
    assert (frame.canonical, frame.alternates, frame.breadcrumb) == ("", (), ())
    assert (frame.robots, frame.date_modified) == ("noindex", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_invented_missions_are_kept_from_search(language: Language) -> None:
    missions = dict(load_shipped().missions)
    missions[NURSING] = missions[NURSING].model_copy(update={"illustrative": False})
    frames = _build_all(build_at(REFERENCE, missions), language)
    kept = {identity for identity, frame in frames.items() if frame.robots == "noindex"}
    invented = [identity for identity in missions if identity != NURSING]
    files = {f"missions/{it}{end}" for it in invented for end in (".md", "/prepare.md")}
    assert kept == {"404.md", *files}
    assert {frame.robots for frame in frames.values()} == {"", "noindex"}


@pytest.mark.parametrize(
    ("identity", "marks"),
    [
        ("index.md", {"site": "page"}),
        ("questions.md", {"/en/questions/": "page"}),
        ("missions/index.md", {"/en/missions/": "page"}),
        (MISSION, {"/en/missions/": "true"}),
        (PREPARE, {"/en/missions/": "true"}),
        ("about.md", {}),
    ],
    ids=[
        "home",
        "a page of the menu",
        "the list",
        "a mission",
        "what prepares for it",
        "a page of the footer",
    ],
)
def test_the_menu_marks_where_one_is(identity: str, marks: dict[str, str]) -> None:
    frame = _build(build_shipped(), identity, "en")
    assert frame.site is not None
    found = {link.href: link.current for link in frame.menu if link.current}
    if frame.site.current:
        found["site"] = frame.site.current
    assert found == marks


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_the_day_its_content_changed(language: Language) -> None:
    modified = load_shipped().missions[NURSING].publication.modified
    page = _parse(build_shipped(), MISSION, language)
    days = page.css(".app-date-modified time")
    assert [(day.text(), day.attributes["datetime"]) for day in days] == [
        (modified.isoformat(), modified.isoformat())
    ]


def test_a_demonstration_says_so_until_the_site_is_official() -> None:
    official = build_site(
        replace(load_shipped(), settings=replace(load_shipped().settings, official=True)),
        SITE,
    )
    for language in LANGUAGES:
        selector = ".app-header__demonstration"
        [notice] = _parse(build_shipped(), "services.md", language).css(selector)
        assert notice.text() == build_shipped().editions[language].words["site.demonstration"]
        assert _parse(official, "services.md", language).css(selector) == []
    for name in ("index.html", "404.html"):
        for site, times in ((build_shipped(), 1), (official, 0)):
            page = dict(render_outputs(site))[name].decode()
            assert page.count("app-header__demonstration") == times, name


def test_the_policy_is_the_servers_without_what_only_a_header_may_say() -> None:
    conf = (ROOT / "deploy/headers.conf").read_text(encoding="utf-8")
    assert f'add_header Content-Security-Policy "{HEADER_POLICY}" always;' in conf
    assert f"{POLICY}; frame-ancestors 'none'" == HEADER_POLICY
    assert "frame-ancestors" not in POLICY
    assert "unsafe-inline" not in HEADER_POLICY
    assert "'unsafe-eval'" not in HEADER_POLICY
    page = _parse(build_shipped(), "services.md", "fr")
    metas = page.css('meta[http-equiv="Content-Security-Policy"]')
    assert [meta.attributes["content"] for meta in metas] == [POLICY]


def test_a_preview_has_no_policy_and_is_its_own_site() -> None:
    preview = build_site(load_shipped(), "http://127.0.0.1:8000/")
    assert _build(preview, "services.md", "en").policy == ""
    page = _parse(preview, "services.md", "en")
    assert page.css('meta[http-equiv="Content-Security-Policy"]') == []
    assert _build(preview, "services.md", "en").canonical == "http://127.0.0.1:8000/en/services/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_says_what_the_frame_holds(language: Language) -> None:
    frame = _build(build_shipped(), MISSION, language)
    page = _parse(build_shipped(), MISSION, language)
    html = page.css("html")[0]
    assert html.attributes["lang"] == frame.locale
    assert [it.text() for it in page.css("head > title")] == [frame.title]
    assert [it.attributes["content"] for it in page.css('meta[name="robots"]')] == ["noindex"]
    assert [it.attributes["href"] for it in page.css('link[rel="canonical"]')] == [frame.canonical]
    links = page.css('link[rel="alternate"]')
    assert [(it.attributes["hreflang"], it.attributes["href"]) for it in links] == list(
        frame.alternates
    )
    scripts = [it for it in page.css("script") if "src" not in it.attributes]
    assert {it.attributes["type"] for it in scripts} == {"application/json"}


def test_data_for_scripts_cannot_end_its_element() -> None:
    strings = dict(load_shipped().strings)
    key = "ui.closes_today"
    strings[key] = strings[key].model_copy(update={"en": "</script><b>{time}</b>"})
    site = build_site(replace(load_shipped(), strings=strings), SITE)
    page = _parse(site, "services.md", "en")
    assert [it.text() for it in page.css("#ui-strings + b, b")] == []
    assert "\\u003c/script\\u003e" in page.css("#ui-strings")[0].text()


def _build(site: Site, identity: str, language: Language) -> Frame:
    return build_frame(find_address(site, identity, language), site)


def _build_all(site: Site, language: Language) -> dict[str, Frame]:
    """Return the frame of every page of one language by the page's id."""
    return {page.id: build_frame(page, site) for page in list_addresses(site, language)}


def _parse(site: Site, identity: str, language: Language) -> LexborHTMLParser:
    return LexborHTMLParser(render_page(site, identity, language))
