"""A table whose cells hold links and other components."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.text.table import TableText
from dashboard.ui.attributes import aria

Cell = Sequence[Component | str]


def linked_table(table: TableText, rows: Sequence[Sequence[Cell]]) -> Component:
    """Return a table with the caption and columns of `table`; the first cell of a row is its header."""
    head = html.Tr([html.Th(name, scope="col") for name in table.columns])
    body = [
        html.Tr([html.Th(list(row[0]), scope="row"), *(html.Td(list(cell)) for cell in row[1:])])
        for row in rows
    ]
    return html.Div(
        html.Table([html.Caption(table.caption), html.Thead(head), html.Tbody(body)], className="data"),
        className="table-scroll",
        tabIndex="0",
        role="region",
        **aria(label=table.caption),
    )
