"""A chart's tables cut so that each piece fits on a slide, where nobody scrolls."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.text.table import TableText

LINES: Final = 11
"""How many lines of cells stand under each other."""
MOST_COLUMNS: Final = 9
ABREAST: Final = 3
"""How many pieces of a narrow table stand side by side."""
_NARROW: Final = 2
_WITH_NOTES: Final = 3
_FEW: Final = 6
"""A table of no more rows is set larger."""
HALVES: Final = 12
"""A narrow table of no more rows stands in two halves, which are set larger."""
_CHARACTERS: Final = 132
"""How many characters of a cell's size fill a slide's width."""

Cells = tuple[str, ...]


def table_pages(tables: Sequence[TableText]) -> tuple[tuple[TableText, ...], ...]:
    """Return the tables as pages, each of pieces that stand side by side."""
    found: list[tuple[TableText, ...]] = []
    for table in tables:
        for narrow in _by_columns(_said_once(_without_empty(table))):
            pieces = _halves(narrow) or _by_rows(narrow)
            abreast = ABREAST if len(narrow.columns) <= _NARROW else 1
            found += [tuple(pieces[at : at + abreast]) for at in range(0, len(pieces), abreast)]
    return tuple(found)


def table_page(pieces: Sequence[TableText], *, number: str) -> Component:
    """Return a page of tables, hidden until it is asked for; `number` says which of how many it is."""
    caption = html.P([pieces[0].caption, html.Span(number)], className="table-caption")
    return html.Div(
        [caption, html.Div([_table(piece) for piece in pieces], className="abreast")],
        className="table-page",
        hidden=True,
    )


def _table(table: TableText) -> Component:
    head = html.Tr([html.Th(name, scope="col") for name in table.columns])
    body = [
        html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])]) for row in table.rows
    ]
    caption = html.Caption(table.caption, className="only-read")
    wide = "wide" if len(table.columns) > _WITH_NOTES else "narrow"
    few = " few" if len(table.rows) <= _FEW else ""
    return html.Table([caption, html.Thead(head), html.Tbody(body)], className=f"{wide}{few}")


def _without_empty(table: TableText) -> TableText:
    """Return the table without columns in which nothing is said."""
    kept = [i for i in range(len(table.columns)) if not i or any(row[i] for row in table.rows)]
    return _columns(table, kept)


def _said_once(table: TableText) -> TableText:
    """Return the table with what every row says at length in its caption, such as who is counted."""
    width = _CHARACTERS // len(table.columns)
    said = {
        i: table.rows[0][i]
        for i in range(1, len(table.columns))
        if len({row[i] for row in table.rows}) == 1 < len(table.rows) and len(table.rows[0][i]) > width
    }
    kept = [i for i in range(len(table.columns)) if i not in said]
    return replace(_columns(table, kept), caption=" · ".join([table.caption, *said.values()]))


def _by_columns(table: TableText) -> list[TableText]:
    """Return the table in pieces of few enough columns; each piece begins with the heads of the rows."""
    rest = list(range(1, len(table.columns)))
    groups = [rest[at : at + MOST_COLUMNS - 1] for at in range(0, len(rest) or 1, MOST_COLUMNS - 1)]
    return [_columns(table, [0, *group]) for group in groups]


def _halves(table: TableText) -> list[TableText]:
    """Return a narrow table as two halves; nothing where its rows are too many, too long or few anyway."""
    half = math.ceil(len(table.rows) / 2)
    short = all(len(cell) <= _CHARACTERS // 6 for row in table.rows for cell in row)
    if len(table.columns) > _NARROW or not _FEW < len(table.rows) <= HALVES or not short:
        return []
    return [replace(table, rows=table.rows[:half]), replace(table, rows=table.rows[half:])]


def _by_rows(table: TableText) -> list[TableText]:
    width = _CHARACTERS // len(table.columns)
    if len(table.columns) <= _NARROW:
        width //= ABREAST
    pieces: list[list[Cells]] = [[]]
    room = most = LINES - len(table.caption) // _CHARACTERS
    for row in table.rows:
        lines = max(math.ceil(len(cell) / width) or 1 for cell in row)
        if lines > room and pieces[-1]:
            pieces.append([])
            room = most
        pieces[-1].append(row)
        room -= lines
    return [replace(table, rows=tuple(rows)) for rows in pieces]


def _columns(table: TableText, kept: Sequence[int]) -> TableText:
    return TableText(
        table.caption,
        tuple(table.columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in table.rows),
    )
