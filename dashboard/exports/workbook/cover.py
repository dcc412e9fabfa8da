"""The list that goes out with the workbooks: which department, to whom, which file, what is missing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain import form
from dashboard.domain.dataset import Dataset
from dashboard.exports.workbook.figure_grid import figure_name
from dashboard.exports.workbook.file import OPTIONS, footer, heading, properties
from dashboard.exports.workbook.looks import Looks, height
from dashboard.exports.xlsx_file import with_language
from dashboard.queries.asked import Asked, everything_asked
from dashboard.text.messages import Words

_A4: Final = 9
_WIDTHS: Final = {
    "department": 36,
    "contact": 30,
    "file": 26,
    "indicators": 10,
    "measures": 13,
    "lacking": 10,
    "what": 60,
}
_HEAD: Final = 1
_LINE: Final = 16


def workbook_name(department: str, year: int) -> str:
    """Return the name of a department's file."""
    return f"{department}-{year}.xlsx"


def cover_name(year: int) -> str:
    """Return the name of the list's file, which no department's can be."""
    return f"{form.COVER}{year}.xlsx"


def cover_workbook(dataset: Dataset, *, year: int, words: Words) -> bytes:
    """Return the list of every department's workbook; the same plan makes the same bytes."""
    title = heading(dataset, words("workbook.cover.title"), year, words)
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties(properties(dataset, title, words))
        sheet, looks = book.add_worksheet(words("workbook.cover.sheet")), Looks(book)
        _set_up(sheet, title)
        sheet.write_string(0, 0, title, looks["title"])
        for column, (name, width) in enumerate(_WIDTHS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD, column, words(f"workbook.cover.{name}"), looks["head"])
        sheet.set_row(_HEAD, 2 * _LINE)
        for row, cells in enumerate(_rows(dataset, year, words), start=_HEAD + 1):
            texts = zip(map(str, cells), _WIDTHS.values(), strict=True)
            sheet.set_row(row, height(texts))
            for column, cell in enumerate(cells):
                write = sheet.write_string if isinstance(cell, str) else sheet.write_number
                write(row, column, cell, looks["text"])
    return with_language(out.getvalue(), words.language)


def _set_up(sheet: Worksheet, title: str) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(footer(title))
    sheet.hide_gridlines(2)
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.repeat_rows(0, _HEAD)


def _rows(dataset: Dataset, year: int, words: Words) -> Iterator[tuple[str | int, ...]]:
    for asked in everything_asked(dataset, year):
        names = _lacking(dataset, asked, words)
        yield (
            words.of(asked.department.name),
            asked.department.contact or words("workbook.cover.no_contact"),
            workbook_name(asked.department.id, year),
            len(asked.indicators),
            len(asked.measures),
            sum(figure.lacking for figure in asked.figures),
            "\n".join(names) or words("workbook.cover.complete"),
        )


def _lacking(dataset: Dataset, asked: Asked, words: Words) -> Iterator[str]:
    """Yield what is due and has not come: an indicator by its name, or its parts where some have come."""
    for indicator in asked.indicators:
        every = [figure for figure in asked.figures if figure.indicator is indicator]
        lacking = [figure for figure in every if figure.lacking]
        if len(lacking) == len(every):
            yield words.of(indicator.full_name)
        else:
            yield from (figure_name(dataset, figure, words).replace("\n", ", ") for figure in lacking)
