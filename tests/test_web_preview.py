"""The mission's page that the staff guide shows of a file, made from what a browser is given."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.building import REFERENCE, ROOT
from tests.projects import NURSING, build_shipped, render_mission
from tests.test_mistakes import NAME, WHOLE

from missionsite.parcel import PROJECT, pack_parcel
from missionsite.previewparcel import PREVIEW, SITE, list_preview
from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset
from missionsite.webcheck import Checker
from missionsite.webpreview import Preview

BASE = "https://guide.example/engine/0123456789/site/"
SHIPPED = tuple(build_shipped().catalogue.published)
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
SHOWN = re.compile(r'<(?:link|img)\b[^>]*(?:href|src)="([^"]*)"')
IN_SHEET = re.compile(r'url\("?([^")]*)"?\)')
ALONE = """
import sys
sys.modules |= {"minify": None, "PIL": None}
import missionsite.webcheck
assert not {"jinja2", "missionsite.site"} & set(sys.modules)
import missionsite.webpreview
"""


def read_text(identity: str) -> str:
    """Return a mission's file."""
    return (ROOT / f"missions/{identity}.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parcels(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """What a browser is given to check a file, and what it is given to show the page."""
    wheel = tmp_path_factory.mktemp("wheel") / "core.whl"
    with ZipFile(wheel, "w") as archive:
        archive.writestr("core.so", "compiled")
    return pack_parcel(ROOT, wheel), list_preview(ROOT)[PREVIEW]


@pytest.fixture(scope="module")
def preview(parcels: tuple[bytes, bytes], tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A preview of the project as it is unpacked in a browser."""
    folder = tmp_path_factory.mktemp("browser")
    for parcel in parcels:
        ZipFile(BytesIO(parcel)).extractall(folder)
    return Preview(Checker(str(folder / PROJECT), REFERENCE.timestamp() * 1000), BASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identity", SHIPPED)
def test_a_mission_looks_as_it_is_built(
    preview: Preview, identity: str, language: Language
) -> None:
    shown = show(preview, identity, read_text(identity))[language]
    built = render_mission(build_shipped(), identity, language)
    assert find_main(shown, BASE) == find_main(built, build_shipped().assets.base)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mission_that_is_not_public_is_shown_as_on_its_first_day(
    preview: Preview, language: Language
) -> None:
    text = WHOLE.replace("publish_on: 2026-11-02", "publish_on: 2026-12-15")
    text = text.replace("opens: 2026-11-16", "opens: 2027-01-04")
    titles = {"en": "Welding and carpentry: Morocco", "fr": "Soudage et charpenterie : Maroc"}
    assert f"<h1>{typeset(titles[language], language)}</h1>" in show(preview, NAME, text)[language]


def test_a_change_is_seen_in_the_page(preview: Preview) -> None:
    text = read_text(NURSING).replace("Nursing and care", "Care and nursing")
    assert "<h1>Care and nursing" in show(preview, NURSING, text)["en"]
    assert "<h1>Nursing and care" in show(preview, NURSING, read_text(NURSING))["en"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("Mine.yml", WHOLE, id="the name is wrong"),
        pytest.param(f"{NAME}.yml", "", id="nothing is there"),
        pytest.param(
            f"{NAME}.yml", WHOLE.replace("state: scheduled", "state: sheduled"), id="a wrong word"
        ),
        pytest.param(
            f"{NAME}.yml",
            WHOLE.replace("opens: 2026-11-16", "opens: 2027-02-16"),
            id="a rule is broken",
        ),
        pytest.param("2028-other.yml", read_text(NURSING), id="another mission has its address"),
    ],
)
def test_nothing_is_shown_while_there_is_a_mistake(preview: Preview, name: str, text: str) -> None:
    assert json.loads(preview.render(name, text)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shown_page_runs_nothing_and_leads_nowhere(preview: Preview, language: Language) -> None:
    page = show(preview, NURSING, read_text(NURSING))[language]
    assert "<script" not in page
    assert "http-equiv" not in page
    assert page.index('<base target="_blank">') < page.index("<link")
    assert 'href="#' not in page
    within = re.findall(r'<a[^>]* href="about:srcdoc#([^"]+)" target="_self"', page)
    assert "main" in within
    assert [name for name in within if f'id="{name}"' not in page] == []


@pytest.mark.parametrize("identity", SHIPPED)
def test_what_a_shown_page_loads_is_published_beside_the_checker(
    preview: Preview, identity: str
) -> None:
    published = list_preview(ROOT)
    for page in show(preview, identity, read_text(identity)).values():
        loaded = SHOWN.findall(page)
        assert [address for address in loaded if not address.startswith(BASE)] == []
        names = {f"{SITE}{address.removeprefix(BASE)}" for address in loaded}
        assert f"{SITE}css/mission.css" in names
        assert names <= set(published)
    sheet = published[f"{SITE}css/mission.css"].decode()
    inside = {name for name in IN_SHEET.findall(sheet) if not name.startswith("data:")}
    assert len(inside) > 1
    assert {name.replace("../", SITE) for name in inside} <= set(published)


def test_the_second_parcel_adds_what_the_first_one_lacks(parcels: tuple[bytes, bytes]) -> None:
    first, second = (set(ZipFile(BytesIO(parcel)).namelist()) for parcel in parcels)
    assert first & second == set()
    added = {"library/missionsite/views/mission.py", "library/jinja2/environment.py"}
    assert added | {"project/overrides/mission.html"} < second
    assert [
        name for name in second if name.endswith((".so", ".pyc", ".js")) or "/tests/" in name
    ] == []
    assert [name for name in second if "jinja2" in name and "LICENSE" in name] != []


def test_the_checker_starts_without_the_preview_which_needs_nothing_compiled() -> None:
    done = subprocess.run(  # noqa: S603 - the code is ours
        [sys.executable, "-c", ALONE],
        cwd=ROOT / "hooks",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def show(preview: Preview, identity: str, text: str) -> dict[Language, str]:
    """Return the pages of a mission's file by language."""
    pages: dict[Language, str] | None = json.loads(preview.render(f"{identity}.yml", text))
    assert pages is not None
    assert list(pages) == list(LANGUAGES)
    return pages


def find_main(html: str, assets: str) -> str:
    """Return what is a page's own, wherever the site's assets stand."""
    main = MAIN.search(html)
    assert main is not None
    own = main[0].replace(f'"{assets}', '"/').replace('" target="_self"', '"')
    return own.replace('href="about:srcdoc#', 'href="#')
