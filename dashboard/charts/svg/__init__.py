"""Figures as vectors without a browser: a plain Plotly dictionary in, a standalone SVG out.

Only what the figures of `dashboard.charts` hold is known here, and everything else is refused, so that a
picture never leaves out in silence what the page shows. `check.KNOWN` is the list.
"""

from __future__ import annotations

from dashboard.charts.svg.check import UnsupportedFigureError
from dashboard.charts.svg.draw import drawing, standalone, svg

__all__ = ["UnsupportedFigureError", "drawing", "standalone", "svg"]
