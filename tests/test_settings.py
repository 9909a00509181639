"""What mkdocs.yml must say, and the words for what it says wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.building import ROOT

from missionsite.machinery import HOOKS
from missionsite.problems import Problem
from missionsite.settings import Settings, find_root, read_settings
from missionsite.source import read_source

RIGHT = """\
site_url: https://missions.example
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - locale: en
          default: true
        - locale: fr
hooks:
  - hooks/content.py
  - ./hooks/addresses.py
  - hooks/rendering.py
  - hooks/output.py
extra:
  form_hosts: [forms.missions.example, a-b.example]
  official: true
  equality: true
  theirs: anything
"""
AS_ONE_GROUP = """\
plugins:
  i18n:
    docs_structure: folder
    languages: [{locale: fr}, {locale: en}]
"""


def test_what_the_package_needs_is_read() -> None:
    hosts = ("forms.missions.example", "a-b.example")
    settings = Settings("https://missions.example/", hosts, official=True, equality=True)
    assert read(RIGHT) == (settings, ())
    assert read(RIGHT.replace("  equality: true\n", ""))[0].equality is False


def test_the_repositorys_own_settings_are_right() -> None:
    _, problems = read((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert problems == ()


def test_every_hook_of_the_folder_is_needed() -> None:
    assert sorted(HOOKS) == sorted(f"hooks/{path.name}" for path in (ROOT / "hooks").glob("*.py"))


def test_plugins_may_be_one_group() -> None:
    before, after = RIGHT[: RIGHT.index("plugins:")], RIGHT[RIGHT.index("hooks:\n") :]
    assert read(before + AS_ONE_GROUP + after)[1] == ()


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        pytest.param("site_url:", "site_name:", (1, "missing-key", "site_url"), id="no address"),
        pytest.param("https://m", "", (1, "not-https", "issions.example"), id="no https"),
        pytest.param("https:", "http:", (1, "not-https", "http://missions.example"), id="http"),
        pytest.param(".example\n", "\n", (1, "bad-link", "https://missions"), id="no domain"),
        pytest.param(
            "s.example\n",
            "s.example/a\n",
            (1, "site-url-path", "https://missions.example/a"),
            id="a folder",
        ),
        pytest.param(
            "s.example\n",
            "s.example//\n",
            (1, "site-url-path", "https://missions.example//"),
            id="two slashes",
        ),
        pytest.param(
            "s.example\n",
            "s.example/?a=b\n",
            (1, "site-url-path", "https://missions.example/?a=b"),
            id="a query",
        ),
        pytest.param(
            "s.example\n",
            "s.example/#a\n",
            (1, "site-url-path", "https://missions.example/#a"),
            id="a fragment",
        ),
        pytest.param(
            "s.example\n",
            "s.example/?\n",
            (1, "site-url-path", "https://missions.example/?"),
            id="an empty query",
        ),
        pytest.param("extra:", "more:", (1, "missing-key", "extra"), id="no extra"),
        pytest.param("form_hosts:", "hosts:", (15, "missing-key", "form_hosts"), id="no hosts"),
        pytest.param(
            "[forms.missions.example, a-b.example]",
            "forms.missions.example",
            (16, "not-a-list", "form_hosts"),
            id="hosts without a list",
        ),
        pytest.param(
            "[forms.missions.example, a-b.example]",
            "[]",
            (16, "empty-list", "form_hosts"),
            id="an empty list of hosts",
        ),
        pytest.param(
            ", a-b.example]", ", [b.example]]", (16, "not-a-text", "form_hosts"), id="a list inside"
        ),
        pytest.param(", a-b.", ", A-b.", (16, "bad-host", "A-b.example"), id="a capital letter"),
        pytest.param(", a-b.", ", a b.", (16, "bad-host", "a b.example"), id="a space"),
        pytest.param(", a-b.", ", https://a.", (16, "bad-host", "https://a.example"), id="a link"),
        pytest.param(", a-b.", ", a/b.", (16, "bad-host", "a/b.example"), id="a slash"),
        pytest.param(", a-b.", ", é.", (16, "bad-host", "é.example"), id="an accent"),
        pytest.param(", a-b.example", ", a", (16, "bad-host", "a"), id="no domain of a host"),
        pytest.param("l: true", "l: True", (17, "bad-boolean", "True"), id="a capital T"),
        pytest.param("l: true", "l: yes", (17, "bad-boolean", "yes"), id="yes"),
        pytest.param("official: true", "official:", (17, "empty-value", "official"), id="nothing"),
        pytest.param("  official:", "  offical:", (15, "missing-key", "official"), id="a misprint"),
        pytest.param("plugins:", "plugin:", (1, "missing-key", "plugins"), id="no plugins"),
        pytest.param("i18n:", "i19n:", (2, "missing-item", "i18n"), id="another plugin"),
        pytest.param("s_structure", "s", (4, "missing-key", "docs_structure"), id="no structure"),
        pytest.param(
            "structure: folder",
            "structure: suffix",
            (5, "bad-choice", "suffix"),
            id="another structure",
        ),
        pytest.param("- locale: fr", "- locale: de", (9, "bad-choice", "de"), id="German"),
        pytest.param("- locale: fr", "- locale: en", (6, "missing-item", "fr"), id="English twice"),
        pytest.param(
            "locale: fr",
            "locale: fr\n          build: false",
            (10, "bad-choice", "false"),
            id="unbuilt",
        ),
        pytest.param(
            "        - locale: fr\n", "", (6, "missing-item", "fr"), id="only one language"
        ),
        pytest.param("hooks:\n", "hook:\n", (1, "missing-key", "hooks"), id="no hooks"),
        pytest.param(
            "  - hooks/content.py\n",
            "",
            (10, "missing-item", "hooks/content.py"),
            id="one hook less",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(right: str, wrong: str, told: tuple[int, str, str]) -> None:
    assert RIGHT.count(right) == 1
    assert [tell(problem) for problem in read(RIGHT.replace(right, wrong))[1]] == [told]


def test_a_language_given_twice_is_told() -> None:
    _, problems = read(RIGHT.replace("        - locale: fr\n", "        - locale: fr\n" * 2))
    assert [tell(problem) for problem in problems] == [(10, "duplicate-item", "fr")]


def test_a_plugin_without_its_settings_is_told() -> None:
    cut = RIGHT[: RIGHT.index("i18n:")] + "i18n\n" + RIGHT[RIGHT.index("hooks:\n") :]
    assert [problem.code for problem in read(cut)[1]] == ["not-a-group"]


def test_an_unreadable_file_says_nothing_more() -> None:
    source, problems = read_source("mkdocs.yml", b"extra: [\n")
    assert problems
    assert read_settings(source) == (Settings(), ())


@pytest.mark.parametrize(
    ("folders", "files", "found"),
    [
        pytest.param(["p/missions", "p/docs/en"], ["p"], "p", id="the nearest"),
        pytest.param(["p/missions"], ["p", "p/docs/en"], "p", id="past a guide of its own"),
        pytest.param(["missions"], ["", "p"], "", id="past a site without missions"),
        pytest.param(["p/missions", "missions"], ["", "p"], "p", id="a project in a project"),
        pytest.param(["missions"], ["p"], "p", id="no missions beside it"),
        pytest.param([], ["", "p"], "p", id="no missions anywhere"),
        pytest.param(["missions"], [], None, id="none"),
    ],
)
def test_the_root_is_the_nearest_folder_with_settings_and_missions(
    tmp_path: Path, folders: list[str], files: list[str], found: str | None
) -> None:
    start = tmp_path / "p/docs/en"
    start.mkdir(parents=True)
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    for folder in files:
        (tmp_path / folder / "mkdocs.yml").touch()
    assert find_root(start) == (None if found is None else tmp_path / found)


def test_a_root_with_an_impossible_name_is_none() -> None:
    assert find_root(Path("/") / ("x" * 5000)) is None


def read(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    """Read a text as mkdocs.yml."""
    source, problems = read_source("mkdocs.yml", text.encode())
    assert problems == ()
    return read_settings(source)


def tell(problem: Problem) -> tuple[int, str, str]:
    """Return a problem's line, its code, and what it is about."""
    return (
        problem.span.line,
        problem.code,
        str(problem.values.get("value", problem.values.get("key", ""))),
    )
