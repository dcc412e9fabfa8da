"""The first chapters: the plan in brief, and what changed since the last meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.domain.summary import Overview, PrioritySummary
from dashboard.exports.pdf.findings import anchor
from dashboard.exports.pdf.paper import Chapter, Paper, Part
from dashboard.exports.pdf.parts import quiet
from dashboard.queries.summary import overview
from dashboard.story.slide import Slide
from dashboard.story.slides import highlight_slides
from dashboard.text.describe import title
from dashboard.text.overview import lede, priority_line, term_remark
from dashboard.text.status import chip

Groups = Sequence[tuple[str, Sequence[str]]]


def summary_chapter(paper: Paper) -> Chapter:
    """Return the plan in brief: its finding, how each priority stands, three rises and three concerns."""
    words, reader = paper.words, paper.reader
    old = term_remark(reader.dataset, reader.filters, paper.today.year, words)
    parts = _plan(paper) if paper.whole else _priority(paper)
    return Chapter(
        id="summary",
        title=words("report.summary"),
        lead=(_lede(paper), *((quiet(old),) if old else ())),
        parts=parts,
    )


def changes_chapter(groups: Groups, paper: Paper) -> Chapter:
    """Return what changed since the last meeting."""
    parts = [
        Part(id=f"changes-{n}", title=title, body=(html.Ul([html.Li(line) for line in lines]),))
        for n, (title, lines) in enumerate(groups, start=1)
    ]
    return Chapter(id="changes", title=paper.words("changes.title"), parts=tuple(parts))


def _lede(paper: Paper) -> Component:
    words = paper.words
    if not paper.whole:
        return html.P(" ".join(priority_line(p, words) for p in paper.summaries()), className="lede")
    whole: Overview = paper.reader.ask(overview)
    before, figure, after = lede(whole, words)
    return html.P([before, html.Strong(figure), after], className="lede")


def _plan(paper: Paper) -> tuple[Part, ...]:
    stand = Part(
        id="stand",
        title=paper.words("report.stand"),
        body=tuple(_stands(p, paper) for p in paper.summaries()),
    )
    slides = highlight_slides(paper.reader)
    rule = tuple(quiet(text) for text in slides[-1].remarks)
    rises, concerns = map(_highlights, slides)
    return (stand, rises, replace(concerns, body=(*concerns.body, *rule)))


def _priority(paper: Paper) -> tuple[Part, ...]:
    """Return the current findings of a priority as a list, each with its state."""
    words, catalogue = paper.words, paper.catalogue
    lines = []
    for trend in (t for p in paper.summaries() for t in p.current):
        told = chip(trend, words)
        finding = title(trend, catalogue=catalogue, words=words)
        way = html.A(finding, href=f"#{anchor(trend.indicator.id)}")
        lines.append(html.Li([html.Strong(f"{told.shape} {told.word}"), " ", way]))
    return (Part(id="brief", title=words("report.brief"), body=(html.Ul(lines),)),) if lines else ()


def _stands(found: PrioritySummary, paper: Paper) -> Component:
    """Return how a priority stands; its name leads to its chapter."""
    words, name = paper.words, found.priority.id
    way = html.A(words.of(found.priority.name), href=f"#priority-{name}")
    told = [html.P(way, className="priority-title"), html.P(priority_line(found, words))]
    return html.Div(told, className=f"stands priority-{name}")


def _highlights(slide: Slide) -> Part:
    lines = [
        html.Li([html.Strong(line.lead), " ", line.text], className=f"priority-{line.priority}")
        for line in slide.lines
    ]
    said: list[Component] = [html.P(f"{slide.title}.".replace("..", "."))]
    said += [html.P(text) for text in slide.paragraphs]
    said += [html.Ul(lines)] if lines else []
    return Part(id=slide.id, title=slide.over, body=tuple(said))
