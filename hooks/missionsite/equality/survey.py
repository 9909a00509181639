"""Takes every measure of a built site and of the files that it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from missionsite.catalogue import Catalogue
from missionsite.equality.builtpages import load_sides
from missionsite.equality.files import measure_files, measure_index, measure_weight
from missionsite.equality.given import Given, measure_given
from missionsite.equality.links import find_pairs, measure_links
from missionsite.equality.pages import measure_pages
from missionsite.equality.reading import measure_reading
from missionsite.equality.rows import Row
from missionsite.equality.texts import measure_findings, measure_texts, read_roots
from missionsite.pairs import FOLDERS
from missionsite.problems import LANGUAGES, Problem
from missionsite.versions import load_present


def survey(
    site: Path, catalogue: Catalogue, given: Given | None, drift: Sequence[Problem] | None
) -> list[Row]:
    """Return every row; none where no page of either language is in the folder.

    `given` is what a browser measured, None without one; `drift` what changed in one language
    alone, None where no version was compared.
    """
    sides = load_sides(site)
    if not any(sides.values()):
        return []
    files = load_present(catalogue.root, FOLDERS)
    roots = read_roots(files)
    words = catalogue.strings["links.other_language_only"]
    marks = {side: words.in_language(side) for side in LANGUAGES}
    return [
        *measure_pages(sides),
        *measure_texts(files, drift),
        *measure_findings(catalogue.problems, catalogue.answered, roots),
        *measure_files(site, sides),
        *measure_index(site),
        *measure_given(given),
        *measure_weight(site, sides),
        *measure_reading(sides),
        *measure_links(sides, find_pairs(sides, roots.values()), marks),
    ]
