"""The appendix: every indicator in one table, with the reasons for what is missing."""

from __future__ import annotations

from typing import Final

from dashboard.domain.observation import Trend
from dashboard.domain.period import calendar_year
from dashboard.domain.summary import PrioritySummary
from dashboard.exports.pdf.paper import Chapter, Paper, Part
from dashboard.exports.pdf.parts import quiet
from dashboard.exports.pdf.tables import Cell, table
from dashboard.queries.gaps import Gaps, gaps
from dashboard.text.departments import department_text
from dashboard.text.describe import date_text, latest_text, no_value, trend_change
from dashboard.text.periods import in_period
from dashboard.text.status import chip
from dashboard.text.summary import holes

_COLUMNS: Final = ("name", "latest", "change", "status")


def appendix_chapter(paper: Paper) -> Chapter:
    """Return every indicator by priority, and for a whole plan the links that it lacks."""
    words = paper.words
    parts = [_part(found, paper) for found in paper.summaries()]
    methods, missing = words("about.methods"), words("report.missing")
    text = words("report.appendix_text", methods=methods, missing=missing)
    return Chapter(
        id="appendix",
        title=words("report.appendix"),
        lead=(quiet(text),),
        parts=(*parts, *((_lacking(paper),) if paper.whole else ())),
        wide=True,
    )


def _part(found: PrioritySummary, paper: Paper) -> Part:
    words = paper.words
    columns = [words(f"list.column.{column}") for column in _COLUMNS]
    columns += [words("report.missing"), words("card.department"), words("card.source")]
    columns += [words("card.next_update")]
    title = words.of(found.priority.name)
    body = table("", columns, [_row(t, paper) for t in found.trends], kind="appendix")
    return Part(id=f"appendix-{found.priority.id}", title=title, body=(body,))


def _row(trend: Trend, paper: Paper) -> tuple[Cell, ...]:
    words, catalogue, indicator = paper.words, paper.catalogue, trend.indicator
    change = trend_change(trend, catalogue=catalogue, words=words)
    told = chip(trend, words)
    source = (trend.latest and trend.latest.source) or indicator.source
    return (
        words.of(indicator.full_name),
        _newest(trend, paper),
        f"{change.arrow} {change.text}".strip(),
        f"{told.shape} {told.word}",
        " ".join(_missing(trend, paper)) or words("value.none"),
        department_text(trend, catalogue, words),
        words.of(catalogue.sources[source].name),
        date_text(indicator.next_update, words),
    )


def _newest(trend: Trend, paper: Paper) -> str:
    words = paper.words
    newest = latest_text(trend, catalogue=paper.catalogue, words=words)
    if newest is None:
        return no_value(trend, words)
    value, when = newest
    said = f"{value.full} ({when})"
    return f"{said}; {value.marks}" if value.marks else said


def _missing(trend: Trend, paper: Paper) -> list[str]:
    """Return what the series lacks and why; a figure that was due and is not there has no other reason."""
    words, catalogue, indicator = paper.words, paper.catalogue, trend.indicator
    told = holes(trend, catalogue, words) if trend.shown else []
    last = max((o.year for o in trend.series.points), default=None)
    due = last is None or (indicator.cadence and last + indicator.cadence <= trend.year)
    if due:
        when = in_period(calendar_year(trend.year), words)
        told.append(words("summary.missing", when=when, reason=words("reason.no-value")))
    return told


def _lacking(paper: Paper) -> Part:
    """Return which links of the chain from goal to department the plan lacks."""
    words = paper.words
    found: Gaps = gaps(paper.reader.dataset)
    lists = (
        (words("page.goals_without_indicator"), found.goals_without_indicator),
        (words("page.measures_without_indicator"), found.measures_without_indicator),
        (words("page.measures_without_department"), found.measures_without_department),
        (words("page.indicators_without_department"), found.indicators_without_department),
        (words("page.indicators_without_goal"), found.indicators_without_goal),
    )
    rows = [
        (f"{title} ({len(items)})", "; ".join(words.of(i.name) for i in items) or words("page.none_missing"))
        for title, items in lists
    ]
    columns = (words("report.lacking"), words("report.which"))
    return Part(
        id="lacking", title=words("page.missing_links"), body=(table("", columns, rows, kind="lacking"),)
    )
