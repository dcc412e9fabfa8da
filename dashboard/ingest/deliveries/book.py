"""The sheets of a delivered workbook: which is which, and what each says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain import form
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Delivery
from dashboard.domain.form import SHEETS, Sheet
from dashboard.ingest.deliveries.beside import tell_beside
from dashboard.ingest.deliveries.columns import tell_gone
from dashboard.ingest.deliveries.figures import FIGURES, FigureReader
from dashboard.ingest.deliveries.identity import Identity, of_other_plan, read_identity
from dashboard.ingest.deliveries.measures import MEASURES, MeasureReader
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.rawtable import Columns, RawTable
from dashboard.ingest.xlsx_file import WorkbookFile, open_workbook
from dashboard.ingest.xlsx_reader import filled_grid, header_at, read_sheet, tell_unread

_COLUMNS: Mapping[Sheet, Columns] = {Sheet.FIGURES: FIGURES, Sheet.MEASURES: MEASURES}
Found = Mapping[Sheet, Worksheet]


def read_book(
    data: bytes, delivery: Delivery, *, figures: FigureReader, this_year: int, report: Report
) -> Delivery:
    """Return the delivery with what the workbook in its file says; report all that is wrong with it."""
    name = delivery.file
    book = open_workbook(data, name=name, report=report)
    if book is None or _of_other_plan(book, name=name, catalogue=figures.catalogue, report=report):
        return delivery
    found = _found(book.sheets, name=name, report=report)
    if not found:
        return delivery
    tables = {kind: _table(book, found, kind, name=name, report=report) for kind in _COLUMNS if kind in found}
    identity = Identity(language=_language(found))
    ours = _is_form(tables, found)
    if ours:
        catalogue, language = figures.catalogue, identity.language
        help_sheet = found.get(Sheet.HELP)
        identity = read_identity(help_sheet, name=name, language=language, catalogue=catalogue, report=report)
    told, states = tables.get(Sheet.FIGURES), tables.get(Sheet.MEASURES)
    measures = MeasureReader(catalogue=figures.catalogue, this_year=this_year, report=report)
    return replace(
        delivery,
        department=identity.department,
        year=identity.year,
        figures=figures.read(told, identity) if told else (),
        measures=measures.read(states, identity) if states else (),
        without=tuple(kind for kind in _COLUMNS if kind not in found) if ours else (),
    )


def _of_other_plan(book: WorkbookFile, *, name: str, catalogue: Catalogue, report: Report) -> bool:
    help_sheet = next((sheet for sheet in book.sheets if _named(sheet, Sheet.HELP)), None)
    return help_sheet is not None and of_other_plan(help_sheet, name=name, catalogue=catalogue, report=report)


def _table(book: WorkbookFile, found: Found, kind: Sheet, *, name: str, report: Report) -> RawTable | None:
    """Return a sheet's rows, or None with problems; tell what was put beside its cells and is not read."""
    sheet = found[kind]
    if tell_gone(sheet, kind, name=name, ours=Sheet.HELP in found, report=report):
        return None
    table = read_sheet(book, sheet, name=name, columns=_COLUMNS[kind], report=report)
    if table is not None:
        tell_beside(sheet, table, report=report)
    return table


def _found(sheets: Sequence[Worksheet], *, name: str, report: Report) -> Found:
    """Return the sheets by their names in any language, else by their columns; name those left out."""
    place = Place(file=name)
    named = {kind: [s for s in sheets if _named(s, kind)] for kind in Sheet}
    free = [s for s in sheets if s.sheet_state == "visible" and all(s not in own for own in named.values())]
    for kind, columns in _COLUMNS.items():
        named[kind] = named[kind] or [s for s in free if _fits(s, columns, place)]
        if len(named[kind]) > 1:
            report.add("several-sheets", place, sheets=", ".join(s.title for s in named[kind]))
            return {}
    found = {kind: own[0] for kind, own in named.items() if own}
    if not found.keys() & _COLUMNS.keys():
        rest = [s for s in sheets if s not in found.values() and s.sheet_state == "visible"]
        if len(rest) != 1:
            wanted = SHEETS[Sheet.FIGURES]["fi"]
            report.add("no-sheet", place, wanted=wanted, sheets=", ".join(s.title for s in sheets))
            return {}
        found[Sheet.FIGURES] = rest[0]
    for kind in found.keys() & _COLUMNS.keys():
        if found[kind].sheet_state != "visible":
            report.add("hidden-sheet-read", Place(file=name, sheet=found[kind].title))
    tell_unread([s for s in sheets if s not in found.values()], place=place, report=report)
    return found


def _named(sheet: Worksheet, kind: Sheet) -> bool:
    names = {*SHEETS[kind].values(), *([FIGURES.sheet] if kind is Sheet.FIGURES else [])}
    return sheet.title.strip().casefold() in {name.casefold() for name in names}


def _fits(sheet: Worksheet, columns: Columns, place: Place) -> bool:
    grid = filled_grid(sheet, place=place, report=Report())
    return bool(grid) and header_at(grid or (), columns) is not None


def _language(found: Found) -> str:
    """Return the language that the sheets are named in; nothing where they have other names."""
    titles = {sheet.title.strip().casefold() for sheet in found.values()}
    names = ((language, name) for texts in SHEETS.values() for language, name in texts.items())
    return next((language for language, name in names if name.casefold() in titles), "")


def _is_form(tables: Mapping[Sheet, RawTable | None], found: Found) -> bool:
    """Tell whether this is a department's workbook and no plain table of figures."""
    figures = tables.get(Sheet.FIGURES)
    shown = figures is not None and form.NAME in figures.cells
    return Sheet.MEASURES in found or Sheet.HELP in found or shown
