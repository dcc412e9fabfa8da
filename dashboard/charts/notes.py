"""What stands behind the lines: changes of definition, years that need care, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dashboard.charts.axes import Span
from dashboard.charts.labels import TopLabel
from dashboard.charts.pieces import break_years
from dashboard.charts.plain import plain
from dashboard.charts.reading import Reading
from dashboard.charts.theme import BAND, PEER
from dashboard.domain.model import Event, Target
from dashboard.domain.observation import Observation

_DASHED: Final = {"color": PEER, "width": 1.5, "dash": "dash"}
_EDGE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Shapes behind the lines and their labels above the plot."""

    shapes: list[dict[str, Any]] = field(default_factory=list)
    labels: list[TopLabel] = field(default_factory=list)


def break_marks(points: Sequence[Observation], reading: Reading, span: Span) -> Marks:
    """Return a rule with a label for each change of definition between two points of the span."""
    years = [y for y in break_years(points, reading.indicator) if span.first < y <= span.last]
    marks = Marks()
    for year in years:
        x = year - span.step / 2
        line = {"color": PEER, "width": 1.5, "dash": "dot"}
        marks.shapes.append(
            {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}
        )
        text = plain(reading.words("chart.break", year=year))
        marks.labels.append(TopLabel(text=text, x=x, at=span.share(x)))
    return marks


def event_marks(events: Sequence[Event], reading: Reading, span: Span) -> Marks:
    """Return a pale band with the event's name over each run of years that are poor ones to measure from."""
    marks = Marks()
    for event in events:
        if not event.weak_base or event.last < span.first or event.first > span.last:
            continue
        edge = span.step * _EDGE
        x0, x1 = span.clip(event.first - edge), span.clip(event.last + 1 - span.step + edge)
        marks.shapes.append(_band(x0=x0, x1=x1, yref="paper", y0=0, y1=1))
        middle = (x0 + x1) / 2
        text = plain(reading.words.of(event.name))
        marks.labels.append(TopLabel(text=text, x=middle, at=span.share(middle)))
    return marks


def target_marks(target: Target | None) -> list[dict[str, Any]]:
    """Return the target as a dashed line, or a range as a band between two."""
    if target is None:
        return []
    ends = [target.value] if target.upper is None else [target.value, target.upper]
    lines = [{**_across(end), "type": "line", "line": _DASHED} for end in ends]
    if target.upper is None:
        return lines
    return [_band(x0=0, x1=1, xref="paper", y0=target.value, y1=target.upper), *lines]


def target_text(target: Target, reading: Reading) -> str:
    """Return the target's words, e.g. "tavoite 15 (2025)"."""
    ends = [target.value] if target.upper is None else [target.value, target.upper]
    value = reading.levels(ends[0], ends[-1])
    said = plain(reading.words("chart.target", value=value))
    return f"{said} ({target.year})" if target.year else said


def middle_of(target: Target) -> float:
    """Return where a target's label stands."""
    return target.value if target.upper is None else (target.value + target.upper) / 2


def _band(**place: object) -> dict[str, Any]:
    return {"type": "rect", "layer": "below", "fillcolor": BAND, "line": {"width": 0}, **place}


def _across(y: float) -> dict[str, Any]:
    return {"xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y}
