"""What each page's head tells services that show shared links."""

from __future__ import annotations

import gzip
import re

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.projects import NURSING, build_shipped, load_shipped, render_page

from missionsite.frame import build_frame
from missionsite.outputs import render_outputs, render_pictures
from missionsite.pages import list_addresses
from missionsite.problems import LANGUAGES, Language
from missionsite.site import Site

SITE = "https://missions.example/"
MISSION = f"missions/{NURSING}.md"
HEAVIEST = 350
"""Bytes, compressed, that a page may spend on it."""
SHARED = re.compile(r'<meta (?:property="og:|name="twitter:)[^>]*>\n')
IN_BOTH = ("index.html", "404.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_tells_the_same_as_its_frame(language: Language) -> None:
    site = build_shipped()
    files = _render_files(site)
    for address in list_addresses(site, language):
        frame = build_frame(address, site)
        told = _read(render_page(site, address.id, language))
        assert frame.title.startswith(told["og:title"])
        assert told["og:description"] == frame.description
        assert told.get("og:url", "") == frame.canonical
        assert told["og:site_name"] == site.editions[language].words["site.name"]
        assert told["og:type"] == ("article" if address.mission else "website")
        other = {"en": "fr", "fr": "en"}[language]
        assert told["og:locale"] == f"{language}_CA"
        assert told["og:locale:alternate"] == f"{other}_CA"
        assert told["twitter:card"] == "summary_large_image"
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["og:image:alt"]
        image = told["og:image"].removeprefix(SITE)
        assert files[image].startswith(b"\x89PNG")
        assert re.fullmatch(r"assets/cards/[0-9a-f]{16}\.png", image)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("identity", "state"),
    [
        ("2026-warsaw-software-developers", "completed"),
        ("2027-guatemala-livestock", "cancelled"),
        ("2027-tunis-truck-drivers", "postponed"),
        (NURSING, ""),
    ],
    ids=["completed", "cancelled", "postponed", "open"],
)
def test_a_state_that_lasts_stands_before_the_title(
    identity: str, state: str, language: Language
) -> None:
    edition = build_shipped().editions[language]
    label = edition.words[f"states.{state}"] if state else ""
    prefix = edition.say("states.prefix", state=label) if state else ""
    told = _read(render_page(build_shipped(), f"missions/{identity}.md", language))
    title = edition.text(load_shipped().published[identity].title)
    assert told["og:title"] == f"{prefix}{title}"


def test_a_page_in_both_languages_has_a_picture_in_both() -> None:
    files = _render_files(build_shipped())
    for name in IN_BOTH:
        told = _read(files[name].decode())
        names = [build_shipped().editions[side].words["site.name"] for side in LANGUAGES]
        assert told["og:site_name"] == " / ".join(names)
        assert told["og:image"].removeprefix(SITE) in files
        assert ("og:url" in told) == (name == "index.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_with_their_own_picture_have_no_other_pages_picture(language: Language) -> None:
    site = build_shipped()
    images: dict[str, set[str]] = {}
    for address in list_addresses(site, language):
        told = _read(render_page(site, address.id, language))
        images.setdefault(address.mission, set()).add(told["og:image"])
    assert {len(found) for found in images.values()} == {1}
    assert len(set().union(*images.values())) == len(load_shipped().published) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_light(language: Language) -> None:
    for identity in ("index.md", "services.md", MISSION):
        html = render_page(build_shipped(), identity, language)
        without = SHARED.sub("", html)
        assert len(without) < len(html)
        assert len(gzip.compress(html.encode())) - len(gzip.compress(without.encode())) <= HEAVIEST


def _render_files(site: Site) -> dict[str, bytes]:
    return {**dict(render_outputs(site)), **dict(render_pictures(site))}


def _read(html: str) -> dict[str, str]:
    """Return what the head tells, by property; each is told once."""
    metas = LexborHTMLParser(html).css(
        'head > meta[property^="og:"], head > meta[name^="twitter:"]'
    )
    pairs = [
        (
            str(meta.attributes.get("property") or meta.attributes["name"]),
            meta.attributes["content"],
        )
        for meta in metas
    ]
    told = {name: value or "" for name, value in pairs}
    assert len(told) == len(pairs)
    return told
