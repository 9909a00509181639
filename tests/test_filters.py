"""What the filters of the missions page offer, and what each card holds for them."""

from __future__ import annotations

from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.building import REFERENCE
from tests.projects import FIXTURES, build_at, load_mission, load_shipped, render_page

from missionsite.addresses import MISSIONS_PAGE
from missionsite.model.mission import Mission
from missionsite.problems import LANGUAGES, Language

PAST = "2026-warsaw-software-developers"
EXTRA = FIXTURES / "missions"
REGIONS = 13


@cache
def load_all() -> dict[str, Mission]:
    """Return the shipped missions and those of the tests."""
    extra = {file.stem: load_mission(file) for file in sorted(EXTRA.glob("*.yml"))}
    return {**load_shipped().published, **extra}


def show(language: Language, *leave_out: str, keep: tuple[str, ...] = ()) -> LexborHTMLParser:
    missions = {
        name: mission
        for name, mission in load_all().items()
        if name not in leave_out and (not keep or name in keep)
    }
    return LexborHTMLParser(render_page(build_at(REFERENCE, missions), MISSIONS_PAGE, language))


def offered(page: LexborHTMLParser, name: str) -> dict[str, str]:
    options = page.css(f"select[name={name}] option")
    return {option.attributes["value"] or "": option.text() for option in options}


def held(page: LexborHTMLParser, name: str) -> set[str]:
    values = (card.attributes.get(f"data-{name}") or "" for card in page.css("article"))
    return {value for text in values for value in text.split()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["sector", "destination"])
def test_a_choice_offers_what_the_cards_hold_and_no_more(language: Language, name: str) -> None:
    page = show(language)
    assert set(offered(page, name)) - {""} == held(page, name)


def test_values_are_the_same_in_both_languages_and_names_are_not() -> None:
    english, french = (offered(show(language), "destination") for language in LANGUAGES)
    assert set(english) == set(french)
    assert (english["MA"], french["MA"]) == ("Morocco", "Maroc")


def test_names_stand_in_the_order_of_a_dictionary() -> None:
    """An accent does not send « Écosse » behind « Zambie »."""
    names = list(offered(show("fr"), "region").values())[1:]
    assert names == [
        *("Alberta", "Colombie-Britannique", "Île-du-Prince-Édouard", "Manitoba"),
        *("Nouveau-Brunswick", "Nouvelle-Écosse", "Nunavut", "Ontario", "Québec", "Saskatchewan"),
        *("Terre-Neuve-et-Labrador", "Territoires du Nord-Ouest", "Yukon"),
    ]


def test_a_mission_for_every_region_makes_each_of_them_a_choice() -> None:
    assert "all" in held(show("en"), "region")
    assert len(offered(show("en"), "region")) == REGIONS + 1
    everywhere = [name for name, it in load_all().items() if "all" in it.hiring_regions]
    assert PAST in everywhere
    page = show("en", *everywhere)
    assert set(offered(page, "region")) - {""} == held(page, "region")


def test_the_browser_alone_knows_which_states_there_are() -> None:
    assert list(offered(show("en"), "state")) == [""]


@pytest.mark.parametrize("count", [0, 1])
def test_of_fewer_than_two_missions_there_is_nothing_to_choose(count: int) -> None:
    page = show("en", keep=tuple(load_shipped().published)[1 : 1 + count] or ("none",))
    assert len(page.css("article")) == count
    assert page.css("search") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_francophone_mission_there_is_no_such_filter(language: Language) -> None:
    marked = [name for name, mission in load_all().items() if mission.francophone]
    assert show(language).css("search input[type=checkbox]")
    assert show(language, *marked).css("search input[type=checkbox]") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_names_occupations_and_keeps_official_titles_it_does_not_show(
    language: Language,
) -> None:
    page, known = show(language), load_shipped().reference.occupations
    for card in page.css("article[data-mission]"):
        mission = load_all()[card.attributes["data-mission"] or ""]
        fact = card.css("dl > div")[-1]
        everything = plain(f"{fact.text()} {fact.attributes.get('data-titles') or ''}")
        for occupation in mission.occupations:
            official = known[occupation.noc].in_language(language)
            assert occupation.noc in fact.text()
            assert everything.count(plain(official)) == 1, (official, everything)


def test_filters_are_hidden_until_their_script_shows_them() -> None:
    page = show("en")
    [search] = page.css("search")
    assert "hidden" in search.attributes
    assert [it.attributes for it in page.css("article[hidden], section[hidden]")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_label(language: Language) -> None:
    page = show(language)
    labels = {label.attributes["for"]: label for label in page.css("search label")}
    controls = page.css("search [name]")
    assert [it.attributes["id"] for it in controls if not _says(labels, it)] == []


def _says(labels: dict[str | None, LexborNode], control: LexborNode) -> bool:
    return bool(labels[control.attributes["id"]].text(strip=True))


def plain(text: str) -> str:
    for typed, shown in {"\u00a0": " ", "’": "'", "–": "-"}.items():
        text = text.replace(typed, shown)
    return text
