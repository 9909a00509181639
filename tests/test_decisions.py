"""What helps an employer to decide: ways, hours, costs, licences, pathways, planning backwards."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.building import REFERENCE
from tests.projects import (
    NURSING,
    build_at,
    build_shipped,
    load_shipped,
    render_mission,
    render_page,
    render_prepare,
)

from missionsite.edition import Edition
from missionsite.model.mission import Mission
from missionsite.model.money import Cost, Fee
from missionsite.model.occupations import Licence, Occupation
from missionsite.model.places import Stop
from missionsite.problems import LANGUAGES, Language
from missionsite.views.costs import build_costs
from missionsite.views.decisions import BackPlan, CostSum, Occupations, Pathways
from missionsite.views.occupations import build_occupations
from missionsite.views.panels import CostTable
from missionsite.views.parts import Notice
from missionsite.views.pathways import build_pathways, is_profession
from missionsite.views.planning import build_plan
from missionsite.views.taking_part import build_ways

ENGINEERS = "2027-santiago-lima-engineers"
CHILDHOOD = "2027-paris-brussels-early-childhood"
CARPENTERS = "2027-porto-carpenters"
DAY, OTHER_DAY = "2026-11-02", "2026-10-01"
AIRFARE = {"item": "airfare", "paid_by": "employer"}
ROOM = {"item": "accommodation", "paid_by": "employer"}
MEALS = {"item": "meals", "paid_by": "employer"}


def _estimate(
    cost: dict[str, Any], low: int, high: int, *, day: str = DAY, currency: str = "CAD"
) -> dict[str, Any]:
    """Return a cost with an estimate, as a mission's file has it."""
    basis = {"en": "per person", "fr": "par personne"}
    amounts = {"min": str(low), "max": str(high), "currency": currency}
    return {**cost, "estimate": {**amounts, "as_of": day, "basis": basis}}


def test_only_the_ways_that_a_mission_offers_are_explained() -> None:
    mission = _change(ways_to_take_part=("online", "through_partner"))
    ways, *_ = build_ways(NURSING, mission, _edition("en"))
    labels = [fact.label for fact in ways.facts]  # type: ignore[union-attr]
    assert labels == ["Take part online", "Send your offer with a partner who represents you"]
    assert all("Plan for" in fact.value_html for fact in ways.facts)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("en", ["30 hours", "40 hours", "20 hours"]),
        ("fr", ["30 heures", "40 heures", "20 heures"]),
    ],
)
def test_the_hours_are_figures(language: Language, figures: list[str]) -> None:
    page = LexborHTMLParser(render_mission(build_shipped(), NURSING, language))
    assert [_plain(it.text()) for it in page.css("#about ~ dl .app-figures__number")] == figures


def test_nobody_is_told_how_to_take_part_once_the_form_has_closed() -> None:
    mission = load_shipped().missions[ENGINEERS]
    assert build_ways(ENGINEERS, mission, _edition("en")) == ()


@pytest.mark.parametrize(
    ("costs", "value", "note", "missing"),
    [
        (
            [_estimate(AIRFARE, 1500, 2400), _estimate(MEALS, 350, 550)],
            "$1,850 to $2,950",
            "Estimates of November 2, 2026",
            (),
        ),
        (
            [_estimate(MEALS, 350, 350), ROOM],
            "$350",
            "Estimates of November 2, 2026",
            ("Accommodation",),
        ),
        (
            [_estimate(AIRFARE, 100, 200), _estimate(MEALS, 30, 40, day=OTHER_DAY)],
            "$130 to $240",
            "The oldest estimate is of October 1, 2026",
            (),
        ),
        (
            [_estimate(AIRFARE, 100, 200), _estimate(MEALS, 30, 40, currency="EUR")],
            "$100 to $200 and 30 EUR to 40 EUR",
            "Estimates of November 2, 2026",
            (),
        ),
        (
            [_estimate(AIRFARE, 1, 2), _estimate({**ROOM, "paid_by": "shared"}, 30, 40)],
            "$1 to $2",
            "Estimates of November 2, 2026",
            ("Accommodation (shared)",),
        ),
        (
            [_estimate(AIRFARE, 1, 2), _estimate({**ROOM, "paid_by": "partner"}, 30, 40)],
            "$1 to $2",
            "Estimates of November 2, 2026",
            (),
        ),
        ([AIRFARE], "", "", ("Airfare",)),
    ],
    ids=["sum", "not estimated", "two days", "two currencies", "shared", "others pay", "nothing"],
)
def test_the_sum_is_what_the_employer_alone_pays(
    costs: list[dict[str, Any]], value: str, note: str, missing: tuple[str, ...]
) -> None:
    answer = _build_costs(costs)[CostSum]
    assert (_plain(answer.value), _plain(answer.note), answer.missing) == (value, note, missing)


def test_a_fee_is_not_in_the_sum_and_the_page_says_so() -> None:
    fee = Fee.model_validate({"amount": "500", "currency": "CAD"})
    answer = _build_costs([_estimate(AIRFARE, 1, 2)], participation_fee=fee)[CostSum]
    assert answer.missing == ("Participation fee",)


@pytest.mark.parametrize(
    ("other_day", "told"), [(DAY, 0), (OTHER_DAY, 2)], ids=["one day", "two days"]
)
def test_the_day_of_the_estimates_stands_once_if_it_is_the_same(other_day: str, told: int) -> None:
    costs = [_estimate(AIRFARE, 1, 2), _estimate(MEALS, 3, 4, day=other_day)]
    rows = _build_costs(costs)[CostTable].rows
    assert sum("2026" in row.basis for row in rows) == told


def test_a_day_that_the_sum_does_not_name_stands_in_its_row() -> None:
    costs = [
        _estimate(AIRFARE, 1, 2),
        _estimate({**MEALS, "paid_by": "partner"}, 3, 4, day=OTHER_DAY),
    ]
    assert ["2026" in row.basis for row in _build_costs(costs)[CostTable].rows] == [False, True]


def test_what_no_worker_pays_stands_apart() -> None:
    never = {"item": "recruitment_fees", "paid_by": "never_the_worker"}
    blocks = _build_costs([AIRFARE, never])
    assert [row.cost for row in blocks[CostTable].rows] == ["Airfare"]
    assert "Recruitment fees" in blocks[Notice].body_html
    assert list(blocks)[-1] is Notice


def test_a_licence_is_told_region_by_region_with_its_regulator() -> None:
    rows = {
        language: [
            (row.regions, row.status, "href" in row.regulators_html)
            for row in _build_occupations("31301", ["NB", "MB", "YT"], language)
        ]
        for language in LANGUAGES
    }
    assert rows == {
        "en": [
            ("New Brunswick", "Required", True),
            ("Manitoba", "Required", False),
            ("Yukon", "Required", False),
        ],
        "fr": [
            ("Nouveau-Brunswick", "Obligatoire", True),
            ("Manitoba", "Obligatoire", False),
            ("Yukon", "Obligatoire", False),
        ],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_regulator_is_linked_in_the_language_of_the_page(language: Language) -> None:
    [row] = _build_occupations("31301", ["NB"], language)
    assert ("nanb.nb.ca/fr/" in row.regulators_html) == (language == "fr")


def test_regions_without_a_regulator_of_ours_share_a_row() -> None:
    assert [row.regions for row in _build_occupations("33102", ["NB", "MB"], "en")] == [
        "New Brunswick and Manitoba"
    ]
    everywhere = list(load_shipped().reference.regions)
    [row] = _build_occupations("33102", everywhere, "en")
    assert row.regions == "Every province and territory"


@pytest.mark.parametrize(
    ("pathway", "data"),
    [
        ("lmia", ()),
        ("francophone_mobility", (("place", "outside"), ("french", "yes"))),
        ("provincial_nominee", (("place", "outside"),)),
        ("atlantic_immigration", (("place", "outside"),)),
        ("trade_agreement_professionals", (("noc", "31301"),)),
    ],
)
def test_a_pathway_asks_for_what_its_conditions_say(
    pathway: str, data: tuple[tuple[str, str], ...]
) -> None:
    """The mission seeks nurses and care aides."""
    [entry] = _find_pathways(_change(pathways=(pathway,))).pathways
    assert entry.data == data


@pytest.mark.parametrize(
    ("identity", "asked"),
    [
        (NURSING, ["place", "french", "noc"]),
        (ENGINEERS, ["place"]),
        ("2027-guatemala-livestock", None),
    ],
    ids=["three questions", "one occupation, no French", "one pathway"],
)
def test_only_questions_that_concern_the_mission_are_asked(
    identity: str, asked: list[str] | None
) -> None:
    questions = _find_pathways(load_shipped().missions[identity]).questions
    assert (questions and [query.name for query in questions.queries]) == asked


@pytest.mark.parametrize(
    ("noc", "expected"),
    [
        ("21300", True),
        ("42202", True),
        ("31301", True),
        ("72310", False),
        ("73300", False),
        ("63200", False),
        ("62200", False),
        ("33102", False),
        ("44101", False),
        ("85100", False),
        ("65200", False),
    ],
    ids=[
        *("civil engineers", "early childhood educators", "nurses", "carpenters", "truck drivers"),
        *("cooks", "chefs", "care aides", "home support", "farm labourers", "servers"),
    ],
)
def test_agreements_are_never_named_for_trades_or_care_aides(noc: str, *, expected: bool) -> None:
    level = load_shipped().reference.level(noc)
    assert is_profession(noc, level) is expected
    stop = Stop.model_validate(
        {"format": "in_person", "country": "CL", "city": {"en": "A", "fr": "B"}}
    )
    occupation = Occupation.model_validate({"noc": noc})
    mission = _change(occupations=(occupation,), stops=(stop,), pathways=("lmia",))
    text = str(build_pathways(mission, _edition("en")))
    assert ("Citizens of these countries" in text) is expected
    assert ("Canada–Chile" in text) is expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_an_agreement_is_linked_in_the_language_of_the_page(language: Language) -> None:
    page = LexborHTMLParser(render_prepare(build_shipped(), CHILDHOOD, language))
    links = [it.attributes["href"] or "" for it in page.css("section:has(> #pathways) a")]
    lists = [it for it in links if "accords-libre-echange" in it or "free-trade" in it]
    assert lists
    assert [it for it in lists if f"canada.ca/{language}/" not in it] == []


def test_agreements_stand_once_where_a_pathway_is_about_them() -> None:
    html = render_prepare(build_shipped(), ENGINEERS, "en")
    section = LexborHTMLParser(html).css_first("section:has(> #pathways)")
    assert section is not None
    assert section.text().count("Canada–Chile Free Trade Agreement") == 1
    assert "Citizens of these countries" not in section.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pathway_is_promised(language: Language) -> None:
    for identity in (NURSING, CHILDHOOD, ENGINEERS, CARPENTERS):
        text = str(build_pathways(load_shipped().missions[identity], _edition(language))).casefold()
        assert [word for word in ("eligible", "qualify", "admissible") if word in text] == []


@pytest.mark.parametrize(
    ("language", "whens"),
    [
        (
            "en",
            [
                *("In the month that you aim for", "Time varies", "Time varies"),
                *("April 12 to 16, 2027", "March 10, 2027", "February 12, 2027"),
                *("January 29, 2027", "January 15, 2027, 11:59 pm, Ottawa time"),
            ],
        ),
        (
            "fr",
            [
                *("Pendant le mois visé", "Durée variable", "Durée variable"),
                *("Du 12 au 16 avril 2027", "10 mars 2027", "12 février 2027"),
                *("29 janvier 2027", "15 janvier 2027 à 23 h 59, heure d’Ottawa"),
            ],
        ),
    ],
)
def test_the_plan_goes_back_from_work_to_the_form(language: Language, whens: list[str]) -> None:
    plan = _find_plan(load_shipped().missions[NURSING], language)
    texts = [LexborHTMLParser(entry.when_html).text() for entry in plan.entries]
    assert [_plain(text) for text in texts] == whens


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("required", ["permit", "licence"]),
        ("check", ["permit", "licence"]),
        ("voluntary", ["permit"]),
        ("none", ["permit"]),
    ],
)
def test_a_licence_is_planned_for_only_where_one_may_be_needed(
    status: str, steps: list[str]
) -> None:
    licence = Licence.model_validate({"regions": ["NB"], "status": status})
    occupation = Occupation.model_validate({"noc": "31301"}).model_copy(
        update={"licence": (licence,)}
    )
    plan = _find_plan(_change(occupations=(occupation,)), "en")
    assert [field.id for field in plan.weeks] == steps
    assert [step for step in steps if f'"{step}"' not in str(plan.entries)] == []


def test_the_plan_knows_the_days_of_the_mission() -> None:
    data = dict(_find_plan(load_shipped().missions[NURSING], "en").data)
    assert (data["start"], data["end"]) == ("2027-04-12", "2027-04-16")


@pytest.mark.parametrize(
    "identity",
    [
        "2026-warsaw-software-developers",
        "2027-guatemala-livestock",
        "2027-manila-cooks",
        "2027-tunis-truck-drivers",
    ],
    ids=["completed", "cancelled", "planned", "postponed"],
)
def test_nothing_is_planned_back_to_dates_that_do_not_hold(identity: str) -> None:
    assert build_plan(identity, load_shipped().missions[identity], _edition("en")) == ()


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        (
            "en",
            [
                "Before, during and after the mission",
                "During the mission",
                "During and after the mission",
            ],
        ),
        (
            "fr",
            [
                "Avant, pendant et après la mission",
                "Pendant la mission",
                "Pendant et après la mission",
            ],
        ),
    ],
)
def test_services_are_listed_by_the_time_of_the_mission(
    language: Language, headings: list[str]
) -> None:
    page = LexborHTMLParser(render_page(build_shipped(), "services.md", language))
    assert [it.text() for it in page.css("h3.app-duties__title")] == headings


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_stands_alone_begins_with_a_capital(language: Language) -> None:
    texts = []
    for identity in load_shipped().missions:
        page = LexborHTMLParser(render_mission(build_shipped(), identity, language))
        values = page.css(".app-key-facts dd, .app-timeline__when, .app-fact-list dd, td > div")
        texts += [it.text().strip() for it in values]
    assert [it for it in texts if it[:1].islower() and "@" not in it] == []
    assert {"en": "Fall 2027", "fr": "Automne 2027"}[language] in texts


def _edition(language: Language) -> Edition:
    return build_shipped().editions[language]


def _change(**fields: Any) -> Mission:
    return load_shipped().missions[NURSING].model_copy(update=fields)


def _build_costs(costs: list[dict[str, Any]], **fields: Any) -> dict[type, Any]:
    """Return the blocks of the costs of a mission by their type."""
    read = tuple(Cost.model_validate(cost) for cost in costs)
    return {type(it): it for it in build_costs(_change(costs=read, **fields), _edition("en"))}


def _build_occupations(noc: str, regions: list[str], language: Language) -> tuple[Any, ...]:
    """Return the rows of one occupation that needs a licence in these regions."""
    licence = Licence.model_validate({"regions": regions, "status": "required"})
    occupation = Occupation.model_validate({"noc": noc}).model_copy(update={"licence": (licence,)})
    table, _ = build_occupations(_change(occupations=(occupation,)), _edition(language))
    assert isinstance(table, Occupations)
    return table.occupations[0].rows


def _find_pathways(mission: Mission) -> Pathways:
    [panel] = [it for it in build_pathways(mission, _edition("en")) if isinstance(it, Pathways)]
    return panel


def _find_plan(mission: Mission, language: Language) -> BackPlan:
    site = build_at(REFERENCE, {NURSING: mission})
    _, plan = build_plan(NURSING, mission, site.editions[language])
    assert isinstance(plan, BackPlan)
    return plan


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
