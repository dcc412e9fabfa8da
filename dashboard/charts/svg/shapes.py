"""Rules and bands behind or over the lines. What would stand out of the plot ends at its edge."""

from __future__ import annotations

from typing import Any

from dashboard.charts.svg.elements import paint, path, stroke, tag
from dashboard.charts.svg.frame import Frame
from dashboard.charts.theme import Figure


def shapes(figure: Figure, frame: Frame, *, below: bool) -> str:
    """Return the shapes that lie below the grid, or those over the lines."""
    found = figure["layout"].get("shapes", ())
    return "".join(_shape(s, frame) for s in found if (s.get("layer") == "below") is below)


def _shape(shape: dict[str, Any], frame: Frame) -> str:
    x0, x1 = (frame.x.held(shape[end], shape.get("xref", "")) for end in ("x0", "x1"))
    y0, y1 = (frame.y.held(shape[end], shape.get("yref", "")) for end in ("y0", "y1"))
    line = shape["line"]
    looks = stroke(line["color"], line["width"], line.get("dash", "solid")) if line["width"] else {}
    if shape["type"] == "line":
        return tag("path", {"d": path([(x0, y0), (x1, y1)]), **looks})
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    place = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return tag("rect", {**place, **paint("fill", shape["fillcolor"]), **looks})
