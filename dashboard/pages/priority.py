"""One priority: its leading chart, the rest in small, the year's words beside them, older figures apart."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.observation import Trend
from dashboard.domain.summary import GoalReport, PrioritySummary
from dashboard.pages import parts
from dashboard.pages.view import Page, View
from dashboard.queries.summary import priority
from dashboard.text.overview import priority_line
from dashboard.ui.cards import figure_row, tally_list
from dashboard.ui.links import link
from dashboard.ui.narrative import remarks, year_text
from dashboard.ui.state import empty

SERIES = 2
"""The least number of values that makes a chart; single values share one block."""


def content(shown: View) -> list[Component]:
    """Return a priority under the reader's choice."""
    words = shown.words
    found: PrioritySummary = shown.context.ask(priority, shown.item, shown.filters)
    name = words.of(found.priority.name)
    above = link(words.root, "priority", filters=shown.filters)
    head = [
        html.P(html.A(f"{words('nav.priorities')} ›", href=above), className="trail"),
        html.H1(name, className=f"page-title priority-name priority-{shown.item}"),
        html.P(priority_line(found, words), className="page-lede"),
        tally_list(found, filters=shown.filters, words=words),
        *([html.P(note, className="quiet")] if (note := words.of(found.priority.note)) else []),
    ]
    if not found.trends:
        return [*head, empty(reset=link(words.root, "priority", shown.item), words=words)]
    side = html.Aside([_goal(g, shown) for g in found.goals], className="column")
    return [
        *head,
        html.Div([html.Div(_figures(found, shown), className="column"), side], className="columns"),
    ]


def _figures(found: PrioritySummary, shown: View) -> list[Component]:
    series = [t for t in found.current if len(t.series.known) >= SERIES]
    single = [t for t in found.current if len(t.series.known) < SERIES]
    words = shown.words
    blocks = [parts.trend_block(t, shown, size="large", level=2) for t in series[:1]]
    blocks += [_small(series[1:], shown)] if series[1:] else []
    if single:
        blocks.append(_single(single, shown, words("card.one_point", year=found.tally.year)))
    if found.empty:
        blocks.append(_single(list(found.empty), shown, words("page.without_figures")))
    if found.history:
        blocks.append(html.H2(words("page.history_title"), className="section-title"))
        blocks.append(html.P(words("page.history_text", year=found.tally.year), className="quiet"))
        blocks.append(_small(found.history, shown))
    return blocks


def _small(trends: list[Trend] | tuple[Trend, ...], shown: View) -> Component:
    return html.Div(
        [parts.trend_block(t, shown, size="small", level=3) for t in trends], className="multiples"
    )


def _single(trends: list[Trend], shown: View, title: str) -> Component:
    rows = [
        html.Li(
            figure_row(
                parts.row(t, shown.catalogue.priorities[t.indicator.priority]),
                catalogue=shown.catalogue,
                filters=shown.filters,
                words=shown.words,
            )
        )
        for t in trends
    ]
    return html.Section([html.H2(title), html.Ul(rows, className="compact")], className="card-box side")


def _goal(report: GoalReport, shown: View) -> Component:
    words, filters = shown.words, shown.filters
    return html.Section(
        className=f"card-box side priority-{report.priority.id}",
        children=[
            html.H2(words.of(report.goal.name)),
            *year_text(report, parts.told(report, shown), filters=filters, words=words),
            html.P(words("page.figures_from_indicators"), className="quiet"),
            *remarks(report, words),
            html.Details(
                [html.Summary(words("page.measures")), parts.measures_of(report, shown)], className="as-table"
            ),
        ],
    )


PAGE = Page(
    name="priority",
    path="priority",
    title=lambda shown: shown.words.of(shown.catalogue.priorities[shown.item].name),
    content=content,
    items=lambda context: tuple(context.dataset.catalogue.priorities),
)
