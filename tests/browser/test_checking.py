"""The page of the staff guide that checks a mission's file: as `missions check` does, and alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage
from tests.browser.fits import SCROLL_WIDTH
from tests.browser.serving import serve
from tests.building import ROOT
from tests.commands import Run
from tests.projects import NURSING
from tests.test_mistakes import MISTAKES, NAME, WHOLE, type_mistake

from missionsite.messages import load_messages
from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset

pytestmark = pytest.mark.engine

PATH: dict[Language, str] = {"en": "/en/check/", "fr": "/fr/verifier/"}
REPOSITORY = "https://github.example/department/missions"
SLOW = 90_000
"""How long the checker may take to load, in milliseconds, on a computer that does much else."""
MISSION = f"{NURSING}.yml"
WORDS = load_messages().frame["checkpage"]
WIDTHS = (1280, 390, 320)
TYPED = [entry for entry in MISTAKES if "saved_as" not in entry][::24]
WRONG = WHOLE.replace("state: scheduled", "state: sheduled")
# What a reader sees of each problem; `place` is where its button leads.
READ = """items => items.map(item => ({
  severity: item.dataset.severity,
  place: item.querySelector("[data-go]").textContent,
  message: item.querySelector("[data-message]").textContent,
  hint: item.querySelector("[data-hint]").textContent,
  confirm: item.querySelector("[data-confirm]").textContent,
  code: new URL(item.querySelector("[data-code]").href).hash.slice(1),
}))"""
SELECTED = "it => it.value.slice(it.selectionStart, it.selectionEnd)"


@pytest.fixture(scope="module")
def server(guide: Path) -> Iterator[str]:
    """The address of the built guide, served without the public site's policy."""
    assert list(guide.glob("engine/*")), (
        "the checker's parts are missing: make validate installs them"
    )
    with serve(guide, {}) as base:
        yield base


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_command_says(
    open_page: OpenPage, project: Path, command: Run, language: Language
) -> None:
    page = open_page(PATH[language])
    write(page, WHOLE, f"{NAME}.yml")
    expect(page.locator("[data-count]")).to_have_text(say_nothing(language), timeout=SLOW)
    assert len(TYPED) > len(LANGUAGES)
    for entry in TYPED:
        text = type_mistake(entry).decode()
        (project / f"missions/{NAME}.yml").write_text(text, encoding="utf-8")
        words = ("check", f"missions/{NAME}.yml", "--format", "json", "--lang", language)
        expected = json.loads(command(*words)[1])
        page.locator("[data-text]").fill(text)
        messages = page.locator("[data-message]")
        expect(messages).to_have_text([problem["message"] for problem in expected])
        assert read_problems(page) == [tell(problem, language) for problem in expected]


def test_a_message_leads_to_its_place_and_to_its_explanation(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    write(page, f"# 🙂\n{WRONG}")
    go = page.locator("[data-go]").first
    expect(go).to_be_visible(timeout=SLOW)
    go.focus()
    page.keyboard.press("Enter")
    text = page.locator("[data-text]")
    expect(text).to_be_focused()
    assert text.evaluate(SELECTED) == "sheduled"
    page.locator("[data-code]").first.click()
    page.wait_for_url("**/en/messages/#*")
    assert page.locator(f"[id='{urlsplit(page.url).fragment}']").is_visible()


def test_a_mission_comes_out_as_it_went_in(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    page.locator("[data-mission]").select_option(MISSION)
    page.locator("[data-open-mission]").click()
    expect(page.locator("[data-name]")).to_have_value(MISSION)
    assert download(page) == (MISSION, (ROOT / "missions" / MISSION).read_bytes())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WHOLE.encode("utf-8-sig"), id="the mark that Notepad puts first"),
        pytest.param(WHOLE.replace("\n", "\r\n").encode(), id="the line ends of Windows"),
        pytest.param(WHOLE.replace("\n", "\r\n", 9).encode(), id="line ends of both kinds"),
    ],
)
def test_a_file_of_the_device_keeps_its_bytes(open_page: OpenPage, data: bytes) -> None:
    page = open_page(PATH["en"])
    choose_file(page, data)
    expect(page.locator("[data-name]")).to_have_value("mine.yml")
    assert download(page) == ("mine.yml", data)


def test_a_change_keeps_the_line_ends_of_a_file(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    choose_file(page, "\ufeffa: 1\r\nb: 2\r\n".encode())
    expect(page.locator("[data-text]")).to_have_value("a: 1\nb: 2\n")
    page.locator("[data-text]").fill("a: 1\nc: 3\n")
    assert download(page)[1] == "\ufeffa: 1\r\nc: 3\r\n".encode()


def test_a_file_that_is_no_utf_8_is_not_opened(open_page: OpenPage) -> None:
    page = open_page(PATH["fr"])
    choose_file(page, "état: é".encode("cp1252"))
    told = typeset(WORDS["not_utf8"]["fr"], "fr").replace("{name}", "mine.yml")
    expect(page.locator("[data-opened]")).to_have_text(told)
    assert page.locator("[data-text]").input_value() == ""


def test_the_checker_is_loaded_only_once_it_is_asked_for(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.locator("[data-name]").focus()
    expect(page.locator("[data-cost]")).to_contain_text("MB")
    assert [path for path in asked if "/engine/" in path] == []
    page.locator("[data-start]").click()
    expect(page.locator("[data-progress]")).to_have_text(WORDS["ready"]["en"], timeout=SLOW)
    assert [path for path in asked if path.endswith("/checker.zip")] != []
    expect(page.locator("[data-code]").first).to_be_visible()


def test_a_draft_stays_until_it_is_deleted(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    page.locator("[data-name]").fill("2028-lima-nurses.yml")
    page.locator("[data-text]").fill("title:\n")
    page.reload()
    expect(page.locator("[data-text]")).to_have_value("title:\n")
    expect(page.locator("[data-name]")).to_have_value("2028-lima-nurses.yml")
    expect(page.locator("[data-opened]")).to_have_text(WORDS["draft_back"]["en"])
    page.locator("[data-delete]").click()
    expect(page.locator("[data-text]")).to_have_value("")
    page.reload()
    expect(page.locator("#check")).to_be_visible()
    assert page.locator("[data-text]").input_value() == ""
    assert page.evaluate("() => localStorage.getItem('mission-draft')") is None


def test_what_is_replaced_can_be_brought_back(open_page: OpenPage) -> None:
    page = open_page(PATH["en"])
    write(page, "title:\n")
    choose_file(page, b"slug:\n")
    expect(page.locator("[data-text]")).to_have_value("slug:\n")
    page.locator("[data-undo]").click()
    expect(page.locator("[data-text]")).to_have_value("title:\n")
    expect(page.locator("[data-text]")).to_be_focused()
    expect(page.locator("[data-undo]")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "text", "path", "asked"),
    [
        pytest.param(
            *("2028-lima.yml", "a: é & 1\n", "new/main"),
            {"filename": ["missions/2028-lima.yml"], "value": ["a: é & 1\n"]},
            id="a short new file goes along",
        ),
        pytest.param(
            *("2028-lima.yml", "a: é\n" * 999, "new/main"),
            {"filename": ["missions/2028-lima.yml"]},
            id="a long new file is pasted",
        ),
        pytest.param(
            *(MISSION, "a: 1\n", f"edit/main/missions/{MISSION}", {}),
            id="a file that is there is changed",
        ),
    ],
)
def test_the_text_is_copied_and_the_right_page_opens(
    open_page: OpenPage, name: str, text: str, path: str, asked: dict[str, list[str]]
) -> None:
    page = open_page(PATH["en"], permissions=["clipboard-read", "clipboard-write"])
    page.context.route(f"{REPOSITORY}/**", answer_empty)
    write(page, text, name)
    with page.context.expect_page() as opened:
        page.locator("[data-send]").click()
    opened.value.wait_for_url(f"{REPOSITORY}/**")
    target = urlsplit(opened.value.url)
    assert target._replace(query="").geturl() == f"{REPOSITORY}/{path}"
    assert parse_qs(target.query) == asked
    page.bring_to_front()
    expect(page.locator("[data-sent]")).to_have_text(WORDS["copied"]["en"])
    assert page.evaluate("() => navigator.clipboard.readText()") == text


def test_a_checker_that_cannot_be_loaded_is_told_and_tried_again(open_page: OpenPage) -> None:
    page = open_page(PATH["fr"])
    parcel = "**/checker.zip"
    page.route(parcel, lambda route: route.fulfill(status=200, body="no archive"))
    page.locator("[data-start]").click()
    told = typeset(WORDS["load_failed"]["fr"], "fr")
    expect(page.locator("[data-progress]")).to_have_text(told, timeout=SLOW)
    page.unroute(parcel)
    page.locator("[data-start]").click()
    ready = typeset(WORDS["ready"]["fr"], "fr")
    expect(page.locator("[data-progress]")).to_have_text(ready, timeout=SLOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_for_everyone(open_page: OpenPage, language: Language) -> None:
    page = open_page(PATH[language])
    write(page, WRONG, "X.yml")
    expect(page.locator("[data-go]").first).to_be_visible(timeout=SLOW)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SCROLL_WIDTH) <= width
        # The frame's own search box has no name; all else is ours.
        assert [one for one in find_violations(page) if "md-search" not in one.html] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_says_what_to_do(
    open_page: OpenPage, language: Language
) -> None:
    page = open_page(PATH[language], java_script_enabled=False)
    expect(page.locator("noscript .check-notice")).to_be_visible()
    expect(page.locator("noscript .check-notice")).to_contain_text("missions check")
    expect(page.locator("#check")).to_be_hidden()


def write(page: Page, text: str, name: str = f"{NAME}.yml") -> None:
    """Give the page a file by hand."""
    page.locator("[data-name]").fill(name)
    page.locator("[data-text]").fill(text)


def choose_file(page: Page, data: bytes) -> None:
    """Open a file of the device."""
    file: Any = {"name": "mine.yml", "mimeType": "application/yaml", "buffer": data}
    page.locator("[data-device]").set_input_files(file)


def download(page: Page) -> tuple[str, bytes]:
    """Return the name and the bytes of what the page gives back."""
    with page.expect_download() as started:
        page.locator("[data-download]").click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def read_problems(page: Page) -> list[dict[str, str]]:
    """Return what the page shows of each problem."""
    shown: Locator = page.locator("[data-problems] > li")
    found: list[dict[str, str]] = shown.evaluate_all(READ)
    return found


def tell(problem: dict[str, Any], language: Language) -> dict[str, str]:
    """Return what the page should show of a problem that the command tells."""
    place = WORDS["place"][language].format(**problem)
    told = {name: problem[name] for name in ("severity", "message", "hint", "confirm", "code")}
    return {**told, "place": place}


def say_nothing(language: Language) -> str:
    """Return what is said of a file without a mistake."""
    return load_messages().say("report.nothing", language)


def answer_empty(route: Route) -> None:
    """Stand in for the code host."""
    route.fulfill(status=200, content_type="text/html", body="<title>x</title>")
