"""The workbook that a department fills in: its sheets and columns, for its writer and its reader.

A sheet of rows begins with a title, a row of labels in words and a row of column ids; the ids are how it is
read, so that it may be in any language. Rows and columns may be moved; a column's id goes with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.domain import table
from dashboard.domain.model import Text


class Sheet(StrEnum):
    """The sheets of a department's workbook."""

    HELP = "help"
    FIGURES = "figures"
    MEASURES = "measures"
    LISTS = "lists"


SHEETS: Final[Mapping[Sheet, Text]] = {
    Sheet.HELP: {"fi": "Ohje", "sv": "Anvisning", "en": "Help"},
    Sheet.FIGURES: {"fi": "Mittarit", "sv": "Indikatorer", "en": "Indicators"},
    Sheet.MEASURES: {"fi": "Toimenpiteet", "sv": "Åtgärder", "en": "Measures"},
    Sheet.LISTS: {"fi": "Luettelot", "sv": "Listor", "en": "Lists"},
}
"""The names of the sheets, as messages give them too: `Mittarit!F14`."""

COVER: Final = "cover_"
"""How the name of the list of all workbooks begins; ids of departments have no underscore."""

QUALIFIER: Final = "qualifier"
REASON: Final = "reason"
NAME: Final = "name"
DEFINITION: Final = "definition"
UNIT: Final = "unit"
EARLIER: Final = "earlier"
"""The columns of earlier values are `earlier-1` (the year before) to `earlier-5`."""
YEARS_SHOWN: Final = 5

FIGURE_KEY: Final = (table.INDICATOR, table.DEPARTMENT, table.BREAKDOWN, table.PERIOD)
"""What names a row of figures; the cells are locked. The area is the plan's own."""
WHEN_MADE: Final = "when-made"
"""A locked column that says whether a row was `ANSWERED` or `OPEN` when its workbook was made. One that was
open and is still blank says nothing; in older workbooks, which lack the column, it takes its figure away."""
ANSWERED: Final = "answered"
OPEN: Final = "open"
FIGURE_FILLED: Final = (QUALIFIER, table.VALUE, table.MISSING, REASON, table.NOTE, table.SOURCE)
"""What is filled in. `value` may hold its qualifier in words too; `reason` says why a figure is another than
expected, and is kept in the change log; `missing` why there is none."""

MEASURE: Final = "measure"
STATE: Final = "state"
YEAR: Final = "year"
TEXT: Final = "text"
MEASURE_KEY: Final = (MEASURE,)
MEASURE_FILLED: Final = (STATE, YEAR, f"{TEXT}-fi", f"{TEXT}-sv", f"{TEXT}-en", REASON)
"""A department writes Finnish and Swedish; a plan has its texts in English too, so there is room for it."""

PLAN: Final = "plan"
"""Rows of the help sheet say which plan, department and year the workbook is for: an id beside a value."""
IDENTITY: Final = (PLAN, table.DEPARTMENT, YEAR)
