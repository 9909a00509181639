"""The readiness check and the preparation sheet: what they say, and what they never say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.projects import (
    NURSING,
    build_at,
    build_from,
    build_shipped,
    load_shipped,
    render_page,
    render_prepare,
)

from missionsite.model.mission import Mission
from missionsite.model.texts import OwnCriterion
from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset

PORTO = "2027-porto-carpenters"
GENERAL = "who-can-take-part.md"
# A result is a list of points: no verdict, no mark.
VERDICTS = re.compile(r"\beligib|\badmissib|\bscore\b|per ?cent|\d\s?%|\bqualif", re.IGNORECASE)
GENERAL_GAPS = {
    "conditions": ("You need to meet this condition", "Il faut remplir cette condition"),
    "considered": ("This point is not required.", "Ce point n’est pas exigé."),
    "preferred": ("This point is not required.", "Ce point n’est pas exigé."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_point_says_what_to_mention_and_what_to_do_without_it(language: Language) -> None:
    """Without a script, and in the order of the programme's file."""
    page = _parse(render_page(build_shipped(), GENERAL, language))
    entries = page.css(".app-checklist__entry")
    criteria = load_shipped().programme.criteria.values()
    assert len(entries) == len(criteria)
    for entry, criterion in zip(entries, criteria, strict=True):
        texts = (criterion.statement, criterion.mention, criterion.gap)
        expected = [typeset(text.in_language(language), language) for text in texts]
        mention = f"#mention-{criterion.id}"
        assert [_text(entry, it) for it in ("label", mention, "[data-gap]")] == expected


@pytest.mark.parametrize("group", GENERAL_GAPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_point_of_a_mission_without_advice_gets_a_general_one(
    language: Language, group: str
) -> None:
    own = OwnCriterion(id="own", en="You have it.", fr="Vous l’avez.")
    entry = _render_own(own, group, language)
    expected = GENERAL_GAPS[group][LANGUAGES.index(language)]
    assert _text(entry, "[data-gap]").startswith(expected)
    assert entry.css("[id^=mention-]") == []


def test_a_point_of_a_mission_may_have_its_own_advice() -> None:
    advice = {
        "mention": {"en": "Say it.", "fr": "Dites-le."},
        "gap": {"en": "Do.", "fr": "Faites."},
    }
    own = OwnCriterion.model_validate({"id": "own", "en": "You do.", "fr": "Oui.", **advice})
    entry = _render_own(own, "considered", "fr")
    assert _text(entry, "#mention-own") == "Dites-le."
    assert _text(entry, "[data-gap]") == "Faites."


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_check_gives_a_verdict(language: Language) -> None:
    site = build_shipped()
    pages = [render_page(site, GENERAL, language)]
    pages += [render_prepare(site, identity, language) for identity in load_shipped().published]
    checks = [it for html in pages for it in _parse(html).css(".app-checklist")]
    said = " ".join(f"{it.text()} {_list_spoken(it)}" for it in checks)
    assert VERDICTS.findall(said) == []
    assert len(checks) > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_not_sure_is_told_whom_to_ask(language: Language) -> None:
    site = build_shipped()
    edition = site.editions[language]
    questions = edition.page_url("questions.md")
    asked = {
        render_prepare(site, NURSING, language): ["#contact", questions],
        render_page(site, GENERAL, language): [edition.page_url("contact.md"), questions],
    }
    for html, expected in asked.items():
        links = _parse(html).css("[data-ask-us] a")
        assert [link.attributes["href"] for link in links] == expected


@pytest.mark.parametrize(
    ("identity", "title"),
    [(NURSING, "Points to mention in the form"), ("2027-manila-cooks", "Points to mention")],
    ids=["with a form", "by invitation"],
)
def test_a_mission_without_a_form_speaks_of_none(identity: str, title: str) -> None:
    shipped = load_shipped()
    given = shipped.missions[NURSING].eligibility
    mission = shipped.missions[identity].model_copy(update={"eligibility": given})
    site = build_at(shipped.instant, {identity: mission})
    panel = _parse(render_prepare(site, identity, "en")).css_first("[data-readiness]")
    assert panel is not None
    assert panel.attributes["data-mention"] == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_holds_all_that_the_form_needs(language: Language) -> None:
    text = " ".join(_sheet(NURSING, language).split())
    expected = {
        "en": (
            *("Your business number", "January 15, 2027, 11:59 pm, Ottawa time"),
            *("about 20 minutes", "one expression of interest for several employers"),
            *("by telephone or by email", "missions@missions.example", "613"),
            *("place: January 29, 2027", "February 12, 2027", "The mission: April 12 to 16, 2027"),
        ),
        "fr": (
            *("Votre numéro d’entreprise", "15 janvier 2027 à 23 h 59, heure d’Ottawa"),
            *("environ 20 minutes", "une seule déclaration d’intérêt pour plusieurs employeurs"),
            *("par téléphone ou par courriel", "missions@missions.example", "613"),
            *(
                "offerte : 29 janvier 2027",
                "12 février 2027",
                "La mission : du 12 au 16 avril 2027",
            ),
        ),
    }
    assert [it for it in expected[language] if it not in text] == []


def test_the_sheet_says_the_deadline_without_what_a_browser_adds() -> None:
    page = _parse(render_prepare(build_shipped(), NURSING, "en"))
    assert page.css(".app-sheet time[datetime='2027-01-15T23:59-05:00']") != []
    assert page.css(".app-sheet [data-deadline], .app-sheet [data-local-time]") == []


def test_there_is_no_sheet_once_the_form_is_closed() -> None:
    site = build_at(datetime.fromisoformat("2027-01-16T00:00-05:00"))
    assert _parse(render_prepare(site, NURSING, "en")).css(".app-sheet") == []


def test_each_print_button_names_a_part_of_its_page() -> None:
    page = _parse(render_prepare(build_shipped(), NURSING, "en"))
    named = {it.attributes["data-print"] for it in page.css("button[data-print]")}
    assert named == {"readiness", "preparation-sheet"}
    assert [name for name in named if len(page.css(f"#{name}")) != 1] == []


def _render_own(own: OwnCriterion, group: str, language: Language) -> LexborNode:
    """Return a point of a mission's own as the mission's page shows it."""
    shipped = load_shipped()
    mission = shipped.missions[PORTO]
    assert mission.eligibility is not None
    given = mission.eligibility.model_copy(update={group: (own,)})
    missions: dict[str, Mission] = {PORTO: mission.model_copy(update={"eligibility": given})}
    site = build_from(replace(shipped, missions=missions, published=missions))
    entries = _parse(render_prepare(site, PORTO, language)).css(".app-checklist__entry")
    return next(entry for entry in entries if entry.css("#criterion-own"))


def _sheet(identity: str, language: Language) -> str:
    sheet = _parse(render_prepare(build_shipped(), identity, language)).css_first(".app-sheet")
    assert sheet is not None
    return sheet.text()


def _list_spoken(checklist: LexborNode) -> str:
    panel = checklist.css_first("[data-readiness]")
    assert panel is not None
    return " ".join(value or "" for value in panel.attributes.values())


def _text(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    assert found is not None, selector
    return found.text().strip()


def _parse(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)
