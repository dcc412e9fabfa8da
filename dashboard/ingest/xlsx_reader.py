"""XLSX: one sheet of plain cells. What Excel hides, merges, computes or converts is told, never guessed."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from decimal import Decimal
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest.problems import Place, Report
from dashboard.ingest.rawtable import HEADER_WITHIN, Columns, RawTable, is_header, make_table
from dashboard.ingest.xlsx_guard import safe_workbook

MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 5_000
_BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
)
_BROKEN += (AttributeError, IndexError, EOFError, OSError)


def read_xlsx(data: bytes, *, name: str, columns: Columns, report: Report) -> RawTable | None:
    """Return the table in an XLSX file, or None with problems."""
    place = Place(file=name)
    if not safe_workbook(data, place=place, report=report):
        return None
    workbook = _opened(data, computed=False, place=place, report=report)
    sheet = _sheet(workbook, columns.sheet, place=place, report=report) if workbook else None
    if sheet is None or not _plain(sheet, place=place, report=report):
        return None
    place = Place(file=name, sheet=sheet.title)
    grid = list(sheet.iter_rows())
    first = next((i for i, row in enumerate(grid[:HEADER_WITHIN]) if is_header(_raw(row), columns)), 0)
    computed = _computed(data, sheet, grid, place=place, report=report)
    header = _raw(grid[first])
    reader = _CellReader(place, header=header, computed=computed, report=report)
    rows = [(first + 1, header)]
    rows += [
        (i + 1, [reader.text(c) for c in row if isinstance(c, Cell)])
        for i, row in enumerate(grid)
        if i > first
    ]
    return None if reader.failed else make_table(rows, place=place, columns=columns, report=report)


def _opened(data: bytes, *, computed: bool, place: Place, report: Report) -> Workbook | None:
    if not openpyxl.DEFUSEDXML:
        message = "defusedxml is not in use: openpyxl would parse XML entities"
        raise RuntimeError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=computed, keep_links=False)
    except _BROKEN:
        report.add("damaged-xlsx", place)
        return None


def _sheet(workbook: Workbook, wanted: str, *, place: Place, report: Report) -> Worksheet | None:
    """Return the sheet of the wanted name or the only visible one; name those left out."""
    seen = [s for s in workbook.worksheets if s.sheet_state == "visible"]
    named = [s for s in workbook.worksheets if s.title.strip().casefold() == wanted]
    if not named and len(seen) != 1:
        report.add("no-sheet", place, wanted=wanted, sheets=", ".join(workbook.sheetnames))
        return None
    chosen = named[0] if named else seen[0]
    for other in workbook.worksheets:
        if other is not chosen:
            report.add("other-sheet" if other in seen else "hidden-sheet", place, value=other.title)
    return chosen


def _plain(sheet: Worksheet, *, place: Place, report: Report) -> bool:
    """Tell whether the sheet has a workable size and no merged cells; name what is hidden."""
    where = Place(file=place.file, sheet=sheet.title)
    if sheet.max_row > MOST_ROWS:
        report.add("too-many-rows", where, count=sheet.max_row, limit=MOST_ROWS)
        return False
    if sheet.max_column > MOST_COLUMNS:
        report.add("too-many-columns", where, count=sheet.max_column, limit=MOST_COLUMNS)
        return False
    for merged in sheet.merged_cells.ranges:
        place = Place(file=place.file, sheet=sheet.title, row=merged.min_row)
        report.add("merged-cells", place, value=merged.coord)
    rows = [number for number, row in sheet.row_dimensions.items() if row.hidden and number <= sheet.max_row]
    columns = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    if rows:
        report.add("hidden-rows", Place(file=place.file, sheet=sheet.title, row=min(rows)), count=len(rows))
    if columns:
        report.add("hidden-columns", where, value=", ".join(columns))
    return not sheet.merged_cells.ranges


def _computed(
    data: bytes, sheet: Worksheet, grid: Iterable[tuple[object, ...]], *, place: Place, report: Report
) -> Worksheet | None:
    """Return the sheet with the values Excel last computed, where the sheet has formulas at all."""
    if not any(isinstance(c, Cell) and c.data_type == "f" for row in grid for c in row):
        return None
    workbook = _opened(data, computed=True, place=place, report=report)
    return workbook[sheet.title] if workbook else None


def _raw(row: Iterable[object]) -> list[str]:
    return ["" if not isinstance(c, Cell) or c.value is None else str(c.value) for c in row]


class _CellReader:
    """Turns cells into the text a person would have typed; `failed` once one cannot be."""

    def __init__(
        self, place: Place, *, header: list[str], computed: Worksheet | None, report: Report
    ) -> None:
        self.failed = False
        self._place = place
        self._header = header
        self._computed = computed
        self._report = report

    def text(self, cell: Cell) -> str:
        """Return a cell as text with a decimal comma, or nothing and a problem."""
        value: object = cell.value
        if cell.data_type == "f":
            value = self._formula(cell)
        match value:
            case bool():
                return str(value).upper()
            case int() | float():
                return self._number(cell, value)
            case str():
                return self._string(cell, value)
            case None:
                return ""
            case dt.datetime() | dt.date() | dt.time() | dt.timedelta():
                return self._refused("date-cell", cell, str(value).removesuffix(" 00:00:00"))
            case _:
                return self._refused("error-cell", cell, str(value))

    def _string(self, cell: Cell, value: str) -> str:
        if value in ERROR_CODES:
            return self._refused("error-cell", cell, value)
        return self._refused("cell-too-long", cell, value) if len(value) > LONGEST_CELL else value

    def _formula(self, cell: Cell) -> object:
        value = self._computed[cell.coordinate].value if self._computed else None
        if value is None:
            self._refused("formula-without-value", cell, _formula_text(cell))
            return None
        self._tell("formula", cell, _formula_text(cell))
        return value

    def _number(self, cell: Cell, value: float) -> str:
        if "%" not in cell.number_format:
            return _decimal_comma(value)
        percent = f"{_decimal_comma(value * 100)} %"
        self._tell("percent-cell", cell, percent)
        return percent

    def _refused(self, rule: str, cell: Cell, value: str) -> str:
        self.failed = True
        self._tell(rule, cell, value)
        return ""

    def _tell(self, rule: str, cell: Cell, value: str) -> None:
        index = cell.column - 1
        column = self._header[index] if index < len(self._header) else cell.column_letter
        place = Place(file=self._place.file, sheet=self._place.sheet, row=cell.row)
        self._report.add(rule, place, column=column, value=value, limit=LONGEST_CELL, cell=cell.coordinate)


def _formula_text(cell: Cell) -> str:
    return cell.value if isinstance(cell.value, str) else str(getattr(cell.value, "text", cell.value))


def _decimal_comma(value: float) -> str:
    """Return a number as typed: 15 digits, which takes away the noise of binary fractions."""
    if isinstance(value, int):
        return str(value)
    return f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")
