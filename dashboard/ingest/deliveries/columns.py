"""The columns of a workbook by name, and those that somebody has taken out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain import form, table
from dashboard.domain.form import Sheet
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.rawtable import HEADER_WITHIN
from dashboard.ingest.worded import Worded
from dashboard.ingest.xlsx_reader import filled_grid, raw_texts

NAMES: Final[Mapping[Sheet, Mapping[str, Worded]]] = {
    Sheet.FIGURES: {
        table.INDICATOR: Worded("Mittarin tunnus", "Indikatorns id", "Id of the indicator"),
        table.DEPARTMENT: Worded("Vastuualueen tunnus", "Ansvarsområdets id", "Id of the department"),
        table.PERIOD: Worded("Ajanjakson tunnus", "Periodens id", "Id of the period"),
        table.BREAKDOWN: Worded("Luokituksen tunnus", "Indelningens id", "Id of the breakdown"),
        form.QUALIFIER: Worded("Tarkkuus", "Precisering", "Qualifier"),
        table.VALUE: Worded("Luku", "Värde", "Figure"),
        table.MISSING: Worded("Miksi lukua ei ole", "Varför värdet saknas", "Why there is no figure"),
        table.NOTE: Worded("Huomautus lukijoille", "Notering för läsarna", "Note to readers"),
        table.SOURCE: Worded("Lähteen tunnus", "Källans id", "Id of the source"),
    },
    Sheet.MEASURES: {
        form.MEASURE: Worded("Toimenpiteen tunnus", "Åtgärdens id", "Id of the measure"),
        form.STATE: Worded("Tilanne", "Läge", "State"),
        form.YEAR: Worded("Vuosi, jota tilanne koskee", "År som läget gäller", "Year of the state"),
    },
}
"""The columns that a sheet must have to be read, as their headings name them: without one that was filled in,
figures would be exact that were not, notes gone."""
_ROW_OF_IDS: Final = 2
"""A row with so many ids is the one of ids, whatever it lacks."""


def tell_gone(sheet: Worksheet, kind: Sheet, *, name: str, ours: bool, report: Report) -> bool:
    """Tell whether the ids, or a column that is needed, were taken out of a sheet, and report it, once.

    `ours` tells whether the file is one of the program's workbooks for sure; else its columns show it.
    """
    wanted = NAMES[kind]
    place = Place(file=name, sheet=sheet.title)
    grid = filled_grid(sheet, place=place, report=Report()) or ()
    rows = {n: {text.strip().casefold() for text in raw_texts(row)} for n, row in grid if n <= HEADER_WITHIN}
    number = max(rows, key=lambda n: len(rows[n] & wanted.keys()), default=0)
    ids = rows.get(number, set())
    gone = [wanted[column] for column in wanted if column not in ids]
    if len(wanted) - len(gone) < _ROW_OF_IDS:
        if ours and grid:
            report.add("ids-gone", place, limit=HEADER_WITHIN)
        return ours and bool(grid)
    # A table of somebody's own has fewer columns; one that a workbook alone has tells them apart.
    if gone and form.NAME in ids:
        told = Worded(*(", ".join(words) for words in zip(*gone, strict=True)))
        report.add("column-gone", replace(place, row=number), gone=told)
    return bool(gone) and form.NAME in ids
