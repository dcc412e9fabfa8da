"""Horizontal bars with their values beside them."""

from __future__ import annotations

from typing import Any, Final

from dashboard.charts.svg.elements import paint, stroke, tag
from dashboard.charts.svg.frame import Frame
from dashboard.charts.svg.widths import ascent, descent
from dashboard.charts.svg.words import written

_GAP: Final = 3
"""Pixels between a bar's end and its value."""


def bars(trace: dict[str, Any], frame: Frame, *, gap: float) -> str:
    """Return a bar for each category; `gap` is the share of its room that stays empty."""
    room = abs(frame.y.end - frame.y.start) / len(frame.y.names)
    each = zip(trace["x"], trace["y"], trace["text"], trace["marker"]["color"], strict=True)
    edge = stroke(trace["marker"]["line"]["color"], trace["marker"]["line"]["width"])
    return "".join(
        _bar(
            value,
            frame.y.at(name),
            thick=room * (1 - gap),
            looks={**paint("fill", colour), **edge},
            frame=frame,
        )
        + _value(text, value, frame.y.at(name), frame)
        for value, name, text, colour in each
    )


def _bar(value: float, middle: float, *, thick: float, looks: dict[str, Any], frame: Frame) -> str:
    zero, end = frame.x.at(0), frame.x.at(value)
    place = {"x": min(zero, end), "y": middle - thick / 2, "width": abs(end - zero), "height": thick}
    return tag("rect", {**place, **looks})


def _value(text: str, value: float, middle: float, frame: Frame) -> str:
    back = value < 0
    size = frame.words.size
    x = frame.x.at(value) + (-_GAP if back else _GAP)
    base = middle + (ascent(size) - descent(size)) / 2
    return written(text, x=x, y=base, kind=frame.words, anchor="end" if back else "start")
