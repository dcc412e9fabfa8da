"""Small figures side by side, one for each department or category, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.axes import span_of
from dashboard.charts.draw import Room, common, draw, room_of
from dashboard.charts.reading import Reading
from dashboard.charts.scale import extent, roomy, scale_of
from dashboard.charts.sheet import Sheet
from dashboard.charts.theme import SIZES, Figure
from dashboard.charts.traces import DOTTED, own_series
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
    owns = [
        own_series(part.series.points, reading=reading, colour=colour, size=measures, year=year)
        for part in parts
    ]
    if any(len(own.known) <= DOTTED for own in owns):
        scale = roomy(scale, measures)
    sheets = [Sheet(own=own, times=times, span=span_of(times), scale=scale) for own in owns]
    room = common([room_of(sheet) for sheet in sheets if sheet.own.known])
    figures = [draw(sheet, room) if sheet.own.known else None for sheet in sheets]
    grown = common([figure["layout"]["margin"] for figure in figures if figure])
    return tuple(figure and _within(figure, grown) for figure in figures)


def _within(figure: Figure, margin: Room) -> Figure:
    return {**figure, "layout": {**figure["layout"], "margin": margin}}
