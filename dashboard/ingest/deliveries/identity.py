"""Which plan, department and year a workbook says it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain import form, table
from dashboard.domain.catalogue import Catalogue
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.words import nearest
from dashboard.ingest.xlsx_cells import decimal_comma
from dashboard.ingest.xlsx_reader import filled_grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose workbook it is; empty and None where the file does not say. `language` is that of its sheets."""

    department: str = ""
    year: int | None = None
    language: str = ""


def of_other_plan(sheet: Worksheet, *, name: str, catalogue: Catalogue, report: Report) -> bool:
    """Tell whether the sheet of help names another plan, and report that: nothing else matters then."""
    found = dict(_pairs(sheet, Place(file=name, sheet=sheet.title), Report()))
    plan, place = found.get(form.PLAN, (catalogue.plan.id, Place(file=name)))
    if plan == catalogue.plan.id:
        return False
    report.add("other-plan", place, value=plan, plan=catalogue.plan.id)
    return True


def read_identity(
    sheet: Worksheet | None, *, name: str, language: str, catalogue: Catalogue, report: Report
) -> Identity:
    """Return what the sheet of help of this plan's workbook says; report what is unknown or not there."""
    place = Place(file=name, sheet=sheet.title if sheet else "")
    found = dict(_pairs(sheet, place, report)) if sheet else {}
    if not all(key in found for key in form.IDENTITY):
        report.add("no-identity", place)
    return Identity(
        department=_department(found, catalogue, report), year=_year(found, report), language=language
    )


def _pairs(sheet: Worksheet, place: Place, report: Report) -> Iterator[tuple[str, tuple[str, Place]]]:
    """Yield each id that stands alone in a cell, with the text of the next filled cell and its place."""
    for number, row in filled_grid(sheet, place=place, report=report) or ():
        filled = [cell for cell in row if cell is not None]
        for cell, after in pairwise(filled):
            text = str(cell.value).strip().casefold()
            if text in form.IDENTITY:
                at = f"{get_column_letter(after.column)}{number}"
                value = after.value
                plain = decimal_comma(value) if isinstance(value, int | float) else str(value).strip()
                yield text, (plain, Place(file=place.file, sheet=place.sheet, row=number, cell=at))


def _department(found: Mapping[str, tuple[str, Place]], catalogue: Catalogue, report: Report) -> str:
    if table.DEPARTMENT not in found:
        return ""
    department, place = found[table.DEPARTMENT]
    if department in catalogue.departments:
        return department
    near = nearest(department, catalogue.departments)
    report.add("unknown-department", place, column=table.DEPARTMENT, value=department, nearest=near)
    return ""


def _year(found: Mapping[str, tuple[str, Place]], report: Report) -> int | None:
    if form.YEAR not in found:
        return None
    year, place = found[form.YEAR]
    if len(year) == len("2000") and year.isascii() and year.isdigit():
        return int(year)
    report.add("bad-year", place, column=form.YEAR, value=year)
    return None
