"""The data sheet of a chart: the values that it draws, what else is known of them, where they are from."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.pptx.chart_plan import ChartPlan
from dashboard.story.finding import Finding
from dashboard.story.reader import Reader
from dashboard.text.stamp import stamp_lines

_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_FIRST: Final = 14
_WIDE: Final = 24
_NOTES: Final = 60


def chart_book(plan: ChartPlan, found: Finding, reader: Reader, made: datetime) -> bytes:
    """Return the workbook of a chart.

    The first sheet has what is drawn, a column a line, then the city's values as they are printed, with
    their qualifiers, and what else is known of each, such as why it is missing. The second sheet says what
    the figures are, and has the page's tables.

    Args:
        plan: The chart.
        found: What it shows.
        reader: The reader.
        made: When the file counts as made.
    """
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"created": made, "title": found.title})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        digits = book.add_format({"num_format": _code(found)})
        _values(book.add_worksheet(reader.words("pptx.sheet")), plan, found, (bold, digits))
        _facts(book.add_worksheet(reader.words("pptx.facts")), found, reader, bold)
    return out.getvalue()


def _values(sheet: Worksheet, plan: ChartPlan, found: Finding, formats: tuple[Any, Any]) -> None:
    bold, digits = formats
    lines, table = plan.lines.everyone, found.tables[0]
    sheet.write_string(0, 0, table.columns[0], bold)
    for row, label in enumerate(plan.lines.grid.labels, start=1):
        sheet.write_string(row, 0, label)
    for column, line in enumerate(lines, start=1):
        sheet.write_string(0, column, line.name, bold)
        for row in line.known:
            sheet.write_number(row + 1, column, line.values[row] or 0, digits)
    first = len(lines) + 1
    for column, title in enumerate(table.columns[1:], start=first):
        sheet.write_string(0, column, title, bold)
    for o, cells in zip(found.trend.shown, table.rows, strict=True):
        at = plan.lines.grid.at(o.period)
        for column, text in enumerate(cells[1:], start=first):
            sheet.write_string((at or 0) + 1, column, text)
    sheet.ignore_errors({"number_stored_as_text": f"A2:A{len(plan.lines.grid.labels) + 1}"})
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, first, _WIDE)
    sheet.set_column(first + 1, first + 1, _NOTES)
    sheet.freeze_panes(1, 1)


def _facts(sheet: Worksheet, found: Finding, reader: Reader, bold: Any) -> None:  # noqa: ANN401 - has no type
    stamp = stamp_lines(reader.dataset, reader.filters, reader.words)
    lines = [found.title, found.subtitle, found.summary, *found.remarks, found.source, *stamp]
    for row, text in enumerate(lines):
        sheet.write_string(row, 0, text, *([] if row else [bold]))
    at = len(lines) + 1
    for table in found.tables:
        sheet.write_string(at, 0, table.caption, bold)
        for row, cells in enumerate((table.columns, *table.rows), start=at + 1):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text)
        at += len(table.rows) + 3
    sheet.set_column(0, 0, _WIDE)


def _code(found: Finding) -> str:
    decimals = found.trend.indicator.decimals
    return "#,##0." + "0" * decimals if decimals else "#,##0"
