"""Lines, markers and bands. Every trace has a `uid`, which Plotly turns into a class for style sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from dashboard.charts.axes import Span
from dashboard.charts.pieces import Piece, Spot, event_parts, pieces, position
from dashboard.charts.reading import Reading
from dashboard.charts.theme import BAND, PEER, SURFACE, Size
from dashboard.domain.interval import Interval
from dashboard.domain.kinds import Mark, Qualifier
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period
from dashboard.domain.summary import PeerSeries

Trace = dict[str, Any]

DOTTED: Final = 2
"""Two values are joined by dots: they tell no direction."""
_OPEN = frozenset({Mark.DERIVED, Mark.PROVISIONAL, Mark.ESTIMATED, Mark.FORECAST, Mark.BUDGET})
_AHEAD = frozenset({Mark.FORECAST, Mark.BUDGET})
_FIRM = frozenset({Qualifier.EXACT, Qualifier.MEAN})
_UP = frozenset({Qualifier.OVER, Qualifier.AT_LEAST})
_DOWN = frozenset({Qualifier.ALMOST, Qualifier.UNDER})
_WHISKER = 4
ARROW: Final = 22
"""Pixels of an arrow that says "more than" or "less than"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The city's own series, ready to be drawn. `spots` are the points with a value, in order of time."""

    pieces: tuple[Piece, ...]
    spots: tuple[Spot, ...]
    reading: Reading
    colour: str
    size: Size
    year: int

    @property
    def known(self) -> tuple[Observation, ...]:
        """The values, in order of time."""
        return tuple(s.observation for s in self.spots if s.observation)

    @property
    def reviewed(self) -> Spot | None:
        """The newest point of the year under review."""
        return next(
            (s for s in reversed(self.spots) if s.observation and s.observation.year == self.year), None
        )


def own_series(points: Sequence[Observation], *, reading: Reading, colour: str, size: Size, year: int) -> Own:
    """Return a series of the city's own, cut where it has to be."""
    cut = pieces(points, indicator=reading.indicator)
    spots = tuple(sorted((s for piece in cut for s in piece if s.observation), key=lambda s: s.x))
    return Own(pieces=cut, spots=spots, reading=reading, colour=colour, size=size, year=year)


def own_traces(own: Own) -> list[Trace]:
    """Return a trace for each piece of the series, newest last, and one for the values that are not firm."""
    last = len(own.pieces) - 1
    lines = []
    for at, piece in enumerate(own.pieces):
        past, ahead = _split(piece)
        if past:
            lines.append(_own_line(past, own, uid="own" if at == last else f"own-{at}", dash="solid"))
        if ahead:
            lines.append(_own_line(ahead, own, uid=f"own-ahead-{at}", dash="dash"))
    return lines + _open_markers(own)


def is_open(observation: Observation) -> bool:
    """Tell whether a value gets a hollow marker: it is not exact, or not final."""
    return observation.qualifier not in _FIRM or not _OPEN.isdisjoint(observation.marks)


def points_up(observation: Observation) -> bool:
    """Tell whether the true value is known to be above the written one."""
    return observation.qualifier in _UP


def arrows(own: Own) -> list[dict[str, Any]]:
    """Return an arrow for each value that is known to be above or below what was written."""
    return [
        {
            "x": spot.x,
            "y": spot.y,
            "ax": 0,
            "ay": -ARROW if o.qualifier in _UP else ARROW,
            "text": "",
            "showarrow": True,
            "arrowside": "start",
            "startarrowhead": 2,
            "startarrowsize": 0.9,
            "arrowwidth": 1.5,
            "arrowcolor": own.colour,
            "startstandoff": 0,
        }
        for spot in own.spots
        if (o := spot.observation) and o.qualifier in _UP | _DOWN
    ]


def peer_traces(peers: Sequence[PeerSeries], *, reading: Reading, span: Span) -> list[Trace]:
    """Return a thin grey line for each named area, cut to the city's own span."""
    return [
        _peer_line(peer, spots, reading)
        for peer in peers
        if (spots := peer_spots(peer, reading=reading, span=span))
    ]


def peer_spots(peer: PeerSeries, *, reading: Reading, span: Span) -> tuple[Spot, ...]:
    """Return an area's points within the span, with cuts between the pieces."""
    inside = [
        p
        for p in peer.series.points
        if span.first <= position(p.period, event_parts(peer.series.points)) <= span.last
    ]
    found: list[Spot] = []
    for piece in pieces(inside, indicator=reading.indicator):
        found += [Spot(piece[0].x, None)] if found else []
        found += piece
    return tuple(found)


def band_traces(band: Sequence[tuple[Period, Interval]]) -> list[Trace]:
    """Return the range of the other areas as a pale band, from its lower edge to its upper."""
    if not band:
        return []
    shared = {
        "type": "scatter",
        "mode": "lines",
        "x": [position(p) for p, _ in band],
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    low = {**shared, "uid": "band-low", "y": [i.lower for _, i in band]}
    high = {**shared, "uid": "band", "y": [i.upper for _, i in band], "fill": "tonexty", "fillcolor": BAND}
    return [low, high]


def _split(piece: Piece) -> tuple[Piece, Piece]:
    """Return what has been and what is expected, which starts at the last value that has been."""
    first = next((i for i, s in enumerate(piece) if s.observation and s.observation.marks & _AHEAD), None)
    return (piece, ()) if first is None else (piece[:first], piece[max(first - 1, 0) :])


def _own_line(piece: Piece, own: Own, *, uid: str, dash: str) -> Trace:
    few = len(own.spots) <= DOTTED
    return {
        **_line(piece, own.reading, uid=uid),
        "mode": "lines+markers",
        "line": {"color": own.colour, "width": own.size.line - few, "dash": "dot" if few else dash},
        "marker": {"color": own.colour, "size": _markers(piece, own), "opacity": 1},
        "cliponaxis": False,
    }


def _markers(piece: Piece, own: Own) -> list[float]:
    """Return the markers' sizes: large at the last value and at the year under review, else small or none."""
    width, few, many = own.size.line, len(own.spots) <= DOTTED, len(own.spots) > own.size.markers
    last, reviewed = own.spots[-1], own.reviewed
    sizes: list[float] = []
    for at, spot in enumerate(piece):
        if spot.observation is None or is_open(spot.observation):
            sizes.append(0)
        elif few or spot is last or spot is reviewed:
            sizes.append(width * 3 + 2)
        else:
            hidden = many and 0 < at < len(piece) - 1 and not _alone(at, piece)
            sizes.append(0 if hidden else width * 2 + 1)
    return sizes


def _alone(at: int, piece: Piece) -> bool:
    """Tell whether a value within a piece has a cut on both sides, so that no line would show it."""
    return piece[at - 1].observation is None and piece[at + 1].observation is None


def _open_markers(own: Own) -> list[Trace]:
    spots = [s for s in own.spots if s.observation and is_open(s.observation)]
    if not spots:
        return []
    return [
        {
            **_line(spots, own.reading, uid="own-open"),
            "mode": "markers",
            "marker": {
                "color": SURFACE,
                "size": own.size.line * 3 + 1,
                "line": {"color": own.colour, "width": own.size.line - 1},
                "opacity": 1,
            },
            "error_y": _whiskers(spots, own),
            "cliponaxis": False,
        }
    ]


def _whiskers(spots: Sequence[Spot], own: Own) -> dict[str, Any]:
    """Return error bars over the intervals that are known at both ends; the others have arrows."""
    reach = [_reach(s.observation) for s in spots if s.observation]
    return {
        "type": "data",
        "symmetric": False,
        "array": [up for up, _ in reach],
        "arrayminus": [down for _, down in reach],
        "color": own.colour,
        "thickness": 1.5,
        "width": _WHISKER,
    }


def _reach(o: Observation) -> tuple[float, float]:
    if o.range is None or o.value is None or o.qualifier in _UP | _DOWN:
        return 0, 0
    return o.range.upper - o.value, o.value - o.range.lower


def _peer_line(peer: PeerSeries, spots: Sequence[Spot], reading: Reading) -> Trace:
    return {
        **_line(spots, reading, uid=f"peer-{peer.area.id}", name=reading.area(peer.area)),
        "mode": "lines" if len(spots) > 1 else "markers",
        "line": {"color": PEER, "width": 1.5},
        "marker": {"color": PEER},
    }


def _line(spots: Sequence[Spot], reading: Reading, *, uid: str, name: str = "") -> Trace:
    """Return what every trace of a series has: places, values (None at a cut) and words to hover over."""
    hover = reading.hovers((s.observation for s in spots), name=name)
    return {
        "type": "scatter",
        "uid": uid,
        "x": [s.x for s in spots],
        "y": [s.y for s in spots],
        "connectgaps": False,
        "hovertext": hover,
        "hoverinfo": "text",
    }
