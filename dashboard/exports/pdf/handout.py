"""The handout of a deck: each slide with its notes on a page of its own, readable in black and white."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.exports.pdf.figures import picture
from dashboard.exports.pdf.render import Paper, pdf
from dashboard.exports.pdf.report import colours, quoted
from dashboard.story.reader import Reader
from dashboard.story.slide import Deck, KeyFigure, Line, Slide
from dashboard.text.stamp import stamp_lines
from dashboard.ui.html import to_html
from dashboard.ui.links import link

STYLES: Final = ("paper.css", "handout.css")


def handout(
    deck: Deck,
    reader: Reader,
    *,
    today: date,
    address: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the handout as PDF/A-2a.

    Args:
        deck: the slides.
        reader: whom they are told.
        today: the day of the handout, where it is not an edition's.
        address: where the site stands; each slide's own page is printed with it.
        progress: told how many slides are written, and of how many.

    Raises:
        PdfNotAvailableError: the system lacks what sets PDF files.
    """
    words, plan = reader.words, reader.catalogue.plan
    steps = len(deck.shown) + 1
    parts = []
    for number, slide in enumerate(deck.shown, start=1):
        parts.append(_page(slide, number, deck, reader, address))
        if progress:
            progress(number, steps)
    title = words("report.handout", plan=words.of(plan.title), year=reader.year)
    paper = Paper(
        body="".join(map(to_html, parts)),
        language=words.language,
        title=title,
        author=words.of(plan.municipality),
        subject="; ".join(stamp_lines(reader.dataset, reader.filters, words)),
        keywords=[words.of(p.name) for p in reader.catalogue.priorities.values()],
        styles=STYLES,
        rules=_running(deck, title) + colours(reader),
        created=reader.dataset.edition.date if reader.dataset.edition else today,
    )
    content = pdf(paper)
    if progress:
        progress(steps, steps)
    return content


def _page(slide: Slide, number: int, deck: Deck, reader: Reader, address: str) -> Component:
    notes = [part for note in slide.notes for part in (html.H2(note.title), html.P(note.text)) if note.text]
    way = f"{address}{link(reader.words.root, slide.page, slide.item, filters=reader.filters)}"
    return html.Section(
        [
            _slide(slide, number, deck, reader),
            html.Div([*notes, html.P(way, className="source")], className="notes"),
        ],
        className=f"page priority-{slide.priority}",
    )


def _slide(slide: Slide, number: int, deck: Deck, reader: Reader) -> Component:
    found = slide.finding
    drawn = picture(found, reader, size="slide") if found and not found.single else None
    return html.Div(
        [
            html.P(slide.over, className="over"),
            html.H1(slide.title, id=f"slide-{number}"),
            *([html.P(slide.subtitle, className="subtitle")] if slide.subtitle else []),
            drawn,
            *([html.Div([_figure(f) for f in slide.figures], className="figures")] if slide.figures else []),
            *map(html.P, slide.paragraphs),
            *([html.Ul([_line(line) for line in slide.lines])] if slide.lines else []),
            *(html.P(remark, className="remark") for remark in slide.remarks),
            html.P(" · ".join(part for part in (slide.source, deck.stamp) if part), className="source"),
        ],
        className="slide",
    )


def _figure(figure: KeyFigure) -> Component:
    told = [html.P(figure.name, className="remark"), html.P(figure.value, className="number")]
    told += [html.P(text, className="remark") for text in (figure.change, figure.note) if text]
    return html.Div(told, className="figure")


def _line(line: Line) -> Component:
    return html.Li([html.Strong(f"{line.lead}: "), line.text] if line.lead else line.text)


def _running(deck: Deck, title: str) -> str:
    return (
        f"@page{{@top-left{{content:{quoted(title)}}}@bottom-left{{content:{quoted(deck.stamp)}}}"
        '@bottom-right{content:counter(page) " / " counter(pages)}}'
    )
