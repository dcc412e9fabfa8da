"""Where things stand: from the values of a figure to pixels, margins included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from dashboard.charts.svg.widths import ascent, descent
from dashboard.charts.svg.words import LINE, Type, lines, widest
from dashboard.charts.theme import Figure

PAPER: Final = "paper"
_AXIS: Final = 1
"""Pixels between the plot and the words of an axis, before any standoff."""
_MIDDLE: Final = 0.35
"""How far below its middle the base line of a line of text is, for its size."""
_MOST_PAD: Final = 12
_LEAST_PLOT: Final = 2
_LITTLE_PLOT: Final = 64
"""Plotly's own: the room around words that widen a margin, and how small the plot may get for them."""

Margin = dict[str, float]
"""Pixels by side: l, r, t and b."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A direction: the value `low` stands at the pixel `start`, the left or the foot, and `high` at `end`.

    `names` are the categories of an axis of names; they stand at 0, 1, 2 …
    """

    low: float
    high: float
    start: float
    end: float
    names: tuple[str, ...] = ()

    def at(self, value: float | str, ref: str = "") -> float:
        """Return the pixel of a value, of a name, or of a share of the plot where `ref` is "paper"."""
        if ref == PAPER:
            return self.start + float(value) * (self.end - self.start)
        place = self.names.index(value) if isinstance(value, str) else value
        return self.start + (place - self.low) / (self.high - self.low) * (self.end - self.start)

    def held(self, value: float, ref: str = "") -> float:
        """Return the same, not beyond the ends of the plot."""
        low, high = sorted((self.start, self.end))
        return min(max(self.at(value, ref), low), high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A figure's plot within the whole picture; `words` is how its text is set unless told otherwise."""

    x: Axis
    y: Axis
    words: Type


@dataclass(frozen=True, slots=True)
class Side:
    """Words left of the plot and the base line of their first line in pixels."""

    text: str
    base: float


def frame_of(figure: Figure, *, width: int, height: int) -> Frame:
    """Return the frame of a figure drawn into so many pixels."""
    layout = figure["layout"]
    drawn = _framed(figure, layout["margin"], width=width, height=height)
    if not layout["yaxis"].get("automargin"):
        return drawn
    margin = _roomy(drawn, layout)
    for one, other, whole in (("l", "r", width), ("t", "b", height)):
        margin.update(_shared(margin, layout["margin"], (one, other), whole=whole))
    return _framed(figure, margin, width=width, height=height)


def grown_margin(figure: Figure, *, width: int, height: int) -> dict[str, int]:
    """Return the margins of a figure in whole pixels, wider where words left of the plot reach further."""
    layout = figure["layout"]
    grown = _roomy(_framed(figure, layout["margin"], width=width, height=height), layout)
    return {side: round(pixels) for side, pixels in grown.items()}


def sides(layout: dict[str, Any], frame: Frame) -> list[Side]:
    """Return the words left of the plot, each around its place."""
    axis, names, size = layout["yaxis"], frame.y.names, frame.words.size
    if not axis.get("showticklabels", True):
        return []
    values, texts = (names, names) if names else (axis["tickvals"], axis["ticktext"])
    return [
        Side(text, frame.y.at(value) + _MIDDLE * size - _more(text, size) / 2)
        for value, text in zip(values, texts, strict=True)
    ]


def tick_gap(axis: dict[str, Any]) -> float:
    """Return the pixels between the plot and the words of an axis."""
    gap: float = _AXIS + axis.get("ticklabelstandoff", 0)
    return gap


def _names(figure: Figure) -> tuple[str, ...]:
    """Return the categories along the vertical axis; none of a figure of lines."""
    found = (name for trace in figure["data"] if trace["type"] == "bar" for name in trace["y"])
    return tuple(dict.fromkeys(found))


def _framed(figure: Figure, margin: Margin, *, width: int, height: int) -> Frame:
    layout, names = figure["layout"], _names(figure)
    low, high = layout["xaxis"]["range"]
    x = Axis(low=low, high=high, start=margin["l"], end=width - margin["r"])
    # The first name stands at the top.
    low, high = (len(names) - 0.5, -0.5) if names else layout["yaxis"]["range"]
    y = Axis(low=low, high=high, start=height - margin["b"], end=margin["t"], names=names)
    return Frame(x=x, y=y, words=Type(size=layout["font"]["size"], colour=layout["font"]["color"]))


def _roomy(frame: Frame, layout: dict[str, Any]) -> Margin:
    """Return the margins, wider where the words left of the plot reach further."""
    found, size, margin = sides(layout, frame), frame.words.size, layout["margin"]
    if not found:
        return dict(margin)
    pad = min(_MOST_PAD, *margin.values())
    reach = {
        "l": max(widest(side.text, size) for side in found) + tick_gap(layout["yaxis"]),
        "t": frame.y.end - min(side.base - ascent(size) for side in found),
        "b": max(side.base + _more(side.text, size) + descent(size) for side in found) - frame.y.start,
    }
    return {**margin, **{at: max(margin[at], far + pad) for at, far in reach.items() if far > 0}}


def _shared(margin: Margin, told: Margin, sides: tuple[str, str], *, whole: int) -> Margin:
    """Return two margins across from each other in whole pixels, both less where the plot would vanish."""
    plot = min(max(whole - sum(told[side] for side in sides), _LEAST_PLOT), _LITTLE_PLOT)
    share = min(1.0, (whole - plot) / sum(margin[side] for side in sides))
    return {side: round(margin[side] * share) for side in sides}


def _more(text: str, size: float) -> float:
    return (len(lines(text)) - 1) * LINE * size
