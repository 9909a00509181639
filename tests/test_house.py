"""The house style that can be counted, and what no file of the repository may name."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_COMPONENT = 200, 30, 50
PINNED = re.compile(r"^[a-z0-9._-]+==\S+( ; .+)?$")
TEXT_ENDINGS = {"", ".css", ".csv", ".html", ".js", ".json", ".md", ".mjs", ".py", ".svg", ".toml"}
TEXT_ENDINGS |= {".conf", ".lock", ".map", ".txt", ".yaml", ".yml", ".xml", ".ics"}
# The hosts of package registries, and paths of one computer: neither means anything elsewhere.
NAMED_HOSTS = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|npmjs\.(?:com|org)|deb\.debian"
)
LOCAL_PATHS = re.compile(r"(?<![\w.)}\]])/(?:work|root|tmp|home)/\w")


def test_every_dependency_is_pinned_with_hashes_and_without_a_host() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert [line for line in lines if not PINNED.match(line.split(" --hash")[0].strip())] == []
    assert [line for line in lines if "--hash=sha256:" not in line] == []
    assert "://" not in text


def test_the_lock_of_the_tools_is_pinned_without_a_host() -> None:
    package = (ROOT / "tools/package.json").read_text(encoding="utf-8")
    assert re.findall(r'": "[\^~*><]', package) == []
    assert '"resolved"' not in (ROOT / "tools/package-lock.json").read_text(encoding="utf-8")


def test_no_file_names_a_registry_host_or_a_path_of_one_computer() -> None:
    assert [
        f"{path}:{number}: {found[0]}"
        for path, number, line in _read_lines()
        if (found := NAMED_HOSTS.search(line) or LOCAL_PATHS.search(line))
    ] == []


def test_modules_are_short_and_begin_with_their_job() -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "hooks").rglob("*.py"))
    }
    lengths = {path: len(text.splitlines()) for path, text in texts.items()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}
    assert [path for path, text in texts.items() if not ast.get_docstring(ast.parse(text))] == []


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for path in sorted((ROOT / "hooks").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_template_components_are_short_and_mark_safe_only_html() -> None:
    for path in sorted((ROOT / "overrides/components").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= LONGEST_COMPONENT, path
        trusted = re.findall(r"([\w.\[\]]+)\s*\|\s*safe\b", text)
        assert [name for name in trusted if not name.endswith("_html")] == [], path


def _read_lines() -> Iterator[tuple[str, int, str]]:
    """Yield path, number and text of every line of every text file that git keeps or would keep."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(  # noqa: S603 - the command is ours
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = ROOT / name
        if path.suffix in TEXT_ENDINGS and path.is_file():
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield from ((name, number, line) for number, line in enumerate(lines, 1))
