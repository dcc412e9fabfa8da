"""XLSX: one sheet of plain cells. What Excel hides or merges is told, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest.problems import Place, Report
from dashboard.ingest.rawtable import HEADER_WITHIN, Columns, RawTable, is_header, make_table
from dashboard.ingest.worded import headings
from dashboard.ingest.xlsx_cells import CellTexts
from dashboard.ingest.xlsx_file import WorkbookFile, open_workbook

MOST_ROWS = 50_000
MOST_COLUMNS = 200
Grid = Sequence[tuple[int, Sequence[Cell | None]]]
"""The rows that have a filled cell, by their number, each as long as the widest."""


def read_xlsx(data: bytes, *, name: str, columns: Columns, report: Report) -> RawTable | None:
    """Return the table in an XLSX file, or None with problems."""
    book = open_workbook(data, name=name, report=report)
    sheet = _sheet(book, columns.sheet, place=Place(file=name), report=report) if book else None
    return read_sheet(book, sheet, name=name, columns=columns, report=report) if book and sheet else None


def read_sheet(
    book: WorkbookFile, sheet: Worksheet, *, name: str, columns: Columns, report: Report
) -> RawTable | None:
    """Return the table on a sheet, or None with problems."""
    place = Place(file=name, sheet=sheet.title)
    grid = filled_grid(sheet, place=place, report=report)
    if grid is None or not _plain(sheet, place=place, report=report):
        return None
    if not grid:
        report.add("header-only", place)
        return None
    first = header_at(grid, columns) or 0
    formulas = any(c is not None and c.data_type == "f" for _, row in grid for c in row)
    number, header = grid[first][0], raw_texts(grid[first][1])
    above = grid[first - 1] if first and grid[first - 1][0] == number - 1 else None
    place = replace(place, headings=headings(header, raw_texts(above[1]) if above else ()))
    reader = CellTexts(
        place, header=header, computed=book.computed(sheet.title) if formulas else None, report=report
    )
    rows = [(number, header)]
    rows += [(n, [reader.text(c) for c in row]) for n, row in grid[first + 1 :]]
    letters = [get_column_letter(n) for n in range(1, len(header) + 1)]
    return make_table(
        rows, place=place, columns=columns, report=report, letters=letters, refused=reader.refused
    )


def filled_grid(sheet: Worksheet, *, place: Place, report: Report) -> Grid | None:
    """Return the rows with a filled cell, or None where they reach too far; formatted blanks do not count."""
    # Every public way makes the blank cells between the filled ones, a milliard at worst.
    every = sheet._cells.items()  # noqa: SLF001
    cells = {at: cell for at, cell in every if isinstance(cell, Cell) and cell.value not in (None, "")}
    filled = sorted(cells)
    if not filled:
        return []
    last, width = filled[-1][0], max(column for _, column in filled)
    for rule, count, limit, at in (
        ("too-many-rows", last, MOST_ROWS, filled[-1]),
        ("too-many-columns", width, MOST_COLUMNS, max(filled, key=itemgetter(1))),
    ):
        if count > limit:
            far = f"{get_column_letter(at[1])}{at[0]}"
            report.add(rule, replace(place, row=at[0], cell=far), count=count, limit=limit)
    if last > MOST_ROWS or width > MOST_COLUMNS:
        return None
    grid: list[tuple[int, Sequence[Cell | None]]] = []
    for number, group in groupby(filled, key=itemgetter(0)):
        own = {at[1]: cells[at] for at in group}
        grid.append((number, [own.get(column) for column in range(1, width + 1)]))
    return grid


def header_at(grid: Grid, columns: Columns) -> int | None:
    """Return which row of the grid is the header: the one of the first ten that names what is required."""
    rows = ((i, row) for i, (number, row) in enumerate(grid[:HEADER_WITHIN]) if number <= HEADER_WITHIN)
    return next((i for i, row in rows if is_header(raw_texts(row), columns)), None)


def raw_texts(row: Sequence[Cell | None]) -> list[str]:
    """Return the cells of a row as they are, formulas as written."""
    return ["" if c is None or c.value is None else str(c.value) for c in row]


def _sheet(book: WorkbookFile, wanted: str, *, place: Place, report: Report) -> Worksheet | None:
    """Return the sheet of the wanted name or the only visible one; name those left out."""
    seen = [s for s in book.sheets if s.sheet_state == "visible"]
    named = [s for s in book.sheets if s.title.strip().casefold() == wanted]
    if not named and len(seen) != 1:
        report.add("no-sheet", place, wanted=wanted, sheets=", ".join(s.title for s in book.sheets))
        return None
    chosen = named[0] if named else seen[0]
    tell_unread([s for s in book.sheets if s is not chosen], place=place, report=report)
    return chosen


def tell_unread(sheets: Sequence[Worksheet], *, place: Place, report: Report) -> None:
    """Name the sheets that were not read, and which of them are hidden."""
    for sheet in sheets:
        rule = "other-sheet" if sheet.sheet_state == "visible" else "hidden-sheet"
        report.add(rule, place, value=sheet.title)


def _plain(sheet: Worksheet, *, place: Place, report: Report) -> bool:
    """Tell whether the sheet has no merged cells; name what is hidden."""
    for merged in sheet.merged_cells.ranges:
        cell = f"{get_column_letter(merged.min_col)}{merged.min_row}"
        where = Place(file=place.file, sheet=place.sheet, row=merged.min_row, cell=cell)
        report.add("merged-cells", where, value=merged.coord)
    rows = [number for number, row in sheet.row_dimensions.items() if row.hidden and number <= sheet.max_row]
    columns = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    if rows:
        report.add("hidden-rows", Place(file=place.file, sheet=place.sheet, row=min(rows)), count=len(rows))
    if columns:
        report.add("hidden-columns", place, value=", ".join(columns))
    return not sheet.merged_cells.ranges
