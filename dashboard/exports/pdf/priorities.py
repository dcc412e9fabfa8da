"""A priority's chapter: its indicators with their charts, its goals and measures, older figures apart."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.domain.observation import Trend
from dashboard.domain.summary import PrioritySummary
from dashboard.exports.pdf.findings import LARGE, SMALL, anchor, finding_block
from dashboard.exports.pdf.goals import goal_block
from dashboard.exports.pdf.paper import Chapter, Paper, Part
from dashboard.exports.pdf.parts import online_line, quiet
from dashboard.exports.pdf.tables import Cell, table
from dashboard.story.finding import finding
from dashboard.text.overview import priority_line

SERIES = 2
"""The least number of values that makes a chart."""


def priority_chapter(found: PrioritySummary, paper: Paper) -> Chapter:
    """Return the chapter of a priority."""
    words, name = paper.words, found.priority.id
    note, address = words.of(found.priority.note), paper.online("priority", name)
    lead: list[Component] = [html.P(priority_line(found, words), className="lede")]
    lead += [quiet(note)] if note else []
    lead += [online_line(address, words)] if address else []
    return Chapter(
        id=f"priority-{name}",
        title=words.of(found.priority.name),
        lead=tuple(lead),
        parts=tuple(_parts(found, paper)),
        priority=name,
    )


def _parts(found: PrioritySummary, paper: Paper) -> list[Part]:
    words, name = paper.words, found.priority.id
    parts = [
        Part(id=f"{name}-{key}", title=title, body=body)
        for key, title, body in (
            ("indicators", words("nav.indicators"), _current(found, paper)),
            ("goals", words("nav.goals"), tuple(goal_block(g, paper) for g in found.goals)),
            ("history", words("page.history_title"), _history(found, paper)),
            ("empty", words("page.without_figures"), _empty(found, paper)),
        )
    ]
    return [part for part in parts if part.body]


def _current(found: PrioritySummary, paper: Paper) -> tuple[Component, ...]:
    """Return the indicators in the order of the page: series first, the leading one large, then numbers."""
    drawn = [t for t in found.current if len(t.series.known) >= SERIES]
    rest = [t for t in found.current if len(t.series.known) < SERIES]
    blocks = [finding_block(t, paper, size=LARGE) for t in drawn[:1]]
    blocks += [finding_block(t, paper, size=SMALL) for t in [*drawn[1:], *rest]]
    return tuple(blocks)


def _history(found: PrioritySummary, paper: Paper) -> tuple[Component, ...]:
    if not found.history:
        return ()
    return (quiet(paper.words("page.history_text", year=found.tally.year)), _told(found.history, paper))


def _empty(found: PrioritySummary, paper: Paper) -> tuple[Component, ...]:
    return (_told(found.empty, paper),) if found.empty else ()


def _told(trends: Sequence[Trend], paper: Paper) -> Component:
    """Return indicators in a table: what their figures say in words, and their source."""
    words = paper.words
    columns = (words("list.column.name"), words("report.told"), words("card.source"))
    return table("", columns, [_row(t, paper) for t in trends], kind="history")


def _row(trend: Trend, paper: Paper) -> tuple[Cell, ...]:
    told = finding(trend, paper.reader, size=SMALL)
    name = html.Span(paper.words.of(trend.indicator.full_name), id=anchor(trend.indicator.id))
    return (
        [name, html.P(told.subtitle, className="description")],
        [html.P(text) for text in (told.title, told.summary, *told.remarks)],
        told.source,
    )
