"""A slide's record as a section of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.story.finding import finding
from dashboard.story.reader import Reader
from dashboard.story.slide import KeyFigure, Slide, SlideKind
from dashboard.ui.attributes import data
from dashboard.ui.links import link
from dashboard.ui.slides import parts
from dashboard.ui.slides.code import code
from dashboard.ui.slides.sizes import text_size
from dashboard.ui.slides.tables import table_page, table_pages
from dashboard.web.present.asked import Showing

SMALL: Final = "small"
LONGEST_ADDRESS: Final = 96
"""A longer one nobody types; the code and the link still hold the whole of it."""
SET_LARGE: Final = frozenset({SlideKind.GOAL, SlideKind.RISES, SlideKind.CONCERNS})
"""Slides whose running text is as large as its room allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a slide stands: its number of how many, whether it is left out, what stands at its foot.

    An answer to a question has no number but a `variant`.
    """

    number: str
    stamp: str
    how: Showing
    out: bool = False
    variant: str = ""


def section(slide: Slide, reader: Reader, place: Place) -> Component:
    """Return the slide with everything that can be shown of it: tables and notes are hidden in it."""
    name = f"slide-{slide.id}"
    level = 1 if slide.kind is SlideKind.TITLE else 2
    body = _body(slide, reader, place, name)
    said = (*_figure_notes(slide), *slide.remarks)
    return html.Section(
        [
            parts.heading(name, over=slide.over, title=slide.title, subtitle=slide.subtitle, level=level),
            body,
            *_tables(slide, reader),
            *parts.remarks(said),
            _foot(slide, reader, place),
            parts.notes([(note.title, note.text) for note in slide.notes]),
        ],
        id=name,
        className=f"slide kind-{slide.kind} priority-{slide.priority or 'none'}",
        **data(
            slide=slide.id,
            title=slide.title,
            **({"out": "1"} if place.out else {}),
            **({"variant": place.variant} if place.variant else {}),
        ),
    )


def _body(slide: Slide, reader: Reader, place: Place, name: str) -> Component:
    figures = [_key_figure(f) for f in slide.figures]
    told = slide.finding
    if told is not None and told.figure is not None:
        small = None if place.variant else finding(told.trend, reader, size=SMALL).figure
        picture = parts.chart(name, figure=told.figure, small=small, summary=told.summary)
        aside = [html.Div(figures, className="figures")] if figures else []
        return html.Div([picture, *aside], className="body with-chart")
    if figures:
        return html.Div(html.Div(figures, className="figures"), className="body with-numbers")
    paragraphs = [html.P(text) for text in slide.paragraphs]
    lines = [
        parts.line(
            lead=line.lead,
            text=line.text,
            priority=line.priority,
            indicator=line.indicator,
            href=_indicator_link(line.indicator, reader),
        )
        for line in slide.lines
    ]
    content: list[Component] = [html.Div(paragraphs, className="told")] if paragraphs else []
    content += [html.Ul(lines, className="lines")] if lines else []
    columns = "two" if len(content) > 1 else "one"
    return html.Div(content, className=f"body with-text {columns} {_size(slide)}".strip())


def _size(slide: Slide) -> str:
    if slide.kind not in SET_LARGE:
        return ""
    beside, remarks = bool(slide.lines), len(slide.remarks)
    return text_size(slide.paragraphs, title=slide.title, remarks=remarks, beside=beside)


def _indicator_link(indicator: str, reader: Reader) -> str:
    return link(reader.words.root, "indicator", indicator, filters=reader.filters) if indicator else ""


def _key_figure(figure: KeyFigure) -> Component:
    return parts.key_figure(
        priority=figure.priority,
        name=figure.name,
        qualifier=figure.qualifier,
        number=figure.number,
        unit=figure.unit,
        change=figure.change,
        moved=figure.moved,
    )


def _figure_notes(slide: Slide) -> list[str]:
    """Return the remarks on the large numbers, one that several have only once, with their names."""
    told = [(figure.name, _unsaid(figure.note, slide)) for figure in slide.figures]
    texts = dict.fromkeys(note for _, note in told if note)
    return [f"{'; '.join(name for name, note in told if note == text)}: {text}" for text in texts]


def _unsaid(note: str, slide: Slide) -> str:
    """Return what of a remark is neither among the slide's own nor in its title."""
    for remark in slide.remarks:
        note = note.replace(remark, "").strip()
    return "" if note in slide.title else note


def _tables(slide: Slide, reader: Reader) -> list[Component]:
    if slide.finding is None:
        return []
    pages = table_pages(slide.finding.tables)
    return [
        table_page(page, number=reader.words("present.page", n=n, total=len(pages)) if len(pages) > 1 else "")
        for n, page in enumerate(pages, start=1)
    ]


def _foot(slide: Slide, reader: Reader, place: Place) -> Component:
    words = reader.words
    path = link(words.root, slide.page, slide.item, filters=reader.filters)
    address = f"{place.how.site}{path}"
    return parts.foot(
        source=slide.source,
        stamp=place.stamp,
        address=_short(f"{place.how.host}{path}"),
        href=path,
        code=code(address, words("present.code_of", address=address)),
        page=place.number,
        words=(words("present.enlarge"), words("present.follow")),
    )


def _short(address: str) -> str:
    """Return the address as it stands on the slide: a long choice is only hinted at."""
    return address if len(address) <= LONGEST_ADDRESS else f"{address.partition('?')[0]}?…"
