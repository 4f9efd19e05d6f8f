"""Places on the earth: distance and area of points in ODK's words ("lat lon altitude accuracy; …")."""

from __future__ import annotations

import math
from itertools import pairwise

from desktop.forms.xpath.calls import BadCall, Call, function
from desktop.forms.xpath.values import XValue

_EARTH_RADIUS = 6378100.0
"""In metres, as ODK takes it."""
_Point = tuple[float, float]


@function("distance", 1, None)
def distance(call: Call) -> XValue:
    """Metres along the points, in order."""
    points = _points(call)
    return math.fsum(_between(one, other) for one, other in pairwise(points))


@function("area", 1)
def area(call: Call) -> XValue:
    """Square metres inside the points; nothing for fewer than three."""
    points = _points(call)
    if len(points) < 3:
        return 0.0
    ring = zip(points, [*points[1:], points[0]], strict=True)
    total = math.fsum(_strip(one, other) for one, other in ring)
    return abs(total) * _EARTH_RADIUS**2 / 2


@function("enclosed-area", 1)
def enclosed_area(call: Call) -> XValue:
    return area(call)


def _points(call: Call) -> list[_Point]:
    """Latitude and longitude in radians, of every point of every argument."""
    return [_point(words) for text in call.texts(0) for words in text.split(";") if words.strip()]


def _point(words: str) -> _Point:
    try:
        latitude, longitude = (float(part) for part in words.split()[:2])
    except ValueError:
        raise BadCall("not_a_place") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise BadCall("not_a_place")
    return math.radians(latitude), math.radians(longitude)


def _between(one: _Point, other: _Point) -> float:
    """The haversine of a great circle."""
    half_lat, half_lon = (other[0] - one[0]) / 2, (other[1] - one[1]) / 2
    h = math.sin(half_lat) ** 2 + math.cos(one[0]) * math.cos(other[0]) * math.sin(half_lon) ** 2
    return 2 * _EARTH_RADIUS * math.asin(math.sqrt(min(h, 1.0)))


def _strip(one: _Point, other: _Point) -> float:
    """The part of a polygon's area between one edge and the pole, on a sphere of radius 1, twice."""
    return (other[1] - one[1]) * (2 + math.sin(one[0]) + math.sin(other[0]))
