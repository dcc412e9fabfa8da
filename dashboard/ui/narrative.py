"""What happened under a goal, in words whose figures come from the indicators."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.filters import Filters
from dashboard.domain.model import Measure
from dashboard.domain.summary import GoalReport
from dashboard.text.departments import department_names
from dashboard.text.messages import Words
from dashboard.text.narrative import Fragment
from dashboard.ui.links import link

Paragraphs = Sequence[Sequence[Fragment]]


def paragraphs(told: Paragraphs, *, filters: Filters, words: Words) -> list[Component]:
    """Return the paragraphs; a figure leads to its indicator."""
    return [html.P([_fragment(f, filters, words) for f in paragraph]) for paragraph in told]


def goal_block(
    report: GoalReport,
    told: Paragraphs,
    *,
    opened: bool,
    measures: Sequence[Component],
    filters: Filters,
    words: Words,
) -> Component:
    """Return a goal that opens: what happened in the year, and what else belongs to it."""
    tag = html.Span(words.of(report.priority.name), className="tag")
    summary = html.Summary([html.H3(words.of(report.goal.name)), tag])
    body = [
        *year_text(report, told, filters=filters, words=words),
        *remarks(report, words),
        *measures,
    ]
    return html.Details(
        [summary, html.Div(body, className="goal-body")],
        className=f"goal priority-{report.priority.id}",
        open=opened,
    )


def year_text(report: GoalReport, told: Paragraphs, *, filters: Filters, words: Words) -> list[Component]:
    """Return what happened in the year, or that nothing was reported."""
    if not told:
        return [html.P(words("card.no_narrative", year=report.year), className="quiet")]
    return paragraphs(told, filters=filters, words=words)


def remarks(report: GoalReport, words: Words) -> list[Component]:
    """Return what the city has yet to confirm of a goal."""
    if report.goal.confirmed:
        return []
    return [html.P(words.of(report.goal.note) or words("page.unconfirmed"), className="quiet")]


def measure_list(
    measures: Sequence[Measure], *, catalogue: Catalogue, filters: Filters, words: Words
) -> Component:
    """Return measures with their state, year, departments and indicators."""
    return html.Ul(
        [_measure(m, catalogue=catalogue, filters=filters, words=words) for m in measures],
        className="measures",
    )


def _fragment(fragment: Fragment, filters: Filters, words: Words) -> Component | str:
    if fragment.indicator is None:
        return fragment.text
    address = link(words.root, "indicator", fragment.indicator, filters=filters)
    return html.A(fragment.text, href=address, className="from-data")


def _measure(measure: Measure, *, catalogue: Catalogue, filters: Filters, words: Words) -> Component:
    state = words("measure.in_year", state=words(f"measure.{measure.state}"), year=measure.year)
    names = department_names(measure.departments, catalogue, words)
    facts = [state, names or words("measure.no_department")]
    text = words.of(measure.text)
    links = [
        html.A(words.of(catalogue.indicators[i].name), href=link(words.root, "indicator", i, filters=filters))
        for i in measure.indicators
    ]
    return html.Li(
        [
            html.Strong(words.of(measure.name)),
            html.Span(" · ".join(facts), className="quiet"),
            *([html.Span(text)] if text else []),
            html.Span(links or words("card.no_indicators"), className="quiet link-row"),
        ]
    )
