"""One figure from a sheet: lines, axes, labels, and the room that these need around the plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.axes import Tick, tick_margin, time_axis, time_ticks, value_axis
from dashboard.charts.ends import end_labels, point_labels
from dashboard.charts.labels import (
    GAP,
    LINE,
    Row,
    end_annotations,
    lines_of,
    rows,
    text_width,
    top_annotations,
    top_margin,
)
from dashboard.charts.notes import Marks, break_marks, event_marks, target_marks
from dashboard.charts.sheet import Sheet
from dashboard.charts.svg.frame import grown_margin
from dashboard.charts.theme import Figure, base_layout
from dashboard.charts.traces import arrows, band_traces, own_traces, peer_traces

Room = dict[str, int]
"""The margins of a figure in pixels, as Plotly names them."""


def draw(sheet: Sheet, room: Room | None = None) -> Figure:
    """Return the figure of a sheet; figures side by side are given a common room."""
    own, size = sheet.own, sheet.own.size
    margin = room or room_of(sheet)
    marks = _marks(sheet)
    plot = size.height - margin["t"] - margin["b"]
    drawn: Figure = {
        "data": [
            *band_traces(sheet.band),
            *peer_traces(sheet.peers, reading=own.reading, span=sheet.span),
            *own_traces(own),
        ],
        "layout": {
            **base_layout(size=size, language=own.reading.words.language, margin=margin),
            "xaxis": time_axis(_ticks(sheet), sheet.span),
            "yaxis": value_axis(sheet.scale, own.reading, bare=sheet.bare),
            "annotations": [
                *_labels(sheet, plot),
                *top_annotations(_above(marks, sheet, margin), size=size),
                *arrows(own),
            ],
            "shapes": [*marks.shapes, *target_marks(sheet.target)],
            **({"meta": {"cropped": True}} if sheet.scale.cropped else {}),
        },
    }
    drawn["layout"]["margin"] = grown_margin(drawn, width=size.width, height=size.height)
    return drawn


def room_of(sheet: Sheet) -> Room:
    """Return the margins that the labels of a sheet need."""
    size, ticks = sheet.own.size, _ticks(sheet)
    fonts = {True: size.own_font, False: size.font}
    labels = [text_width(e.text, fonts[e.own]) + 2 * GAP for e in end_labels(sheet)]
    points = [text_width(p["text"], size.own_font) / 2 for p in point_labels(sheet.own)]
    value = value_axis(sheet.scale, sheet.own.reading, bare=sheet.bare)
    left = max(GAP if sheet.bare else tick_margin(value, size), _half(ticks[0], sheet))
    room = {
        "l": round(left),
        "r": round(max([*labels, *points, _half(ticks[-1], sheet)])),
        "b": round(size.font * LINE * (max(lines_of(t.text) for t in ticks) + 0.5)),
    }
    return {**room, "t": top_margin(_above(_marks(sheet), sheet, room), size)}


def common(rooms: Sequence[Room]) -> Room:
    """Return the margins that are enough for every figure."""
    return {side: max(room[side] for room in rooms) for side in ("l", "r", "t", "b")}


def _labels(sheet: Sheet, plot: float) -> list[dict[str, Any]]:
    """Return the labels of values, the city's newest first: style sheets know it by its place."""
    ends = end_annotations(end_labels(sheet), x=sheet.span.last, size=sheet.own.size, plot=plot)
    points = point_labels(sheet.own)
    return [*points, *ends] if len(sheet.own.spots) == 1 else [*ends, *points]


def _ticks(sheet: Sheet) -> tuple[Tick, ...]:
    own = sheet.own
    return time_ticks(sheet.times, reading=own.reading, year=own.year, size=own.size, span=sheet.span)


def _marks(sheet: Sheet) -> Marks:
    broken = break_marks(sheet.own.known, sheet.own.reading, sheet.span)
    happened = event_marks(sheet.events, sheet.own.reading, sheet.span)
    return Marks(shapes=[*happened.shapes, *broken.shapes], labels=[*broken.labels, *happened.labels])


def _above(marks: Marks, sheet: Sheet, margin: Room) -> list[Row]:
    size = sheet.own.size
    return rows(marks.labels, size=size, plot=size.width - margin["l"] - margin["r"])


def _half(tick: Tick, sheet: Sheet) -> float:
    """Return the pixels that half of a tick's words take, less what the plot has beside the tick."""
    size = sheet.own.size
    share = sheet.span.share(tick.x)
    return text_width(tick.text, size.font) / 2 + 4 - min(share, 1 - share) * size.width / 2
