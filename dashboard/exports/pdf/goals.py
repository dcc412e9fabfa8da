"""A goal on paper: what happened in the year, with figures from the indicators, and its measures."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.model import Measure
from dashboard.domain.summary import GoalReport
from dashboard.exports.pdf.findings import anchor
from dashboard.exports.pdf.paper import Paper
from dashboard.exports.pdf.tables import Cell, table
from dashboard.text.departments import department_names
from dashboard.text.narrative import Fragment, resolved
from dashboard.ui.narrative import remarks


def goal_block(report: GoalReport, paper: Paper) -> Component:
    """Return a goal with the year's words and a table of its measures."""
    words = paper.words
    return html.Div(
        [
            html.H3(words.of(report.goal.name), id=f"goal-{report.goal.id}"),
            *remarks(report, words),
            *_year(report, paper),
            *_measures(report, paper),
        ],
        className="goal",
    )


def _year(report: GoalReport, paper: Paper) -> list[Component]:
    words = paper.words
    told = resolved(report.narrative, dataset=paper.reader.dataset, words=words) if report.narrative else ()
    if not told:
        return [html.P(words("card.no_narrative", year=report.year), className="quiet")]
    paragraphs = [html.P([_fragment(f, paper) for f in paragraph]) for paragraph in told]
    return [*paragraphs, html.P(words("page.figures_from_indicators"), className="quiet")]


def _fragment(fragment: Fragment, paper: Paper) -> Component | str:
    """Return words of a paragraph; a figure leads to its indicator, where the file has it."""
    known = paper.catalogue.indicators.get(fragment.indicator or "")
    if known is None or known.priority not in paper.told:
        return fragment.text
    return html.A(fragment.text, href=f"#{anchor(known.id)}", className="figure-link")


def _measures(report: GoalReport, paper: Paper) -> list[Component]:
    words = paper.words
    if not report.measures:
        return [html.P(words("card.no_measures"), className="quiet")]
    columns = [words(f"card.{name}") for name in ("measure", "status", "department")]
    columns.append(words("nav.indicators"))
    rows = [_measure(m, paper) for m in report.measures]
    return [table(words("page.measures"), columns, rows, kind="measures")]


def _measure(measure: Measure, paper: Paper) -> tuple[Cell, ...]:
    words, catalogue = paper.words, paper.catalogue
    name, text = words.of(measure.name), words.of(measure.text)
    followed = ", ".join(words.of(catalogue.indicators[i].name) for i in measure.indicators)
    return (
        [name, html.P(text, className="description")] if text else name,
        words("measure.in_year", state=words(f"measure.{measure.state}"), year=measure.year),
        department_names(measure.departments, catalogue, words) or words("measure.no_department"),
        followed or words("card.no_indicators"),
    )
