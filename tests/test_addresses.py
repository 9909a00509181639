"""An address that was published stays or leads on: the list, `missions record`, `redirect`."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from tests.building import REFERENCE, ROOT
from tests.commands import Run, change
from tests.projects import load_shipped

from missionsite.addresses import RECORD, Pair, add_pages, list_pages
from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.loading import build_site
from missionsite.pages import Address, list_addresses
from missionsite.problems import LANGUAGES, Problem
from missionsite.redirects import REDIRECTS

PORTO = "2027-porto-carpenters"
FILE = f"missions/{PORTO}.yml"
MISSIONS = ("/en/missions/", "/fr/missions/")
SLUGS = ("carpenters-porto-atlantic-canada-2027", "charpenterie-menuiserie-porto-atlantique-2027")
NEW_SLUGS = ("carpenters-porto-2027", "charpenterie-porto-2027")
OLD = Pair(*(f"{folder}{slug}/" for folder, slug in zip(MISSIONS, SLUGS, strict=True)))
NEW = Pair(*(f"{folder}{slug}/" for folder, slug in zip(MISSIONS, NEW_SLUGS, strict=True)))
BELOW = Pair("prepare/", "se-preparer/")
LIST = Pair(*MISSIONS)
NOT_WRITTEN = 2


@pytest.fixture
def renamed(project: Path) -> Path:
    """Return a copy of the project in which a recorded mission has other addresses."""
    rename(project, SLUGS, NEW_SLUGS)
    return project


def test_every_page_that_is_public_is_recorded() -> None:
    catalogue = load_shipped()
    site = build_site(catalogue, catalogue.settings.site_url)
    known = [{it.id: it for it in list_addresses(site, side)} for side in LANGUAGES]
    written = (ROOT / RECORD).read_text(encoding="utf-8").splitlines()
    lines = [line for line in written if line.startswith("/")]
    assert lines == sorted(
        f"{page.url} {known[1][identity].url}"
        for identity, page in known[0].items()
        if not is_error_page(page)
    )


def test_the_pages_that_are_checked_are_those_that_are_built() -> None:
    catalogue = load_shipped()
    site = build_site(catalogue, catalogue.settings.site_url)
    for place, side in enumerate(LANGUAGES):
        listed = list_pages(catalogue.documents, catalogue.published.values())
        built = [page.url for page in list_addresses(site, side) if not is_error_page(page)]
        assert [page.pair[place] for page in listed] == built


def test_another_slug_of_a_recorded_mission_is_told_at_its_line(renamed: Path) -> None:
    [problem] = check(renamed)
    assert (problem.path, problem.code, problem.severity) == (RECORD, "address-gone", "error")
    assert read_line(renamed, problem) == " ".join(OLD)
    assert (problem.values["address"], problem.values["new"]) == (OLD.en, NEW.en)


def test_a_mission_that_is_moved_back_keeps_its_address(project: Path) -> None:
    change(project, "publish_on: 2026-1", "publish_on: 2027-1", FILE)
    assert [it.code for it in check(project) if it.path == RECORD] == []
    assert PORTO not in load(project).published


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: change(root, "title:", "titel:", "missions/2027-manila-cooks.yml"),
        lambda root: change(root, "title:", "titel:", "docs/fr/services.md"),
        lambda root: (root / "docs/fr/services.md").unlink(),
        lambda root: change(root, "[]", "- from: {en: /en/a/}", REDIRECTS),
        lambda root: (root / REDIRECTS).unlink(),
    ],
    ids=["mission", "page", "side of a page", "redirect", "redirects"],
)
def test_nothing_is_called_gone_while_something_cannot_be_read(
    renamed: Path, spoil: object, command: Run
) -> None:
    assert callable(spoil)
    spoil(renamed)
    assert "address-gone" not in {problem.code for problem in check(renamed)}
    code, _, error = command("redirect", OLD.en, NEW.en)
    assert (code, "cannot be read" in error) == (NOT_WRITTEN, True)


def test_a_list_that_is_missing_is_told(project: Path) -> None:
    (project / RECORD).unlink()
    assert [(it.path, it.code) for it in check(project)] == [(RECORD, "file-unreadable")]


@pytest.mark.parametrize(("days", "asked"), [(13, False), (14, True)])
def test_a_page_is_asked_for_after_two_weeks(project: Path, days: int, *, asked: bool) -> None:
    day = REFERENCE - timedelta(days=days)
    change(project, " ".join(OLD) + "\n", "", RECORD)
    text = (project / FILE).read_text(encoding="utf-8")
    dated = re.sub(r"publish_on: \S+", f"publish_on: {day:%Y-%m-%d}", text)
    (project / FILE).write_text(dated, encoding="utf-8")
    found = [problem for problem in check(project) if problem.path == RECORD]
    assert [(it.code, it.severity) for it in found] == [("address-unrecorded", "warning")] * asked


def test_a_page_to_which_a_redirect_leads_is_not_asked_for(renamed: Path, command: Run) -> None:
    command("redirect", OLD.en, PORTO)
    assert check(renamed) == ()


def test_record_adds_what_is_public_and_takes_nothing_out(project: Path, command: Run) -> None:
    before = (project / RECORD).read_bytes()
    change(project, " ".join(OLD) + "\n", "", RECORD)
    code, out, _ = command("record")
    assert (code, out) == (0, f"1 page is recorded now:\n- {' '.join(OLD)}\n")
    assert (project / RECORD).read_bytes() == before
    assert command("record")[1] == "Every public page is recorded already.\n"
    (project / FILE).unlink()
    assert command("record")[:2] == (0, "Every public page is recorded already.\n")
    assert (project / RECORD).read_bytes() == before


def test_record_leaves_out_what_is_announced_later(project: Path, command: Run) -> None:
    change(project, " ".join(OLD) + "\n", "", RECORD)
    change(project, "publish_on: 2026-1", "publish_on: 2027-1", FILE)
    assert " ".join(OLD) not in command("record")[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "/en/b/ /fr/b/\n"),
        ("# Words\n", "# Words\n/en/b/ /fr/b/\n"),
        ("/en/a/ /fr/a/\n/en/c/ /fr/c/\n", "/en/a/ /fr/a/\n/en/b/ /fr/b/\n/en/c/ /fr/c/\n"),
        ("# é\r\n\r\n/en/c/ /fr/c/", "# é\r\n\r\n/en/b/ /fr/b/\r\n/en/c/ /fr/c/\r\n"),
    ],
    ids=["empty", "only a comment", "in between", "lines of Windows"],
)
def test_a_line_is_added_in_its_place(text: str, expected: str) -> None:
    assert add_pages(text, [Pair("/en/b/", "/fr/b/")]) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD.fr, NEW.en),
        (f"https://missions.example{OLD.fr}", f"https://missions.example{NEW.fr}#dates"),
        (OLD.en.strip("/"), FILE),
    ],
    ids=["French to English", "with the host", "a mission’s file"],
)
def test_a_redirect_mends_what_is_gone_and_what_stood_below(
    renamed: Path, command: Run, old: str, new: str
) -> None:
    before = (renamed / REDIRECTS).read_text(encoding="utf-8")
    code, out, error = command("redirect", old, new)
    assert (code, error) == (0, "")
    assert out.splitlines() == [
        f"{REDIRECTS} is changed:",
        *(f"- {before} → {after}" for before, after in zip(OLD, NEW, strict=True)),
        *(
            f"- {before}{end} → {after}{end}"
            for before, after, end in zip(OLD, NEW, BELOW, strict=True)
        ),
    ]
    entries = write(OLD, NEW) + write(join(OLD, BELOW), join(NEW, BELOW))
    assert (renamed / REDIRECTS).read_text(encoding="utf-8") == before.replace("[]\n", entries)
    assert check(renamed) == ()


def test_a_page_that_moves_again_takes_its_old_addresses_along(renamed: Path, command: Run) -> None:
    command("redirect", OLD.en, PORTO)
    command("record")
    change(renamed, "\n- from:", "\n# Kept.\n- from:", REDIRECTS)
    rename(renamed, NEW_SLUGS[:1], ("carpenters-portugal-2027",))
    last = Pair("/en/missions/carpenters-portugal-2027/", NEW.fr)
    [problem] = check(renamed)
    assert (problem.code, read_line(renamed, problem)) == ("address-gone", " ".join(NEW))
    assert problem.values["new"] == last.en
    assert command("redirect", NEW.en, last.en)[0] == 0
    text = (renamed / REDIRECTS).read_text(encoding="utf-8")
    pairs = [(OLD, last), (NEW, last)]
    below = [(join(old, BELOW), join(new, BELOW)) for old, new in pairs]
    places = [pairs[0], below[0], pairs[1], below[1]]
    assert text.endswith("\n# Kept.\n" + "".join(write(*it) for it in places))
    assert check(renamed) == ()


def test_one_language_may_keep_its_address(project: Path, command: Run) -> None:
    rename(project, SLUGS[1:], NEW_SLUGS[1:])
    [problem] = check(project)
    line = " ".join(OLD)
    assert line[problem.span.column - 1 : problem.span.end_column - 1] == OLD.fr
    assert command("redirect", OLD.fr, NEW.fr)[0] == 0
    assert write(OLD, Pair(OLD.en, NEW.fr)) in (project / REDIRECTS).read_text(encoding="utf-8")
    assert check(project) == ()


def test_what_is_taken_away_may_lead_to_a_list(project: Path, command: Run) -> None:
    (project / FILE).unlink()
    assert command("redirect", OLD.en, LIST.fr)[0] == 0
    text = (project / REDIRECTS).read_text(encoding="utf-8")
    assert text.endswith(write(OLD, LIST) + write(join(OLD, BELOW), LIST))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("/en/missions/carpenters/", PORTO), "was never published"),
        ((OLD.en.replace("-2027", "-207"), PORTO), f"Did you mean “{OLD.en}”?"),
        ((OLD.en, "/en/missions/nowhere/"), "is neither the address of a page"),
        (("/en/services/", PORTO), "a page still stands at “/en/services/”"),
    ],
    ids=["never published", "misspelled", "to nowhere", "still a page"],
)
def test_a_redirect_that_would_be_wrong_is_refused(
    renamed: Path, command: Run, words: tuple[str, str], said: str
) -> None:
    before = (renamed / REDIRECTS).read_bytes()
    code, out, error = command("redirect", *words)
    assert (code, out, said in error) == (NOT_WRITTEN, "", True), error
    assert (renamed / REDIRECTS).read_bytes() == before


@pytest.mark.usefixtures("renamed")
def test_what_leads_on_already_is_left_alone(command: Run) -> None:
    command("redirect", OLD.en, PORTO)
    code, _, error = command("redirect", OLD.en, "/en/services/")
    assert (code, f"leads to “{NEW.en}” already" in error) == (NOT_WRITTEN, True)


def test_a_side_that_is_still_a_page_does_not_lead_away(project: Path, command: Run) -> None:
    rename(project, SLUGS[1:], NEW_SLUGS[1:])
    code, _, error = command("redirect", OLD.fr, LIST.fr)
    assert (code, "[redirect-of-page]" in error) == (NOT_WRITTEN, True)
    assert "[]" in (project / REDIRECTS).read_text(encoding="utf-8")


def test_a_list_in_brackets_is_left_to_its_author(renamed: Path, command: Run) -> None:
    text = "[{from: {en: /en/a/, fr: /fr/a/}, to: {en: /en/services/, fr: /fr/services/}}]\n"
    (renamed / REDIRECTS).write_text(text, encoding="utf-8")
    code, _, error = command("redirect", OLD.en, PORTO)
    assert (code, "by hand" in error) == (NOT_WRITTEN, True)
    assert (renamed / REDIRECTS).read_text(encoding="utf-8") == text


def rename(root: Path, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Give the mission other addresses."""
    for old, new in zip(before, after, strict=True):
        change(root, f": {old}", f": {new}", FILE)


def load(root: Path) -> Catalogue:
    return load_catalogue(root, REFERENCE)


def check(root: Path) -> tuple[Problem, ...]:
    return load(root).problems


def read_line(root: Path, problem: Problem) -> str:
    return (root / problem.path).read_text(encoding="utf-8").splitlines()[problem.span.line - 1]


def is_error_page(page: Address) -> bool:
    return page.url.endswith(".html")


def join(above: Pair, below: Pair) -> Pair:
    return Pair(above.en + below.en, above.fr + below.fr)


def write(old: Pair, new: Pair) -> str:
    """Return an entry of the list of redirects."""
    return f"- from: {{en: {old.en}, fr: {old.fr}}}\n  to: {{en: {new.en}, fr: {new.fr}}}\n"
