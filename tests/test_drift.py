"""Where one language changed and the other did not, it is told, until someone confirms it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands import Run, change
from tests.projects import copy_project
from tests.test_changes import git

from missionsite.confirmed import CONFIRMED
from missionsite.drift import find_drift
from missionsite.pairs import list_pairs

PORTO = "missions/2027-porto-carpenters.yml"
ENGLISH, FRENCH = "docs/en/services.md", "docs/fr/services.md"
TITLE = ("Carpenters: Porto", "Carpenters and joiners: Porto")
TITRE = ("Charpenterie : Porto", "Charpenterie et menuiserie : Porto")
BOTH = ("check", "--since", "main")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project, with nothing confirmed; Git keeps it as the version `main`."""
    root = copy_project(tmp_path)
    lines = (root / CONFIRMED).read_text(encoding="utf-8").splitlines(keepends=True)
    head = "".join(line for line in lines if line.startswith("#"))
    (root / CONFIRMED).write_text(head, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def commit(root: Path) -> None:
    """Keep what stands now as the version `main`."""
    git(root, "add", "docs", "missions", "mkdocs.yml")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Version")


def shorten(project: Path) -> None:
    """Change the English title alone."""
    change(project, "Carpenters: Porto, for Atlantic Canada", "Carpenters: Porto", PORTO)


def test_nothing_is_told_where_nothing_changed(command: Run) -> None:
    assert command(*BOTH) == (0, "No mistakes found.\n", "")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The English of “title” changed, and this text did not."),
        ("fr", "Le texte anglais de « title » a changé, mais pas celui-ci."),
    ],
)
def test_the_side_that_did_not_change_is_pointed_at(
    project: Path, command: Run, language: str, told: str
) -> None:
    shorten(project)
    code, out, _ = command(*BOTH, "--lang", language)
    assert code == 1
    first, *rest = out.replace("\u00a0", " ").splitlines()
    assert first.startswith(f"{PORTO}:8:7: {told}")
    assert first.endswith("[one-language-changed]")
    assert rest[2].endswith(f" {PORTO} title")
    assert command("check")[0] == 0


def test_both_sides_together_are_no_drift(project: Path, command: Run) -> None:
    shorten(project)
    change(project, "Charpenterie : Porto, pour l’Atlantique", "Charpenterie : Porto", PORTO)
    assert command(*BOTH)[0] == 0


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        pytest.param("“Porto” is", "“Porto” is", PORTO, id="nothing"),
        pytest.param(
            '  fr: "Charpenterie : Porto, pour l’Atlantique"',
            '  fr: "Charpenterie : Porto, pour l\'Atlantique" # mended',
            PORTO,
            id="only typed in another way",
        ),
        pytest.param("closes: 2027-02-05", "closes: 2027-02-06", PORTO, id="no text"),
        pytest.param(
            "en: carpenters-porto-atlantic-canada-2027",
            "en: carpenters-porto-2027",
            PORTO,
            id="an address",
        ),
        pytest.param(
            "/en/group-eoi?mission=2027-porto", "/en/groups?mission=2027-porto", PORTO, id="a link"
        ),
        pytest.param("modified: 2026-11", "modified: 2026-10", ENGLISH, id="a page's days"),
    ],
)
def test_what_says_the_same_is_no_drift(
    project: Path, command: Run, before: str, after: str, name: str
) -> None:
    if before != after:
        change(project, before, after, name)
    assert "[one-" not in command(*BOTH)[1]


def test_a_text_that_only_moves_is_no_drift(project: Path, command: Run) -> None:
    entry = (
        '    - en: "The names and business numbers of the members you speak for"\n'
        '      fr: "Le nom et le numéro d’entreprise des membres que vous représentez"\n'
    )
    change(project, entry, "", PORTO)
    change(project, "  run_by:", f"{entry}  run_by:", PORTO)
    assert command(*BOTH)[0] == 0


def test_a_page_of_which_one_side_changed_is_told_at_the_other(project: Path, command: Run) -> None:
    with (project / FRENCH).open("a", encoding="utf-8") as file:
        file.write("\nUne phrase de plus.\n")
    code, out, _ = command(*BOTH)
    assert code == 1
    assert out.startswith(f"{ENGLISH}:1:1: The other side of this page, in French, changed,")


def test_a_word_of_the_site_is_a_text_too(project: Path, command: Run) -> None:
    name = "missions/programme/sectors.yml"
    change(project, 'fr: "Santé"', 'fr: "Santé et soins"', name)
    assert command(*BOTH)[1].startswith(
        f"{name}:5:9: The French of “name” changed, and this text did not."
    )


def test_what_is_confirmed_is_told_no_more_until_it_changes(project: Path, command: Run) -> None:
    shorten(project)
    code, out, error = command("confirm", "--since", "main")
    assert (code, out, error) == (0, f"Confirmed: {PORTO}, title\n", "")
    assert command(*BOTH)[0] == 0
    change(project, "closes: 2027-02-05", "closes: 2027-02-06", PORTO)  # another edit
    change(project, "state: scheduled", "state: scheduled # still", PORTO)
    assert command(*BOTH)[0] == 0
    change(project, '"Carpenters: Porto"', '"Carpenters and joiners: Porto"', PORTO)
    assert "[one-language-changed]" in command(*BOTH)[1]


def test_a_line_by_hand_confirms_as_the_command_does(project: Path, command: Run) -> None:
    shorten(project)
    line = command(*BOTH)[1].splitlines()[3].rpartition(": ")[2]
    list_before = (project / CONFIRMED).read_text(encoding="utf-8")
    with (project / CONFIRMED).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert command(*BOTH)[0] == 0
    by_hand = (project / CONFIRMED).read_text(encoding="utf-8")
    (project / CONFIRMED).write_text(list_before, encoding="utf-8")
    command("confirm", "--since", "main")
    assert (project / CONFIRMED).read_text(encoding="utf-8") == by_hand


def test_only_the_files_that_are_named_are_confirmed(project: Path, command: Run) -> None:
    shorten(project)
    assert command("confirm", "--since", "main", "missions/2027-manila-cooks.yml")[1].startswith(
        "Nothing"
    )
    assert command("confirm", "--since", "main", PORTO)[1].startswith("Confirmed")


def test_a_confirmation_that_stands_for_nothing_goes(project: Path, command: Run) -> None:
    shorten(project)
    command("confirm", "--since", "main")
    commit(project)
    change(project, '"Carpenters: Porto"', '"Carpenters at Porto"', PORTO)
    command("confirm", "--since", "main")
    lines = (project / CONFIRMED).read_text(encoding="utf-8").splitlines()
    assert [line[13:] for line in lines if not line.startswith("#")] == [f"{PORTO} title"]
    assert command(*BOTH)[0] == 0


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "French to be read again in 1 place"), ("fr", "français à relire à 1 endroit")],
)
def test_the_status_names_a_side_that_was_left_behind(
    project: Path, command: Run, language: str, told: str
) -> None:
    shorten(project)
    rows = command("status", "--since", "main", "--lang", language)[1].replace("\u00a0", " ")
    assert [line[:21] for line in rows.splitlines() if told in line] == ["2027-porto-carpenters"]
    assert told not in command("status", "--lang", language)[1]  # there is no origin/main here
    git(project, "update-ref", "refs/remotes/origin/main", "main")
    assert told in command("status", "--lang", language)[1].replace("\u00a0", " ")


def test_a_version_that_git_does_not_know_is_refused(command: Run) -> None:
    for words in (
        ("check", "--since", "nowhere"),
        ("status", "--since", "nowhere"),
        ("confirm", "--since", "nowhere"),
    ):
        code, out, error = command(*words)
        assert (code, out) == (2, "")
        assert "nowhere" in error


def test_two_texts_that_share_a_side_are_told_apart() -> None:
    before = {"missions/a.yml": b"stops:\n  - city: {en: Paris, fr: Paris}\n"}
    more = {"missions/a.yml": before["missions/a.yml"] + b"  - city: {en: Paris, fr: Lutece}\n"}
    assert list(find_drift(before, more)) == []  # a new entry, not a changed one
    other = {"missions/a.yml": b"stops:\n  - city: {en: Paris, fr: Lutece}\n"}
    assert [it.changed for it in find_drift(before, other)] == ["fr"]


def test_every_text_of_a_mission_is_seen() -> None:
    stops = b"stops:\n  - city:\n      en: C\n      fr: D\n"
    data = b"title: {en: A, fr: B}\n" + stops + b"slug: {en: x, fr: y}\n"
    pairs = list(list_pairs({"missions/a.yml": data}))
    assert [(it.place, it.en.text, it.fr.text) for it in pairs] == [
        ("title", "A", "B"),
        ("stops.city", "C", "D"),
    ]
    assert len({pair.mark for pair in pairs}) == len(pairs)


def test_a_list_that_nobody_may_write_is_told(project: Path, command: Run) -> None:
    shorten(project)
    (project / CONFIRMED).unlink()
    (project / CONFIRMED).symlink_to("nowhere/confirmed.txt")
    code, out, error = command("confirm", "--since", "main")
    assert (code, out) == (2, "")
    assert error.startswith(f"{CONFIRMED} cannot be written")
