"""A mistake is told once, at its place, in the author's own terms."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel

from missionsite.guesses import find_nearest, suggest
from missionsite.locate import read_model
from missionsite.model.interest import ExpressionOfInterest, Window
from missionsite.model.mission import (
    Contact,
    Dates,
    Eligibility,
    Mission,
    Publication,
    Update,
)
from missionsite.model.money import Capacity, Cost, Fee
from missionsite.model.occupations import Occupation, Regulator
from missionsite.model.places import Agreement, Candidates, SourceCountryCheck, Stop
from missionsite.model.programme import LinkEntry, Questions
from missionsite.model.texts import OwnCriterion, OwnQuestion, Slugs
from missionsite.problems import Problem, Value
from missionsite.source import read_source

PATH = "missions/2027-here.yml"


class Told(NamedTuple):
    """What a problem says: where, what, with which values and which hint."""

    line: int
    column: int
    code: str
    values: dict[str, Value]
    hint: str = ""


CONTACT_FIELDS = ("email", "telephone", "reply_within_days", "languages")
ESTIMATE_FIELDS = ("min", "max", "currency", "as_of", "basis")
STOP_FIELDS = (
    "city",
    "country",
    "format",
    "from",
    "to",
    "time_zone",
    "activities",
    "interview_languages",
    "local_requirements",
)
WINDOW = "audience: employers\nopens: 2026-11-16T09:00\ncloses: 2027-01-15T23:59\n"
ROUND = "  - audience: employers\n    opens: 2026-11-16T09:00\n    closes: 2027-01-15T23:59\n"
ESTIMATE = "  min: 5\n  max: 9\n  currency: CAD\n  basis: {en: a, fr: b}\n"
ONE_PAGE = "{only_in: fr, address: https://a.ca, verified_on: 2026-11-02}"
BILINGUAL = "{en: a, fr: b}"
ONE_FORM = "{bilingual: https://a.ca}"

# What each group of fields says wrongly: the model, the text, and everything that is told of it.
MISTAKES: dict[str, tuple[type[BaseModel], str, list[Told]]] = {
    # Missing
    "a missing key at the root is told at the first character": (
        Contact,
        "# Who answers\n\nlanguages: [en, fr]\n",
        [Told(1, 1, "missing-key", {"key": "email"})],
    ),
    "every missing key is told": (
        Publication,
        "publish_on: 2026-11-02\n",
        [
            Told(1, 1, "missing-key", {"key": "modified"}),
            Told(1, 1, "missing-key", {"key": "review_by"}),
            Told(1, 1, "missing-key", {"key": "owner"}),
        ],
    ),
    "a missing key in a group is told at the group's key": (
        Cost,
        f"item: airfare\npaid_by: employer\nestimate:\n{ESTIMATE}",
        [Told(3, 1, "missing-key", {"key": "as_of"})],
    ),
    "a missing key in a list is told at the item": (
        ExpressionOfInterest,
        f"windows:\n{ROUND}",
        [Told(2, 5, "missing-key", {"key": "form"})],
    ),
    "a missing English side is told at the text's key": (
        Update,
        "on: 2027-01-05\ntext: {fr: Bonjour}\n",
        [Told(2, 1, "missing-english", {"key": "text"})],
    ),
    "a missing French side is told at the text's key": (
        Update,
        "on: 2027-01-05\ntext:\n  en: Hello\n",
        [Told(2, 1, "missing-french", {"key": "text"})],
    ),
    "a missing French side in a list is told at the item": (
        ExpressionOfInterest,
        f"have_ready:\n  - {BILINGUAL}\n  - {{en: c}}\nwindows:\n{ROUND}    form: {ONE_FORM}\n",
        [Told(3, 5, "missing-french", {"key": "have_ready"})],
    ),
    "a missing French address is told like a text": (
        Slugs,
        "en: nurses\n",
        [Told(1, 1, "missing-key", {"key": "fr"})],
    ),
    # Unknown
    "a misspelled key names the nearest": (
        Contact,
        "emial: a@b.ca\nemail: a@b.ca\nlanguages: [en]\n",
        [
            Told(
                1,
                1,
                "unknown-key",
                {"key": "emial", "allowed": CONTACT_FIELDS, "nearest": "email"},
                "nearest",
            )
        ],
    ),
    "a key in capitals names the nearest": (
        Contact,
        "Telephone: 1-613-555-0100\nemail: a@b.ca\nlanguages: [en]\n",
        [
            Told(
                1,
                1,
                "unknown-key",
                {"key": "Telephone", "allowed": CONTACT_FIELDS, "nearest": "telephone"},
                "nearest",
            )
        ],
    ),
    "a key unlike any other names what may stand there": (
        Contact,
        "email: a@b.ca\nlanguages: [en]\nzzz: 1\n",
        [Told(3, 1, "unknown-key", {"key": "zzz", "allowed": CONTACT_FIELDS}, "allowed")],
    ),
    "an unknown key in a list of groups is told where it stands": (
        Occupation,
        "noc: 31301\nlicence:\n  - {regions: [NB], state: required, status: required}\n",
        [
            Told(
                3,
                21,
                "unknown-key",
                {
                    "key": "state",
                    "allowed": ("regions", "status", "regulator"),
                    "nearest": "status",
                },
                "nearest",
            )
        ],
    ),
    "fields are named as the file writes them": (
        Stop,
        "format: hybrid\nfrm: 2027-04-12\n",
        [
            Told(
                2,
                1,
                "unknown-key",
                {"key": "frm", "allowed": STOP_FIELDS, "nearest": "from"},
                "nearest",
            )
        ],
    ),
    "a third language is an unknown key": (
        Update,
        "on: 2027-01-05\ntext: {en: a, fr: b, es: c}\n",
        [Told(2, 22, "unknown-key", {"key": "es", "allowed": ("en", "fr")}, "allowed")],
    ),
    "a misspelled key is not missing too": (
        Contact,
        "emial: a@b.ca\nlanguages: [en]\n",
        [
            Told(
                1,
                1,
                "unknown-key",
                {"key": "emial", "allowed": CONTACT_FIELDS, "nearest": "email"},
                "nearest",
            )
        ],
    ),
    "a misspelled language is not missing too": (
        Update,
        "on: 2027-01-05\ntext: {eng: a}\n",
        [
            Told(2, 1, "missing-french", {"key": "text"}),
            Told(
                2,
                8,
                "unknown-key",
                {"key": "eng", "allowed": ("en", "fr"), "nearest": "en"},
                "nearest",
            ),
        ],
    ),
    # The wrong shape
    "a text for a list": (
        Contact,
        "email: a@b.ca\nlanguages: en\n",
        [Told(2, 12, "not-a-list", {"key": "languages", "mended": "[en]"}, "mended")],
    ),
    "a group for a list": (
        Questions,
        "groups: {id: a}\nquestions: {}\n",
        [
            Told(1, 9, "not-a-list", {"key": "groups"}),
            Told(2, 12, "not-a-list", {"key": "questions"}),
        ],
    ),
    "a text for a group": (
        Cost,
        "item: airfare\npaid_by: employer\nestimate: 1500\n",
        [Told(3, 11, "not-a-group", {"key": "estimate", "allowed": ESTIMATE_FIELDS}, "allowed")],
    ),
    "a list for a group": (
        Cost,
        "item: airfare\npaid_by: employer\nestimate:\n  - 1500\n",
        [Told(4, 3, "not-a-group", {"key": "estimate", "allowed": ESTIMATE_FIELDS}, "allowed")],
    ),
    "a list for a text": (
        Contact,
        "email: [a@b.ca]\nlanguages: [en]\n",
        [Told(1, 8, "not-a-text", {"key": "email"})],
    ),
    "a group for a text": (
        Update,
        f"on: {{day: 5}}\ntext: {BILINGUAL}\n",
        [Told(1, 5, "not-a-text", {"key": "on"})],
    ),
    "a list in a list of texts": (
        Contact,
        "email: a@b.ca\nlanguages: [en, [fr]]\n",
        [Told(2, 17, "not-a-text", {"key": "languages"})],
    ),
    "a list for a word of a closed list": (
        Cost,
        "item: airfare\npaid_by: [employer]\n",
        [Told(2, 10, "not-a-text", {"key": "paid_by"})],
    ),
    "a text in one language for both": (
        Update,
        "on: 2027-01-05\ntext: Hello\n",
        [Told(2, 7, "not-bilingual", {"key": "text"})],
    ),
    "a list for a text in both languages": (
        Update,
        "on: 2027-01-05\ntext: [Hello, Bonjour]\n",
        [Told(2, 7, "not-bilingual", {"key": "text"})],
    ),
    "a side that is a list": (
        Update,
        "on: 2027-01-05\ntext: {en: Hello, fr: [Bonjour]}\n",
        [Told(2, 23, "not-a-text", {"key": "fr"})],
    ),
    # A closed list
    "a word close to an allowed one names it": (
        Cost,
        "item: airfare\npaid_by: employers\n",
        [
            Told(
                2,
                10,
                "bad-choice",
                {
                    "value": "employers",
                    "allowed": (
                        "employer",
                        "department",
                        "department_may",
                        "partner",
                        "shared",
                        "never_the_worker",
                    ),
                    "nearest": "employer",
                },
                "nearest",
            )
        ],
    ),
    "a word unlike any allowed one": (
        SourceCountryCheck,
        f"checked_on: 2026-10-15\nlist: mine\nfinding: {BILINGUAL}\n",
        [Told(2, 7, "bad-choice", {"value": "mine", "allowed": ("who-2023",)})],
    ),
    # Nothing
    "nothing after a key": (
        Contact,
        "email:\nlanguages: [en]\n",
        [Told(1, 1, "empty-value", {"key": "email"})],
    ),
    "nothing between quotes": (
        Contact,
        'email: ""\nlanguages: [en]\n',
        [Told(1, 1, "empty-value", {"key": "email"})],
    ),
    "only spaces on one side": (
        Update,
        'on: 2027-01-05\ntext: {en: Hello, fr: " "}\n',
        [Told(2, 19, "missing-french", {"key": "text"})],
    ),
    "nothing for a word of a closed list": (
        Cost,
        "item: airfare\npaid_by:\n",
        [Told(2, 1, "empty-value", {"key": "paid_by"})],
    ),
    "nothing for a text in both languages": (
        Update,
        "on: 2027-01-05\ntext:\n",
        [Told(2, 1, "empty-value", {"key": "text"})],
    ),
    "nothing for a list": (
        Contact,
        "email: a@b.ca\nlanguages: # en, fr\n",
        [Told(2, 1, "empty-value", {"key": "languages"})],
    ),
    "nothing for a group": (
        Cost,
        "item: airfare\npaid_by: employer\nestimate:\n",
        [Told(3, 1, "empty-value", {"key": "estimate"})],
    ),
    "a list without items": (
        Contact,
        "email: a@b.ca\nlanguages: []\n",
        [Told(2, 1, "empty-list", {"key": "languages"})],
    ),
    # One of several shapes
    "a form in one language": (
        Window,
        f"{WINDOW}form: {{en: https://forms.ca}}\n",
        [Told(4, 1, "missing-french", {"key": "form"})],
    ),
    "a form as a text": (
        Window,
        f"{WINDOW}form: https://forms.ca\n",
        [Told(4, 7, "not-bilingual", {"key": "form"})],
    ),
    "a form for both languages and for one": (
        Window,
        f"{WINDOW}form: {{bilingual: https://forms.ca, en: https://forms.ca/en}}\n",
        [Told(4, 37, "unknown-key", {"key": "en", "allowed": ("bilingual",)}, "allowed")],
    ),
    "a form for both languages that is no address": (
        Window,
        f"{WINDOW}form:\n  bilingual: forms.ca\n",
        [
            Told(
                5,
                14,
                "not-https",
                {"key": "bilingual", "value": "forms.ca", "mended": "https://forms.ca"},
                "mended",
            )
        ],
    ),
    "a form cannot exist in one language alone": (
        Window,
        f"{WINDOW}form: {{only_in: en}}\n",
        [
            Told(4, 1, "missing-english", {"key": "form"}),
            Told(4, 1, "missing-french", {"key": "form"}),
            Told(4, 8, "unknown-key", {"key": "only_in", "allowed": ("en", "fr")}, "allowed"),
        ],
    ),
    "a page in one language that nobody verified": (
        LinkEntry,
        f"id: a\ntitle: {BILINGUAL}\nurl: {{only_in: fr, address: https://a.ca}}\n",
        [Told(3, 1, "missing-key", {"key": "verified_on"})],
    ),
    "a page in a third language": (
        LinkEntry,
        f"title: {BILINGUAL}\nurl: {ONE_PAGE.replace('fr', 'es')}\nid: a\n",
        [Told(2, 16, "bad-choice", {"value": "es", "allowed": ("en", "fr")})],
    ),
    "a question's id with a hyphen": (
        OwnQuestion,
        "id: who-asks\nquestion: {en: a, fr: b}\nanswer: {en: a, fr: b}\n",
        [Told(1, 5, "bad-id", {"key": "id", "value": "who-asks"})],
    ),
    "an own criterion in one language": (
        Eligibility,
        "considered:\n  - market_research\n  - {id: own, fr: b}\n",
        [Told(3, 5, "missing-english", {"key": "considered"})],
    ),
    "an own criterion with an unknown key": (
        Eligibility,
        "preferred:\n  - {id: own, en: a, fr: b, text: c}\n",
        [
            Told(
                2,
                29,
                "unknown-key",
                {"key": "text", "allowed": ("id", "en", "fr", "mention", "gap")},
                "allowed",
            )
        ],
    ),
    "a criterion that is a list": (
        Eligibility,
        "conditions:\n  - [market_research]\n",
        [Told(2, 5, "not-a-text", {"key": "conditions"})],
    ),
}  # fmt: skip

# A field that holds one value: its model, its key, and what else the model asks for.
FIELDS: dict[str, tuple[type[BaseModel], str, str]] = {
    "number": (Fee, "amount", "currency: CAD"),
    "truth": (Capacity, "waiting_list", "employers: 25"),
    "day": (Update, "on", f"text: {BILINGUAL}"),
    "period": (Dates, "start", ""),
    "time": (Window, "opens", f"{WINDOW.replace('opens', '#')}form: {ONE_FORM}"),
    "code of the classification": (Occupation, "noc", ""),
    "country": (Stop, "country", "format: hybrid"),
    "zone": (Stop, "time_zone", "format: hybrid"),
    "currency": (Fee, "currency", "amount: 0"),
    "address": (Agreement, "url", f"title: {BILINGUAL}\ndate: 2025-09-15"),
    "email": (Contact, "email", "languages: [en]"),
    "telephone": (Contact, "telephone", "email: a@b.ca\nlanguages: [en]"),
    "id": (OwnQuestion, "id", "question: {en: a, fr: b}\nanswer: {en: a, fr: b}"),
    "slug": (Slugs, "fr", "en: nurses"),
    "English slug": (Slugs, "en", "fr: soins"),
}

# What is no such value: the field, as written (quotes left away), and the code of the message.
REFUSED: list[tuple[str, str, str]] = [
    ("number", "twenty", "bad-number"),
    ("number", "1e3", "bad-number"),
    ("number", "1_000", "bad-number"),
    ("number", "1,000", "bad-number"),
    ("number", "1 000", "bad-number"),
    ("number", "25.0", "bad-number"),
    ("number", "-5", "bad-number"),
    ("number", "+5", "bad-number"),
    ("number", "007", "bad-number"),
    ("number", "0x1F", "bad-number"),
    ("number", "２５", "bad-number"),
    ("number", "٢٥", "bad-number"),
    ("number", "1234567890", "bad-number"),
    ("number", "true", "bad-number"),
    ("truth", "yes", "bad-boolean"),
    ("truth", "oui", "bad-boolean"),
    ("truth", "True", "bad-boolean"),
    ("truth", "1", "bad-boolean"),
    ("truth", "t", "bad-boolean"),
    ("day", "2027-1-5", "bad-date"),
    ("day", "05-01-2027", "bad-date"),
    ("day", "2027/01/05", "bad-date"),
    ("day", "20270105", "bad-date"),
    ("day", "2027-01-05T00:00", "bad-date"),
    ("day", "２０２７-01-05", "bad-date"),
    ("day", "1735689600", "bad-date"),
    ("day", "2027-09", "bad-date"),
    ("day", "2027-02-29", "no-such-day"),
    ("day", "2027-13-01", "no-such-day"),
    ("day", "0000-01-01", "bad-date"),
    ("period", "2027-autumn", "bad-date"),
    ("period", "2027-1-5", "bad-date"),
    ("period", "2027-02-30", "no-such-day"),
    ("time", "2026-11-16", "bad-time"),
    ("time", "2026-11-16 09:00", "bad-time"),
    ("time", "2026-11-16T9:00", "bad-time"),
    ("time", "2026-11-16T09:00:00", "bad-time"),
    ("time", "2026-11-16T09:00Z", "bad-time"),
    ("time", "2026-11-16T24:00", "no-such-time"),
    ("time", "2026-11-16T23:60", "no-such-time"),
    ("code of the classification", "1e3", "bad-noc"),
    ("code of the classification", "3130", "bad-noc"),
    ("code of the classification", "313010", "bad-noc"),
    ("code of the classification", "３１３０１", "bad-noc"),
    ("code of the classification", "31 301", "bad-noc"),
    ("currency", "cad", "bad-currency"),
    ("currency", "$", "bad-currency"),
    ("address", "http://a.ca", "not-https"),
    ("address", "www.a.ca", "not-https"),
    ("address", "https://", "bad-link"),
    ("address", "https://localhost/a", "bad-link"),
    ("address", "https://a.ca/a b", "bad-link"),
    ("address", "https://a.ca/<b>", "bad-link"),
    ("address", "https://a.ca/é", "bad-link"),
    ("address", "https://name:word@a.ca/a", "bad-link"),
    ("address", "https://forms.missions.example@a.ca/a", "bad-link"),
    ("address", "https://a.ca:8443/a", "bad-link"),
    ("address", "https://[a.ca", "bad-link"),
    ("email", "missions", "bad-email"),
    ("email", "a@b", "bad-email"),
    ("email", "a b@c.ca", "bad-email"),
    ("email", "Missions <a@b.ca>", "bad-email"),
    ("telephone", "(613) 555-0100", "bad-telephone"),
    ("telephone", "613 555 0100", "bad-telephone"),
    ("telephone", "1-613-555-０１００", "bad-telephone"),
    ("id", "Airfare", "bad-id"),
    ("id", "air-fare", "bad-id"),
    ("id", "air__fare", "bad-id"),
    ("id", "_airfare", "bad-id"),
    ("slug", "Soins", "bad-slug"),
    ("slug", "soins_infirmiers", "bad-slug"),
    ("slug", "santé", "bad-slug"),
    ("slug", "soins/tunis", "bad-slug"),
    ("English slug", "Nurses", "bad-slug"),
]

# What means what its author sees: the field, as written, and the value.
READ: list[tuple[str, str, Any]] = [
    ("number", "0", 0),
    ("number", "25", 25),
    ("number", '"25"', 25),
    ("number", "'999999999'", 999_999_999),
    ("truth", "true", True),
    ("truth", '"false"', False),
    ("day", "2027-01-05", date(2027, 1, 5)),
    ("day", '"2028-02-29"', date(2028, 2, 29)),
    ("time", "2026-11-16T09:00", datetime(2026, 11, 16, 9)),  # noqa: DTZ001 - a wall time
    ("time", "'2026-11-16T23:59'", datetime(2026, 11, 16, 23, 59)),  # noqa: DTZ001 - as above
    ("code of the classification", "31301", "31301"),
    ("code of the classification", "00010", "00010"),
    ("code of the classification", '"00010"', "00010"),
    ("country", "NO", "NO"),
    ("country", "'NO'", "NO"),
    ("zone", "America/St_Johns", "America/St_Johns"),
    ("currency", "CAD", "CAD"),
    ("address", "https://a.ca/b?c=d#e", "https://a.ca/b?c=d#e"),
    ("email", "missions@missions.example", "missions@missions.example"),
    ("telephone", "1-613-555-0100", "1-613-555-0100"),
    ("telephone", "+216-71-000-000", "+216-71-000-000"),
    ("id", "off", "off"),
    ("id", "null", "null"),
    ("id", "12_30", "12_30"),
    ("slug", "soins-infirmiers-2027", "soins-infirmiers-2027"),
    ("slug", "1e3", "1e3"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_at_its_place(
    kind: type[BaseModel], text: str, expected: list[Told]
) -> None:
    model, told = _read(kind, text)
    assert told == expected
    assert model is None


@pytest.mark.parametrize(
    ("field", "written", "code"), REFUSED, ids=[f"{field}: {it}" for field, it, _ in REFUSED]
)
@pytest.mark.parametrize("quote", ["", '"', "'"], ids=["plain", "quoted", "single"])
def test_a_value_that_is_none_is_quoted_as_written(
    field: str, written: str, code: str, quote: str
) -> None:
    kind, key, rest = FIELDS[field]
    _, told = _read(kind, f"{key}: {quote}{written}{quote}\n{rest}\n")
    found = [(it.line, it.column, it.code, it.values["key"], it.values["value"]) for it in told]
    assert found == [(1, len(key) + 3, code, key, written)]


@pytest.mark.parametrize(
    ("field", "written", "value"), READ, ids=[f"{field}: {it}" for field, it, _ in READ]
)
def test_a_value_means_what_its_author_sees(field: str, written: str, value: object) -> None:
    kind, key, rest = FIELDS[field]
    model, told = _read(kind, f"{key}: {written}\n{rest}\n")
    assert told == []
    read = getattr(model, key)
    assert (type(read), read) == (type(value), value)


def test_codes_that_yaml_takes_for_truths_stay_codes() -> None:
    text = "from: [NO, 'NO', ON]\nlanguages: [no, y, n]\n"
    model, told = _read(Candidates, text)
    assert told == []
    assert isinstance(model, Candidates)
    assert model.countries == ("NO", "NO", "ON")
    assert model.languages == ("no", "y", "n")


@pytest.mark.parametrize("written", ["all", '"all"', "[all]"])
def test_all_means_every_region(written: str) -> None:
    _, told = _read(Mission, f"hiring_regions: {written}\n")
    assert [one for one in told if one.values["key"] == "hiring_regions"] == []


@pytest.mark.parametrize(
    ("kind", "key", "text", "name"),
    [
        (Window, "form", f"{WINDOW}form: {{en: https://a.ca, fr: https://b.ca}}\n", "LinkPair"),
        (Window, "form", f"{WINDOW}form: {ONE_FORM}\n", "LinkBilingual"),
        (
            Regulator,
            "link",
            f"name: {BILINGUAL}\nlink: {ONE_PAGE}\n",
            "LinkOneLanguage",
        ),
    ],
    ids=["an address a language", "one address for both", "one language alone"],
)
def test_a_link_is_read_by_its_shape(kind: type[BaseModel], key: str, text: str, name: str) -> None:
    model, told = _read(kind, text)
    assert told == []
    assert type(getattr(model, key)).__name__ == name


def test_a_choice_is_an_id_or_the_missions_own() -> None:
    model, told = _read(Eligibility, "conditions: [market_research, {en: a, fr: b}]\n")
    assert told == []
    assert isinstance(model, Eligibility)
    assert model.conditions == ("market_research", OwnCriterion(en="a", fr="b"))


def test_an_own_question_has_an_id() -> None:
    _, told = _read(OwnQuestion, f"question: {BILINGUAL}\nanswer: {BILINGUAL}\n")
    assert told == [Told(1, 1, "missing-key", {"key": "id"})]


def test_a_part_of_a_file_is_told_at_its_place_in_the_whole() -> None:
    source, _ = read_source(PATH, b"- {id: a}\n- id: b\n  name: {en: c}\n", root="sequence")
    assert source.root is not None
    _, problems = read_model(LinkEntry, source.root, PATH, (1,))
    assert [_tell(problem) for problem in problems] == [
        Told(2, 3, "missing-key", {"key": "title"}),
        Told(2, 3, "missing-key", {"key": "url"}),
        Told(3, 3, "unknown-key", {"key": "name", "allowed": ("id", "title", "url")}, "allowed"),
    ]


def test_problems_carry_the_files_path_and_are_faults() -> None:
    source, _ = read_source(PATH, b"email: a\nlanguages: [en]\n")
    assert source.root is not None
    _, problems = read_model(Contact, source.root, PATH)
    assert [(problem.path, problem.severity) for problem in problems] == [(PATH, "error")]


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("scheduld", "scheduled"), ("SCHEDULED", "scheduled"), ("planed", "planned"), ("open", "")],
)
def test_the_nearest_word_is_the_one_probably_meant(word: str, nearest: str) -> None:
    known = ("planned", "scheduled", "postponed", "suspended", "cancelled")
    assert find_nearest(word, known) == nearest
    assert suggest(word, known) == ({"nearest": nearest} if nearest else {})


def _read(kind: type[BaseModel], text: str) -> tuple[BaseModel | None, list[Told]]:
    """Read a text as a model; also return what is told of it, in the order of its place."""
    source, problems = read_source(PATH, text.encode())
    assert problems == ()
    assert source.root is not None
    model, found = read_model(kind, source.root, PATH)
    return model, [_tell(problem) for problem in sorted(found, key=lambda it: it.place)]


def _tell(problem: Problem) -> Told:
    values = dict(problem.values)
    return Told(problem.span.line, problem.span.column, problem.code, values, problem.hint)
