"""The staff guide: equal in both languages, whole, apart from the public site, and true."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser
from tests.building import REFERENCE, ROOT, read_files
from tests.commands import Run, change
from tests.guide_pages import (
    BOTH,
    Block,
    apply_example,
    list_blocks,
    list_inline_commands,
    list_pages,
    name_block,
)
from tests.projects import NURSING, build_from, render_mission
from tests.test_changes import git

from missionsite.catalogue import load_catalogue
from missionsite.fieldguide import list_all_fields
from missionsite.guide import INDEX
from missionsite.messages import load_messages
from missionsite.problems import LANGUAGES, Language

HOST = "https://guide.example/"
CODES = set(load_messages().codes)
PATHS = {field.path for field in list_all_fields()}
HEADING = re.compile(r"^#{2,3} .*\{#([\w-]+)\}$", re.MULTILINE)
# What a browser fetches without being asked, in HTML and in styles.
FETCHED = "script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=icon], link[rel^=pre]"
STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?((?:https?:)?//[^)\"']*)|@import[^;]*//")
NURSING_FILE = f"missions/{NURSING}.yml"
CHANGING = {"postpone", "suspend", "cancel", "reopen", "deadline", "update", "results"}
EDITED = [block for block in BOTH if block.page != "first-mission.md"]


@pytest.fixture(scope="module")
def pages(guide: Path) -> dict[str, LexborHTMLParser]:
    """Return every page of the guide by its address below the root."""
    return {
        path.removesuffix("index.html"): LexborHTMLParser(data.decode())
        for path, data in read_files(guide).items()
        if path.endswith(".html")
    }


def test_every_page_has_both_sides_with_the_same_sections() -> None:
    assert list_pages("en") == list_pages("fr")
    for page in list_pages("en"):
        english, french = (
            (ROOT / "staff" / language / page).read_text(encoding="utf-8") for language in LANGUAGES
        )
        assert HEADING.findall(english) == HEADING.findall(french), page
        assert len(re.findall(r"^## ", english, re.MULTILINE)) == len(HEADING.findall(english))


@pytest.mark.slow
def test_every_page_is_built_in_both_languages_and_leads_to_its_other_side(
    pages: dict[str, LexborHTMLParser],
) -> None:
    sides = {
        language: {path for path in pages if path.startswith(f"{language}/")}
        for language in LANGUAGES
    }
    assert len(sides["en"]) == len(sides["fr"]) == len(list_pages("en"))
    for path in sides["en"]:
        other = find_other_side(pages, path, "fr")
        assert other in sides["fr"]
        assert find_other_side(pages, other, "en") == path
        assert pages[path].css("a.guide-switch[hreflang=en]") == []
    assert {"fr/champs/", "fr/urgence/", "fr/vie-mission/"} < sides["fr"]


@pytest.mark.slow
def test_a_page_is_in_its_own_language(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        html = page.css_first("html")
        assert html is not None
        expected = path[:2] if path.startswith(("en/", "fr/")) else "en-CA"
        assert html.attributes["lang"] == expected


@pytest.mark.slow
def test_no_language_is_the_default(pages: dict[str, LexborHTMLParser]) -> None:
    for path in ("", "404.html"):
        links = [link.attributes["href"] for link in pages[path].css("main a")]
        assert [urlsplit(str(link)).path.strip("./") for link in links] == ["en", "fr"]


@pytest.mark.slow
@pytest.mark.parametrize("address", ["en/fields/", "fr/champs/"])
def test_every_field_has_a_place(pages: dict[str, LexborHTMLParser], address: str) -> None:
    assert PATHS - list_ids(pages[address]) == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_place(pages: dict[str, LexborHTMLParser], language: Language) -> None:
    assert CODES - list_ids(pages[f"{language}/messages/"]) == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_searches_its_own_pages(guide: Path, language: Language) -> None:
    index = json.loads((guide / language / INDEX).read_text(encoding="utf-8"))
    assert index["config"]["lang"] == [language]
    found = {page["location"] for page in index["docs"]}
    assert {f"messages/#{code}" for code in CODES} < found
    assert all((guide / language / urlsplit(place).path).is_dir() for place in found)
    other = "Guide du personnel" if language == "en" else "Staff guide"
    assert other not in json.dumps(index["docs"], ensure_ascii=False)
    assert not (guide / INDEX).exists()


@pytest.mark.slow
def test_every_link_and_its_section_is_there(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        for link in page.css("a[href]"):
            target = urlsplit(urljoin(HOST + path, str(link.attributes["href"])))
            if f"{target.scheme}://{target.netloc}/" != HOST:
                continue
            assert target.path[1:] in pages, (path, target)
            if target.fragment and target.fragment != "__skip":
                assert target.fragment in list_ids(pages[target.path[1:]]), (path, target)


@pytest.mark.slow
def test_no_page_is_for_search_engines(pages: dict[str, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        robots = page.css_first("meta[name=robots]")
        assert robots is not None, path
        assert robots.attributes["content"] == "noindex"


@pytest.mark.slow
def test_nothing_is_fetched_from_another_host(
    guide: Path, pages: dict[str, LexborHTMLParser]
) -> None:
    for path, page in pages.items():
        for node in page.css(FETCHED):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            target = urljoin(HOST + path, address)
            assert target.startswith(HOST), (path, address)
            assert (guide / urlsplit(target).path[1:]).is_file(), (path, address)
    styles = [path.read_text(encoding="utf-8") for path in guide.rglob("*.css")]
    assert len(styles) > 1
    assert [found[0] for style in styles for found in STYLE_ADDRESS.finditer(style)] == []


@pytest.mark.slow
def test_nothing_of_the_guide_is_on_the_public_site(site: Path, guide: Path) -> None:
    pages = {path for path in read_files(guide) if path.endswith(".html")} - {"404.html"}
    kept = {"index.html", "en/index.html", "fr/index.html"}
    assert (pages - kept) & set(read_files(site)) == set()
    for data in read_files(site).values():
        assert b"Staff guide" not in data
        assert b"Guide du personnel" not in data


def test_both_sides_show_the_same_examples() -> None:
    english, french = (
        [
            (block.page, block.file, yaml.safe_load(block.text))
            for block in EDITED
            if block.language == language
        ]
        for language in LANGUAGES
    )
    assert english == french
    assert len(english) > 10


@pytest.mark.parametrize("block", BOTH, ids=name_block)
def test_what_an_example_shows_passes_the_check(block: Block, project: Path) -> None:
    before, after = apply_example(block, project)
    assert before != after
    text = yaml.safe_dump(after, allow_unicode=True, sort_keys=False)
    (project / block.file).write_text(text, encoding="utf-8")
    catalogue = load_catalogue(project, REFERENCE)
    assert [problem for problem in catalogue.problems if problem.path == block.file] == []
    identity = Path(block.file).stem
    mission = catalogue.missions[identity]
    if mission.state in {"postponed", "suspended", "cancelled"}:
        for language in LANGUAGES:
            page = render_mission(build_from(catalogue), identity, language)
            assert f"mission={identity}" not in page


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_after_the_first_mission_does_what_it_says(
    project: Path, command: Run, language: Language
) -> None:
    keep_in_git(project)
    shown = [
        words
        for page in list_pages(language)
        if page != "first-mission.md"
        for words in list_commands(page, language)
    ]
    assert len(shown) > 2
    for words in shown:
        assert words[0] == "missions"
        assert command(*words[1:])[0] == 0


@pytest.mark.parametrize("words", list(list_inline_commands("en")), ids=" ".join)
def test_what_a_terminal_does_instead_passes_the_check(
    project: Path, command: Run, words: list[str]
) -> None:
    texts = ("--en", "Something is new for employers.", "--fr", "Du nouveau pour les employeurs.")
    file = f"missions/{words[1]}.yml"
    before = (project / file).read_text(encoding="utf-8")
    assert command(*words, *texts)[0] == 0
    assert (project / file).read_text(encoding="utf-8") != before
    assert command("check", file)[0] == 0


def test_both_sides_name_the_same_commands() -> None:
    english, french = (list(list_inline_commands(language)) for language in LANGUAGES)
    assert english == french
    assert {words[0] for words in english} == CHANGING


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_change_is_told_as_is_quoted_as_it_is(
    project: Path, command: Run, language: Language
) -> None:
    keep_in_git(project)
    change(project, "closes: 2027-01-15T23:59", "closes: 2027-01-22T23:59", NURSING_FILE)
    told = command("changes", "--one", "main", "--lang", language)[1].replace("\u00a0", " ")
    sentence = told.splitlines()[-1].removeprefix("- ").removesuffix(".")
    assert "2027" in sentence
    assert sentence in (ROOT / f"staff/{language}/approval.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_check_says_is_quoted_as_it_is(language: Language) -> None:
    text = (ROOT / f"staff/{language}/approval.md").read_text(encoding="utf-8")
    for name in ("nothing", "please_check"):
        assert load_messages().say(f"report.{name}", language).replace("\u00a0", " ") in text


def list_ids(page: LexborHTMLParser) -> set[str]:
    """Return the ids of a page."""
    return {str(node.attributes["id"]) for node in page.css("[id]")}


def find_other_side(pages: dict[str, LexborHTMLParser], path: str, language: Language) -> str:
    """Return where a page's link to a language leads, below the root."""
    link = pages[path].css_first(f"a.guide-switch[hreflang={language}]")
    assert link is not None
    return urljoin(HOST + path, str(link.attributes["href"])).removeprefix(HOST)


def list_commands(page: str, language: Language) -> list[list[str]]:
    """Return the commands that a page shows, `missions` without its folder."""
    return [
        shlex.split(line.removeprefix(".venv/bin/"))
        for block in list_blocks("sh", language)
        if block.page == page
        for line in block.text.splitlines()
    ]


def keep_in_git(project: Path) -> None:
    """Make a copy of the project a repository with a branch `main`."""
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "config", "user.name", "A")
    git(project, "config", "user.email", "a@missions.example")
    git(project, "add", "docs", "missions", "mkdocs.yml")
    git(project, "commit", "--quiet", "--message=Begin")
