"""Rules on lists: nothing stands twice in one, and none is empty."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.model.mission import EVERYWHERE, Mission
from missionsite.nodes import Location, Mapping, Node, Scalar, Sequence
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
                yield sheet.fault(place, "duplicate-item", value=value, line=sheet.span(first).line)


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
        yield sheet.fault(place, "region-beside-all", value=others[0])


def check_filled(sheet: Sheet, _: Lists) -> Iterator[Problem]:
    """A list or a group that may be left out is left out, not left empty."""
    for key, group in _find_empty(sheet.root, sheet.root):
        name = key.value if isinstance(key, Scalar) else ""
        code = "empty-list" if isinstance(group, Sequence) else "empty-value"
        yield Problem(sheet.path, key.span, code, {"key": name})


def _find_empty(key: Node, node: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the lists and groups that hold nothing, with the key that each stands below."""
    below: list[tuple[Node, Node]]
    if isinstance(node, Mapping):
        below = [(part.key, part.value) for part in node.entries]
    elif isinstance(node, Sequence):
        below = [(key, part) for part in node.items]
    else:
        return
    if not below:
        yield key, node
    for above, part in below:
        if not isinstance(part, Scalar):
            yield from _find_empty(above, part)
