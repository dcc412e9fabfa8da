"""The first page: one series and what it says."""

from typing import Any

import pandas as pd
from dash import dcc, html


def number(value: float) -> str:
    """One decimal, written the Finnish way."""
    return f"{value:.1f}".replace(".", ",")


def finding(loans: "pd.Series[float]") -> str:
    """What the series says from its first year to its last, in one sentence."""
    first, last = float(loans.iloc[0]), float(loans.iloc[-1])
    verb = "laskivat" if last < first else "nousivat" if last > first else "pysyivät"
    return (
        f"Kirjastolainat asukasta kohti {verb} Kokkolassa {number(first)}:sta {number(last)}:een "
        f"vuosina {loans.index[0]}–{loans.index[-1]}"
    )


def figure(loans: "pd.Series[float]") -> dict[str, Any]:
    """A line through the years, from zero."""
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": loans.index.tolist(),
        "y": loans.tolist(),
        "hovertemplate": "%{x}: %{y:.1f}<extra></extra>",
    }
    look = {
        "separators": ",\u00a0",
        "dragmode": False,
        "margin": {"t": 16, "r": 16},
        "xaxis": {"dtick": 1},
        "yaxis": {"rangemode": "tozero", "title": {"text": "Lainoja asukasta kohti"}},
    }
    return {"data": [line], "layout": look}


def layout(loans: "pd.Series[float]") -> html.Main:
    """The page."""
    title = finding(loans)
    graph = dcc.Graph(id="loans", figure=figure(loans), config={"displayModeBar": False, "locale": "fi"})
    name: dict[str, Any] = {"aria-label": title}
    return html.Main(
        [
            html.H1(title, className="h3"),
            html.Div(graph, role="img", **name),
            html.P("Lähde: Suomen yleisten kirjastojen tilastot (CC BY 4.0)", className="text-secondary"),
        ],
        className="container py-4",
    )
