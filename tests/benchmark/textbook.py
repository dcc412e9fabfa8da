"""The textbook application: Dash as its tutorial shows it, one callback, px.line over a global table.

The one liberty: no department chosen means all, so that one click is the same choice as in the dashboard.
"""

import os

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, callback, dcc, html

df = pd.read_csv(os.environ["BENCHMARK_TABLE"])
PRIORITIES = list(df["priority"].unique())
DEPARTMENTS = list(df["department"].unique())

app = Dash(__name__)
server = app.server
app.layout = html.Div(
    [
        html.H1("Wellbeing indicators"),
        dcc.RangeSlider(
            2000,
            2025,
            1,
            value=[2000, 2025],
            id="years",
            marks={str(y): str(y) for y in range(2000, 2026, 5)},
        ),
        dcc.Checklist(DEPARTMENTS, [], id="departments", inline=True),
        html.Div(
            [dcc.Graph(id=f"graph-{n}", style={"height": 340}) for n in range(len(PRIORITIES))],
            style={"display": "grid", "gridTemplateColumns": "1fr 1fr"},
        ),
    ]
)


@callback(
    [Output(f"graph-{n}", "figure") for n in range(len(PRIORITIES))],
    Input("years", "value"),
    Input("departments", "value"),
)
def update(years, departments):
    dff = df[df["department"].isin(departments or DEPARTMENTS) & df["year"].between(*years)]
    figures = []
    for priority in PRIORITIES:
        part = dff[dff["priority"] == priority].groupby(["indicator", "year"], as_index=False)["value"].sum()
        figures.append(
            px.line(part, x="year", y="value", color="indicator", title=priority, render_mode="svg")
        )
    return figures
