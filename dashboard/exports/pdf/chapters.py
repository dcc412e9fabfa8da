"""The chapters of the report, each a section of components."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.domain.model import Measure
from dashboard.domain.observation import Trend
from dashboard.domain.summary import GoalReport, Overview, PrioritySummary
from dashboard.exports.pdf.figures import finding_block, table
from dashboard.queries.summary import all_trends
from dashboard.story.finding import finding
from dashboard.story.reader import Reader
from dashboard.story.slides import highlight_slides
from dashboard.text.departments import department_names
from dashboard.text.describe import date_text, latest_text, source_line, trend_change
from dashboard.text.messages import Words
from dashboard.text.methods import methods, signs, sources
from dashboard.text.narrative import resolved
from dashboard.text.overview import lede, priority_line
from dashboard.text.reasons import sentence
from dashboard.text.status import chip, direction_sentence
from dashboard.text.table import TableText
from dashboard.text.values import missing_text

Groups = Sequence[tuple[str, Sequence[str]]]
"""Headed groups of sentences."""


def summary(whole: Overview, reader: Reader) -> list[Component]:
    """Return the plan's sentence, how each priority stands, three rises and three concerns."""
    words = reader.words
    told: list[Component] = [html.P("".join(lede(whole, words)), className="lede")]
    lines = [
        html.Li([html.Strong(f"{words.of(p.priority.name)}. "), priority_line(p, words)])
        for p in whole.priorities
    ]
    told.append(html.Ul(lines))
    for slide in highlight_slides(reader):
        told.append(html.H2(f"{slide.over}: {slide.title}"))
        told += [html.P(p) for p in slide.paragraphs]
        told += [html.P([html.Strong(f"{line.lead} "), line.text]) for line in slide.lines]
        told += [html.P(remark, className="remark") for remark in slide.remarks]
    return told


def changed(groups: Groups) -> list[Component]:
    """Return what changed since the last meeting."""
    return [
        part
        for title, lines in groups
        for part in (html.H2(title), html.Ul([html.Li(line) for line in lines]))
    ]


def priority(found: PrioritySummary, reader: Reader) -> list[Component]:
    """Return a priority: its sentence, its indicators, what was done for its goals, older figures."""
    words = reader.words
    note = words.of(found.priority.note)
    blocks: list[Component] = [html.P(priority_line(found, words), className="lede")]
    blocks += [html.P(note, className="remark")] if note else []
    told = [finding(t, reader, size="large") for t in found.current]
    blocks += [finding_block(f, reader, level=2) for f in told if not f.single]
    if single := [f.trend for f in told if f.single]:
        title = words("report.single")
        blocks += [html.H2(title), _single(single, title, reader)]
    for report in found.goals:
        blocks += _goal(report, reader)
    if found.history:
        blocks.append(html.H2(words("page.history_title")))
        blocks.append(html.P(words("page.history_text", year=found.tally.year), className="remark"))
        blocks.append(_older(found.history, words("page.history_title"), reader))
    if found.empty:
        blocks.append(html.H2(words("page.without_figures")))
        blocks.append(html.Ul([html.Li(_absent(t, reader)) for t in found.empty]))
    return blocks


def ways(reader: Reader) -> list[Component]:
    """Return the methods and the signs."""
    words = reader.words
    told = [
        html.Div([html.H2(title), html.P(text)], className="kept")
        for title, text in methods(reader.catalogue, words)
    ]
    return [*told, html.H2(words("about.signs")), table(signs(words))]


def origins(reader: Reader) -> list[Component]:
    """Return the sources with their licences."""
    return [table(sources(reader.catalogue, reader.words))]


def every(reader: Reader, trends: Sequence[Trend] | None = None) -> list[Component]:
    """Return the table of all indicators; where a figure is missing, why."""
    words = reader.words
    found: Sequence[Trend] = trends if trends is not None else reader.ask(all_trends)
    columns = tuple(words(f"report.column.{c}") for c in ("name", "latest", "change", "status", "from"))
    rows = tuple(_line(t, reader) for t in found)
    return [table(TableText(words("report.every"), columns, rows))]


def _line(trend: Trend, reader: Reader) -> tuple[str, ...]:
    words, catalogue, indicator = reader.words, reader.catalogue, trend.indicator
    judged = chip(trend, words)
    source = words.of(catalogue.sources[indicator.source].name)
    department = words.of(catalogue.departments[indicator.department].name)
    update = words("report.update", when=date_text(indicator.next_update, words))
    return (
        words.of(indicator.name),
        _latest(trend, reader),
        sentence(trend_change(trend, catalogue=catalogue, words=words).text),
        f"{judged.shape} {judged.word}",
        f"{department}. {source}. {update}",
    )


def _latest(trend: Trend, reader: Reader) -> str:
    """Return the newest value with its period, or why there is none."""
    told = latest_text(trend, catalogue=reader.catalogue, words=reader.words)
    if told is not None:
        value, when = told
        return " · ".join(part for part in (value.full, when, value.marks) if part)
    points = trend.series.points
    return missing_text(points[-1], reader.words) if points else reader.words("reason.no-value")


def _absent(trend: Trend, reader: Reader) -> str:
    return f"{reader.words.of(trend.indicator.full_name)}: {_latest(trend, reader)}"


def _single(trends: Sequence[Trend], caption: str, reader: Reader) -> Component:
    """Return indicators of one value in one table: there is no course to draw."""
    words, catalogue = reader.words, reader.catalogue
    columns = tuple(words(f"report.column.{c}") for c in ("name", "latest", "change", "from"))
    rows = tuple(
        (
            words.of(t.indicator.full_name),
            _latest(t, reader),
            sentence(trend_change(t, catalogue=catalogue, words=words).text),
            source_line(t, catalogue=catalogue, words=words),
        )
        for t in trends
    )
    return table(TableText(caption, columns, rows))


def _older(trends: Sequence[Trend], caption: str, reader: Reader) -> Component:
    words = reader.words
    columns = tuple(words(f"report.column.{c}") for c in ("name", "latest", "direction", "from"))
    rows = tuple(
        (
            words.of(t.indicator.full_name),
            _latest(t, reader),
            direction_sentence(t, reader.catalogue, words),
            words.of(reader.catalogue.sources[t.indicator.source].name),
        )
        for t in trends
    )
    return table(TableText(caption, columns, rows))


def _goal(report: GoalReport, reader: Reader) -> list[Component]:
    words = reader.words
    told = resolved(report.narrative, dataset=reader.dataset, words=words) if report.narrative else ()
    texts = ["".join(piece.text for piece in paragraph) for paragraph in told]
    texts = texts or [words("card.no_narrative", year=report.year)]
    unsure = [] if report.goal.confirmed else [words.of(report.goal.note) or words("page.unconfirmed")]
    return [
        html.H2(words.of(report.goal.name)),
        *map(html.P, texts),
        *(html.P(text, className="remark") for text in unsure),
        *([_measures(report.measures, reader)] if report.measures else []),
    ]


def _measures(measures: Sequence[Measure], reader: Reader) -> Component:
    words = reader.words
    columns = tuple(words(f"report.column.{c}") for c in ("measure", "state", "department", "text"))
    rows = tuple(_measure(m, reader, words) for m in measures)
    return table(TableText(words("page.measures"), columns, rows))


def _measure(measure: Measure, reader: Reader, words: Words) -> tuple[str, ...]:
    state = words("measure.in_year", state=words(f"measure.{measure.state}"), year=measure.year)
    names = department_names(measure.departments, reader.catalogue, words)
    return (words.of(measure.name), state, names or words("measure.no_department"), words.of(measure.text))
