"""The way of the data has one direction: no module imports from a later layer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = "missionsite"
# From text to files. A module may import from its own layer and from those above it; a name with a
# star at its end stands for all modules of a folder.
LAYERS: dict[str, str] = {
    "words": "bulk markup problems names clock periods phrases masks states disk processes",
    "language": "blanks tongues genders outlines figures foreign_forms slack phraseindex "
    "language_marks",
    "formats": "cities meant_times meant meant_words typography amounts dates moments formats "
    "markdown",
    "files": "calendars sharecard lettering pictures cards",
    "source": "characters lines faults brackets indents quotes syntax slips guard nodes building "
    "source",
    "model": "fields model.* captions guesses misshapen outdents unknown_keys locate prose "
    "documents notation manuscript edits",
    "shared": "machinery settings strings tables reference_lists reference programme desk "
    "addresses redirects filenames",
    "rules": "schedules rules.*",
    "catalogue": "confirmed book catalogue",
    "views": "edition views.*",
    "pages": "assets scripts bundles policy site loading pages sharing waymarks frame environment "
    "contexts firstuses press sitemap summaries moved outputs",
    "search": "records chunks indexing preview",
    "exports": "shapes schema exports.*",
    "commands": "serving agenda columns drafts relocation layout lifecycle pairs drift changes "
    "accounts versions links visits messages excerpt report webcheck shifts examples arguments "
    "equality.* commands.* cli",
    "guide": "specimens fieldguide choices entries fieldentries messageguide termguide guide "
    "rewriting formschema webform parcel webpreview previewparcel engine checkpage",
}


def test_no_module_imports_from_a_later_layer() -> None:
    ranks = {layer: rank for rank, layer in enumerate(LAYERS)}
    arrows = [(module, target) for module in _modules() for target in _imports(module)]
    assert [
        f"{module} ({_layer(module)}) imports {target} ({_layer(target)})"
        for module, target in arrows
        if ranks[_layer(target)] > ranks[_layer(module)]
    ] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    order = TopologicalSorter({module: set(_imports(module)) for module in _modules()})
    try:
        order.prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_only_the_hooks_know_mkdocs() -> None:
    knowing = [module for module in _modules() if any(_imports(module, "mkdocs"))]
    assert knowing == []


def test_the_package_imports_nothing_from_the_hooks() -> None:
    hooks = {path.stem for path in HOOKS.glob("*.py")}
    found = {module: hooks & set(_imports_of_any(module)) for module in _modules()}
    assert {module: names for module, names in found.items() if names} == {}


def test_imports_stand_at_the_top() -> None:
    inside = [
        f"{path.name}:{statement.lineno}"
        for path in sorted(HOOKS.rglob("*.py"))
        for function in ast.walk(_parse(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in ast.walk(function)
        if isinstance(statement, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


@cache
def _modules() -> tuple[str, ...]:
    """Return the dotted names below the package: `problems`, `model.mission`."""
    paths = sorted((HOOKS / PACKAGE).rglob("*.py"))
    return tuple(
        ".".join(path.relative_to(HOOKS / PACKAGE).with_suffix("").parts)
        for path in paths
        if path.name != "__init__.py"
    )


def _imports(module: str, package: str = PACKAGE) -> Iterator[str]:
    """Yield the modules of a package that a module imports, named below that package."""
    known = set(_modules())
    for name in _imports_of_any(module):
        if name.split(".")[0] != package:
            continue
        below = name.removeprefix(f"{package}.")
        yield below if package != PACKAGE or below in known else below.rpartition(".")[0]


def _imports_of_any(module: str) -> Iterator[str]:
    path = HOOKS / PACKAGE / f"{module.replace('.', '/')}.py"
    for statement in ast.walk(_parse(path)):
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            assert statement.level == 0, f"{module}: an import is written in full"
            yield from (f"{statement.module}.{alias.name}" for alias in statement.names)


def _layer(module: str) -> str:
    folder = f"{module.rpartition('.')[0]}.*"
    layers = [name for name, held in LAYERS.items() if {module, folder} & {*held.split()}]
    assert len(layers) == 1, f"{module} stands in no layer, or in several"
    return layers[0]


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
