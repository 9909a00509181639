"""Pages as files: what cannot be read is told, and no page is missing to which the site leads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.projects import build_shipped, load_shipped, render_page

from missionsite.documents import MAX_BYTES, REQUIRED, load_documents
from missionsite.problems import LANGUAGES
from missionsite.rules.sections import list_sections

PACKAGE = Path(__file__).parents[1] / "hooks/missionsite"
PAGE_NAME = re.compile(r"[\w/-]+\.md")
FIELDS = """\
---
title: {title}
slug: {title}
description: The page {title}.
modified: 2026-11-21
review_by: 2027-05-21
owner: missions@missions.example
---
"""
OTHER = "other.md"


def write_site(root: Path) -> None:
    """Write every page that the site needs, and one more, in both languages."""
    for identity in (*REQUIRED, OTHER):
        for language in LANGUAGES:
            file = root / "docs" / language / identity
            file.parent.mkdir(parents=True, exist_ok=True)
            title = identity.removesuffix(".md").replace("/", "-")
            file.write_text(FIELDS.format(title=title) + "Words.\n", encoding="utf-8")


def tell(root: Path) -> list[tuple[str, tuple[int, int], str]]:
    """Return the path, the line and column, and the code of each problem."""
    problems = load_documents(root)[2]
    return [(it.path, (it.span.line, it.span.column), it.code) for it in problems]


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        pytest.param("Montréal".encode("latin-1"), (10, 6), "not-utf8", id="an old encoding"),
        pytest.param("Mont\x00réal".encode(), (10, 5), "control-character", id="a NUL"),
        pytest.param(b"Mont\x07", (10, 5), "control-character", id="a control"),
        pytest.param("Mont\u202eréal".encode(), (10, 5), "control-character", id="a direction"),
        pytest.param(b"A\r\n\r\nB\tC", (12, 2), "tab", id="a tab after other line ends"),
    ],
)
def test_a_character_that_a_page_cannot_hold(
    tmp_path: Path, body: bytes, place: tuple[int, int], code: str
) -> None:
    write_site(tmp_path)
    file = tmp_path / "docs/fr" / OTHER
    file.write_bytes(FIELDS.format(title="other").encode() + b"\n" + body)
    assert tell(tmp_path) == [("docs/fr/other.md", place, code)]


def test_a_mark_at_the_start_of_a_page_is_passed_over(tmp_path: Path) -> None:
    write_site(tmp_path)
    file = tmp_path / "docs/fr" / OTHER
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert tell(tmp_path) == []


@pytest.mark.parametrize("kind", ["a folder", "a link to nothing", "a link to itself"])
def test_a_page_that_cannot_be_opened(tmp_path: Path, kind: str) -> None:
    write_site(tmp_path)
    file = tmp_path / "docs/en" / OTHER
    file.unlink()
    if kind == "a folder":
        file.mkdir()
    else:
        file.symlink_to("nowhere.md" if kind == "a link to nothing" else file)
    assert tell(tmp_path) == [("docs/en/other.md", (1, 1), "file-unreadable")]


def test_a_page_has_a_greatest_size(tmp_path: Path) -> None:
    write_site(tmp_path)
    file = tmp_path / "docs/en" / OTHER
    fields = FIELDS.format(title="other")
    file.write_text(fields + "a" * (MAX_BYTES - len(fields)), encoding="utf-8")
    assert tell(tmp_path) == []
    file.write_text(fields + "a" * (MAX_BYTES - len(fields) + 1), encoding="utf-8")
    assert tell(tmp_path) == [("docs/en/other.md", (1, 1), "file-too-large")]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("title: x\n---\n", id="no first line"),
        pytest.param("---\ntitle: x\n", id="no last line"),
        pytest.param("\n---\ntitle: x\n---\n", id="a blank line first"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_page_without_fields(tmp_path: Path, fields: str) -> None:
    write_site(tmp_path)
    (tmp_path / "docs/en" / OTHER).write_text(f"{fields}Words.\n", encoding="utf-8")
    assert tell(tmp_path) == [("docs/en/other.md", (1, 1), "page-front-matter")]


@pytest.mark.parametrize("identity", sorted(REQUIRED))
def test_a_page_to_which_the_site_leads_is_missed_once(tmp_path: Path, identity: str) -> None:
    write_site(tmp_path)
    (tmp_path / "docs/fr" / identity).unlink()
    assert tell(tmp_path) == [(f"docs/en/{identity}", (1, 1), "page-missing-side")]
    (tmp_path / "docs/en" / identity).unlink()
    assert tell(tmp_path) == [(f"docs/en/{identity}", (1, 1), "page-missing")]


def test_the_pages_that_must_exist_are_those_that_the_code_names() -> None:
    """A view that leads to one more page needs it in the list; a page that none names does not."""
    named = {name for path in PACKAGE.rglob("*.py") for name in list_page_names(path)}
    assert sorted(named) == sorted(REQUIRED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_may_lead_to_what_a_page_shows(language: str) -> None:
    """Every section that a link may name has an element of that name."""
    site = build_shipped()
    for identity, sides in load_shipped().documents.items():
        document = next(side for side in sides.values() if side.language == language)
        html = render_page(site, identity, document.language)
        shown = set(re.findall(r' id="([^"]+)"', html))
        known = set(list_sections(document, load_shipped().programme))
        assert known <= shown, identity
        headings = re.findall(
            r'<(?:h[2-6]|li|details|div class="app-glossary__entry")[^>]* id="([^"]+)"', html
        )
        own = {"footer-heading", "contents"}
        assert known == set(headings) - own or document.front.template != "page.html", identity


def list_page_names(path: Path) -> Iterator[str]:
    """Yield the names of pages that a module writes, but for the list of what must exist."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    listed = [
        statement.value
        for statement in tree.body
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "REQUIRED"
    ]
    apart = {id(node) for value in listed for node in ast.walk(value)}
    for node in ast.walk(tree):
        written = node.value if isinstance(node, ast.Constant) and id(node) not in apart else ""
        if isinstance(written, str) and PAGE_NAME.fullmatch(written):
            yield written
