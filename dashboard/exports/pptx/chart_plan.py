"""A native chart before it is written: its lines, labels, axis and the room they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from dashboard.exports.pptx.chart_labels import Label, Point, end_labels, point_labels, spread_labels
from dashboard.exports.pptx.chart_lines import Lines, lines_of
from dashboard.exports.pptx.chart_times import TimeAxis, time_axis
from dashboard.exports.pptx.look import SMALLEST, Box
from dashboard.exports.pptx.measure import text_width
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.text.numbers import measured, unit_word

_GAP: Final = 10
_LEFT: Final = 8
_TOP: Final = 12
_OVER: Final = 26
_MANY: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The value axis: from `lower` to `upper` by `step`; `bare` where every value has its label."""

    lower: float
    upper: float
    step: float
    bare: bool
    code: str
    """How Office is to print a number, e.g. `#,##0.0`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPlan:
    """Everything that a chart is written from. `plot` is the plot's place within `box`, in points."""

    box: Box
    plot: Box
    lines: Lines
    labels: Mapping[Point, Label]
    axis: Axis
    code: str
    times: TimeAxis


def chart_plan(found: Finding, box: Box, reader: Reader, *, colour: str) -> ChartPlan:
    """Return the plan of a finding's chart; its axis is that of the finding's figure.

    Raises:
        ValueError: the finding has no figure.
    """
    if found.figure is None:
        msg = "nothing to draw"
        raise ValueError(msg)
    lines = lines_of(found, reader, colour=colour)
    axis = _axis(found.figure["layout"]["yaxis"], found, reader)
    ends = end_labels(lines, found, reader)
    left = _LEFT if axis.bare else _tick_width(found.figure["layout"]["yaxis"])
    count = len(lines.grid.labels)
    wide = _plot_width(box.width - left, ends, count)
    points = point_labels(lines, ends, step=wide / count, found=found, reader=reader)
    times = time_axis(lines.grid.labels, wide)
    above = _OVER if any(label.side == "t" for label in points.values()) else _TOP
    plot = Box(x=left, y=above, width=wide, height=max(box.height - above - times.room, SMALLEST))
    spread = spread_labels(ends, lines, axis=(axis.lower, axis.upper), plot=plot)
    code = _code(found, reader, decimals=found.trend.indicator.decimals)
    return ChartPlan(
        box=box, plot=plot, lines=lines, labels={**points, **spread}, axis=axis, code=code, times=times
    )


def _axis(drawn: Mapping[str, Any], found: Finding, reader: Reader) -> Axis:
    """Return the axis of a figure, so that slide and page cannot differ."""
    lower, upper = drawn["range"]
    ticks = drawn["tickvals"]
    step = ticks[1] - ticks[0]
    decimals = max(0, -int(Decimal(repr(round(step, 9))).normalize().as_tuple().exponent))
    return Axis(
        lower=lower,
        upper=upper,
        step=step,
        bare=not drawn.get("showticklabels", True),
        code=_code(found, reader, decimals=decimals),
    )


def _code(found: Finding, reader: Reader, *, decimals: int) -> str:
    """Return the format of a number with the sign of its unit; Office puts in the reader's own separators."""
    digits = "#,##0." + "0" * decimals if decimals else "#,##0"
    unit = reader.catalogue.units[found.trend.indicator.unit]
    word = unit_word(unit, _MANY, decimals=0, words=reader.words)
    said, _ = measured("\0", word, words=reader.words)
    before, _, after = said.partition("\0")
    return "".join(f'"{part}"' if part and part != digits else part for part in (before, digits, after))


def _tick_width(drawn: Mapping[str, Any]) -> float:
    return max(text_width(text, SMALLEST) for text in drawn["ticktext"]) + _GAP


def _plot_width(room: float, ends: Mapping[Point, Label], count: int) -> float:
    """Return the width that leaves room for the labels at the right edge.

    The last point stands half a category from that edge, which its label uses.
    """
    widest = max((label.width for label in ends.values()), default=0.0) + _GAP
    return min(room - _GAP, (room - widest) / (1 - 1 / (2 * count)))
