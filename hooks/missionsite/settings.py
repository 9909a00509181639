"""What mkdocs.yml says that the package needs: hosts of forms, the site's address, its standing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from missionsite.nodes import Plain, build_plain
from missionsite.source import Source

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`form_hosts`: where forms may stand; `official`: true once the Government publishes it."""

    site_url: str = ""
    form_hosts: tuple[str, ...] = ()
    official: bool = False


def read_settings(source: Source) -> Settings:
    """Read mkdocs.yml, as the project's own reader has it."""
    if source.root is None:
        return Settings()
    written = _group(build_plain(source.root))
    extra = _group(written.get("extra", ""))
    hosts = extra.get("form_hosts", [])
    return Settings(
        site_url=str(written.get("site_url", "")),
        form_hosts=tuple(str(host) for host in hosts) if isinstance(hosts, list) else (),
        official=extra.get("official") == "true",
    )


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds mkdocs.yml."""
    return next(
        (folder for folder in (start, *start.parents) if (folder / CONFIGURATION).is_file()),
        None,
    )


def _group(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}
