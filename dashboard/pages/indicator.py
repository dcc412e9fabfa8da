"""One indicator: its trend large, its parts in small, everything known of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.charts.parts import parts_charts
from dashboard.charts.theme import Figure, graph_config
from dashboard.domain.model import Indicator
from dashboard.domain.observation import Trend
from dashboard.domain.summary import Part
from dashboard.pages import parts
from dashboard.pages.facts import facts
from dashboard.pages.view import Page, View
from dashboard.queries.compare import parts as parts_of
from dashboard.queries.trend import trend
from dashboard.text.parts import part_sentence, part_table
from dashboard.ui.attributes import aria
from dashboard.ui.data_table import folded_tables
from dashboard.ui.figure_block import plot
from dashboard.ui.links import link


def content(shown: View) -> list[Component]:
    """Return an indicator under the reader's choice."""
    words, catalogue = shown.words, shown.catalogue
    indicator = catalogue.indicators[shown.item]
    priority = catalogue.priorities[indicator.priority]
    found: Trend = shown.ask(trend, shown.item)
    above = link(words.root, "priority", priority.id, filters=shown.filters)
    elsewhere = _elsewhere(found, shown)
    figures = elsewhere or [parts.trend_block(found, shown, size="large", level=2), *_parts(indicator, shown)]
    return [
        html.P(html.A(f"{words.of(priority.name)} ›", href=above), className="trail"),
        html.H1(words.of(indicator.full_name), className=f"page-title priority-name priority-{priority.id}"),
        html.Div(
            [html.Div(figures, className="column"), html.Aside(facts(found, shown), className="column")],
            className="columns",
        ),
    ]


def _elsewhere(found: Trend, shown: View) -> list[Component]:
    """Return what to do where the chosen departments have nothing of the indicator but others have."""
    if found.series.points or not shown.filters.departments:
        return []
    words = shown.words
    every = link(words.root, "indicator", shown.item, filters=replace(shown.filters, departments=()))
    way = html.A(words("page.show_all_departments"), href=every, className="more")
    return [html.Div([html.P(words("page.department_hides")), way], className="message")]


def _parts(indicator: Indicator, shown: View) -> list[Component]:
    """Return small multiples, one group for departments and one for each breakdown."""
    found: tuple[Part, ...] = shown.ask(parts_of, indicator.id)
    groups = [list(group) for _, group in groupby(found, key=lambda part: part.breakdown)]
    return [parts.guarded(partial(_group, group, indicator, shown), shown) for group in groups]


def _group(group: list[Part], indicator: Indicator, shown: View) -> Component:
    words, catalogue = shown.words, shown.catalogue
    drawn = parts_charts(
        group,
        indicator=indicator,
        catalogue=catalogue,
        words=words,
        colour=parts.colour_of(indicator, shown),
        year=shown.year,
    )
    split = group[0].breakdown
    title = words("page.by", name=words.of(split.name)) if split else words("page.by_department")
    blocks = [
        _part(n, part, figure, indicator, shown)
        for n, (part, figure) in enumerate(zip(group, drawn, strict=True))
    ]
    note = html.P(words("page.same_scale"), className="quiet")
    return html.Section(
        [html.H2(title), note, html.Div(blocks, className="multiples")], className="card-box side"
    )


def _part(n: int, part: Part, figure: Figure | None, indicator: Indicator, shown: View) -> Component:
    words = shown.words
    name = f"part-{part.series.breakdown.partition('=')[0]}-{n}"
    table = part_table(part, indicator=indicator, catalogue=shown.catalogue, words=words)
    config = graph_config(words.language)
    drawn = [plot(name, figure, config=config, size="small", priority=indicator.priority)] if figure else []
    return html.Figure(
        [
            html.H3(words.of(part.name.name), id=f"{name}-title"),
            html.P(
                part_sentence(part, indicator=indicator, catalogue=shown.catalogue, words=words),
                id=f"{name}-summary",
            ),
            *drawn,
            folded_tables([table], words),
        ],
        **aria(labelledby=f"{name}-title"),
    )


PAGE = Page(
    name="indicator",
    path="indicator",
    title=lambda shown: shown.words.of(shown.catalogue.indicators[shown.item].name),
    content=content,
    items=lambda context: tuple(context.dataset.catalogue.indicators),
)
