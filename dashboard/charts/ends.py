"""The labels that stand by the points themselves: at the ends of lines, and over one or two values."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.labels import EndLabel
from dashboard.charts.notes import middle_of, target_text
from dashboard.charts.pieces import Spot
from dashboard.charts.plain import bold, plain
from dashboard.charts.sheet import Sheet
from dashboard.charts.traces import ARROW, DOTTED, Own, peer_spots, points_up


def end_labels(sheet: Sheet) -> list[EndLabel]:
    """Return the labels at the ends of the lines, the city's own first."""
    own, reading = sheet.own, sheet.own.reading
    share = sheet.scale.share
    found = []
    if len(own.spots) > 1:
        last = own.spots[-1]
        text = bold(_ending(last, reading.own if sheet.peers or sheet.band else "", sheet))
        found.append(
            EndLabel(text=text, value=last.y or 0, share=share(last.y or 0), colour=own.colour, own=True)
        )
    for peer in sheet.peers:
        last = [s for s in peer_spots(peer, reading=reading, span=sheet.span) if s.observation][-1]
        text = _ending(last, reading.area(peer.area), sheet)
        found.append(EndLabel(text=text, value=last.y or 0, share=share(last.y or 0)))
    if sheet.band:
        middle = sheet.band[-1][1].middle
        text = plain(reading.words.count("chart.others", sheet.others))
        found.append(EndLabel(text=text, value=middle, share=share(middle)))
    if sheet.target:
        value = middle_of(sheet.target)
        found.append(EndLabel(text=target_text(sheet.target, reading), value=value, share=share(value)))
    return found


def _ending(spot: Spot, name: str, sheet: Sheet) -> str:
    """Return a line's label: name and last value, with the period where it is not the axis' last."""
    if spot.observation is None:
        return name
    said = " ".join(filter(None, (name, sheet.own.reading.value(spot.observation))))
    return (
        said if spot.x == sheet.span.last else f"{said} ({sheet.own.reading.period(spot.observation.period)})"
    )


def point_labels(own: Own) -> list[dict[str, Any]]:
    """Return the value over the only point, or over the first of two; the last has its label beside it."""
    if len(own.spots) > DOTTED:
        return []
    spot, alone, size = own.spots[0], len(own.spots) == 1, own.size
    o = own.known[0]
    text = own.reading.value(o)
    top = o.range.upper if o.range and math.isfinite(o.range.upper) else spot.y
    return [
        {
            "x": spot.x,
            "y": top,
            "text": bold(text) if alone else text,
            "yanchor": "bottom",
            "yshift": size.line * 2 + 2 + (ARROW if points_up(o) else 0),
            "showarrow": False,
            **({"font": {"color": own.colour, "size": size.own_font}} if alone else {}),
        }
    ]
