"""The labels of a native chart: at the ends of lines, and on values that are not exact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from dashboard.charts.labels import spread
from dashboard.charts.traces import DOTTED, is_open
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark
from dashboard.domain.observation import Observation
from dashboard.exports.pptx.chart_lines import Line, Lines
from dashboard.exports.pptx.look import LEADING, SMALLEST, Box
from dashboard.exports.pptx.measure import text_width
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.text.numbers import interval, measured, unit_word
from dashboard.text.values import ValueText, period_text, value_text

OWN_SIZE: Final = 20
ASIDE: Final = 4
"""Points between the city's last marker and the labels, which all begin at one place."""
_AIR: Final = 10
_TOLD: Final = (Mark.PROVISIONAL, Mark.ESTIMATED, Mark.FORECAST, Mark.BUDGET, Mark.DERIVED)

Point = tuple[int, int]
"""The place of a line among all of a chart, and a category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The label of a point. `side` is "r", "t" or "b"; it is moved up by `lift` and right by `shift` points.

    A `live` label is the value, with the line's name where it is `named`, as Office prints them from the
    data sheet; another is words of its own.
    """

    text: str
    side: str = "r"
    lift: float = 0
    shift: float = 0
    own: bool = False
    named: bool = False
    live: bool = False

    @property
    def width(self) -> float:
        """How wide it is in points, with air around it."""
        return text_width(self.text, OWN_SIZE if self.own else SMALLEST, bold=self.own) + _AIR


def end_labels(lines: Lines, found: Finding, reader: Reader) -> dict[Point, Label]:
    """Return a label at the end of each line, one for a line that is cut into several."""
    everyone = lines.everyone
    ends = {(line.short, line.own): n for n, line in enumerate(everyone)}
    last = len(lines.grid.labels) - 1
    compared = bool(lines.peers or lines.band)
    labels = {}
    for n in ends.values():
        line = everyone[n]
        at = line.known[-1]
        named = compared or not line.own
        labels[n, at] = _end(line, at, named=named, early=at < last, found=found, reader=reader)
    return labels | _target_label(lines, found, reader)


def point_labels(
    lines: Lines, taken: dict[Point, Label], *, step: float, found: Finding, reader: Reader
) -> dict[Point, Label]:
    """Return labels over the first of two values and over values that are not exact, newest first.

    One that would lie over another is left out: its marker is hollow, and the notes have it in words.

    Args:
        lines: All lines.
        taken: The labels that are there already.
        step: Points from one category to the next.
        found: What the chart shows.
        reader: The reader.
    """
    few = len({o.period for line in lines.own for o in line.observations.values()}) <= DOTTED
    labels: dict[Point, Label] = {}
    for n, at, o in _own_points(lines):
        told = _told(o, found, reader)
        shown = few or (told.qualifier and is_open(o))
        if (n, at) in taken or any(place == at for _, place in labels) or not shown:
            continue
        marks = ", ".join(reader.words(f"mark.{m}") for m in _TOLD if few and m in o.marks)
        text = f"{told.short} ({marks})" if marks else told.short
        label = Label(text=text, side=_free_side(lines.everyone[n], at))
        near = (other for (_, place), other in labels.items() if _clash(label, other, abs(place - at) * step))
        if not any(near):
            labels[n, at] = label
    return labels


def _clash(one: Label, other: Label, distance: float) -> bool:
    return distance < (one.width + other.width) / 2


def spread_labels(
    labels: dict[Point, Label], lines: Lines, *, axis: tuple[float, float], plot: Box
) -> dict[Point, Label]:
    """Return the labels in one column at the right edge, moved apart so that none lies over another.

    Args:
        labels: The labels at the ends of lines, some of which end earlier.
        lines: All lines.
        axis: The value axis' foot and top.
        plot: The plot.
    """
    edge = len(lines.grid.labels) - 1
    step = plot.width / len(lines.grid.labels)
    lower, upper = axis
    values = [lines.everyone[n].values[at] or 0.0 for n, at in labels]
    wanted = [(value - lower) / (upper - lower) * plot.height for value in values]
    placed = spread(wanted, OWN_SIZE * LEADING)
    over = max([p - plot.height for p in placed] + [0.0])
    return {
        key: replace(label, lift=to - over - want, shift=(edge - key[1]) * step + ASIDE)
        for (key, label), to, want in zip(labels.items(), placed, wanted, strict=True)
    }


def _end(line: Line, at: int, *, named: bool, early: bool, found: Finding, reader: Reader) -> Label:
    """Return a line's label: its name and last value, with the period where it is not the axis' last."""
    o = line.observations.get(at)
    if o is None:
        return Label(text=line.short)
    told = _told(o, found, reader)
    text = " ".join(part for part in (line.short if named else "", told.short) if part)
    if early:
        when = period_text(o.period, reader.words, reader.catalogue.events)
        return Label(text=f"{text} ({when})", own=line.own)
    ahead = next((m for m in _TOLD if line.ahead and m in o.marks), None)
    if ahead:
        return Label(text=f"{text} ({reader.words(f'mark.{ahead}')})", own=line.own)
    live = not told.qualifier and (line.short == line.name or not named)
    return Label(text=text, own=line.own, named=named, live=live)


def _target_label(lines: Lines, found: Finding, reader: Reader) -> dict[Point, Label]:
    """Return the target's label on its line, on the upper one of a range."""
    status = found.trend.status.target
    if status is None or not lines.target:
        return {}
    target, indicator, words = status.target, found.trend.indicator, reader.words
    unit = reader.catalogue.units[indicator.unit]
    upper = target.value if target.upper is None else target.upper
    said = interval(Interval(target.value, upper), decimals=indicator.decimals, words=words)
    value, _ = measured(said, unit_word(unit, upper, decimals=indicator.decimals, words=words), words=words)
    text = words("chart.target", value=value)
    place = (len(lines.band) + len(lines.target) - 1, len(lines.grid.labels) - 1)
    return {place: Label(text=f"{text} ({target.year})" if target.year else text)}


def _free_side(line: Line, at: int) -> str:
    """Return the side of a point on which its line leaves room: below at a low point, else above."""
    here = line.values[at]
    beside = [v for v in (*line.values[max(at - 1, 0) : at], *line.values[at + 1 : at + 2]) if v is not None]
    return (
        "b" if here is not None and beside and here < sum(beside) / len(beside) and len(beside) > 1 else "t"
    )


def _own_points(lines: Lines) -> list[tuple[int, int, Observation]]:
    before = len(lines.everyone) - len(lines.own)
    found = [(before + n, at, o) for n, line in enumerate(lines.own) for at, o in line.observations.items()]
    return sorted(found, key=lambda one: one[1], reverse=True)


def _told(o: Observation, found: Finding, reader: Reader) -> ValueText:
    unit = reader.catalogue.units[found.trend.indicator.unit]
    return value_text(o, indicator=found.trend.indicator, unit=unit, words=reader.words)
