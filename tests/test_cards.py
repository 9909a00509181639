"""The pictures of shared links: their size, what fits on them, and what is drawn only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pytest
from PIL import Image
from tests.building import ROOT
from tests.projects import NURSING, build_shipped, load_shipped

from missionsite.cards import Cards, load_cards
from missionsite.lettering import MARGIN, Fonts
from missionsite.model.texts import Title
from missionsite.pictures import draw_card
from missionsite.problems import LANGUAGES, Language
from missionsite.sharecard import HEIGHT, WIDTH, Card
from missionsite.sharing import list_cards
from missionsite.views.share import build_mission_card

HEAVIEST = 25_000
RED_BAR = (0xA6, 0x2A, 0x1E)
SHIPPED = tuple(list_cards(build_shipped()))
OTTAWA = "novembre 2026 à 23\u00a0h\u00a059, heure d’Ottawa"
PLACES = "Ho Chi Minh-Ville (Vietnam), Saint-Vincent-et-les-Grenadines, Addis-Abeba (Éthiopie), "
NOTE = load_shipped().strings["site.demonstration"].fr
LONG = Card(
    title="Reportée\u00a0: " + "Établissements hospitaliers indispensables : été"[: Title.limit],
    name="Missions de recrutement à l’étranger",
    mark="Exemple",
    facts=(
        "Dates de la mission\u00a0: du 28\u00a0septembre 2027 au 10\u00a0octobre 2027",
        f"Date limite pour les associations\u00a0: 13\u00a0{OTTAWA}",
        f"Date limite pour les employeurs\u00a0: 27\u00a0{OTTAWA}",
        PLACES * 4,
    ),
    note=NOTE,
)
HARD = {
    "long": LONG,
    "wide": replace(LONG, title="Annulée\u00a0: " + "W" * Title.limit),
    "three lines": replace(LONG, title="Suspended: " + "Mining WWW MMM " * 3),
    "one word": replace(LONG, title="É"),
    "no facts": replace(LONG, facts=()),
    "no note": replace(LONG, note=""),
    "long words": replace(LONG, facts=("m" * 200,)),
}


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return _load(ROOT).fonts


@pytest.mark.parametrize("card", [*SHIPPED, *HARD.values()], ids=lambda card: card.title[:30])
def test_a_card_is_small_and_nothing_runs_over_its_edges(card: Card, fonts: Fonts) -> None:
    data = draw_card(card, fonts)
    image = Image.open(BytesIO(data))
    assert (image.format, image.mode, image.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(data) <= HEAVIEST
    box = _find_ink(image)
    assert box[0] >= MARGIN - 2
    assert box[1] >= MARGIN // 2
    assert box[2] <= WIDTH - MARGIN + 2
    assert box[3] <= HEIGHT - MARGIN // 2


@pytest.mark.parametrize("card", [*SHIPPED, *HARD.values()], ids=lambda card: card.title[:30])
def test_lines_do_not_lie_on_each_other(card: Card, fonts: Fonts) -> None:
    image = Image.open(BytesIO(draw_card(card, fonts))).convert("L")
    rows = (image.crop((0, y, WIDTH, y + 1)).tobytes() for y in range(HEIGHT))
    inked = [min(row) < 128 for row in rows]
    heights = [len(list(run)) for ink, run in groupby(inked) if ink]
    assert max(heights) <= 90  # one line of the largest title, with its accents and tails
    notes = bool(card.note) + card.note.count("\n")
    assert len(heights) >= 2 + bool(card.facts) + notes


@pytest.mark.parametrize("name", HARD)
def test_the_bar_stands_below_the_title(name: str, fonts: Fonts) -> None:
    image = Image.open(BytesIO(draw_card(HARD[name], fonts))).convert("RGB")
    columns = [y for y in range(HEIGHT) if image.getpixel((MARGIN + 4, y)) == RED_BAR]
    assert len(columns) == 9


@pytest.mark.parametrize("card", SHIPPED, ids=lambda card: card.title[:30])
def test_the_fonts_have_every_sign_of_the_shipped_cards(card: Card, fonts: Fonts) -> None:
    for text in (card.name, card.mark, *card.facts, *card.note.split("\n")):
        assert fonts.write(text, "text") == text
    assert fonts.write(card.title, "title") == card.title


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Şanlıurfa", "Sanliurfa"),
        ("Gdańsk et Łódź", "Gdansk et Lódz"),
        ("Đà Nẵng", "Dà Nang"),
        ("« L’œuvre » – 1\u00a0000\u202f$", "« L’œuvre » – 1\u00a0000\u202f$"),
        ("東京", "??"),
    ],
    ids=["Turkish", "Polish", "Vietnamese", "French", "another script"],
)
def test_a_sign_that_a_font_lacks_is_spelled_without_it(
    text: str, written: str, fonts: Fonts
) -> None:
    assert fonts.write(text, "title") == fonts.write(text, "text") == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_what_stays_true(language: Language) -> None:
    edition = build_shipped().editions[language]
    card = build_mission_card(NURSING, edition)
    moment = {"en": "January 15, 2027, 11:59 pm", "fr": "15 janvier 2027 à 23 h 59"}[language]
    assert any(moment in fact.replace("\u00a0", " ") for fact in card.facts)
    assert card.mark == edition.words["marks.example"]
    assert card.note == edition.words["site.demonstration"]
    settings = replace(load_shipped().settings, official=True)
    official = replace(edition, catalogue=replace(load_shipped(), settings=settings), _made={})
    assert build_mission_card(NURSING, official).note == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("identity", "state"),
    [("2027-guatemala-livestock", "cancelled"), ("2027-tunis-truck-drivers", "postponed")],
    ids=["cancelled", "postponed"],
)
def test_the_card_of_a_stopped_mission_says_so_and_names_no_deadline(
    identity: str, state: str, language: Language
) -> None:
    edition = build_shipped().editions[language]
    card = build_mission_card(identity, edition)
    assert card.title.startswith(edition.words[f"states.{state}"])
    assert all("Ottawa" not in fact for fact in card.facts)


def test_a_card_is_named_by_all_that_it_is_made_from(tmp_path: Path) -> None:
    cards = _load(tmp_path)
    assert cards.url(LONG) == _load(tmp_path / "elsewhere").url(LONG)
    others = [replace(LONG, mark=""), replace(LONG, note=""), replace(LONG, title="A")]
    newer = replace(cards, version="another font")
    assert len({cards.url(card) for card in (LONG, *others)} | {newer.url(LONG)}) == 5


def test_what_was_drawn_is_found_again(tmp_path: Path) -> None:
    cards = _load(tmp_path)
    first = cards.render(LONG)
    [file] = cards.folder.iterdir()
    assert file.read_bytes() == first
    shown = first[:100] + first[101:]  # whatever is kept, as long as it is whole
    file.write_bytes(shown)
    assert cards.render(LONG) == shown
    assert _load(tmp_path / "anew").render(LONG) == first


@pytest.mark.parametrize("kept", [b"", b"\x89PNG\r\n\x1a\n half", b"no picture"])
def test_a_file_that_is_not_whole_is_drawn_anew(kept: bytes, tmp_path: Path) -> None:
    cards = _load(tmp_path)
    first = cards.render(LONG)
    [file] = cards.folder.iterdir()
    file.write_bytes(kept)
    assert cards.render(LONG) == first == file.read_bytes()


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("in the way", encoding="utf-8")
    assert _load(tmp_path).render(LONG) == _load(tmp_path / "other").render(LONG)


def test_builds_beside_each_other_share_what_they_draw(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: _load(tmp_path).render(LONG), range(8)))
    assert len(set(drawn)) == 1
    assert len(list(_load(tmp_path).folder.iterdir())) == 1


def _load(root: Path) -> Cards:
    return load_cards(root, build_shipped().assets.files)


def _find_ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around all that is not white."""
    box = image.convert("L").point([255 * (level < 250) for level in range(256)]).getbbox()
    assert box is not None
    return box
