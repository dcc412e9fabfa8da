"""A department's workbook read as a person sees it, and filled in as a person would."""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain.dataset import Dataset
from dashboard.domain.form import SHEETS, Sheet
from dashboard.exports.workbook import department_workbook
from tests.exports.taken import WORDS, plan

IDS = 3
"""The row of column ids, counted from 1; the rows below are filled in."""
Row = Mapping[str, Any]


@lru_cache(maxsize=32)
def made(name: str, department: str, year: int, language: str = "fi") -> bytes:
    return written(plan(name), department, year, language)


def written(dataset: Dataset, department: str = "library", year: int = 2023, language: str = "fi") -> bytes:
    return department_workbook(dataset, department=department, year=year, words=WORDS[language])


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(book: Workbook, sheet: Sheet) -> Worksheet:
    found = next(book[name] for name in SHEETS[sheet].values() if name in book.sheetnames)
    assert isinstance(found, Worksheet)
    return found


def columns_of(sheet: Worksheet) -> dict[str, int]:
    """The columns by their ids, counted from 1."""
    return {str(cell.value): cell.column for cell in sheet[IDS] if cell.value}


def rows_of(book: Workbook, sheet: Sheet) -> list[Row]:
    if not any(name in book.sheetnames for name in SHEETS[sheet].values()):
        return []
    found = sheet_of(book, sheet)
    columns = columns_of(found)
    return [
        {name: found.cell(row, column).value for name, column in columns.items()}
        for row in range(IDS + 1, found.max_row + 1)
    ]


def figures(content: bytes) -> list[Row]:
    return rows_of(opened(content), Sheet.FIGURES)


def measures(content: bytes) -> list[Row]:
    return rows_of(opened(content), Sheet.MEASURES)


def fill(book: Workbook, sheet: Sheet, key: str, cells: Row) -> None:
    """Write into the first row that has the key in one of its cells."""
    found = sheet_of(book, sheet)
    columns = columns_of(found)
    at = next(
        int(row[0].row or 0) for row in found.iter_rows(min_row=IDS + 1) if key in {c.value for c in row}
    )
    for name, value in cells.items():
        found.cell(at, columns[name]).value = value


def help_texts(content: bytes) -> list[str]:
    rows = sheet_of(opened(content), Sheet.HELP).iter_rows(values_only=True)
    return [str(value) for row in rows for value in row if value is not None]
