"""What people type into the search, and what the search answers: asked of it many at a time."""

from __future__ import annotations

from typing import Any

import yaml
from playwright.sync_api import Page, Route
from tests.building import ROOT

from missionsite.problems import Language

CASES = ROOT / "tests/cases/search"
TWINS = CASES / "twins.yml"
PATHS: dict[Language, str] = {"en": "/en/search/", "fr": "/fr/recherche/"}
SOURCES = ROOT / "overrides/assets/js"
# The module behind the box, asked without it: many questions in one go.
ASK = """async (questions) => {
  const { SearchEngine } = await import("/sources/searchengine.js");
  const address = document.querySelector("[data-bundle]").dataset.bundle;
  const engine = new SearchEngine(address, document.documentElement.lang, 6);
  const answers = [];
  for (const question of questions) {
    answers.push((await engine.find(question, "")).results);
  }
  return answers;
}"""


def read_cases(language: Language) -> dict[str, str]:
    """Return what people type and the end of the address that they should be led to first."""
    groups = yaml.safe_load((CASES / f"{language}.yml").read_text(encoding="utf-8"))
    return {query: url for group in groups.values() for query, url in group.items()}


def read_twins() -> list[dict[Language, str]]:
    """Return the same question in both languages, many times."""
    twins: list[dict[Language, str]] = yaml.safe_load(TWINS.read_text(encoding="utf-8"))
    return twins


def ask(tab: Page, *questions: str) -> list[Any]:
    """Return the answers to many questions; the search page is open."""

    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        route.fulfill(path=SOURCES / name, content_type="text/javascript")

    tab.route("**/sources/*.js", answer)
    answers: list[Any] = tab.evaluate(ASK, list(questions))
    return answers


def find_first(answers: list[Any], language: Language) -> list[str]:
    """Return the end of each answer's first address, "" where nothing is found."""
    half = f"/{language}/"
    return [answer[0]["url"].removeprefix(half) if answer else "" for answer in answers]
