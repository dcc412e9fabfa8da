"""The report of a plan or of one priority, for the agenda and the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from babel.dates import format_date
from dash import html
from dash.development.base_component import Component

from dashboard.domain.summary import Overview, PrioritySummary
from dashboard.exports.pdf import chapters
from dashboard.exports.pdf.chapters import Groups
from dashboard.exports.pdf.render import Paper, pdf
from dashboard.queries import summary as queries
from dashboard.story.reader import Reader
from dashboard.text.stamp import edition_line, stamp_line, stamp_lines, waiver_lines
from dashboard.ui.html import to_html

STYLES: Final = ("paper.css", "report.css")


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter: the end of its address in the document, its title, its content and its look."""

    name: str
    title: str
    content: list[Component]
    look: str = ""


def pdf_report(
    reader: Reader,
    *,
    today: date,
    priority: str | None = None,
    changes: Groups = (),
    address: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the report as PDF/A-2a.

    Args:
        reader: whom it is told.
        today: the day of the report, where it is not an edition's.
        priority: the one priority it is of; None for the whole plan.
        changes: what changed since the last meeting, in headed groups of sentences.
        address: where the site stands, to be printed.
        progress: told how many chapters are written, and of how many.

    Raises:
        PdfNotAvailableError: the system lacks what sets PDF files.
        KeyError: the plan has no such priority.
    """
    words, plan = reader.words, reader.catalogue.plan
    title = f"{words.of(plan.title)}\u00a0{reader.year}"
    if priority is not None:
        title = f"{title}: {words.of(reader.catalogue.priorities[priority].name)}"
    made = _chapters(reader, priority, changes)
    steps = len(made) + 1
    parts = [_cover(reader, title, today, address), _contents(made, reader)]
    for done, chapter in enumerate(made, start=1):
        parts.append(_section(chapter))
        if progress:
            progress(done, steps)
    body = "".join(to_html(part) for part in parts)
    paper = Paper(
        body=body,
        language=words.language,
        title=f"{title}, {words.of(plan.municipality)}",
        author=words.of(plan.municipality),
        subject="; ".join(stamp_lines(reader.dataset, reader.filters, words)),
        keywords=[words.of(p.name) for p in reader.catalogue.priorities.values()],
        styles=STYLES,
        rules=_running(reader, title) + colours(reader),
        created=reader.dataset.edition.date if reader.dataset.edition else today,
    )
    content = pdf(paper)
    if progress:
        progress(steps, steps)
    return content


def colours(reader: Reader) -> str:
    """Return the rules that give each priority its colour."""
    return "".join(f".priority-{p.id}{{--priority:{p.colour}}}" for p in reader.catalogue.priorities.values())


def quoted(text: str) -> str:
    """Return text as a string of CSS."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _chapters(reader: Reader, priority: str | None, changes: Groups) -> list[_Chapter]:
    words = reader.words
    whole: Overview = reader.ask(queries.overview)
    chosen: Sequence[PrioritySummary] = [p for p in whole.priorities if priority in {None, p.priority.id}]
    made = []
    if priority is None:
        made.append(_Chapter("summary", words("report.summary"), chapters.summary(whole, reader)))
        if changes:
            made.append(_Chapter("changes", words("changes.title"), chapters.changed(changes)))
    made += [
        _Chapter(
            f"priority-{p.priority.id}",
            words.of(p.priority.name),
            chapters.priority(p, reader),
            f"priority-{p.priority.id}",
        )
        for p in chosen
    ]
    trends = None if priority is None else [t for p in chosen for t in p.trends]
    made.append(_Chapter("methods", words("about.methods"), chapters.ways(reader)))
    made.append(_Chapter("sources", words("about.sources"), chapters.origins(reader)))
    made.append(_Chapter("every", words("report.every"), chapters.every(reader, trends)))
    return made


def _section(chapter: _Chapter) -> Component:
    heading = html.H1(chapter.title, id=chapter.name)
    return html.Section(
        [heading, *chapter.content], className=f"chapter {chapter.name} {chapter.look}".strip()
    )


def _cover(reader: Reader, title: str, today: date, address: str) -> Component:
    words, plan, edition = reader.words, reader.catalogue.plan, reader.dataset.edition
    day = format_date(today, "long", locale=words.locale)
    state = edition_line(edition, words) if edition else words("report.live", day=day)
    term = next((t for t in plan.terms if t.first <= reader.year <= t.last), None)
    lines = [
        state,
        *(waiver_lines(edition, words) if edition else ()),
        *[line for line in stamp_lines(reader.dataset, reader.filters, words)[-2:] if line != state],
        *([address] if address else []),
    ]
    place = words.of(plan.municipality)
    under = words("page.place_and_term", place=place, first=term.first, last=term.last) if term else place
    example = [html.P(words("page.example_text"), className="example")] if plan.example else []
    squares = [html.Span(className=f"priority-{name}") for name in list(reader.catalogue.priorities)[:4]]
    return html.Section(
        [
            html.Div(squares, className="mark"),
            html.P(under, className="place"),
            html.P(title, className="cover-title"),
            *example,
            *(html.P(line) for line in lines),
            html.P(words.of(plan.note), className="remark"),
        ],
        className="cover",
    )


def _contents(made: Sequence[_Chapter], reader: Reader) -> Component:
    items = [html.Li(html.A(chapter.title, href=f"#{chapter.name}")) for chapter in made]
    return html.Section(
        [html.H1(reader.words("report.contents"), id="contents"), html.Ol(items)], className="contents"
    )


def _running(reader: Reader, title: str) -> str:
    """Return the rules of what stands above and below each page but the first."""
    words = reader.words
    foot = quoted(stamp_line(reader.dataset, words))
    number = 'counter(page) " / " counter(pages)'
    return (
        f"@page{{@top-left{{content:{quoted(title)}}}@top-right{{content:{quoted(words.of(reader.catalogue.plan.municipality))}}}"
        f"@bottom-left{{content:{foot}}}@bottom-right{{content:{number}}}}}"
    )
