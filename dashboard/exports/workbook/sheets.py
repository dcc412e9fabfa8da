"""Draws the sheets of a workbook: locked but for what is filled in, with lists, hints and a page set-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from dashboard.domain import table
from dashboard.domain.form import SHEETS, Sheet
from dashboard.exports.workbook.grid import Cell, Choice, Column, Grid
from dashboard.exports.workbook.help_lines import Line
from dashboard.exports.workbook.looks import Looks, height
from dashboard.text.messages import Words

_A4: Final = 9
_HELP_WIDTHS: Final = (40, 90)
_HEADING: Final = 28
_LABELS, _IDS, _FIRST = 1, 2, 3
"""The rows of the labels, of the ids, and the first that is filled in, counted from 0."""
_SIGNS: Final = ("=", "+", "-", "@")
_ALLOWED: Final = {"format_columns": True, "format_rows": True}
"""What a reader may still do with a locked sheet: make a column wider, a row taller."""


class Sheets:
    """The sheets of one workbook."""

    def __init__(
        self, book: Workbook, *, choices: Mapping[Choice, Sequence[str]], footer: str, words: Words
    ) -> None:
        self._book = book
        self._choices = choices
        self._footer = footer
        self._words = words
        self._looks = Looks(book)

    def help(self, lines: Iterable[Line]) -> None:
        """Add the sheet of help."""
        sheet = self._add(Sheet.HELP, portrait=True)
        for column, width in enumerate(_HELP_WIDTHS):
            sheet.set_column(column, column, width)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line.text, self._looks[line.look])
            if line.look == "heading":
                sheet.set_row(row, _HEADING)
            if line.beside:
                sheet.set_row(row, height([(line.beside, _HELP_WIDTHS[1]), (line.text, _HELP_WIDTHS[0])]))
                sheet.write_string(row, 1, line.beside, self._looks["id" if line.look == "id" else "beside"])
        sheet.activate()

    def grid(self, grid: Grid) -> None:
        """Add a sheet of rows, of which there are some: title, labels, ids, then the rows."""
        sheet = self._add(grid.sheet)
        sheet.write_string(0, 0, grid.title, self._looks["title"])
        sheet.set_row(0, 24)
        labels = [(column.label, column.width) for column in grid.columns]
        sheet.set_row(_LABELS, height(labels))
        for number, column in enumerate(grid.columns):
            sheet.set_column(number, number, column.width)
            look = "key" if column.technical else "fill-head" if column.filled else "head"
            sheet.write_string(_LABELS, number, column.label, self._looks[look])
            sheet.write_string(_IDS, number, column.id, self._looks["key"])
        for row, cells in enumerate(grid.rows, start=_FIRST):
            shown = zip((_shown(cell) for cell in cells), (c.width for c in grid.columns), strict=True)
            sheet.set_row(row, height(shown))
            for number, (column, cell) in enumerate(zip(grid.columns, cells, strict=True)):
                self._write(sheet, (row, number), column, cell)
        self._set_up(sheet, grid)
        self._validate(sheet, grid)

    def lists(self) -> None:
        """Add the hidden sheet of the lists, a column each."""
        sheet = self._add(Sheet.LISTS)
        for column, (choice, offered) in enumerate(self._choices.items()):
            sheet.write_string(0, column, choice, self._looks["key"])
            for row, word in enumerate(offered, start=1):
                sheet.write_string(row, column, word)
        sheet.hide()

    def _add(self, kind: Sheet, *, portrait: bool = False) -> Worksheet:
        sheet = self._book.add_worksheet(SHEETS[kind][self._words.language])
        sheet.set_paper(_A4)
        if not portrait:
            sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(self._footer)
        sheet.hide_gridlines(2)
        sheet.protect("", _ALLOWED)
        return sheet

    def _write(self, sheet: Worksheet, at: tuple[int, int], column: Column, cell: Cell) -> None:
        look = self._look(column, cell)
        match cell:
            case None:
                sheet.write_blank(*at, None, look)
            case str():
                sheet.write_string(*at, cell, look)
            case _:
                sheet.write_number(*at, cell, look)

    def _look(self, column: Column, cell: Cell) -> Any:  # noqa: ANN401 - the writer has no types
        if column.technical:
            return self._looks["key"]
        if not column.filled:
            return self._looks["earlier" if column.id.startswith("earlier") else "text"]
        if column.id == table.VALUE:
            return self._looks["fill-number"]
        sign = isinstance(cell, str) and cell.startswith(_SIGNS)
        return self._looks["fill-sign" if sign else "fill"]

    def _set_up(self, sheet: Worksheet, grid: Grid) -> None:
        """Freeze the header and the names, print without the ids, begin where filling in begins."""
        last = max(n for n, column in enumerate(grid.columns) if not column.technical)
        first = next(n for n, column in enumerate(grid.columns) if column.filled)
        sheet.freeze_panes(_FIRST, 1)
        sheet.repeat_rows(0, _LABELS)
        sheet.print_area(0, 0, _FIRST + len(grid.rows) - 1, last)
        sheet.set_row(_IDS, 11)
        sheet.set_selection(_FIRST, first, _FIRST, first)

    def _validate(self, sheet: Worksheet, grid: Grid) -> None:
        bottom = _FIRST + len(grid.rows) - 1
        numbers = {column.id: n for n, column in enumerate(grid.columns)}
        for number, column in enumerate(grid.columns):
            if column.filled:
                sheet.data_validation(_FIRST, number, bottom, number, self._rule(column))
        if table.MISSING in numbers:
            self._warn_of_both(sheet, numbers[table.VALUE], numbers[table.MISSING], bottom)
        for row, decimals in enumerate(grid.decimals, start=_FIRST):
            # A format of the cell itself would hide that somebody typed a percentage or a date in it.
            large = {"type": "cell", "criteria": ">=", "value": 1000, "format": self._looks.grouped(decimals)}
            sheet.conditional_format(row, numbers[table.VALUE], row, numbers[table.VALUE], large)

    def _warn_of_both(self, sheet: Worksheet, value: int, missing: int, bottom: int) -> None:
        """Colour a reason red that stands beside a value: one of them must go."""
        cells = (f"${xl_col_to_name(column)}{_FIRST + 1}" for column in (value, missing))
        both = '=AND({}<>"",{}<>"")'.format(*cells)
        shape = {"type": "formula", "criteria": both, "format": self._looks["both"]}
        sheet.conditional_format(_FIRST, missing, bottom, missing, shape)

    def _rule(self, column: Column) -> dict[str, Any]:
        """Return what a cell of a column may hold, what is told in it, and what of a cell that holds else."""
        words = self._words
        rule: dict[str, Any] = {
            "validate": "any",
            "input_title": words(f"workbook.hint.{'fill' if column.choice is None else 'choose'}"),
            "input_message": column.prompt,
            "error_title": words("workbook.refused.title"),
        }
        if column.choice:
            kind = "warning" if column.open_choice else "stop"
            rule |= {"validate": "list", "source": self._range(column.choice), "error_type": kind}
            rule["error_message"] = words("workbook.refused.list")
        elif column.longest:
            rule |= {"validate": "length", "criteria": "<=", "value": column.longest}
            rule["error_message"] = words("workbook.refused.length", limit=column.longest)
        elif column.years:
            first, last = column.years
            rule |= {"validate": "integer", "criteria": "between", "minimum": first, "maximum": last}
            rule["error_message"] = words("workbook.refused.year", first=first, last=last)
        return rule

    def _range(self, choice: Choice) -> str:
        column = list(self._choices).index(choice)
        name = SHEETS[Sheet.LISTS][self._words.language]
        return f"='{name}'!{xl_range_abs(1, column, len(self._choices[choice]), column)}"


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
