"""An indicator on paper: heading, chart or large number, remarks, words, table, source."""

from __future__ import annotations

import base64
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.charts.svg.draw import svg
from dashboard.charts.theme import SIZES
from dashboard.exports.picture_font import FAMILY
from dashboard.story.figures import key_figure
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.text.table import TableText

ABREAST: Final = 3
"""How many columns of periods stand side by side where a table has no remarks."""
LONG: Final = 8
"""From how many rows on."""


def finding_block(found: Finding, reader: Reader, *, level: int, size: str = "large") -> Component:
    """Return an indicator; its heading is kept with its chart, its table follows."""
    heading = {2: html.H2, 3: html.H3}[level]
    body = [
        heading(found.title, id=f"indicator-{found.trend.indicator.id}"),
        html.P(found.subtitle, className="subtitle"),
        html.P(f"{found.chip.shape} {found.chip.word}", className="chip"),
        picture(found, reader, size=size),
        *(html.P(remark, className="remark") for remark in found.remarks),
    ]
    return html.Section(
        [
            html.Div(body, className="kept"),
            html.P(found.summary),
            *(table(t, abreast=True) for t in found.tables),
            html.P(found.source, className="source"),
        ],
        className=f"finding priority-{found.trend.indicator.priority}",
    )


def picture(found: Finding, reader: Reader, *, size: str) -> Component | None:
    """Return the figure of the page as a vector, or a single value large; None where there is neither."""
    if found.single:
        told = key_figure(found.trend, reader)
        change = [html.P(told.change, className="change")] if told.change else []
        return html.Div([html.P(told.value, className="number"), *change], className="single")
    if found.figure is None:
        return None
    width = SIZES[size].width
    drawn = svg(
        found.figure, width=width, language=reader.words.language, label=found.title, font_family=FAMILY
    )
    data = base64.b64encode(drawn.encode()).decode("ascii")
    return html.Img(src=f"data:image/svg+xml;base64,{data}", alt=found.summary, className=f"chart {size}")


def table(content: TableText, *, abreast: bool = False) -> Component:
    """Return a table whose head is repeated on each page; long plain ones in columns side by side."""
    columns, rows = content.columns, content.rows
    if abreast and len(rows) > LONG and not any(row[2] for row in rows if len(row) == len("123")):
        columns, rows = _abreast(content)
    head = html.Tr([html.Th(name, scope="col") for name in columns])
    body = [html.Tr([html.Th(row[0], scope="row"), *map(html.Td, row[1:])]) for row in rows]
    return html.Table([html.Caption(content.caption), html.Thead(head), html.Tbody(body)])


def _abreast(content: TableText) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return period and value several times in a row; what has remarks or more columns stays as it is."""
    if len(content.columns) != len("123"):
        return content.columns, content.rows
    pairs = [row[:2] for row in content.rows]
    deep = -(-len(pairs) // ABREAST)
    filled = [*pairs, *[("", "")] * (deep * ABREAST - len(pairs))]
    rows = tuple(
        tuple(cell for column in range(ABREAST) for cell in filled[column * deep + line])
        for line in range(deep)
    )
    return content.columns[:2] * ABREAST, rows
