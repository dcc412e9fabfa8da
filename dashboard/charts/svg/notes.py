"""Labels in a figure, and the arrows that say "more than" or "less than"."""

from __future__ import annotations

from typing import Any, Final

from dashboard.charts.svg.elements import number, paint, stroke, tag
from dashboard.charts.svg.frame import Frame
from dashboard.charts.svg.widths import ascent, descent
from dashboard.charts.svg.words import LINE, Type, lines, written
from dashboard.charts.theme import Figure

_PADDING: Final = 2
"""Pixels that Plotly keeps around a label: its frame and its padding, both unseen."""
_TAIL: Final = 1.5
"""Half of the unseen box of an arrow's empty label."""
_TIP: Final = 1.3
_SIDE: Final = 2.5
_BACK: Final = 3.7
"""An arrow's head for its width: from its base to the tip, to either side, and back."""


def notes(figure: Figure, frame: Frame) -> str:
    """Return labels and arrows in their order."""
    found = figure["layout"].get("annotations", ())
    return "".join(_arrow(n, frame) if n.get("showarrow", True) else _label(n, frame) for n in found)


def _label(note: dict[str, Any], frame: Frame) -> str:
    font = note.get("font", {})
    kind = Type(size=font.get("size", frame.words.size), colour=font.get("color", frame.words.colour))
    anchor = note.get("xanchor", "center")
    x = frame.x.at(note["x"]) + note.get("xshift", 0) + {"left": _PADDING, "right": -_PADDING}.get(anchor, 0)
    y = frame.y.at(note["y"], note.get("yref", "")) - note.get("yshift", 0)
    above, below = ascent(kind.size), descent(kind.size)
    more = (len(lines(note["text"])) - 1) * LINE * kind.size
    over = note.get("yanchor") == "bottom"
    base = y - _PADDING - below - more if over else y + (above - below - more) / 2
    named = {"left": "start", "center": "middle", "right": "end"}[anchor]
    return written(note["text"], x=x, y=base, kind=kind, anchor=named)


def _arrow(note: dict[str, Any], frame: Frame) -> str:
    x, y = frame.x.at(note["x"]), frame.y.at(note["y"])
    away = -1 if note["ay"] < 0 else 1
    tail = y + note["ay"] - away * _TAIL
    scale = note["startarrowsize"] * note["arrowwidth"]
    base, tip, back = tail - away * _TIP * scale, tail, tail - away * (_TIP + _BACK) * scale
    colour = note["arrowcolor"]
    side = _SIDE * scale
    line = tag(
        "path", {"d": f"M{number(x)} {number(y)}V{number(base)}", **stroke(colour, note["arrowwidth"])}
    )
    corners = f"M{number(x)} {number(tip)}L{number(x - side)} {number(back)}H{number(x + side)}Z"
    return line + tag("path", {"d": corners, **paint("fill", colour)})
