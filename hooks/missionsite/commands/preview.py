"""`missions preview`: shows a mission on this computer, in both languages side by side."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape
from pathlib import Path

from missionsite.arguments import TranslatedParser
from missionsite.catalogue import Catalogue, load_catalogue
from missionsite.clock import EPOCH_VARIABLE, OTTAWA, start_of_day
from missionsite.commands.editing import find_mission
from missionsite.commands.shell import CLEAN, MISTAKES, Command, Refusal, Shell, add_root, answer
from missionsite.documents import HOME
from missionsite.loading import build_site
from missionsite.pages import MISSION_TEMPLATE, list_addresses
from missionsite.problems import LANGUAGES, Language, Whole
from missionsite.report import render_text
from missionsite.serving import HOST, NoPortError, find_port, serve, wait_for

_PAGE = Path(".cache/preview.html")
_STYLE = (
    "body{display:flex;flex-wrap:wrap;height:100vh;margin:0}"
    "iframe{border:0;flex:1 1 24rem;height:100%}"
)


def run_preview(shell: Shell) -> int:
    """Serve the site until it is stopped, and open both pages of the mission once they are built.

    A mission that is not public yet is shown as on the day on which it will be.
    """
    root = shell.find_project()
    catalogue = shell.load_project(root)
    if any(problem.severity == "error" for problem in catalogue.problems):
        answer(render_text(catalogue.problems, catalogue.sources, shell.messages, shell.language))
        return MISTAKES
    identity = find_mission(shell, catalogue) if shell.options.mission else ""
    instant = _find_instant(catalogue, identity)
    environ = dict(shell.environ)
    if instant > catalogue.instant:
        catalogue = load_catalogue(root, instant)
        environ[EPOCH_VARIABLE] = str(int(instant.timestamp()))
    try:
        base = f"http://{HOST}:{(port := find_port())}"
    except NoPortError:
        raise Refusal(shell.say("preview.no_port")) from None
    urls = {side: base + path for side, path in _find_paths(catalogue, identity).items()}
    try:
        with serve(root, port, environ) as server:
            if not wait_for(server, urls["en"]):
                return MISTAKES  # MkDocs has said why
            _show(root / _PAGE, urls, shell)
            server.wait()
    except KeyboardInterrupt:
        pass  # so it is stopped
    return CLEAN


def _find_instant(catalogue: Catalogue, identity: str) -> datetime:
    """Return the build's instant, or the first moment at which a mission is on the site."""
    if not identity or identity in catalogue.published:
        return catalogue.instant
    return start_of_day(catalogue.missions[identity].publication.publish_on, OTTAWA.key)


def _find_paths(catalogue: Catalogue, identity: str) -> dict[Language, str]:
    """Return the address of a mission's page in each language; the home page's if there is none."""
    site = build_site(catalogue, catalogue.settings.site_url)
    for address in list_addresses(site, "en"):
        is_mission = address.mission == identity and address.template == MISSION_TEMPLATE
        if is_mission if identity else address.id == HOME:
            return dict(address.urls)
    raise AssertionError(identity)  # a mission that is public has a page


def _show(page: Path, urls: Mapping[Language, str], shell: Shell) -> None:
    """Write a page with both languages side by side, open it, and say where the two stand."""
    frames = "".join(
        f'<iframe lang="{side}" src="{escape(urls[side])}"'
        f' title="{escape(shell.messages.say("preview.frame", side))}"></iframe>'
        for side in LANGUAGES
    )
    title = escape(shell.say("preview.title"))
    head = f'<!doctype html><html lang="{shell.language}"><meta charset="utf-8"><title>{title}'
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"{head}</title><style>{_STYLE}</style>{frames}", encoding="utf-8")
    answer(shell.say("preview.ready", english=Whole(urls["en"]), french=Whole(urls["fr"])))
    if not shell.options.no_browser:
        webbrowser.open(page.as_uri())


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("mission", nargs="?", metavar=say("mission"), help=say("shown_help"))
    parser.add_argument("--no-browser", action="store_true", help=say("no_browser_help"))
    add_root(parser, say)


PREVIEW = Command("preview", _configure, run_preview)
