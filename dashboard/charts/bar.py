"""One year's values of departments or categories as bars, from zero."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from dashboard.charts.labels import BREAK, GAP, text_width
from dashboard.charts.plain import plain
from dashboard.charts.reading import Reading
from dashboard.charts.scale import Scale, extent, scale_of
from dashboard.charts.theme import NOTHING, SIZES, ZERO, Figure, Size, base_layout
from dashboard.charts.traces import is_open
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Observation
from dashboard.domain.summary import Part
from dashboard.text.messages import Words

_LONGEST_LINE = 24
_ROW = 2.6
_SHARE = 0.6
_STANDOFF = 6

_Row = tuple[str, Observation]


def bars_chart(  # noqa: PLR0913 - a figure needs all of them, by name
    parts: Sequence[Part],
    *,
    indicator: Indicator,
    catalogue: Catalogue,
    words: Words,
    colour: str,
    year: int,
    size: str = "small",
) -> Figure | None:
    """Return horizontal bars for the parts that have a value in the year; None for fewer than two.

    The parts keep their order, whatever their values, so that a department has one place in every year.
    A value that is not exact or not final has a hollow bar.
    """
    reading = Reading(indicator=indicator, catalogue=catalogue, words=words)
    rows = [(_name(part, words), o) for part in parts if (o := _value(part, year))]
    if len(rows) < 2:  # noqa: PLR2004 - one bar compares with nothing
        return None
    scale = scale_of(
        extent(o for _, o in rows), unit=reading.unit, decimals=indicator.decimals, count=4, points=0
    )
    layout = base_layout(size=SIZES[size], language=words.language, margin=_margin(rows, reading))
    return {
        "data": [_bars(rows, reading, colour)],
        "layout": {**layout, **_axes(scale), "height": _height(rows, SIZES[size]), "bargap": 1 - _SHARE},
    }


def _axes(scale: Scale) -> Figure:
    return {
        "xaxis": {
            "range": [scale.lower, scale.upper],
            "showticklabels": False,
            "showgrid": False,
            "zerolinecolor": ZERO,
            "fixedrange": True,
        },
        "yaxis": {
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "ticklabelstandoff": _STANDOFF,
        },
    }


def _height(rows: Sequence[_Row], size: Size) -> int:
    """Return the pixels that all rows need; a name may take several lines."""
    lines = sum(name.count(BREAK) for name, _ in rows)
    return round((len(rows) * _ROW + lines) * size.font) + 2 * GAP


def _value(part: Part, year: int) -> Observation | None:
    """Return the part's newest value of the year."""
    return next((o for o in reversed(part.series.known) if o.year == year), None)


def _name(part: Part, words: Words) -> str:
    return BREAK.join(textwrap.wrap(plain(words.of(part.name.name)), _LONGEST_LINE))


def _margin(rows: Sequence[_Row], reading: Reading) -> dict[str, int]:
    """Return the room around the bars: names at the left, the words of the longest value at the right."""
    words = max(text_width(reading.value(o), SIZES["small"].font) for _, o in rows)
    return {"l": GAP, "r": round(words) + GAP, "t": GAP, "b": GAP}


def _bars(rows: Sequence[_Row], reading: Reading, colour: str) -> Figure:
    return {
        "type": "bar",
        "uid": "own",
        "orientation": "h",
        "x": [o.value for _, o in rows],
        "y": [name for name, _ in rows],
        "text": [reading.value(o) for _, o in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": reading.hovers(o for _, o in rows),
        "hoverinfo": "text",
        "marker": {
            "color": [NOTHING if is_open(o) else colour for _, o in rows],
            "line": {"color": colour, "width": 2},
        },
    }
