"""Packs the checker and what it holds missions against, for a Python that runs in a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import distribution
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from missionsite.confirmed import CONFIRMED
from missionsite.documents import FOLDER as PAGES
from missionsite.problems import LANGUAGES
from missionsite.settings import CONFIGURATION, MISSIONS

LIBRARY, PROJECT = "library", "project"
"""The folders of the parcel: what Python imports, and the project as the checker reads it."""
_PACKAGE = Path(__file__).parent
_UNUSED = ("commands", "equality", "views")
"""Folders of this package that no rule needs."""
# What the rules import, all in Python alone; what is compiled comes from the wheel.
_DISTRIBUTIONS = (
    "annotated-types",
    "babel",
    "holidays",
    "markdown",
    "markupsafe",
    "pydantic",
    "python-dateutil",
    "pyyaml",
    "simplemma",
    "six",
    "typing-extensions",
    "typing-inspection",
    "tzdata",
)
_LOCALES = ("root", "en", "en_CA", "fr", "fr_CA")
_WORDS = (f"simplemma/strategies/dictionaries/data/{it}.plzma" for it in LANGUAGES)
_DATA = frozenset(
    {"babel/global.dat", *(f"babel/locale-data/{it}.dat" for it in _LOCALES), *_WORDS}
)
_LEFT_OUT = (
    "babel/messages/",
    "holidays/financial/",
    "icalendar/fuzzing/",
    "icalendar/tests/",
    "pydantic/v1/",
)
# It imports every country, which takes seconds; holidays.registry imports a country when asked.
_EMPTIED = "holidays/countries/__init__.py"
_READ = frozenset({".yml", ".csv", ".md"})
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can hold: the same every time


def pack_parcel(root: Path, wheel: Path) -> bytes:
    """Return a ZIP archive; the same files give the same bytes.

    Args:
        root: the project's folder.
        wheel: pydantic's core, compiled for the browser's Python.
    """
    libraries = chain.from_iterable(map(list_library, _DISTRIBUTIONS))
    return pack(dict([*libraries, *_list_wheel(wheel), *list_package(), *_list_project(root)]))


def pack(held: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of files by their names."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in sorted(held):
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, held[name])
    return packed.getvalue()


def list_library(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a library that is written in Python alone."""
    for file in distribution(name).files or ():
        if _is_taken(file):
            emptied = str(file) == _EMPTIED
            data = b"" if emptied else Path(str(file.locate())).read_bytes()
            yield f"{LIBRARY}/{file}", data


def _is_taken(file: PurePosixPath) -> bool:
    """Tell whether a library's file is run or read here, or states its licence."""
    name = str(file)
    if name.startswith(_LEFT_OUT) or "__pycache__" in name or name.startswith(".."):
        return False
    if file.parts[0].endswith(".dist-info"):
        return file.name == "METADATA" or file.name.upper().startswith(("LICEN", "COPYING"))
    return file.suffix in {".py", ".mo"} or name in _DATA or name.startswith("tzdata/")


def _list_wheel(wheel: Path) -> Iterator[tuple[str, bytes]]:
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            yield f"{LIBRARY}/{name}", archive.read(name)


def list_package(folders: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Yield the files of some folders of this package, or all that the rules need."""
    for path in _PACKAGE.rglob("*"):
        below = path.relative_to(_PACKAGE)
        first = below.parts[0]
        wanted = first in folders if folders else first not in _UNUSED
        if path.suffix in {".py", ".yml"} and wanted:
            yield f"{LIBRARY}/{_PACKAGE.name}/{below.as_posix()}", path.read_bytes()


def _list_project(root: Path) -> Iterator[tuple[str, bytes]]:
    paths = [path for name in (MISSIONS, PAGES) for path in (root / name).rglob("*")]
    for path in (root / CONFIGURATION, *paths):
        if path.is_file() and (path.suffix in _READ or path == root / CONFIRMED):
            yield f"{PROJECT}/{path.relative_to(root).as_posix()}", path.read_bytes()
