"""What mkdocs.yml says that the package needs: hosts of forms, the site's address, its standing."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from missionsite.locate import read_model
from missionsite.machinery import check_machinery
from missionsite.model.scalars import Boolean, Link, Text, read_text, refuse
from missionsite.problems import Problem
from missionsite.source import Source

CONFIGURATION = "mkdocs.yml"
MISSIONS = "missions"
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Settings:
    """`form_hosts`: where forms may stand; `official`: true once the Government publishes it.

    `equality`: whether the report on both languages is a page of the site.
    """

    site_url: str = ""
    form_hosts: tuple[str, ...] = ()
    official: bool = False
    equality: bool = False


def _read_host(value: Any) -> str:
    text = read_text(value)
    if not _HOST.fullmatch(text):
        raise refuse("bad-host", value=text)
    return text


def _stand_at_root(address: str) -> str:
    """Return the address with its last slash; every page's address begins right after it."""
    parts = urlsplit(address)
    expected = f"{parts.scheme}://{parts.netloc}/"
    if f"{address.removesuffix('/')}/" != expected:
        raise refuse("site-url-path", value=address, expected=expected)
    return expected


class _Extra(BaseModel):
    """What is ours in `extra`; other keys are for MkDocs and its themes."""

    model_config = ConfigDict(frozen=True)

    form_hosts: Annotated[
        tuple[Annotated[str, BeforeValidator(_read_host)], ...], Field(min_length=1)
    ]
    official: Boolean
    equality: Boolean = False


class _Configuration(BaseModel):
    """What is ours in the file; MkDocs itself checks the rest."""

    model_config = ConfigDict(frozen=True)

    site_url: Annotated[Link, AfterValidator(_stand_at_root)]
    extra: _Extra
    plugins: Any
    hooks: Annotated[tuple[Text, ...], Field(min_length=1)]


def read_settings(source: Source) -> tuple[Settings, tuple[Problem, ...]]:
    """Read mkdocs.yml, as the project's own reader has it.

    A preview's address (http://127.0.0.1:8000/) is MkDocs' own and never stands in the file.
    """
    if source.root is None:
        return Settings(), ()
    read, problems = read_model(_Configuration, source.root, source.path)
    problems = (*problems, *check_machinery(source.path, source.root))
    if read is None:
        return Settings(), problems
    extra = read.extra
    return Settings(read.site_url, extra.form_hosts, extra.official, extra.equality), problems


def find_root(start: Path) -> Path | None:
    """Return the project's folder: the nearest, from `start` upwards, with mkdocs.yml and missions.

    The staff guide has an mkdocs.yml of its own. Where no folder has missions too, it is the
    nearest with an mkdocs.yml; None where there is none.
    """
    found = [at for at in (start, *start.parents) if os.path.isfile(at / CONFIGURATION)]  # noqa: PTH113 - Path.is_file raises where a name is impossible
    whole = (at for at in found if os.path.isdir(at / MISSIONS))  # noqa: PTH112 - Path.is_dir raises where a name is impossible
    return next(whole, next(iter(found), None))
