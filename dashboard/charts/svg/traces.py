"""Bands, lines, whiskers and markers of a series, in the order in which Plotly lays them over each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from dashboard.charts.svg.elements import number, paint, path, stroke, tag
from dashboard.charts.svg.frame import Frame
from dashboard.charts.theme import SURFACE

Trace = dict[str, Any]
Place = tuple[float, float]

_MARKER: Final = 6
"""A marker's size where a figure tells none."""


def scatter(trace: Trace, frame: Frame, before: Trace | None) -> str:
    """Return a series; `before` is the trace whose line a band reaches back to."""
    band = _band(trace, before, frame) if before and "fill" in trace else ""
    whiskers = _whiskers(trace, frame) if "error_y" in trace else ""
    line = _lines(trace, frame) if "lines" in trace["mode"] else ""
    marks = _markers(trace, frame) if "markers" in trace["mode"] else ""
    return band + whiskers + line + marks


def _places(trace: Trace, frame: Frame) -> list[Place | None]:
    pairs = zip(trace["x"], trace["y"], strict=True)
    return [None if y is None else (frame.x.at(x), frame.y.at(y)) for x, y in pairs]


def _known(trace: Trace, frame: Frame) -> list[Place]:
    return [place for place in _places(trace, frame) if place]


def _band(trace: Trace, before: Trace, frame: Frame) -> str:
    around = [*_known(trace, frame), *reversed(_known(before, frame))]
    return tag("path", {"d": path(around, closed=True), **paint("fill", trace["fillcolor"])})


def _lines(trace: Trace, frame: Frame) -> str:
    line = trace["line"]
    if not line["width"]:
        return ""
    ways = "".join(path(run) for run in _runs(_places(trace, frame)) if len(run) > 1)
    looks = stroke(line["color"], line["width"], line.get("dash", "solid"))
    return tag("path", {"d": ways, "fill": "none", **looks, "stroke-miterlimit": 2}) if ways else ""


def _runs(places: Sequence[Place | None]) -> Iterator[list[Place]]:
    """Return the stretches between holes."""
    for known, run in groupby(places, key=bool):
        if known:
            yield [place for place in run if place]


def _markers(trace: Trace, frame: Frame) -> str:
    marker = trace["marker"]
    size = marker.get("size", _MARKER)
    several = isinstance(size, list)
    places = _places(trace, frame)
    sizes = size if several else [size] * len(places)
    # Markers of several sizes have a thin edge of the ground's colour unless a figure says otherwise.
    edge = marker.get("line", {"color": SURFACE, "width": 1 if several else 0})
    looks = {
        **paint("fill", marker["color"]),
        **(stroke(edge["color"], edge["width"]) if edge["width"] else {}),
    }
    return "".join(
        tag("circle", {"cx": place[0], "cy": place[1], "r": wide / 2, **looks})
        for place, wide in zip(places, sizes, strict=True)
        if place and wide
    )


def _whiskers(trace: Trace, frame: Frame) -> str:
    """Return the bars over what is known of the values; those of no length hide behind their marker."""
    errors = trace["error_y"]
    reach = zip(trace["x"], trace["y"], errors["array"], errors["arrayminus"], strict=True)
    wide = errors["width"]
    ways = [
        _whisker(frame.x.at(x), frame.y.at(y + up), frame.y.at(y - down), wide)
        for x, y, up, down in reach
        if up or down
    ]
    looks = stroke(errors["color"], errors["thickness"])
    return tag("path", {"d": "".join(ways), "fill": "none", **looks}) if ways else ""


def _whisker(x: float, top: float, bottom: float, wide: float) -> str:
    left, right = number(x - wide), number(x + wide)
    high, low = number(top), number(bottom)
    return f"M{left} {high}H{right}M{number(x)} {high}V{low}M{left} {low}H{right}"
