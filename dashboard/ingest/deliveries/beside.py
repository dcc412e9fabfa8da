"""What people do to a cell beside filling it in: comments that are not read, text that is struck through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain import form, table
from dashboard.ingest.problems import Report
from dashboard.ingest.rawtable import RawTable
from dashboard.ingest.words import personal_data

LONGEST_START: Final = 60
_THREAD, _THREADED = "[Threaded comment]", "Comment:"
"""What Excel writes before the words of a comment that has answers, for programs that do not know these."""
_SAID: Final = frozenset(
    {table.VALUE, form.QUALIFIER, table.MISSING, table.LOWER, table.UPPER, form.STATE, form.YEAR}
)
"""Columns in which what is struck through, whole or in part, would be taken for digits or words that hold."""


def tell_beside(sheet: Worksheet, read: RawTable, *, report: Report) -> None:
    """Report comments in the rows of a table, and cells that are struck through as a whole or in part."""
    names = {letter: name for name, letter in read.letters.items()}
    rows = set(read.cells.index)
    for cell in _cells(sheet):
        if cell.row not in rows:
            continue
        column = names.get(cell.column_letter, "")
        place = replace(read.place(cell.row, column), cell=cell.coordinate)
        if cell.comment is not None:
            report.add("commented-cell", place, column=column, start=_start(cell.comment))
        if rule := _struck(cell, column):
            report.add(rule, place, column=column, value=str(cell.value))


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    """Yield the cells that are filled in or have a comment, in order."""
    every = sorted(sheet._cells.items())  # noqa: SLF001 - every public way makes the blank ones between
    yield from (cell for _, cell in every if isinstance(cell, Cell))


def _struck(cell: Cell, column: str) -> str:
    """Return the rule that a cell's strike-through breaks; one of a locked column is nobody's concern."""
    if cell.value in (None, "") or not column:
        return ""
    parts = [part for part in cell.value if str(part).strip()] if isinstance(cell.value, CellRichText) else []
    struck = [isinstance(part, TextBlock) and bool(part.font.strike) for part in parts]
    if any(struck) and not all(struck):
        return "struck-part" if column in _SAID else "struck-cell"
    if any(struck) or bool(cell.font.strike):
        return "struck-figure" if column in _SAID else "struck-cell"
    return ""


def _start(comment: Comment) -> str:
    """Return the first words of a comment, unless they name a person; Excel puts its author before them."""
    text = str(comment.text or "")
    said = text.rpartition(_THREADED)[2] if _THREAD in text else text
    line = " ".join(said.strip().removeprefix(f"{comment.author}:").split())
    if personal_data(line):
        return "…"
    return line if len(line) <= LONGEST_START else f"{line[: LONGEST_START - 1].rstrip()}…"
