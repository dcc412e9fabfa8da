"""What several pages are put together from: a trend with its chart, words and table; a priority's card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.charts.spark import spark_svg
from dashboard.charts.theme import dark_colour, graph_config
from dashboard.domain.model import Indicator, Priority
from dashboard.domain.observation import Trend
from dashboard.domain.summary import GoalReport, PrioritySummary
from dashboard.pages.view import View
from dashboard.story.finding import Finding, finding
from dashboard.text.narrative import resolved
from dashboard.ui.attributes import data
from dashboard.ui.cards import Row, change_lines, chip_box, headline, priority_card
from dashboard.ui.figure_block import Told, figure_block, plot
from dashboard.ui.links import data_link, link
from dashboard.ui.narrative import Paragraphs, goal_block, measure_list
from dashboard.ui.state import failed

LEADS = 3
"""How many indicators a priority's card shows."""

ONE = 1


def guarded(build: Callable[[], Component], shown: View) -> Component:
    """Return a card, or where it cannot be made a card that says so; the rest of the page stands."""
    try:
        return build()
    except Exception as exception:  # noqa: BLE001 - the one boundary: a fault in a card is that card's only
        return failed(shown.context.report(exception), shown.words)


def card(summary_of: PrioritySummary, shown: View) -> Component:
    """Return a priority's card with its leading current indicators."""
    rows = [row(t, summary_of.priority) for t in summary_of.current[:LEADS]]
    return guarded(
        lambda: priority_card(
            summary_of, rows, catalogue=shown.catalogue, filters=shown.filters, words=shown.words
        ),
        shown,
    )


def row(trend: Trend, priority: Priority) -> Row:
    """Return a trend with its sparkline."""
    spark = spark_svg(
        trend.shown,
        indicator=trend.indicator,
        colour=priority.colour,
        dark_colour=dark_colour(priority.colour),
    )
    return Row(trend=trend, spark=spark)


def trend_block(trend: Trend, shown: View, *, size: str, level: int) -> Component:
    """Return a trend as a figure: finding, chart or large number, words, table, source and ways on."""
    return guarded(lambda: _trend_block(trend, shown, size, level), shown)


def goal(report: GoalReport, shown: View, *, opened: bool = False, measures: bool = False) -> Component:
    """Return a goal that opens, with its measures or without."""
    return guarded(
        lambda: goal_block(
            report,
            told(report, shown),
            opened=opened,
            measures=[measures_of(report, shown)] if measures else [],
            filters=shown.filters,
            words=shown.words,
        ),
        shown,
    )


def measures_of(report: GoalReport, shown: View) -> Component:
    """Return the goal's measures with their states."""
    return measure_list(report.measures, catalogue=shown.catalogue, filters=shown.filters, words=shown.words)


def told(report: GoalReport, shown: View) -> Paragraphs:
    """Return what happened under a goal in the year, its figures resolved; nothing where none was told."""
    if report.narrative is None:
        return ()
    return resolved(report.narrative, dataset=shown.dataset, words=shown.words)


def colour_of(indicator: Indicator, shown: View) -> str:
    """Return the colour of the indicator's priority."""
    return shown.catalogue.priorities[indicator.priority].colour


def _trend_block(trend: Trend, shown: View, size: str, level: int) -> Component:
    words = shown.words
    found = finding(trend, shown.reader, size=size)
    own = shown.item == trend.indicator.id
    block = figure_block(
        f"figure-{trend.indicator.id}",
        told=Told(
            title=found.title,
            subtitle=found.subtitle,
            summary=found.summary,
            remarks=found.remarks,
            source=found.source,
        ),
        picture=_number(trend, shown) if found.single else _picture(found, shown, size),
        tables=list(found.tables),
        links=_links(trend, shown),
        level=level,
        extra=[chip_box(found.chip), *_hidden(trend, shown)],
        words=words,
    )
    return html.Div([block, _alternative(found, shown)], className="column") if own else block


def _hidden(trend: Trend, shown: View) -> list[Component]:
    """Return what to do where the chosen years hide the whole series."""
    if not trend.all_hidden:
        return []
    words = shown.words
    whole = replace(shown.filters, first=None, last=None)
    address = link(words.root, shown.page.path, shown.item, filters=whole)
    way = html.A(words("page.show_whole"), href=address, className="more")
    return [html.Div([html.P(words("page.range_hides")), way], className="message")]


def _number(trend: Trend, shown: View) -> Component:
    """Return a single value large, with its time and what cannot be told of it."""
    catalogue, words = shown.catalogue, shown.words
    lines = change_lines(trend, catalogue=catalogue, words=words)
    return html.Div([headline(trend, catalogue=catalogue, words=words), *lines], className="big")


def _picture(found: Finding, shown: View, size: str) -> Component | None:
    if found.figure is None:
        return None
    indicator = found.trend.indicator
    config = graph_config(shown.words.language)
    return plot(f"figure-{indicator.id}", found.figure, config=config, size=size, priority=indicator.priority)


def _links(trend: Trend, shown: View) -> list[tuple[str, str]]:
    words, filters = shown.words, shown.filters
    name = trend.indicator.id
    if shown.item != name:
        data = data_link(words, f"{name}.csv", filters=filters)
        return [
            (words("card.download_csv"), data),
            (words("card.open"), link(words.root, "indicator", name, filters=filters)),
        ]
    kinds = ("csv", "xlsx", "png", "svg")
    return [
        (words(f"take.short.{kind}"), data_link(words, f"{name}.{kind}", filters=filters)) for kind in kinds
    ]


def _alternative(found: Finding, shown: View) -> Component:
    """Return the words that stand for the picture where it is taken to, to be copied."""
    words = shown.words
    text = f"{found.title}. {found.summary}"
    copy = html.Button(
        words("take.copy_text"),
        className="button copy-link",
        type="button",
        **data(text=text, done=words("filter.copied"), failed=words("filter.copy_failed")),
    )
    return html.Details(
        [html.Summary(words("take.text")), html.P(text), copy], className="as-table card-box side"
    )
