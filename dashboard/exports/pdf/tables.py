"""Tables on paper: empty columns left out, long series in several columns, remarks under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.text.messages import Words
from dashboard.text.table import TableText

Cell = Component | str | Sequence[Component | str]

_ROWS: Final = 7
"""About how many rows a piece has before there is another one."""
_MOST: Final = 4
_CHARACTERS: Final = 60
"""About how many characters fit into the width of a page, beside what the pieces keep free."""
_MARK: Final = "*"


def table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, kind: str = ""
) -> Component:
    """Return a table; the first cell of each row is the row's header, and each page repeats the columns'."""
    head = html.Tr([html.Th(name, scope="col") for name in columns])
    body = [html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])]) for row in rows]
    title = [html.Caption(caption)] if caption else []
    return html.Table([*title, html.Thead(head), html.Tbody(body)], className=kind or None)


def series(found: TableText) -> Component:
    """Return a short series, with its notes beside it."""
    kept = without_empty(found)
    return table(kept.caption, kept.columns, kept.rows, kind=f"series of-{len(kept.columns)}")


def long_series(found: TableText, words: Words) -> Component:
    """Return a series of period, value and notes in pieces abreast, with its notes once under them."""
    rows = [(period, f"{value} {_MARK}" if note else value) for period, value, note in found.rows]
    count = min(_abreast(rows), -(-len(rows) // _ROWS))
    deep = -(-len(rows) // count)
    pieces = [rows[at : at + deep] for at in range(0, len(rows), deep)]
    held = [html.Div(table(_span(piece), found.columns[:2], piece), className="piece") for piece in pieces]
    title = html.P(found.caption, className="table-title")
    abreast = html.Div(held, className="abreast")
    return html.Div([title, abreast, *_notes(found, words)], className="long")


def without_empty(found: TableText) -> TableText:
    """Return the table without columns in which nothing is said."""
    kept = [i for i in range(len(found.columns)) if not i or any(row[i] for row in found.rows)]
    columns = tuple(found.columns[i] for i in kept)
    return replace(found, columns=columns, rows=tuple(tuple(row[i] for i in kept) for row in found.rows))


def _abreast(rows: Sequence[tuple[str, str]]) -> int:
    """Return how many pieces have room beside each other."""
    widest = max(len(period) + len(value) for period, value in rows)
    return max(1, min(_MOST, _CHARACTERS // widest))


def _span(rows: Sequence[tuple[str, str]]) -> str:
    """Return the first and the last period of a piece, which is what it is called."""
    first, last = rows[0][0], rows[-1][0]
    years = first.isdecimal() and last.isdecimal()
    return first if first == last else f"{first}–{last}" if years else f"{first} – {last}"


def _notes(found: TableText, words: Words) -> tuple[Component, ...]:
    """Return each note once, with the periods that it is about."""
    about: dict[str, list[str]] = {}
    for period, _, note in found.rows:
        if note:
            about.setdefault(note, []).append(period)
    told = [words("report.note", periods=", ".join(periods), note=note) for note, periods in about.items()]
    return tuple(html.P(f"{_MARK} {text}", className="table-note") for text in told)
