"""A slide on paper: its content in a frame, its notes under it."""

from __future__ import annotations

from html import escape
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.svg import svg
from dashboard.charts.theme import SIZES
from dashboard.exports.pdf.findings import alternative
from dashboard.exports.pdf.fonts import FAMILY
from dashboard.exports.pdf.parts import online_line
from dashboard.story.reader import Reader
from dashboard.story.slide import KeyFigure, Line, Slide
from dashboard.ui.html import Markup
from dashboard.ui.links import link
from dashboard.ui.slides.code import code

SIZE: Final = "slide"
MANY: Final = 850
"""Under a chart, notes of more characters than this are set smaller."""


def slide_page(slide: Slide, reader: Reader, *, number: tuple[int, int], address: str) -> Component:
    """Return a slide in a frame over its notes.

    Args:
        slide: the slide.
        reader: whom it is told.
        number: which of how many it is.
        address: where the site stands; empty where none is known.
    """
    online = f"{address}{link(reader.words.root, slide.page, slide.item, filters=reader.filters)}"
    way = _online(online, reader) if address else []
    return html.Section(
        [_frame(slide, reader, number), html.Div([*way, *_notes(slide, reader)], className="notes")],
        className="slide-page",
    )


def _notes(slide: Slide, reader: Reader) -> list[Component]:
    """Return the notes that do not stand in the frame already; many are set smaller, to fit the page."""
    framed = {slide.source, *slide.remarks, " ".join(slide.paragraphs)}
    notes = [note for note in slide.notes if note.text not in framed]
    many = " many" if sum(len(note.text) for note in notes) > MANY and slide.finding else ""
    told = [part for note in notes for part in (html.H3(note.title), html.P(note.text))]
    head = html.H2(reader.words("present.notes_title"))
    return [head, html.Div(told, className=f"told{many}")] if told else []


def _frame(slide: Slide, reader: Reader, number: tuple[int, int]) -> Component:
    remarks = [html.P(remark, className="remark") for remark in slide.remarks]
    body = [*_head(slide), *_chart(slide, reader), *_figures(slide), *_text(slide), *remarks]
    place, count = number
    page = html.Span(reader.words("present.page", n=place, total=count), className="slide-number")
    foot = html.P([page, slide.source], className="source")
    return html.Div([html.Div(body, className="frame-body"), foot], className=f"frame {slide.kind}")


def _head(slide: Slide) -> list[Component]:
    over = [html.P(slide.over, className="over")] if slide.over else []
    subtitle = [html.P(slide.subtitle, className="subtitle")] if slide.subtitle else []
    return [*over, html.H1(slide.title), *subtitle]


def _chart(slide: Slide, reader: Reader) -> list[Component]:
    told = slide.finding
    if told is None or told.figure is None:
        return []
    drawn = svg(
        told.figure,
        width=SIZES[SIZE].width,
        language=reader.words.language,
        label=alternative(told),
        font_family=FAMILY,
    )
    return [html.Div(Markup(drawn), className="chart")]


def _figures(slide: Slide) -> list[Component]:
    return [html.Div([_figure(f) for f in slide.figures], className="figures")] if slide.figures else []


def _figure(figure: KeyFigure) -> Component:
    parts = (("qualifier", figure.qualifier), ("number", figure.number), ("unit", figure.unit))
    value = [html.Span(f"{text} ", className=kind) for kind, text in parts if text]
    lines = [html.P(text, className="change") for text in (figure.change, figure.note) if text]
    told = [html.P(figure.name, className="name"), html.P(value, className="figure"), *lines]
    return html.Div(told, className="number")


def _text(slide: Slide) -> list[Component]:
    """Return running text and lines, beside each other where there are both."""
    paragraphs = [html.P(text) for text in slide.paragraphs]
    lines = [_line(line) for line in slide.lines]
    told = [html.Div(paragraphs, className="words")] if paragraphs else []
    told += [html.Div(html.Ul(lines), className="lines")] if lines else []
    return [html.Div(told, className=f"text columns-{len(told)}")] if told else []


def _line(line: Line) -> Component:
    return html.Li([html.Strong(line.lead), " ", line.text] if line.lead else line.text)


def _online(address: str, reader: Reader) -> list[Component]:
    """Return the address of the slide's page, in print and as a code for a phone."""
    words = reader.words
    name = words("present.code_of", address=address)
    drawn = code(address, name).replace(">", f"><title>{escape(name)}</title>", 1)
    return [html.Div(Markup(drawn), className="qr"), online_line(address, words)]
