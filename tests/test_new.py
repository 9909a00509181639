"""`missions new` begins a mission's file: right, explained, and never in the place of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands import Run, play
from tests.projects import load_shipped

from missionsite.captions import load_captions
from missionsite.drafts import check_draft, find_place, find_slug, list_questions, render_draft
from missionsite.nodes import Scalar, find_value
from missionsite.source import read_source

FILE = "missions/2028-athens-electricians.yml"
GIVEN = {
    "--title-en": "Electricians: Athens",
    "--title-fr": "Électricité : Athènes",
    "--summary-en": "Interviews with electricians in Athens, for builders in New Brunswick.",
    "--summary-fr": "Entrevues en électricité à Athènes, pour des employeurs néo-brunswickois.",
    "--start": "2028-spring",
    "--slug-en": "electricians-athens-2028",
    "--slug-fr": "electricite-athenes-2028",
    "--id": "2028-athens-electricians",
    "--sectors": "construction",
    "--noc": "72200",
    "--regions": "NB, NS",
    "--owner": "missions@missions.example",
}
# What is typed at each question, in their order; "" takes what is offered.
TYPED = (
    *("Electricians: Athens", "Électricité : Athènes"),
    *("Interviews with electricians in Athens.", "Entrevues en électricité à Athènes."),
    *("5 May 2028", "spring 2028", "", "", "2027-manila-cooks", "2028-athens-electricians"),
    *("constructoin", "construction", "électricien", "72200", "NB", ""),
)
ANSWERS = {
    "state": "planned",
    "access": "open",
    "id": "2028-athens-electricians",
    "title.en": "Electricians: Athens",
    "title.fr": "Électricité : Athènes",
    "slug.en": "electricians-athens-2028",
    "slug.fr": "electricite-athenes-2028",
    "summary.en": "Interviews in Athens.",
    "summary.fr": "Entrevues à Athènes.",
    "publication.publish_on": "2026-11-16",
    "publication.modified": "2026-11-16",
    "publication.review_by": "2027-03-01",
    "publication.owner": "missions@missions.example",
    "dates.start": "2028",
    "sectors": "construction",
    "occupations": "72200",
    "hiring_regions": "NB",
}
CAPTIONS = load_captions()


@pytest.fixture
def run(command: Run) -> Run:
    """Return a function that runs a command in a language: exit code, answer, errors."""

    def speak(*words: str, language: str = "en") -> tuple[int, str, str]:
        return command(*words, "--lang", language)

    return speak


def list_options(**other: str) -> list[str]:
    """Return the words of the command line, some of them with other values."""
    given = {**GIVEN, **{f"--{name.replace('_', '-')}": text for name, text in other.items()}}
    return [word for pair in given.items() for word in pair]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_written_is_right_and_explains_each_field(
    project: Path, run: Run, language: str
) -> None:
    code, out, error = run("new", *list_options(), language=language)
    assert (code, error) == (0, "")
    assert out.startswith(FILE)
    text = (project / FILE).read_text(encoding="utf-8")
    assert ("\n# Le titre de la page" in text) is (language == "fr")
    assert '\ntitle:\n  en: "Electricians: Athens"\n  fr: "Électricité : Athènes"\n' in text
    assert "\n# expression_of_interest: " in text
    assert max(map(len, text.splitlines())) <= 100
    assert run("check") == (0, "No mistakes found.\n", "")


def test_an_invented_mission_says_so(project: Path, run: Run) -> None:
    run("new", "--invented", *list_options())
    assert "\nillustrative: true\n" in (project / FILE).read_text(encoding="utf-8")


def test_a_wrong_answer_is_told_as_the_check_tells_it_and_nothing_is_written(
    project: Path, run: Run
) -> None:
    code, out, error = run("new", *list_options(sectors="constructoin", start="5 May 2028"))
    assert (code, out) == (2, "")
    assert error.startswith("--start: “5 May 2028” is not a date as it is written here: year ")
    assert len(error.splitlines()) == 1
    error = run("new", *list_options(sectors="constructoin"))[2]
    assert error.startswith("--sectors: “constructoin” does not stand in")
    assert error.endswith("Did you mean “construction”?\n")
    assert not (project / FILE).exists()


def test_an_address_that_is_taken_is_told(project: Path, run: Run) -> None:
    slug = "nursing-care-morocco-tunisia-2027"
    error = run("new", *list_options(slug_en=slug))[2]
    assert error.startswith(f"--slug-en: The address “{slug}” is taken: see missions/2027-casa")
    assert not (project / FILE).exists()


def test_a_file_that_is_there_is_never_touched(project: Path, run: Run) -> None:
    (project / FILE).write_text("mine", encoding="utf-8")
    code, out, error = run("new", *list_options(), language="fr")
    assert (code, out) == (2, "")
    assert error.startswith(f"{FILE} existe déjà et n’a pas été modifié.")
    assert (project / FILE).read_text(encoding="utf-8") == "mine"


def test_a_name_that_leads_elsewhere_is_refused(project: Path, run: Run) -> None:
    before = sorted(project.parent.rglob("*"))
    code, _, error = run("new", *list_options(id="../2028-athens"))
    assert (code, error[:6]) == (2, "--id: ")
    assert sorted(project.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["../2028-x", "2028-x/y", "Lima", "2028-é", "2028-" + "x" * 200])
def test_a_name_that_cannot_stand_in_addresses_is_a_mistake(name: str) -> None:
    (fault,) = check_draft({**ANSWERS, "id": name}, CAPTIONS, load_shipped())
    assert find_place(fault, ANSWERS, CAPTIONS) == "id"


def test_without_a_terminal_the_missing_options_are_named(run: Run) -> None:
    code, out, error = run("new", "--title-en", "Electricians: Athens")
    assert (code, out) == (2, "")
    assert error.endswith(
        "--title-fr, --summary-en, --summary-fr, --start, --slug-en, --slug-fr, --id, --sectors,"
        " --noc, --regions, --owner\n"
    )


@pytest.mark.parametrize(
    "text", ['say "hi"', "back\\slash", "two\nlines", "# no comment", "- dash", "{x: 1}", "é: œ"]
)
def test_any_title_is_read_back_as_it_was_given_or_told(text: str) -> None:
    answers = {**ANSWERS, "title.en": text}
    faults = check_draft(answers, CAPTIONS, load_shipped())
    assert {find_place(fault, answers, CAPTIONS) for fault in faults} <= {"title.en"}
    source, _ = read_source(FILE, render_draft(answers, CAPTIONS, "fr").encode())
    assert source.root is not None
    title = find_value(source.root, ("title", "en"))
    assert isinstance(title, Scalar)
    assert faults or title.value == text


@pytest.mark.parametrize("place", [place for place in list_questions() if place != "id"])
def test_nothing_that_is_typed_hides_a_mistake(place: str) -> None:
    odd = ("- x", "-", "@x", "&a", "*a", "!t", "| x", "? x", ": x", "%x", "a: b", "a #b", "[", "")
    for text in odd:
        answers = {**ANSWERS, place: text}
        faults = check_draft(answers, CAPTIONS, load_shipped())
        errors = [fault for fault in faults if fault.severity == "error"]
        assert {find_place(fault, answers, CAPTIONS) for fault in errors} <= {place}, text
        assert errors or place.startswith(("title.", "summary.")), text


def test_a_file_that_cannot_be_made_is_told(project: Path, run: Run) -> None:
    (project / FILE).symlink_to("nowhere/mission.yml")
    code, out, error = run("new", *list_options())
    assert (code, out) == (2, "")
    assert error.startswith(f"{FILE} cannot be written")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Soins infirmiers : Maroc", "soins-infirmiers-maroc"),
        ("Œuvres d’été", "oeuvres-d-ete"),
        ("  Zürich & Łódź ", "zurich-odz"),
        ("", ""),
    ],
)
def test_an_address_is_offered_without_accents(text: str, slug: str) -> None:
    assert find_slug(text) == slug


def test_questions_are_asked_until_an_answer_will_do(project: Path) -> None:
    shown = play(project, ("new",), TYPED)
    assert "[electricians-athens-2028] > " in shown
    assert "[electricite-athenes-2028] > " in shown
    assert "2027-manila-cooks.yml is there already" in shown
    assert "Did you mean “construction”?" in shown
    assert "  72200 Electricians (except industrial and power system)" in shown
    assert f"{FILE} is written." in shown
    text = (project / FILE).read_text(encoding="utf-8")
    assert "\n  owner: missions@missions.example\n" in text
    assert "\n  start: spring 2028\n" in text


def test_who_stops_halfway_leaves_nothing_behind(project: Path) -> None:
    shown = play(project, ("new",), ("Electricians: Athens", "\x04"))
    assert shown.endswith("Nothing was written.\r\n")
    assert not (project / FILE).exists()
