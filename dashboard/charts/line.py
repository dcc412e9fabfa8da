"""The trend of an indicator: its own line, other areas behind it, breaks, events and the target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.charts.axes import Span, span_of
from dashboard.charts.draw import draw
from dashboard.charts.pieces import position
from dashboard.charts.reading import Reading
from dashboard.charts.scale import Scale, extent, roomy, scale_of
from dashboard.charts.sheet import Sheet
from dashboard.charts.theme import SIZES, Figure
from dashboard.charts.traces import DOTTED, Own, own_series, peer_spots
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.interval import Interval
from dashboard.domain.model import Target
from dashboard.domain.observation import Trend
from dashboard.domain.period import Period
from dashboard.domain.summary import Peers, PeerSeries
from dashboard.text.messages import Words

MOST_PEERS: Final = 3
"""With the city's own that makes four lines; more cannot be told apart."""


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
    scale = scale_of(
        [*extent(own.known), *others, *edges, *aims],
        unit=own.reading.unit,
        decimals=own.reading.indicator.decimals,
        count=own.size.y_ticks,
        points=len(own.known),
    )
    return roomy(scale, own.size) if len(own.known) <= DOTTED else scale
