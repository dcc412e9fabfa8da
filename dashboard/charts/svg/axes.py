"""Grid, zero lines and the words along both axes."""

from __future__ import annotations

from typing import Any, Final

from dashboard.charts.svg.elements import number, stroke, tag
from dashboard.charts.svg.frame import Axis, Frame, sides, tick_gap
from dashboard.charts.svg.words import written
from dashboard.charts.theme import Figure

_NEAR_END: Final = 1
"""A grid line within so many pixels of the end of the plot is left out."""


def grid(figure: Figure, frame: Frame) -> str:
    """Return the grid lines, then the zero lines."""
    layout = figure["layout"]
    x, y = layout["xaxis"], layout["yaxis"]
    lines_of_grid = [_level(frame, value, y["gridcolor"]) for value in _grid_values(y, frame.y)]
    zeros = [_level(frame, 0, y["zerolinecolor"])] if _has_zero(y, frame.y) else []
    zeros += [_upright(frame, 0, x["zerolinecolor"])] if _has_zero(x, frame.x) else []
    return "".join([*lines_of_grid, *zeros])


def ticks(figure: Figure, frame: Frame) -> str:
    """Return the words below and left of the plot."""
    layout = figure["layout"]
    end = frame.x.start - tick_gap(layout["yaxis"])
    left = [written(s.text, x=end, y=s.base, kind=frame.words, anchor="end") for s in sides(layout, frame)]
    return _below(layout["xaxis"], frame) + "".join(left)


def _grid_values(axis: dict[str, Any], place: Axis) -> list[float]:
    if not axis.get("showgrid", "gridcolor" in axis):
        return []
    zero = _has_zero(axis, place)
    return [
        value
        for value in axis["tickvals"]
        if not (zero and value == 0)
        and _NEAR_END < abs(place.at(value) - place.start) < abs(place.end - place.start) - _NEAR_END
    ]


def _has_zero(axis: dict[str, Any], place: Axis) -> bool:
    return bool(axis.get("zeroline", "zerolinecolor" in axis)) and place.low <= 0 <= place.high


def _level(frame: Frame, value: float, colour: str) -> str:
    at = number(frame.y.at(value))
    return _crisp(f"M{number(frame.x.start)} {at}H{number(frame.x.end)}", colour)


def _upright(frame: Frame, value: float, colour: str) -> str:
    at = number(frame.x.at(value))
    return _crisp(f"M{at} {number(frame.y.start)}V{number(frame.y.end)}", colour)


def _crisp(way: str, colour: str) -> str:
    return tag("path", {"d": way, **stroke(colour, 1), "shape-rendering": "crispEdges"})


def _below(axis: dict[str, Any], frame: Frame) -> str:
    if not axis.get("showticklabels", True):
        return ""
    base = frame.y.start + tick_gap(axis) + frame.words.size
    return "".join(
        written(text, x=frame.x.at(value), y=base, kind=frame.words, anchor="middle")
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
    )
