"""Where numbered marks stand on a map that is shown in many widths, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import ceil, floor, hypot
from typing import NamedTuple

WIDTH, HEIGHT = 1000, 500
"""The size of the whole outline, in its own units."""
APART = 30
"""How many pixels there are at least between the middles of two marks."""
SHOWN = (240, 280, 320, 360, 420, 520, 640, 780)
"""Widths in pixels in which a map may be shown, from a phone to a page."""
# Never nearer than a third of the world, nor nearly all of it; room around the points for marks.
_LEAST, _MOST = 320.0, 800.0
_MARGINS = (0.12, 0.2)
_TURNS = 400

Point = tuple[float, float]


class View(NamedTuple):
    """A part of the outline, twice as wide as it is high."""

    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """Half of the width."""
        return self.width / 2

    def place(self, point: Point) -> Point:
        """Return a point of the outline as shares of the view's width and height."""
        return (point[0] - self.x) / self.width, (point[1] - self.y) / self.height


def find_view(points: Sequence[Point]) -> View:
    """Return the part of the world that shows all points, with room around them."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    across, down = (1 - 2 * margin for margin in _MARGINS)
    needed = max(_LEAST, (right - left) / across, 2 * (bottom - top) / down)
    # An even number, so that the height is a whole one too.
    width = WIDTH if needed > _MOST else 2 * ceil(needed / 2)
    x = _clamp((left + right - width) / 2, WIDTH - width)
    y = _clamp((top + bottom - width / 2) / 2, HEIGHT - width / 2)
    return View(floor(x), floor(y), width)


def spread(points: Sequence[Point]) -> tuple[tuple[int, int], ...]:
    """Return how far from its point each mark stands, in pixels, the same in every width.

    Args:
        points: shares of the map's width and height; the map is twice as wide as it is high.
    """
    ways = [(0.0, 0.0)] * len(points)
    pairs = list(combinations(range(len(points)), 2))
    for _ in range(_TURNS):
        pushed = [_part(one, other, points, ways) for one, other in pairs]
        if not any(pushed):
            break
    return tuple((round(x), round(y)) for x, y in ways)


def _part(one: int, other: int, points: Sequence[Point], ways: list[Point]) -> bool:
    """Push two marks away from each other where they are too near in some width."""
    (x1, y1), (x2, y2) = points[one], points[other]
    pushed = False
    for width in SHOWN:
        dx = (x2 - x1) * width + ways[other][0] - ways[one][0]
        dy = (y2 - y1) * width / 2 + ways[other][1] - ways[one][1]
        far = hypot(dx, dy)
        if far >= APART:
            continue
        push = (APART + 1 - far) / 2
        # Two marks on the same point part sideways.
        x, y = (dx / far * push, dy / far * push) if far else (push, 0.0)
        ways[one] = (ways[one][0] - x, ways[one][1] - y)
        ways[other] = (ways[other][0] + x, ways[other][1] + y)
        pushed = True
    return pushed


def _clamp(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
