"""The trend of an indicator: its own line, other areas behind it, breaks, events and the target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.axes import Span, Tick, span_of, tick_margin, time_axis, time_ticks, value_axis
from dashboard.charts.labels import (
    GAP,
    EndLabel,
    end_annotations,
    rows,
    text_width,
    top_annotations,
    top_margin,
)
from dashboard.charts.notes import break_marks, event_marks, target_marks, target_text
from dashboard.charts.pieces import Spot, position
from dashboard.charts.plain import bold, plain
from dashboard.charts.reading import Reading
from dashboard.charts.scale import Scale, extent, scale_of
from dashboard.charts.theme import INK_2, SIZES, Figure, base_layout
from dashboard.charts.traces import (
    ARROW,
    DOTTED,
    Own,
    arrows,
    band_traces,
    own_series,
    own_traces,
    peer_spots,
    peer_traces,
    points_up,
)
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.interval import Interval
from dashboard.domain.model import Event, Target
from dashboard.domain.observation import Observation, Trend
from dashboard.domain.period import Period
from dashboard.domain.summary import Peers, PeerSeries
from dashboard.text.messages import Words

MOST_PEERS = 3
"""With the city's own that makes four lines; more cannot be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that one figure of a line shows; `times` are the observations that the time axis is for."""

    own: Own
    times: Sequence[Observation]
    span: Span
    scale: Scale
    peers: tuple[PeerSeries, ...] = ()
    band: tuple[tuple[Period, Interval], ...] = ()
    others: int = 0
    events: Sequence[Event] = ()
    target: Target | None = None

    @property
    def bare(self) -> bool:
        """Whether every value has a label, so that the value axis needs no ticks."""
        return len(self.own.spots) <= DOTTED and not self.peers and not self.band


def trend_chart(
    trend: Trend, *, peers: Peers | None, catalogue: Catalogue, words: Words, colour: str, size: str
) -> Figure | None:
    """Return the figure of a trend, or None where nothing is known within the range shown.

    Where the value axis does not start at zero, `layout.meta.cropped` is true; say so beside the figure.

    Args:
        trend: what to draw.
        peers: other areas; the first three named ones get a line, the rest are a band.
        catalogue: the plan's definitions.
        words: the reader's language.
        colour: the priority's colour.
        size: "large", "small" or "slide".
    """
    reading = Reading(indicator=trend.indicator, catalogue=catalogue, words=words)
    own = own_series(trend.shown, reading=reading, colour=colour, size=SIZES[size], year=trend.year)
    if not own.known:
        return None
    span = span_of(trend.shown)
    named = _within(peers.named[:MOST_PEERS] if peers else (), reading, span)
    band = tuple(b for b in (peers.band if peers else ()) if span.first <= position(b[0]) <= span.last)
    target = trend.status.target.target if trend.status.target else None
    return draw(
        Sheet(
            own=own,
            times=trend.shown,
            span=span,
            scale=_scale(own, named, band, target, span),
            peers=named,
            band=band,
            others=sum(not p.area.named for p in peers.everyone) if peers else 0,
            events=trend.events,
            target=target,
        )
    )


def draw(sheet: Sheet) -> Figure:
    """Return the figure of a sheet."""
    own, size = sheet.own, sheet.own.size
    value = value_axis(sheet.scale, own.reading, bare=sheet.bare)
    ticks = time_ticks(sheet.times, reading=own.reading, year=own.year, size=size, span=sheet.span)
    ends = _end_labels(sheet)
    margin = _margins(ends, value, ticks, sheet)
    broken = break_marks(own.known, own.reading, sheet.span)
    happened = event_marks(sheet.events, own.reading, sheet.span)
    above = rows([*broken.labels, *happened.labels], size=size, plot=size.width - margin["l"] - margin["r"])
    margin["t"] = top_margin(above, size)
    plot = size.height - margin["t"] - margin["b"]
    return {
        "data": [
            *band_traces(sheet.band),
            *peer_traces(sheet.peers, reading=own.reading, span=sheet.span),
            *own_traces(own),
        ],
        "layout": {
            **base_layout(size=size, language=own.reading.words.language, margin=margin),
            "xaxis": time_axis(ticks, sheet.span),
            "yaxis": value,
            "annotations": [
                *end_annotations(ends, x=sheet.span.last, size=size, plot=plot),
                *_point_labels(own),
                *top_annotations(above, size=size),
                *arrows(own),
            ],
            "shapes": [*happened.shapes, *broken.shapes, *target_marks(sheet.target)],
            **({"meta": {"cropped": True}} if sheet.scale.cropped else {}),
        },
    }


def _within(peers: Sequence[PeerSeries], reading: Reading, span: Span) -> tuple[PeerSeries, ...]:
    return tuple(p for p in peers if any(s.observation for s in peer_spots(p, reading=reading, span=span)))


def _scale(
    own: Own,
    peers: Sequence[PeerSeries],
    band: Sequence[tuple[Period, Interval]],
    target: Target | None,
    span: Span,
) -> Scale:
    others = [s.y for p in peers for s in peer_spots(p, reading=own.reading, span=span) if s.y is not None]
    edges = [edge for _, i in band for edge in (i.lower, i.upper)]
    aims = [end for end in (target.value, target.upper) if end is not None] if target else []
    return scale_of(
        [*extent(own.known), *others, *edges, *aims],
        unit=own.reading.unit,
        decimals=own.reading.indicator.decimals,
        count=own.size.y_ticks,
        points=len(own.known),
    )


def _margins(ends: Sequence[EndLabel], value: Figure, ticks: Sequence[Tick], sheet: Sheet) -> dict[str, int]:
    """Return the room around the plot; its top is set when the labels there are known."""
    size = sheet.own.size
    fonts = {True: size.own_font, False: size.font}
    labels = max((text_width(e.text, fonts[e.own]) for e in ends), default=0)
    right = max(labels + 2 * GAP, text_width(ticks[-1].text, size.font) / 2)
    left = GAP if sheet.bare else tick_margin(value, size)
    return {"l": round(left), "r": round(right), "t": 0, "b": round(size.font * 2.2)}


def _end_labels(sheet: Sheet) -> list[EndLabel]:
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
        text = target_text(sheet.target, reading)
        found.append(EndLabel(text=text, value=sheet.target.value, share=share(sheet.target.value)))
    return found


def _ending(spot: Spot, name: str, sheet: Sheet) -> str:
    """Return a line's label: name and last value, with the period where it is not the axis' last."""
    if spot.observation is None:
        return name
    said = " ".join(filter(None, (name, sheet.own.reading.value(spot.observation))))
    return (
        said if spot.x == sheet.span.last else f"{said} ({sheet.own.reading.period(spot.observation.period)})"
    )


def _point_labels(own: Own) -> list[dict[str, Any]]:
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
            "font": {
                "color": own.colour if alone else INK_2,
                "size": size.own_font if alone else size.font,
            },
        }
    ]
