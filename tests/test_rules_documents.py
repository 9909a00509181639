"""Prose pages: what stands above their text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.sheets import TODAY, Told, Values, build_lists, show

from missionsite.documents import load_documents
from missionsite.problems import Language
from missionsite.rules.check import check_programme

PAGE = """\
---
title: Costs and travel
slug: costs
description: Who pays for what on a mission.
modified: 2026-11-21
review_by: 2027-05-21
owner: missions@missions.example
template: page.html
---
You pay for your travel.
"""
OTHER = """\
---
title: Services
slug: services
description: What we do for you.
modified: 2026-11-21
review_by: 2027-05-21
owner: missions@missions.example
---
We do this.
"""


def check(folder: Path, pages: dict[str, str], today: date = TODAY) -> list[tuple[str, Told]]:
    """Return what the rules find in pages, each with its path below docs."""
    for path, text in pages.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, encoding="utf-8")
    documents, sources, _ = load_documents(folder)
    lists = replace(build_lists(today), documents=documents)
    return [
        (problem.path, show(problem, pages[problem.path.removeprefix("docs/")]))
        for problem in check_programme(lists, sources)
    ]


def test_pages_without_a_mistake(tmp_path: Path) -> None:
    pages = {f"{side}/costs.md": PAGE for side in ("en", "fr")}
    pages |= {f"{side}/services.md": OTHER for side in ("en", "fr")}
    home = OTHER.replace("slug: services\n", "").replace("Services", "Missions")
    pages["en/index.md"] = home.replace("What we do", "All that we do")
    assert check(tmp_path, pages) == []


@pytest.mark.parametrize(
    ("key", "written", "code", "values"),
    [
        ("title", "C" * 61, "text-too-long", {"key": "title", "length": 61, "limit": 60}),
        ("description", "C" * 131, "text-too-long",
         {"key": "description", "length": 131, "limit": 130}),
        ("description", "Costs and travel.", "description-same", {}),
        ("title", "Who pays?", "title-question", {"key": "title"}),
        ("template", "pages.html", "page-template",
         {"value": "pages.html", "nearest": "page.html"}),
        ("template", "zzz", "page-template", {"value": "zzz"}),
        ("modified", "2026-12-02", "day-in-future",
         {"key": "modified", "date": date(2026, 12, 2)}),
    ],
    ids=[
        "a long title", "a long description", "the title once more", "a title that asks",
        "a template's slip", "a template that nobody knows", "a change in the future",
    ],
)  # fmt: skip
def test_a_mistake_above_a_page(
    tmp_path: Path, key: str, written: str, code: str, values: Values
) -> None:
    line = f"{key}: {written}"
    lines = [line if old.startswith(f"{key}:") else old for old in PAGE.splitlines()]
    told = Told(line, written, code, values)
    assert check(tmp_path, {"en/costs.md": "\n".join(lines)}) == [("docs/en/costs.md", told)]


def test_a_page_changed_today(tmp_path: Path) -> None:
    pages = {"en/costs.md": PAGE.replace("modified: 2026-11-21", "modified: 2026-12-01")}
    assert check(tmp_path, pages) == []


def test_texts_at_their_limits(tmp_path: Path) -> None:
    text = PAGE.replace("Costs and travel", "C" * 60)
    text = text.replace("Who pays for what on a mission.", "c" * 130)
    assert check(tmp_path, {"en/costs.md": text}) == []


def test_a_page_without_an_address(tmp_path: Path) -> None:
    told = Told("---", "", "missing-key", {"key": "slug"})
    pages = {"en/costs.md": PAGE.replace("slug: costs\n", "")}
    assert check(tmp_path, pages) == [("docs/en/costs.md", told)]


def test_a_page_whose_review_is_due(tmp_path: Path) -> None:
    values: Values = {"date": date(2027, 5, 21)}
    told = Told("review_by: 2027-05-21", "2027-05-21", "review-past", values, "warning")
    pages = {"en/costs.md": PAGE}
    assert check(tmp_path, pages, date(2027, 5, 22)) == [("docs/en/costs.md", told)]
    assert check(tmp_path, pages, date(2027, 5, 21)) == []


@pytest.mark.parametrize(
    ("path", "target", "code", "nearest"),
    [
        ("costs.md", "link:expres_entry", "link-unknown", "link:express_entry"),
        ("costs.md", "link:zzz", "link-unknown", ""),
        ("costs.md", "cost.md#who", "link-unknown", "costs.md"),
        ("below/costs.md", "cost.md", "link-unknown", "costs.md"),
        ("below/costs.md", "../zzz.md", "link-unknown", ""),
        ("costs.md", "http://site.example/", "not-https", ""),
        ("costs.md", "site.example", "bad-link", ""),
    ],
)
def test_a_link_that_leads_nowhere(
    tmp_path: Path, path: str, target: str, code: str, nearest: str
) -> None:
    line = f"You pay, [see here]({target})."
    values: Values = {"value": target}
    if nearest:
        values["nearest"] = nearest
    told = check(tmp_path, {f"en/{path}": PAGE + line})
    assert told == [(f"docs/en/{path}", Told(line, target, code, values))]


@pytest.mark.parametrize(
    "target",
    [
        "link:fees",
        "../services.md#top",
        "https://site.example/",
        "mailto:a@b.example",
        "tel:+1",
        "#a",
    ],
)
def test_a_link_that_leads_on(tmp_path: Path, target: str) -> None:
    page = f"{PAGE}You pay, [see here]({target})."
    assert check(tmp_path, {"en/below/costs.md": page, "en/services.md": OTHER}) == []


@pytest.mark.parametrize(
    ("key", "line", "code"),
    [("slug", 3, "slug-twice"), ("title", 2, "text-twice"), ("description", 4, "text-twice")],
)
@pytest.mark.parametrize("side", ["en", "fr"])
def test_what_two_pages_of_one_language_share(
    tmp_path: Path, side: Language, key: str, line: int, code: str
) -> None:
    shared = PAGE.splitlines()[line - 1]
    other = OTHER.replace(OTHER.splitlines()[line - 1], shared)
    marked = shared.removeprefix(f"{key}: ")
    values: Values = {"path": f"docs/{side}/costs.md", "line": line}
    values["slug" if key == "slug" else "key"] = marked if key == "slug" else key
    told = Told(shared, marked, code, values, "error" if key == "slug" else "warning")
    pages = {f"{side}/costs.md": PAGE, f"{side}/services.md": other}
    assert check(tmp_path, pages) == [(f"docs/{side}/services.md", told)]
