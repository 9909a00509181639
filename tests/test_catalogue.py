"""All files of the project together: nothing is wrong with them, and nothing can go missing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self

import pytest
from tests.building import REFERENCE, ROOT
from tests.projects import NURSING, copy_project, load_shipped

from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.nodes import Location, Mapping, Node, Sequence, find_key
from missionsite.problems import Problem, Span
from missionsite.reference_lists import LISTS
from missionsite.source import read_source

FEWEST_TEXTS = 700
FEWEST_FILES = 20
FEWEST_KINDS = 80
NURSING_FILE = f"missions/{NURSING}.yml"
OTHER_FILE = "missions/2027-porto-carpenters.yml"
STRINGS_FILE = "missions/programme/strings.yml"
PLANNED_FILE = "missions/2027-manila-cooks.yml"
BAD_NAMES = (
    "2027-lima.yaml",
    "2027-Lima.yml",
    "2027_lima.yml",
    "lima.yml",
    "1999-lima.yml",
)
IGNORED_NAMES = (".yml", "notes.txt", "2027-lima.yml~", "2027-lima.yml.bak")


class Text(NamedTuple):
    """A text or an address in both languages: where it is, and where its French side is told."""

    path: str
    location: Location
    line: int
    french: Span
    before: Span
    """What stands just before the French side: the English one."""

    @property
    def told(self) -> tuple[str, int, str, str]:
        """What a problem says of it when its French side is missing."""
        return (self.path, self.line, "missing-french", self.key)

    @property
    def key(self) -> str:
        """The name of the field, or of the list that it stands in."""
        return next(step for step in reversed(self.location) if isinstance(step, str))

    @property
    def kind(self) -> tuple[str, ...]:
        """The way to the text without the places in lists, and the kind of file."""
        folder = self.path if "programme" in self.path else "missions"
        return (folder, *(step for step in self.location if isinstance(step, str)))


class Spoiled:
    """Files of a project that are changed for a while, and restored at the end."""

    def __init__(self, root: Path) -> None:
        """Begin with every file as it is."""
        self.root = root
        self.kept: dict[str, bytes | None] = {}

    def __enter__(self) -> Self:
        """Return the files."""
        return self

    def __exit__(self, *_: object) -> None:
        """Restore what was changed."""
        for path, data in self.kept.items():
            if data is None:
                (self.root / path).unlink()
            else:
                (self.root / path).write_bytes(data)

    def read(self, path: str) -> str:
        """Return a file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file, new or not."""
        self._keep(path)
        (self.root / path).write_text(text, encoding="utf-8")

    def delete(self, path: str) -> None:
        """Delete a file."""
        self._keep(path)
        (self.root / path).unlink()

    def replace(self, path: str, old: str, new: str) -> int:
        """Replace what stands once in a file, and return its line."""
        text = self.read(path)
        assert text.count(old) == 1
        self.write(path, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def cut(self, path: str, texts: list[Text]) -> None:
        """Take away the French sides of a file's texts; every line keeps its number."""
        text = self.read(path)
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        for it in sorted(texts, key=lambda it: it.french, reverse=True):
            start = starts[it.before.end_line - 1] + it.before.end_column - 1
            end = starts[it.french.end_line - 1] + it.french.end_column - 1
            text = text[:start] + "\n" * text.count("\n", start, end) + text[end:]
        self.write(path, text)

    def _keep(self, path: str) -> None:
        file = self.root / path
        self.kept.setdefault(path, file.read_bytes() if file.exists() else None)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project; who spoils a file restores it."""
    return copy_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    """Every text of the missions and of what they share, in the order of files and places."""
    files = sorted([*ROOT.glob("missions/*.yml"), *ROOT.glob("missions/programme/*.yml")])
    return [text for file in files for text in _list_texts(file)]


def test_the_repository_is_without_a_mistake() -> None:
    catalogue = load_shipped()
    assert catalogue.problems == ()
    assert sorted(catalogue.missions) == sorted(it.stem for it in ROOT.glob("missions/*.yml"))


def test_everything_loaded_is_named_by_its_path() -> None:
    written = [*ROOT.glob("missions/*.yml"), *ROOT.glob("missions/programme/*.*")]
    pages = ROOT.glob("docs/*/**/*.md")
    lists = [ROOT / f"missions/reference/{name}.csv" for name in LISTS]
    paths = [ROOT / "mkdocs.yml", *written, *pages, *lists]
    expected = sorted(path.relative_to(ROOT).as_posix() for path in paths)
    assert sorted(load_shipped().sources) == expected


@pytest.mark.parametrize("turn", [0, 1], ids=["even", "odd"])
def test_nothing_french_can_go_missing_unseen(project: Path, texts: list[Text], turn: int) -> None:
    """Half of all texts lose their French side, half of the French pages go, the others' titles."""
    assert len(texts) > FEWEST_TEXTS
    assert len({text.kind for text in texts}) > FEWEST_KINDS
    pages = sorted(it.relative_to(ROOT).as_posix() for it in ROOT.glob("docs/fr/**/*.md"))
    spoiled, deleted, untitled = texts[turn::2], pages[turn::2], pages[1 - turn :: 2]
    with Spoiled(project) as files:
        for path, group in groupby(spoiled, key=lambda it: it.path):
            files.cut(path, list(group))
        for path in deleted:
            files.delete(path)
        for path in untitled:
            files.replace(path, "\ntitle:", "\n#")
        catalogue = load_catalogue(project, REFERENCE)
    told = [_tell(problem) for problem in catalogue.problems]
    missing = sorted(it for it in told if it[2] == "missing-french")
    english = [path.replace("docs/fr", "docs/en") for path in deleted]
    assert missing == sorted(text.told for text in spoiled)
    assert set(told) >= {(path, 1, "page-missing-side", "") for path in english}
    assert set(told) >= {(path, 1, "missing-key", "title") for path in untitled}
    _assert_sorted(catalogue)


def test_one_mistake_is_told_once(project: Path) -> None:
    with Spoiled(project) as files:
        city = files.replace(NURSING_FILE, ", fr: Tunis}", "}")
        side = files.replace(PLANNED_FILE, "fr: Manille}", 'fr: ""}')
        label = files.replace(STRINGS_FILE, ', fr: "Exemple"', "")
        told = [_tell(problem) for problem in load_catalogue(project, REFERENCE).problems]
    assert told == [
        (NURSING_FILE, city, "missing-french", "city"),
        (PLANNED_FILE, side, "missing-french", "city"),
        (STRINGS_FILE, label, "missing-french", "example"),
    ]


def test_a_page_beside_the_languages_is_told(project: Path) -> None:
    with Spoiled(project) as files:
        files.write("docs/extra.md", "Neither here nor there.\n")
        problems = load_catalogue(project, REFERENCE).problems
    assert [(it.path, it.code) for it in problems] == [("docs/extra.md", "page-missing-side")]


def test_html_in_a_page_is_told(project: Path) -> None:
    page = "docs/en/services.md"
    with Spoiled(project) as files:
        files.write(page, f"{files.read(page)}\n<script>alert(1)</script>\n")
        problems = load_catalogue(project, REFERENCE).problems
    faults = [(it.path, it.code) for it in problems if it.severity == "error"]
    assert faults == [(page, "html-in-text")]


def test_what_a_page_cannot_hold_is_told(project: Path) -> None:
    """A page without its text, a part that does not exist, a link that nobody knows."""
    empty, other = "docs/fr/privacy.md", "docs/fr/services.md"
    with Spoiled(project) as files:
        fields = files.read(empty).split("---\n")[1]
        files.write(empty, f"---\n{fields}---\n")
        files.replace(other, "include: services_never", "include: services_jamais")
        files.write(other, f"{files.read(other)}\n[Ici](link:nowhere)\n")
        problems = load_catalogue(project, REFERENCE).problems
    told = {(it.path, it.code) for it in problems if it.severity == "error"}
    assert {path for path, _ in told} == {empty, other}
    assert told >= {(other, "include-unknown"), (other, "link-unknown")}


def test_a_file_whose_name_is_no_missions_id_is_told(project: Path) -> None:
    with Spoiled(project) as files:
        text = files.read(PLANNED_FILE)
        for name in (*BAD_NAMES, *IGNORED_NAMES):
            files.write(f"missions/{name}", text)
        problems = load_catalogue(project, REFERENCE).problems
    named = [it for it in problems if it.code == "bad-file-name"]
    assert [(it.path, it.span) for it in named] == [
        (f"missions/{name}", Span()) for name in sorted(BAD_NAMES)
    ]
    assert [it.values["name"] for it in named] == sorted(BAD_NAMES)
    assert not {f"missions/{name}" for name in IGNORED_NAMES} & {it.path for it in problems}


def test_an_unreadable_mission_leaves_the_others_standing(project: Path) -> None:
    with Spoiled(project) as files:
        files.write(NURSING_FILE, "title: [\n")
        catalogue = load_catalogue(project, REFERENCE)
    assert {problem.path for problem in catalogue.problems} == {NURSING_FILE}
    assert sorted({*catalogue.missions, NURSING}) == sorted(load_shipped().missions)


@pytest.mark.parametrize("folder", ["missions", "missions/programme", "missions/reference", "docs"])
@pytest.mark.parametrize("file_instead", [False, True], ids=["missing", "a file instead"])
def test_a_folder_that_is_none_is_told_once(
    tmp_path: Path, folder: str, *, file_instead: bool
) -> None:
    project = copy_project(tmp_path)
    shutil.rmtree(project / folder)
    if file_instead:
        (project / folder).write_text("Not a folder.\n")
    catalogue = load_catalogue(project, REFERENCE)
    told = [(it.path, it.code) for it in catalogue.problems]
    assert told == [(folder, "folder-unreadable")]


def test_an_empty_folder_is_told_by_the_files_that_it_lacks(tmp_path: Path) -> None:
    codes = {problem.code for problem in load_catalogue(tmp_path, REFERENCE).problems}
    assert codes == {"file-unreadable", "folder-unreadable"}


@pytest.mark.parametrize("kind", ["a folder", "a link to nowhere", "a link to itself"])
@pytest.mark.parametrize(
    "path",
    [
        "missions/2027-x.yml",
        "missions/programme/links.yml",
        "missions/programme/strings.yml",
        "missions/reference/noc_2021.csv",
        "mkdocs.yml",
        "docs/en/services.md",
    ],
)
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, path: str, kind: str) -> None:
    file = copy_project(tmp_path) / path
    file.unlink(missing_ok=True)
    if kind == "a folder":
        file.mkdir()
    else:
        file.symlink_to(file if kind == "a link to itself" else file.with_suffix(".gone"))
    told = [(it.path, it.code) for it in load_catalogue(tmp_path, REFERENCE).problems]
    assert told == [(path, "file-unreadable")]


def test_missions_are_held_against_no_list_that_is_broken(project: Path) -> None:
    """A mission's own mistakes are told all the same; what a rule would say is not known."""
    with Spoiled(project) as files:
        files.replace("mkdocs.yml", "    - forms.missions.example", "    - Forms.missions.example")
        files.write("missions/reference/noc_2021.csv", "code\n")
        files.replace(PLANNED_FILE, "fr: Manille}", 'fr: ""}')
        catalogue = load_catalogue(project, REFERENCE)
    assert not catalogue.whole
    assert [(it.path, it.code) for it in catalogue.problems] == [
        (PLANNED_FILE, "missing-french"),
        ("missions/reference/noc_2021.csv", "empty-file"),
        ("mkdocs.yml", "bad-host"),
    ]


def test_another_file_of_mkdocs_is_read_where_it_is_named(project: Path) -> None:
    with Spoiled(project) as files:
        files.write("other.yml", files.read("mkdocs.yml").replace("https:", "http:"))
        problems = load_catalogue(project, REFERENCE, "other.yml").problems
    assert [(it.path, it.code) for it in problems] == [("other.yml", "not-https")]


def test_today_is_the_day_in_ottawa(project: Path) -> None:
    """In the last minute of November 30 in Ottawa, December 1 has begun in Greenwich."""
    planned = Path(PLANNED_FILE).stem
    with Spoiled(project) as files:
        files.replace(NURSING_FILE, "review_by: 2027-01-04", "review_by: 2026-11-30")
        files.replace(PLANNED_FILE, "publish_on: 2026-11-09", "publish_on: 2026-12-01")
        files.replace(OTHER_FILE, "publish_on: 2026-11-16", "publish_on: 2026-11-30")
        instant = datetime.fromisoformat("2026-11-30T23:59-05:00").astimezone(UTC)
        catalogue = load_catalogue(project, instant)
    assert [it for it in catalogue.problems if it.code == "review-past"] == []
    assert sorted({*catalogue.missions} - {*catalogue.published}) == [planned]
    assert planned in load_shipped().published


def _list_texts(file: Path) -> Iterator[Text]:
    path = file.relative_to(ROOT).as_posix()
    source, _ = read_source(path, file.read_bytes(), root="any")
    assert source.root is not None
    yield from _walk(path, source.root, source.root, ())


def _walk(path: str, root: Node, node: Node, location: Location) -> Iterator[Text]:
    if isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            yield from _walk(path, root, item, (*location, place))
    elif isinstance(node, Mapping):
        keys = [entry.key.value for entry in node.entries]
        if "fr" in keys:
            french = keys.index("fr")
            assert keys[french - 1] == "en", (path, location)
            before, after = node.entries[french - 1].value.span, node.entries[french].value.span
            yield Text(path, location, find_key(root, location).span.line, after, before)
        for entry in node.entries:
            yield from _walk(path, root, entry.value, (*location, entry.key.value))


def _tell(problem: Problem) -> tuple[str, int, str, str]:
    return problem.path, problem.span.line, problem.code, str(problem.values.get("key", ""))


def _assert_sorted(catalogue: Catalogue) -> None:
    places = [problem.place for problem in catalogue.problems]
    assert places == sorted(places)
    assert len({path for path, _, _ in places}) > FEWEST_FILES
