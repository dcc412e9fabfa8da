"""A sparkline as an image of its own: no script, and it follows the reader's dark or forced colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final
from urllib.parse import quote

from dashboard.charts.pieces import Piece, Spot, pieces
from dashboard.charts.theme import PEER
from dashboard.charts.traces import DOTTED, is_open
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Observation

WIDTH: Final = 88
HEIGHT: Final = 32
_EDGE = 5

_STYLE = (
    "path,circle{{stroke:{light};stroke-width:2;fill:none;stroke-linecap:round;stroke-linejoin:round}}"
    ".d{{fill:{light}}}.z{{stroke:{zero};stroke-width:1}}"
    "@media(prefers-color-scheme:dark){{path,circle{{stroke:{dark}}}.d{{fill:{dark}}}.z{{stroke:{zero}}}}}"
    "@media(forced-colors:active){{path,circle{{stroke:CanvasText}}.d{{fill:CanvasText}}}}"
)


def spark_svg(points: Sequence[Observation], *, indicator: Indicator, colour: str, dark_colour: str) -> str:
    """Return a sparkline as a data address, or nothing where fewer than two values are known.

    It starts at zero like every figure; two values are joined by dots, holes and changes of definition by
    nothing. It holds no text: the words beside it say what it shows.
    """
    stretches = pieces(points, indicator=indicator)
    spots = [s for piece in stretches for s in piece if s.observation]
    if len(spots) < DOTTED:
        return ""
    drawn = _Frame(spots)
    style = _STYLE.format(light=colour, dark=dark_colour, zero=PEER)
    dots = ' stroke-dasharray="0 4"' if len(spots) == DOTTED else ""
    lines = "".join(drawn.lines(piece, dots) for piece in stretches)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><style>{style}</style>'
        f'<path class="z" d="M0 {drawn.y(0)}H{WIDTH}"/>{lines}{drawn.end(spots[-1])}</svg>'
    )
    return "data:image/svg+xml," + quote(svg, safe=" =:/;,()'")


class _Frame:
    """Turns years and values into pixels."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        values = [s.y or 0.0 for s in spots]
        self._low, self._high = min(*values, 0.0), max(*values, 0.0)
        self._first = min(s.x for s in spots)
        self._long = (max(s.x for s in spots) - self._first) or 1.0

    def x(self, x: float) -> float:
        """Return a time's distance from the left."""
        return round(_EDGE + (x - self._first) / self._long * (WIDTH - 2 * _EDGE), 1)

    def y(self, y: float) -> float:
        """Return a value's distance from the top."""
        share = (y - self._low) / ((self._high - self._low) or 1.0)
        return round(HEIGHT - 1 - share * (HEIGHT - 1 - _EDGE), 1)

    def lines(self, piece: Piece, dots: str) -> str:
        """Return a path for each run of values between cuts; a value alone is a dot."""
        runs = (list(run) for known, run in groupby(piece, key=lambda s: s.observation is not None) if known)
        return "".join(self._line(run, dots) for run in runs)

    def end(self, spot: Spot) -> str:
        """Return the dot at the end, hollow where the value is not firm."""
        hollow = spot.observation is not None and is_open(spot.observation)
        shape = ' r="3"' if hollow else ' class="d" r="3"'
        return f'<circle{shape} cx="{self.x(spot.x)}" cy="{self.y(spot.y or 0)}"/>'

    def _line(self, run: Sequence[Spot], dots: str) -> str:
        corners = "L".join(f"{self.x(s.x)} {self.y(s.y or 0)}" for s in run)
        return f'<path{dots} d="M{corners}{"h0" if len(run) == 1 else ""}"/>'
