"""Between files: an address, a form and a title belong to one of them."""

from __future__ import annotations

from tests.sheets import VALID, Told, Values, check_together

OTHER = {
    "nurses-chile-peru-2027": "other-2027",
    "soins-infirmiers-chili-perou-2027": "autres-2027",
    "en: Nurses from Chile and Peru": "en: Other nurses",
    "fr: Soins infirmiers au Chili et au Pérou": "fr: Autres soins",
    "en: Interviews with nurses in two cities.": "en: Other interviews.",
    "fr: Des entrevues avec du personnel infirmier dans deux villes.": "fr: D’autres entrevues.",
    "/en/eoi?mission=2027-nurses": "/en/eoi?mission=2027-other",
    "/fr/di?mission=2027-nurses": "/fr/di?mission=2027-other",
    "/round-2?mission=2027-nurses": "/round-2?mission=2027-other",
}
LINES = VALID.splitlines()


def without(piece: str) -> dict[str, str]:
    """Return a mission that has one thing in common with the valid one."""
    return {old: new for old, new in OTHER.items() if old != piece}


def line_of(piece: str) -> int:
    """Return the line on which the valid mission has a piece of text."""
    return next(number for number, line in enumerate(LINES, 1) if piece in line)


def test_missions_that_have_nothing_in_common() -> None:
    assert check_together(("2027-nurses", {}), ("2027-other", OTHER)) == []


def test_an_address_that_another_mission_has() -> None:
    piece = "soins-infirmiers-chili-perou-2027"
    line = f"slug: {{en: other-2027, fr: {piece}}}"
    values: Values = {"slug": piece, "path": "missions/2027-nurses.yml", "line": line_of("slug:")}
    told = Told(line, piece, "slug-twice", values)
    found = check_together(("2027-nurses", {}), ("2027-other", without(piece)))
    assert found == [("missions/2027-other.yml", told)]


def test_an_address_in_the_other_language_is_another_one() -> None:
    changes = OTHER | {"soins-infirmiers-chili-perou-2027": "nurses-chile-peru-2027"}
    changes = {**changes, "{en: nurses-chile-peru-2027": "{en: other-2027"}
    del changes["nurses-chile-peru-2027"]
    assert check_together(("2027-nurses", {}), ("2027-other", changes)) == []


def test_a_form_that_another_mission_has() -> None:
    piece, address = "/round-2?mission=2027-nurses", "https://forms.missions.example/round-2"
    path, line = "missions/2027-nurses.yml", line_of(piece)
    values: Values = {"address": address, "path": path, "line": line}
    told = Told(f'form: {{bilingual: "{address}"}}', f'"{address}"', "form-twice", values)
    shared = {piece: "/round-2"}
    found = check_together(("2027-nurses", shared), ("2027-other", without(piece) | shared))
    assert found == [("missions/2027-other.yml", told)]


def test_a_form_that_names_another_mission_is_told_by_another_rule() -> None:
    changes = without("/round-2?mission=2027-nurses")
    assert check_together(("2027-nurses", {}), ("2027-other", changes)) == []


def test_two_rounds_of_one_mission_may_share_a_form() -> None:
    shared = "https://forms.missions.example/en/eoi?mission=2027-nurses"
    changes = {"https://forms.missions.example/round-2?mission=2027-nurses": shared}
    assert check_together(("2027-nurses", changes)) == []


def test_a_title_and_a_summary_that_another_mission_has() -> None:
    title = "fr: Soins infirmiers au Chili et au Pérou"
    summary = "en: Interviews with nurses in two cities."
    changes = {old: new for old, new in without(title).items() if old != summary}
    path = "missions/2027-nurses.yml"
    assert check_together(("2027-nurses", {}), ("2027-other", changes)) == [
        (
            "missions/2027-other.yml",
            Told(line, marked, "text-twice", {"key": key, "path": path, "line": number}, "warning"),
        )
        for line, marked, key, number in (
            (f"title: {{en: Other nurses, {title}}}", title[4:], "title", line_of(title)),
            (summary, summary[4:], "summary", line_of(summary)),
        )
    ]
