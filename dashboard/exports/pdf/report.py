"""The report of a plan or of one priority, for the agenda and the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.exports.pdf.appendix import appendix_chapter
from dashboard.exports.pdf.closing import methods_chapter, sources_chapter
from dashboard.exports.pdf.cover import contents, cover, title_of
from dashboard.exports.pdf.paper import Chapter, Paper, Progress
from dashboard.exports.pdf.priorities import priority_chapter
from dashboard.exports.pdf.render import Document, pdf, quoted
from dashboard.exports.pdf.summaries import Groups, changes_chapter, summary_chapter
from dashboard.story.reader import Reader
from dashboard.text.stamp import stamp_line, stamp_lines
from dashboard.ui.html import to_html

STYLES: Final = ("paper.css", "report.css")

_Made = Callable[[], Chapter]


def pdf_report(
    reader: Reader,
    *,
    today: date,
    priority: str | None = None,
    changes: Groups = (),
    address: str = "",
    progress: Progress | None = None,
) -> bytes:
    """Return the report as PDF/A-2a.

    Args:
        reader: whom it is told.
        today: the day of the report, where it is not an edition's.
        priority: the one priority it is of; None for the whole plan.
        changes: what changed since the last meeting, in headed groups of sentences.
        address: where the site stands, such as `https://example.fi`.
        progress: told how many steps are done, and of how many.

    Raises:
        KeyError: the plan has no such priority.
        PdfNotAvailableError: the system lacks libraries that set PDF files.
    """
    every = tuple(reader.catalogue.priorities)
    told = every if priority is None else (reader.catalogue.priorities[priority].id,)
    paper = Paper(reader=reader, today=today, address=address, told=told, whole=priority is None)
    makers = list(_makers(paper, changes))
    steps = len(makers) + 1
    chapters = []
    for done, make in enumerate(makers, start=1):
        chapters.append(make())
        if progress:
            progress(done, steps)
    content = pdf(_document(chapters, paper))
    if progress:
        progress(steps, steps)
    return content


def priority_colours(reader: Reader) -> str:
    """Return the rules that give each priority its colour."""
    return "".join(f".priority-{p.id}{{--priority:{p.colour}}}" for p in reader.catalogue.priorities.values())


def created(reader: Reader, today: date) -> date:
    """Return the day of a file: an edition's is that of its meeting, whenever the file is made."""
    edition = reader.dataset.edition
    return edition.date if edition else today


def _makers(paper: Paper, changes: Groups) -> Iterator[_Made]:
    yield partial(summary_chapter, paper)
    if changes:
        yield partial(changes_chapter, changes, paper)
    for found in paper.summaries():
        yield partial(priority_chapter, found, paper)
    yield from (partial(make, paper) for make in (methods_chapter, sources_chapter, appendix_chapter))


def _document(chapters: list[Chapter], paper: Paper) -> Document:
    words, reader, catalogue = paper.words, paper.reader, paper.catalogue
    parts = [cover(paper), contents(chapters, paper), *map(_chapter, chapters)]
    place, title = words.of(catalogue.plan.municipality), title_of(paper)
    names = [words.of(catalogue.priorities[name].name) for name in paper.told]
    return Document(
        body="".join(map(to_html, parts)),
        language=words.language,
        title=f"{title}, {place}",
        author=place,
        subject="; ".join(stamp_lines(reader.dataset, reader.filters, words)),
        keywords=[place, words.of(catalogue.plan.title), str(reader.year), *names],
        styles=STYLES,
        rules=_running(paper) + priority_colours(reader),
        created=created(reader, paper.today),
    )


def _chapter(chapter: Chapter) -> Component:
    looks = ["chapter", chapter.id] + ["wide"] * chapter.wide
    looks += [f"priority-{chapter.priority}"] if chapter.priority else []
    parts = [
        html.Section([html.H2(part.title, id=part.id), *part.body], className="part")
        for part in chapter.parts
    ]
    heading = html.H1(chapter.title, id=chapter.id)
    return html.Section([heading, *chapter.lead, *parts], className=" ".join(looks))


def _running(paper: Paper) -> str:
    """Return the rules of what stands above and below each page but the first."""
    words, reader = paper.words, paper.reader
    title = words("slide.title", plan=words.of(paper.catalogue.plan.title), year=reader.year)
    head = f"@top-left{{content:{quoted(title)}}}@top-right{{content:string(chapter)}}"
    foot = f"@bottom-left{{content:{quoted(stamp_line(reader.dataset, words))}}}"
    return f'@page{{{head}{foot}@bottom-right{{content:counter(page) " / " counter(pages)}}}}'
