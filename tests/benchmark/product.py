"""The dashboard with one page more: four charts of ten lines, made of the dashboard's own parts only.

The page has the frame, the filter bar, the one callback, the guard, the headers and the static delivery of
every other page. It stands in for a page that shows as much as the textbook application does.
"""

from __future__ import annotations

from unittest.mock import patch

from dash import html
from dash.development.base_component import Component

from dashboard import factory
from dashboard.charts.axes import span_of
from dashboard.charts.draw import draw
from dashboard.charts.reading import Reading
from dashboard.charts.scale import extent, scale_of
from dashboard.charts.sheet import Sheet
from dashboard.charts.theme import SIZES, Figure, graph_config
from dashboard.charts.traces import own_series, own_traces
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import Priority
from dashboard.domain.observation import Observation
from dashboard.pages import PAGES
from dashboard.pages.view import Page, View
from dashboard.queries import select
from dashboard.settings import Settings
from dashboard.ui.figure_block import plot

COLOURS = (
    *("#b84a00", "#93407a", "#00735c", "#2f5fa8", "#7a6000"),
    *("#a02c2c", "#3f7d20", "#5b4b9a", "#00708a", "#6f7d8d"),
)
Points = tuple[Observation, ...]


def lines(dataset: Dataset, priority: str, filters: Filters) -> tuple[Points, ...]:
    """Return the combined series of the priority's indicators within the years chosen."""
    found = (
        select.own_series(dataset, i, filters.departments) for i in dataset.catalogue.indicators_of(priority)
    )
    return tuple(select.in_range(s.points, first=filters.first, last=filters.last) for s in found)


def figure(shown: View, priority: Priority) -> Figure:
    """Return one chart: the first indicator drawn as every trend is, the others' lines laid beside it."""
    catalogue, size = shown.catalogue, SIZES["large"]
    series: tuple[Points, ...] = shown.ask(lines, priority.id)
    readings = [
        Reading(indicator=i, catalogue=catalogue, words=shown.words)
        for i in catalogue.indicators_of(priority.id)
    ]
    owns = [
        own_series(points, reading=reading, colour=colour, size=size, year=shown.year)
        for points, reading, colour in zip(series, readings, COLOURS, strict=True)
    ]
    scale = scale_of(
        [value for own in owns for value in extent(own.known)],
        unit=readings[0].unit,
        decimals=readings[0].indicator.decimals,
        count=size.y_ticks,
        points=len(owns[0].known),
    )
    drawn = draw(Sheet(own=owns[0], times=series[0], span=span_of(series[0]), scale=scale))
    drawn["data"] = [
        {**_bare(trace), "uid": f"line-{n}", "name": shown.words.of(own.reading.indicator.name)}
        for n, own in enumerate(owns)
        for trace in own_traces(own)
    ]
    return drawn


def names(shown: View, priority: Priority) -> Component:
    """Return the names of the lines beside their colours, in place of a legend that Plotly draws.

    The dashboard's own charts never have one of those.
    """
    return html.Ul(
        [
            html.Li([html.Span("■ ", style=f"color:{colour}"), shown.words.of(indicator.name)])
            for indicator, colour in zip(shown.catalogue.indicators_of(priority.id), COLOURS, strict=True)
        ]
    )


def _bare(trace: Figure) -> Figure:
    """Return a line without points, as the other application draws it."""
    return {key: value for key, value in trace.items() if key != "marker"} | {"mode": "lines"}


def content(shown: View) -> list[Component]:
    """Return the four charts."""
    config = graph_config(shown.words.language)
    return [
        html.H1("Wellbeing indicators"),
        html.Div(
            [
                html.Div(
                    [
                        html.H2(shown.words.of(p.name), id=f"figure-{p.id}-title"),
                        plot(f"figure-{p.id}", figure(shown, p), config=config, size="large", priority=p.id),
                        names(shown, p),
                    ]
                )
                for p in shown.catalogue.priorities.values()
            ],
            style="display:grid;grid-template-columns:1fr 1fr",
        ),
    ]


PAGE = Page(name="four", path="four", title=lambda _: "Four charts", content=content)
# For as long as the process lives: addresses are matched at every request.
patch.object(factory, "PAGES", (*PAGES, PAGE)).start()
app = factory.create_app(Settings.from_environment())
server = app.server
