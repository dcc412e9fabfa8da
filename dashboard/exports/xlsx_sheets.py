"""Sheets of a workbook: words as text, numbers as numbers, each sheet ready to read, filter and print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.table import Cell, Figure, Table, safe
from dashboard.exports.xlsx_cover import Line

NARROWEST: Final = 9
WIDEST: Final = 48
TALLEST: Final = 409
"""The height in points beyond which Excel takes a file for broken."""
_COVER_WIDTH: Final = 110
_PAGE_WIDTH: Final = 200
"""Characters that still can be read side by side on a sheet of paper."""
_LINE: Final = 15
_A4: Final = 9
_ROOM_FOR_BUTTON: Final = 4
_TOP: Final = {"valign": "top"}
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12},
    "link": {"font_color": "#0b4f9e", "underline": 1, "text_wrap": True, **_TOP},
    "wrapped": {"text_wrap": True, **_TOP},
    "text": _TOP,
    "head": {"bold": True, "bg_color": "#e9e9e9", "bottom": 1, **_TOP},
}
_NOT_FOLDED: Final = "observations"
"""The table with many short rows: folding a line would make each of them taller."""
_SAME_IN_EACH_ROW: Final = ("filters", "edition")


class Sheets:
    """The sheets of one workbook, and the looks made for them so far."""

    def __init__(self, book: Workbook, *, footer: str) -> None:
        self._book = book
        self._footer = footer
        self._formats: dict[str, Format] = {}

    def cover(self, name: str, lines: Iterable[Line]) -> None:
        """Add a sheet of lines, one below the other."""
        sheet = self._add(name)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, _COVER_WIDTH)
        for row, line in enumerate(lines):
            look = self._look(line.look)
            if line.look == "wrapped":
                sheet.set_row(row, _height([(line.text, _COVER_WIDTH)]))
            if line.sheet:
                sheet.write_url(row, 0, f"internal:'{line.sheet}'!A1", look, safe(line.text))
            else:
                sheet.write_string(row, 0, safe(line.text), look)

    def table(self, name: str, head: Sequence[str], table: Table) -> None:
        """Add a sheet of a table under its frozen header row; that and the first column repeat in print."""
        sheet = self._add(name)
        widths = [_width(table, n, title) for n, title in enumerate(head)]
        last = (len(table.rows), len(head) - 1)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, *last)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)
        sheet.fit_to_pages(math.ceil(sum(widths) / _PAGE_WIDTH), 0)
        # A year in a column of periods is text on purpose; Excel would warn at each one.
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, *last)})
        for column, (title, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, safe(title), self._look("head"))
        folded = table.name != _NOT_FOLDED
        look = self._look("wrapped" if folded else "text")
        for row, cells in enumerate(table.rows, start=1):
            if folded:
                sheet.set_row(row, _height(zip(map(_shown, cells), widths, strict=True)))
            for column, cell in enumerate(cells):
                self._write(sheet, row, column, cell, look)

    def _add(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_footer(self._footer)
        return sheet

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
        match cell:
            case Figure():
                sheet.write_number(row, column, cell.value, self._number(cell.decimals))
            case int():
                sheet.write_number(row, column, cell, self._number(0, grouped=False))
            case str() if cell:
                sheet.write_string(row, column, safe(cell), look)

    def _look(self, name: str) -> Format:
        if name not in self._formats:
            self._formats[name] = self._book.add_format(dict(_LOOKS[name]))
        return self._formats[name]

    def _number(self, decimals: int, *, grouped: bool = True) -> Format:
        pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
        if pattern not in self._formats:
            self._formats[pattern] = self._book.add_format({"num_format": pattern, **_TOP})
        return self._formats[pattern]


def _width(table: Table, column: int, title: str) -> int:
    """Return the width that shows the column's longest cell, within limits, in figures of the font."""
    same = table.columns[column] in _SAME_IN_EACH_ROW
    longest = 0 if same else max((len(_shown(row[column])) for row in table.rows), default=0)
    return min(max(longest + 2, len(title) + _ROOM_FOR_BUTTON, NARROWEST), WIDEST)


def _height(cells: Iterable[tuple[str, int]]) -> int:
    """Return the points that the tallest of a row's folded texts needs; some programs do not work it out."""
    lines = (sum(max(1, math.ceil(len(part) / width)) for part in text.split("\n")) for text, width in cells)
    return min(_LINE * max(lines), TALLEST)


def _shown(cell: Cell) -> str:
    return cell.text() if isinstance(cell, Figure) else "" if cell is None else str(cell)
