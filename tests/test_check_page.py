"""What the staff guide's page for checking a file is made from, without a browser."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.building import REFERENCE, ROOT
from tests.projects import copy_project, load_shipped

from missionsite.checkpage import CheckPage, fill_policy
from missionsite.confirmed import CONFIRMED
from missionsite.engine import FORM_PARTS, MODULES, Engine, load_engine
from missionsite.formschema import GROUPS
from missionsite.guide import load_guide
from missionsite.messages import load_messages
from missionsite.parcel import pack_parcel
from missionsite.problems import LANGUAGES, Language
from missionsite.webcheck import Checker

MESSAGES = load_messages()
WORDS = {**MESSAGES.frame["checkpage"], **MESSAGES.frame["form"]}
SOURCES = (
    *ROOT.glob("staff/theme/**/check*.html"),
    *ROOT.glob("staff/assets/check/*.js"),
    ROOT / "hooks/missionsite/formschema.py",
)
# A kind of problem, a language and a part of the form are no words of the code: it has them from
# what it is given.
GIVEN = {"error", "warning", *LANGUAGES, *(f"group_{group}" for group in GROUPS)}
GAP = re.compile(r"\{(\w+)\}")
NAME = "2027-casablanca-tunis-nursing.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with parts such as an installation leaves, but for their content."""
    root = copy_project(tmp_path)
    pyodide, wheels = root / "tools/node_modules/pyodide", root / ".venv/wasm"
    pyodide.mkdir(parents=True)
    wheels.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (pyodide / name).write_text(name, encoding="utf-8")
    for path in FORM_PARTS.values():
        part = root / MODULES / path
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(path, encoding="utf-8")
    lock = {"info": {"python": "3.14.2"}, "packages": {"numpy": {}}}
    (pyodide / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    with ZipFile(wheels / "core.whl", "w") as wheel:
        wheel.writestr("core.so", "compiled")
    return root


def test_every_word_of_the_page_is_used_and_in_both_languages() -> None:
    used = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    unused = {
        name for name in WORDS if not re.search(rf'"{name}"|\b(?:words|form)\.{name}\b', used)
    }
    assert unused - GIVEN == set()
    assert len(WORDS) == sum(len(MESSAGES.frame[group]) for group in ("checkpage", "form"))
    for pair in WORDS.values():
        assert list(pair) == list(LANGUAGES)
        assert GAP.findall(pair["en"]) == GAP.findall(pair["fr"])
    asked = set(re.findall(r"(?:words|form)\.(\w+) \|", used)) | set(
        re.findall(r'\.say\("(\w+)"', used)
    )
    assert asked - set(WORDS) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_read_as_the_rest_of_the_guide(language: Language) -> None:
    for name, pair in WORDS.items():
        assert not re.search(r"['\"\u00a0]|  ", pair[language]), name
        if language == "fr":
            assert not re.search(r" [;!?]|(?<! ):(?= |$)", pair[language]), name


def test_the_parcel_holds_what_is_read_and_nothing_else_of_the_project(project: Path) -> None:
    (project / "missions/notes.txt").write_text("Not for others.", encoding="utf-8")
    names = ZipFile(BytesIO(pack_parcel(project, wheel_of(project)))).namelist()
    assert {f"project/missions/{NAME}", "project/mkdocs.yml", "library/core.so"} < set(names)
    assert {"library/missionsite/webcheck.py", "library/missionsite/messages.yml"} < set(names)
    others = [name for name in names if name.endswith((".txt", ".pyc")) and "project/" in name]
    assert others == [f"project/{CONFIRMED}"]
    assert [name for name in names if ".." in name or name.startswith("/")] == []
    assert [name for name in names if "LICENSE" in name and "pydantic" in name] != []


def test_the_same_files_have_the_same_address(project: Path) -> None:
    first, second = load(project), load(project)
    assert first == second
    (project / "missions" / NAME).write_text("title:\n", encoding="utf-8")
    assert load(project).base != first.base


def test_no_package_is_named_that_is_not_there(project: Path) -> None:
    engine = load(project)
    lock = json.loads(engine.files[f"{engine.base}pyodide-lock.json"])
    assert lock == {"info": {"python": "3.14.2"}, "packages": {}}


@pytest.mark.parametrize(
    "missing", ["tools/node_modules/pyodide/pyodide-lock.json", ".venv/wasm/core.whl"]
)
def test_without_its_parts_there_is_no_engine(project: Path, missing: str) -> None:
    (project / missing).unlink()
    assert load_engine(project) is None
    guide = load_guide(project, REFERENCE)
    assert CheckPage(guide.catalogue, guide.messages, None, "").files == {}


def test_settings_cannot_end_the_element_that_holds_them() -> None:
    page = CheckPage(load_shipped(), MESSAGES, None, "https://x.example/</script>")
    settings = page.render_settings("fr")
    assert "<" not in settings
    assert json.loads(settings)["repository"] == "https://x.example/</script>"
    assert NAME in json.loads(settings)["names"]


def test_a_policy_names_the_scripts_of_its_page_and_no_other_host() -> None:
    html = fill_policy(
        '<meta content="{policy}"><script>run()</script><script src="a.js"></script>'
    )
    digest = b64encode(sha256(b"run()").digest()).decode()
    assert f"'sha256-{digest}'" in html
    assert html.count("'sha256-") == 1
    assert "unsafe-eval" not in html.replace("wasm-unsafe-eval", "")
    assert "http" not in html
    assert fill_policy("<p>no policy</p>") == "<p>no policy</p>"


def test_the_checker_tells_names_and_texts_in_the_order_of_their_places() -> None:
    checker = Checker(str(ROOT), REFERENCE.timestamp() * 1000)
    text = (ROOT / "missions" / NAME).read_text(encoding="utf-8")
    assert json.loads(checker.check(NAME, text, "en"))["problems"] == []
    told = json.loads(checker.check("Mine.yml", text.replace("state: ", "state: x"), "fr"))
    assert [problem["code"] for problem in told["problems"]] == ["bad-file-name", "bad-choice"]
    assert told["count"] == MESSAGES.say(
        "report.total",
        "fr",
        first=MESSAGES.count("report.mistakes", 2, "fr"),
        files=MESSAGES.count("report.files", 1, "fr"),
    )


def test_the_checker_asks_no_more_what_is_confirmed(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    text = (ROOT / "missions" / NAME).read_text(encoding="utf-8")
    asked = text.replace("Soins infirmiers : Maroc", "Infirmiers : Maroc")
    assert asked != text

    def ask() -> list[dict[str, str]]:
        checker = Checker(str(project), REFERENCE.timestamp() * 1000)
        problems: list[dict[str, str]] = json.loads(checker.check(NAME, asked, "en"))["problems"]
        return problems

    (question,) = ask()
    assert question["code"] == "title-one-gender"
    with (project / CONFIRMED).open("a", encoding="utf-8") as file:
        file.write(question["confirm"].rpartition(": ")[2] + "\n")
    assert ask() == []


def load(project: Path) -> Engine:
    engine = load_engine(project)
    assert engine is not None
    return engine


def wheel_of(project: Path) -> Path:
    return project / ".venv/wasm/core.whl"
