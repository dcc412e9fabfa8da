"""Cards: a priority with its leading indicators, one indicator in a row, a judgement, a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.filters import Filters
from dashboard.domain.observation import Observation, Trend
from dashboard.domain.summary import PrioritySummary
from dashboard.text.change import change_text
from dashboard.text.messages import Words
from dashboard.text.overview import coverage_text, tally_items
from dashboard.text.periods import period_text
from dashboard.text.status import Chip, break_year, chip
from dashboard.text.values import ValueText, missing_text, value_text
from dashboard.ui.attributes import aria
from dashboard.ui.links import link


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A trend and the picture of it in small, as an address of an image; empty where one point is all."""

    trend: Trend
    spark: str


def priority_card(
    summary: PrioritySummary, rows: Sequence[Row], *, catalogue: Catalogue, filters: Filters, words: Words
) -> Component:
    """Return a priority's card: its name, leading indicators, how all of them stand, the way in."""
    name = summary.priority.id
    address = link(words.root, "priority", name, filters=filters)
    heading = html.H2(html.A(words.of(summary.priority.name), href=address))
    many = words.count("card.indicators", summary.tally.every)
    return html.Article(
        className=f"card-box priority-card priority-{name}",
        children=[
            html.Div([heading, html.Div(many, className="quiet")]),
            *(figure_row(row, catalogue=catalogue, filters=filters, words=words) for row in rows),
            html.Div(
                [
                    html.P(coverage_text(summary.tally, words), className="quiet"),
                    tally_list(summary, filters=filters, words=words),
                ]
            ),
            html.Div(html.A(words("card.open_priority"), href=address, className="more")),
        ],
    )


def tally_list(summary: PrioritySummary, *, filters: Filters, words: Words) -> Component:
    """Return how many indicators stand how, each leading to its list."""
    items = []
    for verdict, text in tally_items(summary.tally, words):
        chosen = replace(filters, search="", priority=summary.priority.id, status=verdict)
        items.append(html.Li(html.A(text, href=link(words.root, "indicators", filters=chosen))))
    return html.Ul(items, className="tally")


def figure_row(row: Row, *, catalogue: Catalogue, filters: Filters, words: Words) -> Component:
    """Return one indicator in a card: name, number, change and the small picture."""
    trend = row.trend
    address = link(words.root, "indicator", trend.indicator.id, filters=filters)
    spark = [html.Img(src=row.spark, alt="", className="spark")] if row.spark else []
    return html.Section(
        className="figure-row",
        children=[
            html.H3(html.A(words.of(trend.indicator.name), href=address)),
            headline(trend, catalogue=catalogue, words=words),
            *spark,
            html.Div(change_lines(trend, catalogue=catalogue, words=words), className="change-lines"),
        ],
    )


def headline(trend: Trend, *, catalogue: Catalogue, words: Words) -> Component:
    """Return the newest value: qualifier, number, unit; a later one, or the reason, where there is none."""
    found = trend.latest or _later(trend)
    if found is None:
        last = trend.series.points[-1] if trend.series.points else None
        text = missing_text(last, words) if last else words("reason.no-value")
        return html.P(text, className="figure quiet")
    unit = catalogue.units[trend.indicator.unit]
    return figure(value_text(found, indicator=trend.indicator, unit=unit, words=words))


def _later(trend: Trend) -> Observation | None:
    """Return the first value after the year under review, where there is none up to it."""
    return next(iter(trend.series.known), None) if trend.latest is None else None


def figure(told: ValueText) -> Component:
    """Return a value as printed large."""
    parts = (("qualifier", told.qualifier), ("number", told.number), ("unit", told.unit))
    return html.P([html.Span(f"{text} ", className=name) for name, text in parts if text], className="figure")


def change_lines(trend: Trend, *, catalogue: Catalogue, words: Words) -> list[Component]:
    """Return the year of the value where it is not the one under review, the change, and its remark."""
    if (later := _later(trend)) is not None:
        when = period_text(later.period, words, catalogue.events)
        return [html.P(words("card.after_year", when=when), className="change")]
    if trend.latest is None:
        return []
    lines: list[Component] = []
    period = trend.latest.period
    if period.year != trend.year or period.part:
        lines.append(html.P(period_text(period, words, catalogue.events), className="change"))
    told = change_text(
        trend.status.change,
        trend.status.change_reason,
        indicator=trend.indicator,
        unit=catalogue.units[trend.indicator.unit],
        words=words,
        events=catalogue.events,
        broken=break_year(trend),
    )
    text = f"{told.arrow} {told.text}".strip()
    lines.append(html.P(text, className="change moved" if told.arrow else "change"))
    if told.note:
        lines.append(html.P(told.note, className="change"))
    return lines


def chip_of(trend: Trend, words: Words) -> Component:
    """Return a trend's judgement as word and shape."""
    return chip_box(chip(trend, words))


def chip_box(told: Chip) -> Component:
    """Return a judgement as word and shape in ink on a tinted ground."""
    shape = html.Span(told.shape, className="shape", **aria(hidden="true"))
    return html.Span([shape, told.word], className=f"chip {told.tone}")
