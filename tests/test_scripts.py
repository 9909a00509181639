"""Published scripts: each holds what it imports, once, and no two names in it are the same."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import minify
import pytest
from tests.building import ROOT

from missionsite.assets import DEFAULT, ENTRIES
from missionsite.scripts import list_modules, load_scripts

SHIPPED = ROOT / "overrides/assets/js"
TOP = re.compile(r"^(?:export )?(?:async )?(?:const|let|class|function) (\w+)", re.MULTILINE)


def test_what_is_imported_comes_before_and_once(tmp_path: Path) -> None:
    made = _load(
        tmp_path,
        {
            "main.js": 'import { b } from "./b.js";\nimport "./c.js";\nstart(b);\n',
            "b.js": 'import {\n  c,\n} from "./c.js";\nexport const b = c;\n',
            "c.js": "/* says why */\nexport const c = 1;\n",
        },
    )
    assert made["main.js"] == "(()=>{const e=1,t=e;start(t)})()"


def test_what_is_imported_later_is_a_script_of_its_own(tmp_path: Path) -> None:
    made = _load(
        tmp_path,
        {
            "main.js": 'const later = () => import("./later.js");\n',
            "later.js": 'import { a } from "./a.js";\nimport("./last.js").then(a);\n',
            "last.js": '/** @type {import("./named.js").Type} */\nend();\n',
            "a.js": "export const a = 1;\n",
            "named.js": "never();\n",
        },
    )
    assert set(made) - {*ENTRIES.values()} == {DEFAULT, "later.js", "last.js"}
    assert made["later.js"] == '(()=>{const e=1;import("./last.js").then(e)})()'


def test_what_is_imported_later_exports_what_is_its_own(tmp_path: Path) -> None:
    made = _load(
        tmp_path,
        {
            "main.js": 'const later = async () => (await import("./later.js")).Later;\n',
            "later.js": 'import { a } from "./a.js";\nexport class Later {\n  b = a;\n}\n'
            "export const c = 1;\n",
            "a.js": "export const a = 1;\n",
        },
    )
    assert made["later.js"].startswith("export const{Later,c}=(()=>{")
    assert made["later.js"].endswith("})()")


def test_an_import_of_nothing_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _load(tmp_path, {"main.js": 'import "./none.js";\n'})


def test_every_shipped_module_comes_to_some_page() -> None:
    joined: set[str] = set()
    for name, _ in load_scripts(SHIPPED):
        list(list_modules(SHIPPED, name, joined))
    assert joined == {path.name for path in SHIPPED.glob("*.js")}


def test_no_two_modules_of_a_script_share_a_name() -> None:
    texts = {name: "".join(list_modules(SHIPPED, name)) for name, _ in load_scripts(SHIPPED)}
    scripts = {name: TOP.findall(text) for name, text in texts.items()}
    counts = {name: Counter(names) for name, names in scripts.items()}
    twice = {name: [it for it in count if count[it] > 1] for name, count in counts.items()}
    assert {name: names for name, names in twice.items() if names} == {}


@pytest.mark.parametrize("other", ['import * as a from "./a.js";', "export { a };", "const = 1;"])
def test_what_cannot_be_joined_is_a_bug(tmp_path: Path, other: str) -> None:
    with pytest.raises(minify.MinifyError):
        _load(tmp_path, {"main.js": f"{other}\n", "a.js": "export const a = 1;\n"})


def _load(folder: Path, modules: dict[str, str]) -> dict[str, str]:
    for name, text in {**dict.fromkeys(ENTRIES.values(), ""), **modules}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: data.decode() for name, data in load_scripts(folder)}
