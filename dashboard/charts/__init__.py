"""Figures: small records and words to plain Plotly dictionaries. No Dash, no templates, no Plotly objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from dashboard.charts.bar import bars_chart
from dashboard.charts.line import trend_chart
from dashboard.charts.parts import parts_charts

CHARTS: Final[Mapping[str, Callable[..., Any]]] = {
    "trend": trend_chart,
    "parts": parts_charts,
    "bars": bars_chart,
}
"""Every kind of figure by name. Each returns None in place of a figure that would show nothing."""
