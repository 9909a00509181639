"""Published style sheets, scripts and fonts: whole, in order, and under a name of their own."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest
from tests.building import ROOT

from missionsite.assets import DEFAULT, ENTRIES, Assets
from missionsite.bundles import load_assets

SHEETS = {
    "a.css": ".a {\n  top: 0;\n}\n",
    "b.css": "/* says\n why */\n.b{top:1px}\n",
    "c.css": ".c{top:2px}",
    "site.txt": "b.css\na.css\n",
    "page.txt": "c.css\n",
    "mission.txt": "a.css\nb.css\n",
}
OTHERS = {
    "js/main.js": "/* why */ start();\n",
    **dict.fromkeys(sorted(f"js/{name}" for name in {*ENTRIES.values()}), "go();\n"),
    "third-party/fonts/LICENCE.txt": "Open",
    "third-party/fonts/README.md": "For colleagues",
    "icon.svg": "<svg/>",
}


def test_a_kind_of_page_has_the_sheets_of_all_pages_then_its_own(tmp_path: Path) -> None:
    assets = _write(tmp_path)
    assert assets.files["css/page.css"] == b".b{top:1px}.a{top:0}.c{top:2px}"
    assert assets.sheet("page") == assets.url("css/page.css")
    assert assets.sheet("page") != assets.sheet("mission")


def test_everything_else_is_published_but_notes_for_colleagues(tmp_path: Path) -> None:
    assets = _write(tmp_path)
    assert sorted(assets.files) == [
        "css/mission.css",
        "css/page.css",
        "icon.svg",
        *sorted(f"js/{name}" for name in {DEFAULT, *ENTRIES.values()}),
        "third-party/fonts/LICENCE.txt",
    ]
    assert assets.files["js/main.js"] == b"(()=>{start()})()"


def test_an_address_names_the_folder_of_this_version(tmp_path: Path) -> None:
    assets = _write(tmp_path)
    assert re.fullmatch(r"/assets/[0-9a-f]{10}/", assets.base)
    assert assets.url("js/main.js") == f"{assets.base}js/main.js"


@pytest.mark.parametrize("name", ["js/none.js", "css/a.css", "css/site.txt"])
def test_what_is_not_published_has_no_address(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyError):
        _write(tmp_path).url(name)


def test_the_folders_name_depends_on_what_is_in_it_alone(tmp_path: Path) -> None:
    first = _write(tmp_path / "one").base
    assert _write(tmp_path / "two").base == first
    reversed_order = _write(tmp_path / "three", {"css/site.txt": "a.css\nb.css\n"}).base
    other_script = _write(tmp_path / "four", {"js/main.js": "stop();\n"}).base
    other_name = _write(tmp_path / "five", {"more.svg": ""}).base
    names = {_write(tmp_path / name, {f"{name}.svg": ""}).base for name in ("a", "b")}
    note = _write(tmp_path / "six", {"third-party/fonts/README.md": "Changed"}).base
    assert len({first, reversed_order, other_script, other_name}) == 4
    assert len(names) == 2
    assert note == first


def test_a_sheet_that_is_listed_and_not_there_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _write(tmp_path, {"css/site.txt": "a.css\nd.css\n"})


def test_every_shipped_style_sheet_is_used_and_comes_once_to_a_page() -> None:
    folder = ROOT / "overrides/assets/css"
    bundles = {path.stem: path.read_text(encoding="utf-8").split() for path in folder.glob("*.txt")}
    assert {name for names in bundles.values() for name in names} == {
        path.name for path in folder.glob("*.css")
    }
    for kind, names in bundles.items():
        on_the_page = [*bundles["site"], *names] if kind != "site" else names
        assert sorted(on_the_page) == sorted(set(on_the_page)), kind


def test_every_bundle_belongs_to_a_template() -> None:
    bundles = {path.stem for path in (ROOT / "overrides/assets/css").glob("*.txt")}
    assert bundles - {"site"} == {path.stem for path in ROOT.glob("overrides/*.html")} - {
        "base",
        "moved",  # has the sheet and the script of an error
        "ready",
        "standalone",  # has the sheet of what stands in it
    }


def test_fonts_and_scripts_that_are_asked_for_are_published() -> None:
    files = load_assets(ROOT).files
    asked = re.compile(rb"""(?:url\(|import ?|from ?)\(?["']?(\.{1,2}/[^"')\s]+)""")
    links = [
        (name, normpath(str(PurePosixPath(name).parent / link.decode())))
        for name, data in files.items()
        if name.endswith((".css", ".js"))
        for link in asked.findall(data)
    ]
    assert [(name, target) for name, target in links if target not in files] == []
    assert {target.rpartition(".")[2] for _, target in links} == {"woff2", "js"}


def test_every_font_comes_with_its_licence() -> None:
    names = [PurePosixPath(name) for name in load_assets(ROOT).files]
    fonts = [name for name in names if name.suffix == ".woff2"]
    licences = [
        name.parent / name.stem.partition("-")[2] for name in names if "LICENCE" in name.name
    ]
    assert fonts
    for font in fonts:
        assert [it for it in licences if it.parent == font.parent and it.name in font.name], font


def _write(root: Path, changes: dict[str, str] | None = None) -> Assets:
    """Write a small theme into a folder, with some files changed or added, and load it."""
    files = {**{f"css/{name}": text for name, text in SHEETS.items()}, **OTHERS, **(changes or {})}
    for name, text in files.items():
        path = root / "overrides/assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_assets(root)
