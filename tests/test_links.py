"""Links of the built site to other sites: found, asked for on this computer, and reported."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.building import ROOT
from tests.commands import Run
from tests.test_workflows import make

from missionsite.links import Mention, find_links
from missionsite.visits import visit_all

NBSP = "\u00a0"
ANSWERS = {"/": 200, "/gone": 410, "/lost": 404, "/refused": 403, "/%C3%A9t%C3%A9": 200}


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, as ANSWERS says; /moved leads on, /tired fails once, /mute breaks off."""

    tired = True

    def do_GET(self) -> None:
        """Answer, or close the line."""
        if self.path == "/mute":
            self.close_connection = True
            return
        status = ANSWERS.get(self.path, 200)
        if self.path == "/tired" and Elsewhere.tired:
            Elsewhere.tired, status = False, 503
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/lost")
        else:
            self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Print nothing."""


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the other site; yields `http://127.0.0.1:PORT`."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(Elsewhere, "tired", True)
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def write_page(site: Path, name: str, *links: tuple[str, str]) -> None:
    """Write a page with links: address and words."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    body = "".join(f'<p><a class=x href="{address}">{text}</a></p>' for address, text in links)
    (site / name).write_text(f"<!doctype html><title>T</title>{body}", encoding="utf-8")


def test_links_to_other_sites_are_found_with_their_places(tmp_path: Path) -> None:
    write_page(
        tmp_path,
        "en/costs/index.html",
        ("https://www.canada.ca/a?x=1&amp;y=2#part", "<b>Fees</b>\n and  costs"),
        ("/en/services/", "Services"),
        ("mailto:a@missions.example", "Write"),
        ("https://forms.missions.example/e", "Form"),
        ("http://[", "Broken"),
        ("#top", "Top"),
    )
    write_page(tmp_path, "fr/404.html", *[("https://www.canada.ca/a?x=1&amp;y=2", "Frais")] * 2)
    assert find_links(tmp_path) == {
        "https://www.canada.ca/a?x=1&y=2": (
            Mention("/en/costs/", "Fees and costs"),
            Mention("/fr/404.html", "Frais"),
        )
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("there", "200")),
        ("/été", ("there", "200")),
        ("/lost", ("gone", "404")),
        ("/gone", ("gone", "410")),
        ("/moved", ("gone", "404")),
        ("/refused", ("unclear", "403")),
        ("/tired", ("there", "200")),
        ("/mute", ("unclear", "no-answer")),
    ],
)
def test_an_answer_decides_whether_a_page_is_gone(
    elsewhere: str, path: str, expected: tuple[str, str]
) -> None:
    assert visit_all([elsewhere + path]) == {elsewhere + path: expected}


def test_a_host_that_no_one_knows_is_gone(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = socket.getaddrinfo

    def find(host: str, *rest: Any, **options: Any) -> Any:
        if host == "no-longer.there":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", find)
    visits = visit_all(["http://no-longer.there/", f"{elsewhere}/"])
    assert visits["http://no-longer.there/"] == ("gone", "no-host")
    assert visits[f"{elsewhere}/"].verdict == "there"


def test_what_is_gone_is_listed_in_both_languages(
    tmp_path: Path, elsewhere: str, command: Run
) -> None:
    site = tmp_path / "built"
    for number in range(5):
        write_page(site, f"en/{number}/index.html", (f"{elsewhere}/lost", "Fees"))
    write_page(site, "fr/index.html", (f"{elsewhere}/refused", "Frais"), (f"{elsewhere}/", "Oui"))
    code, out, _ = command("links", str(site))
    assert code == 0
    assert out.replace(NBSP, " ") == (
        "# Links to mend · Liens à réparer\n\n"
        "## English\n\n"
        "3 pages of other sites were asked for. These are gone. Find the page that took the place"
        " of each, in each language, or take the link out.\n\n"
        f"- [ ] <{elsewhere}/lost> (404)\n"
        "  - `/en/0/`: “Fees”\n  - `/en/1/`: “Fees”\n  - `/en/2/`: “Fees”\n"
        "  - and 2 more places\n\n"
        "These could not be looked at: some sites refuse programs, others were only out of order."
        " Open them yourself.\n\n"
        f"- <{elsewhere}/refused> (403)\n  - `/fr/`: “Frais”\n\n"
        "## Français\n\n"
        "3 pages d’autres sites ont été demandées. Celles qui suivent ont disparu. Trouvez la page"
        " qui remplace chacune, dans chaque langue, ou retirez le lien.\n\n"
        f"- [ ] <{elsewhere}/lost> (404)\n"
        "  - `/en/0/` : « Fees »\n  - `/en/1/` : « Fees »\n  - `/en/2/` : « Fees »\n"
        "  - et 2 autres endroits\n\n"
        "Celles qui suivent n’ont pas pu être vérifiées : certains sites refusent les programmes,"
        " d’autres étaient seulement en panne. Ouvrez-les vous-même.\n\n"
        f"- <{elsewhere}/refused> (403)\n  - `/fr/` : « Frais »\n"
    )


def test_a_site_without_dead_links_has_nothing_to_tick_off(
    tmp_path: Path, elsewhere: str, command: Run
) -> None:
    write_page(tmp_path / "built", "en/index.html", (f"{elsewhere}/", "Yes"))
    code, out, _ = command("links", str(tmp_path / "built"), "--one", "--lang", "fr")
    assert code == 0
    assert out.endswith("1 page d’un autre site a été demandée. Aucune n’a disparu.\n")
    assert "- [ ]" not in out


def test_the_task_keeps_what_it_tells(tmp_path: Path, elsewhere: str) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    write_page(tmp_path / "site", "en/index.html", (f"{elsewhere}/lost", "Fees"))
    told = make(tmp_path, "--old-file=site", "links", folder=tmp_path)
    assert f"- [ ] <{elsewhere}/lost> (404)\n  - `/en/`: “Fees”\n" in told
    assert (tmp_path / "build/links.md").read_text(encoding="utf-8") == told


def test_a_folder_without_links_is_refused(tmp_path: Path, command: Run) -> None:
    code, out, error = command("links", str(tmp_path / "nothing"))
    assert (code, out) == (2, "")
    assert "make site builds it" in error
