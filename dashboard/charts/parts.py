"""Small figures side by side, one for each department or category, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.axes import span_of
from dashboard.charts.line import Sheet, draw
from dashboard.charts.reading import Reading
from dashboard.charts.scale import extent, scale_of
from dashboard.charts.theme import SIZES, Figure
from dashboard.charts.traces import own_series
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.model import Indicator
from dashboard.domain.summary import Part
from dashboard.text.messages import Words


def parts_charts(  # noqa: PLR0913 - a figure needs all of them, by name
    parts: Sequence[Part],
    *,
    indicator: Indicator,
    catalogue: Catalogue,
    words: Words,
    colour: str,
    year: int,
    size: str = "small",
) -> tuple[Figure | None, ...]:
    """Return a figure for each part, in their order; None for a part of which nothing is known.

    Give the parts of one split at a time: they share the span of years and the value axis, which always
    starts at zero, so that heights compare from one figure to the next.
    """
    known = [p for part in parts for p in part.series.known]
    if not known:
        return (None,) * len(parts)
    reading = Reading(indicator=indicator, catalogue=catalogue, words=words)
    times = tuple(sorted(known, key=lambda p: p.period))
    measures = SIZES[size]
    scale = scale_of(
        extent(known), unit=reading.unit, decimals=indicator.decimals, count=measures.y_ticks, points=0
    )
    owns = (
        own_series(part.series.points, reading=reading, colour=colour, size=measures, year=year)
        for part in parts
    )
    return tuple(
        draw(Sheet(own=own, times=times, span=span_of(times), scale=scale)) if own.known else None
        for own in owns
    )
