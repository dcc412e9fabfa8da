"""The two axes: ticks with words of our own, so that nothing hangs on the reader's browser."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.labels import BREAK, GAP, text_width
from dashboard.charts.pieces import event_parts, position, step_of
from dashboard.charts.plain import bold
from dashboard.charts.reading import Reading
from dashboard.charts.scale import Scale
from dashboard.charts.theme import GRID, ZERO, Figure, Size
from dashboard.domain.observation import Observation
from dashboard.domain.period import PeriodType

_STEPS = (1, 2, 5, 10, 20, 50)
_FEW: Final = 2
_LONG: Final = 15
_PLOT = 0.72
_AIR = 0.3
_EDGE = 0.015
_SLACK = 1e-6
_EASE = 3
_STANDOFF = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The time axis: from `first` to `last` with air at both ends; `step` is the shortest distance."""

    first: float
    last: float
    step: float

    @property
    def range(self) -> tuple[float, float]:
        """The ends of the axis; few points stand away from its left end, where their labels need room."""
        long = self.last - self.first
        if not long:
            return self.first - self.step, self.last + self.step
        left = self.step * _AIR if long <= _FEW * self.step else long * _EDGE
        return self.first - left, self.last + long * _EDGE

    def share(self, x: float) -> float:
        """Return how far along the axis a time stands, from 0 to 1."""
        low, high = self.range
        return (x - low) / (high - low)

    def clip(self, x: float) -> float:
        """Return the time, or the end of the axis that it lies beyond."""
        low, high = self.range
        return min(max(x, low), high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place along the time axis with its words."""

    x: float
    text: str


def span_of(points: Sequence[Observation]) -> Span:
    """Return the time axis that holds the points, those without a value too."""
    parts = event_parts(points)
    places = [position(p.period, parts) for p in points]
    return Span(first=min(places), last=max(places), step=step_of(points))


def time_ticks(
    points: Sequence[Observation], *, reading: Reading, year: int, size: Size, span: Span
) -> tuple[Tick, ...]:
    """Return as many ticks as have room: both ends and the year under review first, then round years.

    The year under review is bold. With two values or fewer, what is known of a number stands by its period.
    """
    texts = _texts(points, reading=reading)
    reviewed = max((x for x in texts if math.floor(x) == year), default=span.last)
    first = [x for x in (span.last, reviewed, span.first) if x in texts]
    kept: list[float] = []
    for x in (*first, *_even(texts, size=size, span=span)):
        if all(_apart(x, other, texts, size, span) for other in kept):
            kept.append(x)
    return tuple(Tick(x=x, text=bold(texts[x]) if math.floor(x) == year else texts[x]) for x in sorted(kept))


def time_axis(ticks: Sequence[Tick], span: Span) -> Figure:
    """Return the layout of the time axis."""
    return {
        "range": list(span.range),
        "tickvals": [t.x for t in ticks],
        "ticktext": [t.text for t in ticks],
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "ticklabelstandoff": _STANDOFF,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def value_axis(scale: Scale, reading: Reading, *, bare: bool) -> Figure:
    """Return the layout of the value axis; its zero line is the base of the figure.

    A bare axis has nothing else: where every value has its label, ticks would only say it again. The margins
    are the figure's own: Plotly would measure every word, and draw a second time, to find them.
    """
    return {
        "range": [scale.lower, scale.upper],
        "tickvals": list(scale.ticks),
        "ticktext": [reading.level(t, decimals=scale.decimals) for t in scale.ticks],
        **({"showgrid": False, "showticklabels": False} if bare else {}),
        "gridcolor": GRID,
        "zeroline": not scale.cropped,
        "zerolinecolor": ZERO,
        "ticklabeloverflow": "allow",
        "fixedrange": True,
    }


def tick_margin(axis: Figure, size: Size) -> int:
    """Return the pixels left of the plot that the ticks' words need."""
    return round(max(text_width(text, size.font) for text in axis["ticktext"])) + GAP


def _texts(points: Sequence[Observation], *, reading: Reading) -> dict[float, str]:
    parts = event_parts(points)
    if all(p.period.type is PeriodType.YEAR for p in points):
        few = sum(p.known for p in points) <= _FEW
        years = dict.fromkeys(range(points[0].year, points[-1].year + 1), "")
        return {y: str(y) for y in years} | (_marked(points, reading) if few else {})
    return {position(p.period, parts): reading.period(p.period).replace(" ", BREAK) for p in points}


def _marked(points: Sequence[Observation], reading: Reading) -> dict[float, str]:
    said = {p.year: reading.marks(p) for p in points if p.known}
    return {year: f"{year}{BREAK}({marks})" if marks else str(year) for year, marks in said.items()}


def _even(texts: Mapping[float, str], *, size: Size, span: Span) -> list[float]:
    """Return even places that have room, none close to the first; a long series has them at round years."""
    widest = max(text_width(text, size.font) for text in texts.values()) + _EASE * GAP
    steps = (n * span.step for n in _STEPS)
    step = next((s for s in steps if _pixels(s, size=size, span=span) >= widest), math.inf)
    anchor = span.last if len(texts) <= _LONG else 0
    free = [x for x in sorted(texts, reverse=True) if x - span.first > step / 2]
    return [x for x in free if _whole((anchor - x) / step)]


def _whole(number: float) -> bool:
    return abs(number - round(number)) < _SLACK


def _pixels(distance: float, *, size: Size, span: Span) -> float:
    low, high = span.range
    return distance / (high - low) * size.width * _PLOT


def _apart(x: float, other: float, texts: Mapping[float, str], size: Size, span: Span) -> bool:
    room = (text_width(texts[x], size.font) + text_width(texts[other], size.font)) / 2 + GAP
    return _pixels(abs(x - other), size=size, span=span) >= room
