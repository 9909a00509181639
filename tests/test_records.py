"""What the search is given of each page, and the files that it leaves."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.projects import build_shipped

from missionsite.indexing import Indexing, IndexingError
from missionsite.messages import load_messages
from missionsite.preview import PreviewIndex
from missionsite.problems import LANGUAGES, Language
from missionsite.records import Record, list_records

SHARED: dict[Language, str] = {"en": "We never guarantee a visa", "fr": "ne garantissons jamais"}


@pytest.fixture(scope="module")
def records(site: Path) -> list[Record]:
    return list(list_records(build_shipped(), site))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_mission_question_and_page_is_a_record(
    records: list[Record], language: Language
) -> None:
    catalogue = build_shipped().catalogue
    counts = Counter(it.kind for it in records if it.language == language)
    assert counts["mission"] == len(catalogue.published)
    assert counts["question"] == len(catalogue.programme.questions)
    assert counts["page"] == len(catalogue.documents) - 2  # neither 404 nor the search itself
    urls = [it.url for it in records]
    assert len(urls) == len(set(urls))


def test_no_page_that_prepares_for_a_mission_is_found(records: list[Record], site: Path) -> None:
    """It says nearly the same for every mission; each is found by its first page."""
    editions, urls = build_shipped().editions, {it.url for it in records}
    for identity in build_shipped().catalogue.published:
        for edition in editions.values():
            assert edition.mission_url(identity) in urls
            prepare = edition.prepare_url(identity)
            assert (site / prepare.lstrip("/") / "index.html").is_file()
            assert [url for url in urls if url.startswith(prepare)] == []


def test_missions_hold_their_own_text_and_no_text_of_all(records: list[Record]) -> None:
    missions = [it for it in records if it.kind == "mission"]
    assert [it.url for it in missions if SHARED[it.language] in it.html] == []
    assert [it.url for it in missions if not re.search(r"\b\d{5}\b", it.html)] == []
    assert [it.url for it in missions if "<h1>" not in it.html] == []


def test_the_page_of_questions_does_not_repeat_them(records: list[Record]) -> None:
    pages = [it for it in records if it.url.endswith("/questions/")]
    assert len(pages) == len(LANGUAGES)
    assert [it.url for it in pages if "<details" in it.html] == []


@pytest.mark.parametrize(
    ("language", "html", "expected"),
    [
        pytest.param("fr", "<p>d’œuvre</p>", "d’ œuvre", id="an elision is taken apart"),
        pytest.param("fr", "<p>aujourd’hui</p>", "aujourd’hui", id="no elision"),
        pytest.param("fr", "<p>Qu’une</p>", "Qu’ une", id="in capitals"),
        pytest.param("en", "<p>l’Acadie</p>", "l’Acadie", id="in English"),
        pytest.param("fr", "<p>un cœur</p>", 'also:coeur"', id="a ligature is spelt out"),
        pytest.param("en", "<p>a cœur</p>", 'also:coeur"', id="in English too"),
        pytest.param("fr", "<p>un coeur</p>", 'also:cœur"', id="a ligature is put in"),
        pytest.param("fr", "<p>moelle, poème</p>", "<body data-pagefind-body", id="no ligature"),
    ],
)
def test_words_are_found_however_they_are_typed(
    language: Language, html: str, expected: str
) -> None:
    document = Record(language, "/", "page", html).document
    assert expected in document
    assert ("also:" in document) == ("also:" in expected or "œ" in html)


def test_the_index_holds_what_the_search_loads_and_no_more(site: Path) -> None:
    names = {re.sub(r"_[0-9a-f]{7,}", "", it.name) for it in (site / "pagefind").rglob("*.*")}
    languages = {"en-ca", "fr-ca"}
    assert names == {
        *("pagefind.js", "pagefind-entry.json"),
        *(f"{it}.pf_{kind}" for it in languages for kind in ("index", "fragment", "filter")),
        *(f"pagefind.{it}.pf_meta" for it in languages),
        *(f"wasm.{it}.pagefind" for it in languages),
    }
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    for facts in entry["languages"].values():
        data = gzip.decompress((site / f"pagefind/pagefind.{facts['hash']}.pf_meta").read_bytes())
        named = {it.decode() for it in re.findall(rb"(?:en|fr)-ca_[0-9a-f]{12}", data)}
        files = {
            it.stem for it in (site / "pagefind").rglob("*.pf_[if]*") if "fragment" not in it.suffix
        }
        assert named == {it for it in files if it[:2] == facts["hash"][:2]}


def test_a_failing_pagefind_ends_in_one_sentence(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", _write_failing(tmp_path))
    with pytest.raises(IndexingError) as failure:
        Indexing().run(build_shipped(), site)
    assert failure.value.reason == "out of memory"
    for language in LANGUAGES:
        said = load_messages().say("cli.no_index", language, reason=failure.value.reason)
        assert "out of memory" in said
        assert "\n" not in said


def test_a_preview_leaves_nothing_behind_when_it_stops(site: Path) -> None:
    told: list[str] = []
    preview = PreviewIndex(told.append)
    for _ in range(3):
        preview.schedule(build_shipped(), site)
    preview.stop()
    preview.stop()
    assert told == []


def _write_failing(folder: Path) -> str:
    program = folder / "python"
    program.write_text("#!/bin/sh\necho one; echo out of memory >&2; exit 3\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)
