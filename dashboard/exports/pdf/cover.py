"""The first pages of a report: whose it is and what it shows, and the contents."""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import format_date
from dash import html
from dash.development.base_component import Component

from dashboard.exports.pdf.paper import Chapter, Paper
from dashboard.exports.pdf.parts import online_line
from dashboard.text.overview import shown_text
from dashboard.text.stamp import edition_line, waiver_lines


def title_of(paper: Paper) -> str:
    """Return what a report is called, with its year, and its priority where it is of one."""
    words, catalogue = paper.words, paper.catalogue
    title = words("slide.title", plan=words.of(catalogue.plan.title), year=paper.reader.year)
    names = (words.of(catalogue.priorities[name].name) for name in paper.told)
    return title if paper.whole else f"{title}. {', '.join(names)}"


def cover(paper: Paper) -> Component:
    """Return the first page."""
    words, catalogue = paper.words, paper.catalogue
    plan = catalogue.plan
    title = words("slide.title", plan=words.of(plan.title), year=paper.reader.year)
    squares = [html.Span(className=f"priority-{name}") for name in list(catalogue.priorities)[:4]]
    example = [html.P(words("page.example")), html.P(words("page.example_text"))]
    return html.Section(
        [
            html.Div(squares, className="mark"),
            html.P(words.of(plan.municipality), className="place"),
            html.H1(title, className="cover-title", id="cover"),
            *([] if paper.whole else [_priority(name, paper) for name in paper.told]),
            *([html.Div(example, className="example")] if plan.example else []),
            html.Div(_facts(paper), className="facts"),
        ],
        className="cover",
    )


def contents(chapters: Sequence[Chapter], paper: Paper) -> Component:
    """Return the chapters and their parts; the style sheet sets the pages beside them."""
    items = [
        html.Li([_entry(chapter.id, chapter.title), *_parts(chapter)], className="chapter-entry")
        for chapter in chapters
    ]
    title = html.H1(paper.words("report.contents"), id="contents")
    return html.Section([title, html.Ol(items)], className="contents")


def _entry(name: str, title: str) -> Component:
    return html.A(title, href=f"#{name}", className="entry")


def _parts(chapter: Chapter) -> list[Component]:
    if not chapter.parts:
        return []
    return [html.Ol([html.Li(_entry(part.id, part.title)) for part in chapter.parts])]


def _priority(name: str, paper: Paper) -> Component:
    text = paper.words.of(paper.catalogue.priorities[name].name)
    return html.P(text, className=f"cover-priority priority-{name}")


def _facts(paper: Paper) -> list[Component]:
    """Return the term, the state of the data, the choice, and what is to be known of all of it."""
    words, dataset, plan = paper.words, paper.reader.dataset, paper.catalogue.plan
    edition, term, address = dataset.edition, paper.term, paper.online()
    day = format_date(paper.today, "long", locale=words.locale)
    contact = ", ".join(part for part in (words.of(plan.contact_name), plan.contact_email) if part)
    strong = [edition_line(edition, words), *waiver_lines(edition, words)] if edition else []
    lines = [
        words("report.term", first=term.first, last=term.last) if term else "",
        words("filter.shown", shown=shown_text(paper.reader.filters, dataset, words)),
        words("stamp.data", version=dataset.version),
        words("list.contact", contact=contact) if contact else "",
        words("page.proposed") if words.language in plan.proposed_languages else "",
        words.of(plan.note),
    ]
    told = [html.P(html.Strong(line)) for line in strong or [words("report.live", day=day)]]
    told += [html.P(line) for line in lines if line]
    return [*told, *([online_line(address, words)] if address else [])]
