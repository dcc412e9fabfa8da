"""Tables as HTML tables: a caption, headed columns and rows, inside a box that scrolls by itself."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.text.messages import Words
from dashboard.text.table import TableText
from dashboard.ui.attributes import aria

Cell = str | Sequence[Component | str]
"""A cell: its words, or words and links."""


def data_table(table: TableText, rows: Sequence[Sequence[Cell]] | None = None) -> Component:
    """Return the table; its box can be reached by keyboard, since it may scroll sideways.

    `rows` stand in the place of the table's own where cells hold links.
    """
    head = html.Tr([html.Th(name, scope="col") for name in table.columns])
    body = [
        html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])])
        for row in (table.rows if rows is None else rows)
    ]
    return html.Div(
        className="table-scroll",
        tabIndex="0",
        role="region",
        children=html.Table(
            [html.Caption(table.caption), html.Thead(head), html.Tbody(body)], className="data"
        ),
        **aria(label=table.caption),
    )


def folded_tables(tables: list[TableText], words: Words, *, before: Sequence[Component] = ()) -> Component:
    """Return the tables behind one control, after what says the same in words."""
    return html.Details(
        [html.Summary(words("card.as_table")), *before, *(data_table(table) for table in tables)],
        className="as-table",
    )
