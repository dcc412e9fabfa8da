"""The lines of a native chart: whose values, where they are cut, how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Final

from dashboard.charts.axes import span_of
from dashboard.charts.pieces import Piece, Spot, pieces
from dashboard.charts.reading import Reading
from dashboard.charts.theme import INK_2, PEER
from dashboard.charts.traces import DOTTED, peer_spots
from dashboard.domain.kinds import Mark
from dashboard.domain.observation import Observation
from dashboard.domain.summary import PeerSeries
from dashboard.exports.pptx.chart_grid import Grid, grid_of
from dashboard.exports.pptx.look import PALE
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.text.numbers import years

OWN_WIDTH: Final = 4.5
THIN: Final = 1.75
_AHEAD: Final = {Mark.FORECAST, Mark.BUDGET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One series: a value for each category or None, and the observations behind them by category.

    `name` is the line's in the data sheet, `short` the one at its end. `width` is in points, `dash` one of
    DrawingML's. `own` lines are the city's, `ahead` what is expected.
    """

    name: str
    short: str
    values: tuple[float | None, ...]
    colour: str
    width: float = THIN
    dash: str = "solid"
    own: bool = False
    ahead: bool = False
    observations: Mapping[int, Observation] = field(default_factory=dict)

    @property
    def known(self) -> tuple[int, ...]:
        """The categories that have a value."""
        return tuple(n for n, value in enumerate(self.values) if value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a chart in the order they are drawn, the city's last, so that they are on top.

    `spanning` tells that a line goes on over categories without a value, as it does where values come every
    second year; what must not be joined is then a line of its own.
    """

    grid: Grid
    band: tuple[Line, ...]
    target: tuple[Line, ...]
    peers: tuple[Line, ...]
    own: tuple[Line, ...]
    spanning: bool

    @property
    def everyone(self) -> tuple[Line, ...]:
        """All of them."""
        return (*self.band, *self.target, *self.peers, *self.own)


def lines_of(found: Finding, reader: Reader, *, colour: str) -> Lines:
    """Return the lines that the finding's figure has, by the same rules for holes, breaks and forecasts."""
    trend = found.trend
    peers = _drawn_peers(found, reader)
    grid = grid_of(trend.shown, [s.observation for _, spots in peers for s in spots if s.observation], reader)
    own = [part for piece in pieces(trend.shown, indicator=trend.indicator) for part in _split(piece) if part]
    spanning = any(_jumps(run, grid) for spots in (*own, *(s for _, s in peers)) for run in _runs(spots))
    return Lines(
        grid=grid,
        band=_band(found, grid, reader),
        target=_target(found, grid, reader),
        peers=tuple(
            _line(part, grid, name=reader.words.of(peer.area.name), colour=PEER)
            for peer, spots in peers
            for part in _parts(spots, spanning=spanning)
        ),
        own=_own([p for spots in own for p in _parts(spots, spanning=spanning)], grid, reader, colour),
        spanning=spanning,
    )


def _drawn_peers(found: Finding, reader: Reader) -> list[tuple[PeerSeries, tuple[Spot, ...]]]:
    """Return the areas that the figure draws, with their points within its span."""
    reading = Reading(indicator=found.trend.indicator, catalogue=reader.catalogue, words=reader.words)
    drawn, span = _traces(found), span_of(found.trend.shown)
    return [
        (peer, peer_spots(peer, reading=reading, span=span))
        for peer in found.peers.named
        if f"peer-{peer.area.id}" in drawn
    ]


def _traces(found: Finding) -> set[str]:
    return {trace["uid"] for trace in found.figure["data"]} if found.figure else set()


def _split(piece: Piece) -> tuple[Piece, Piece]:
    """Return what has been and what is expected, which starts at the last value that has been."""
    first = next((i for i, s in enumerate(piece) if s.observation and s.observation.marks & _AHEAD), None)
    return (piece, ()) if first is None else (piece[:first], piece[max(first - 1, 0) :])


def _runs(spots: Sequence[Spot]) -> list[tuple[Spot, ...]]:
    """Return the stretches between the cuts."""
    return [tuple(run) for known, run in groupby(spots, key=lambda s: s.observation is not None) if known]


def _parts(spots: Sequence[Spot], *, spanning: bool) -> list[tuple[Spot, ...]]:
    return _runs(spots) if spanning else [tuple(s for s in spots if s.observation)]


def _jumps(run: Sequence[Spot], grid: Grid) -> bool:
    """Tell whether a stretch passes over a category that it has no value for."""
    places = [grid.at(s.observation.period) for s in run if s.observation]
    return any(b - a > 1 for a, b in pairwise(p for p in places if p is not None))


def _line(spots: Sequence[Spot], grid: Grid, *, name: str, colour: str) -> Line:
    seen = {n: o for s in spots if (o := s.observation) and (n := grid.at(o.period)) is not None}
    values = _row(grid, {n: o.value for n, o in seen.items()})
    return Line(name=name, short=name, values=values, colour=colour, observations=seen)


def _row(grid: Grid, values: Mapping[int, float | None]) -> tuple[float | None, ...]:
    return tuple(values.get(n) for n in range(len(grid.labels)))


def _own(parts: Sequence[Sequence[Spot]], grid: Grid, reader: Reader, colour: str) -> tuple[Line, ...]:
    """Return the city's lines; two values are joined by dots, what is expected by dashes."""
    words = reader.words
    name = words.of(reader.catalogue.plan.municipality)
    known = {s.observation.period for part in parts for s in part if s.observation}
    past = [part for part in parts if not _expected(part)]
    found = []
    for part in parts:
        seen = [s.observation for s in part if s.observation]
        ahead = _expected(part)
        span = years(seen[0].year, seen[-1].year)
        told = f"{name}, {words(f'mark.{ahead}')}" if ahead else name if len(past) == 1 else f"{name} {span}"
        few = len(known) <= DOTTED
        dash = "sysDot" if few else "sysDash" if ahead else "solid"
        line = _line(part, grid, name=told, colour=colour)
        found.append(replace(line, short=name, width=OWN_WIDTH - few, dash=dash, own=True, ahead=bool(ahead)))
    return tuple(found)


def _expected(part: Sequence[Spot]) -> Mark | None:
    """Return the mark of what is expected at the end of a part; None where it has all been."""
    last = part[-1].observation
    return next((m for m in Mark if last and m in _AHEAD and m in last.marks), None)


def _target(found: Finding, grid: Grid, reader: Reader) -> tuple[Line, ...]:
    """Return the target, or both ends of its range, as a dashed line over the whole width."""
    status = found.trend.status.target
    if status is None:
        return ()
    ends = (
        [status.target.value] if status.target.upper is None else [status.target.value, status.target.upper]
    )
    name = reader.words("card.target")
    return tuple(
        Line(name=name, short=name, values=(end,) * len(grid.labels), colour=INK_2, dash="dash")
        for end in ends
    )


def _band(found: Finding, grid: Grid, reader: Reader) -> tuple[Line, ...]:
    """Return the smallest and the largest value of the areas that have no line of their own."""
    if "band" not in _traces(found):
        return ()
    spans = {n: span for period, span in found.peers.band if (n := grid.at(period)) is not None}
    others = reader.words.count("chart.others", sum(not p.area.named for p in found.peers.everyone))
    ends: Iterable[tuple[str, dict[int, float | None]]] = (
        ("least", {n: span.lower for n, span in spans.items()}),
        ("most", {n: span.upper for n, span in spans.items()}),
    )
    return tuple(
        Line(
            name=f"{reader.words(f'pptx.{end}')} ({others})",
            short=reader.words(f"pptx.{end}"),
            values=_row(grid, values),
            colour=PALE,
        )
        for end, values in ends
    )
