"""Rules on lists: nothing stands twice in one, and none is empty."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.model.mission import EVERYWHERE, Mission
from missionsite.nodes import Entry, Location, Node, Scalar, Sequence
from missionsite.problems import Problem
from missionsite.rules import cited
from missionsite.rules.sheet import Lists, Sheet


def check_repeats(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A list names each thing once."""
    for series in _list_series(sheet.mission):
        seen: dict[str, Location] = {}
        for place, value in series:
            first = seen.setdefault(value, place)
            if first is not place:
                values = {"value": value, "line": sheet.span(first).line}
                yield sheet.fault(place, "duplicate-item", values)


def _list_series(mission: Mission) -> Iterator[cited.Series]:
    yield cited.list_occupations(mission)
    yield cited.list_source_countries(mission)
    yield cited.list_costs(mission)
    yield from cited.list_regions(mission)
    yield from cited.list_languages(mission)
    yield from cited.list_choices(mission)
    ids = ("activities", "sectors", "services", "pathways", "partners")
    yield from (series for name, series in cited.list_ids(mission) if name in ids)
    yield from cited.list_ways(mission)


def check_everywhere(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """The word `all` stands alone: it names every province and territory."""
    regions = sheet.mission.hiring_regions
    others = [code for code in regions if code != EVERYWHERE]
    if EVERYWHERE in regions and others:
        place = ("hiring_regions", regions.index(others[0]))
        yield sheet.fault(place, "region-beside-all", {"value": others[0]})


def check_filled(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A list or a group that may be left out is left out, not left empty."""
    rest: list[tuple[Node, Node]] = [(sheet.root, sheet.root)]
    while rest:
        key, node = rest.pop()
        if isinstance(node, Scalar):
            continue
        below = node.items if isinstance(node, Sequence) else node.entries
        if not below:
            code = "empty-list" if isinstance(node, Sequence) else "empty-value"
            name = key.value if isinstance(key, Scalar) else ""
            yield Problem(sheet.path, key.span, code, {"key": name})
        for part in below:
            rest.append((part.key, part.value) if isinstance(part, Entry) else (key, part))
