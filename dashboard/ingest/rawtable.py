"""A table as read from a file: every cell is text, columns by name, rows by their number in the file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.ingest.problems import Place, Report
from dashboard.ingest.worded import Headings
from dashboard.ingest.words import nearest

HEADER_WITHIN = 10
"""The header is one of the first ten rows; a title may stand above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The sheet a kind of table stands on, its columns, and whether it is of use without rows."""

    sheet: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    may_be_empty: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Every column the table may have."""
        return self.required + self.optional


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RawTable:
    """The cells of a table as text, under its known columns, indexed by row number.

    `letters` names the columns as in Excel, where the table comes from a workbook. `refused` has the columns
    of the cells that could not be read, by row; they are blank here and told already. `headings` are what
    readers see above the columns.
    """

    file: str
    sheet: str
    cells: pd.DataFrame
    letters: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[int, Collection[str]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=Headings)

    def place(self, row: int, column: str = "") -> Place:
        """Return where a row stands, or a cell of it."""
        cell = f"{self.letters[column]}{row}" if column in self.letters else ""
        return Place(file=self.file, sheet=self.sheet, row=row, cell=cell, headings=self.headings)

    def column(self, name: str) -> list[str]:
        """Return a column's cells; an absent column is blank."""
        return self.cells[name].to_list() if name in self.cells else [""] * len(self.cells)


def is_header(cells: Sequence[str], columns: Columns) -> bool:
    """Tell whether a row names every required column."""
    return set(columns.required) <= {_name(cell) for cell in cells}


def make_table(
    rows: Sequence[tuple[int, Sequence[str]]],
    *,
    place: Place,
    columns: Columns,
    report: Report,
    letters: Sequence[str] = (),
    refused: Collection[tuple[int, str]] = (),
) -> RawTable | None:
    """Return the table under the first of the rows, or None with problems where its header is wrong.

    Every cell stays the text it is: nothing is taken for a number, a truth value or a missing one. `letters`
    names the columns as in Excel, `refused` the row and column name of cells that could not be read.
    """
    number, header = rows[0]
    names = [_name(cell) for cell in header]
    unread: dict[int, set[str]] = {}
    for row, name in refused:
        unread.setdefault(row, set()).add(_name(name))
    body = [(row, cells) for row, cells in rows[1:] if row in unread or any(cell.strip() for cell in cells)]
    kept = [i for i, name in enumerate(names) if name or any(cells[i].strip() for _, cells in body)]
    where = Place(file=place.file, sheet=place.sheet, row=number, headings=place.headings)
    blank = [f"{letters[i]}{number}" if letters else "" for i in kept if not names[i]]
    if _header_faults([names[i] for i in kept], blank, columns=columns, place=where, report=report):
        return None
    if not body and not columns.may_be_empty:
        report.add("header-only", where)
        return None
    cells = [[cells[i] for i in kept] for _, cells in body]
    frame = pd.DataFrame(cells, columns=[names[i] for i in kept], index=[row for row, _ in body], dtype="str")
    return RawTable(
        file=place.file,
        sheet=place.sheet,
        cells=frame,
        letters={names[i]: letters[i] for i in kept} if letters else {},
        refused=unread,
        headings=place.headings,
    )


def _name(cell: str) -> str:
    return cell.strip().casefold()


def _header_faults(
    names: Collection[str], blank: Iterable[str], *, columns: Columns, place: Place, report: Report
) -> bool:
    """Tell whether the header has faults, and report them; `blank` are its cells without a name."""
    if not set(names) & set(columns.all):
        report.add("no-header", place, limit=HEADER_WITHIN, known=", ".join(columns.required))
        return True
    faults = [("missing-column", name, "") for name in columns.required if name not in names]
    gaps = tuple(blank)
    for cell in gaps:
        report.add("blank-column", replace(place, cell=cell))
    seen: set[str] = set()
    for name in filter(None, names):
        if name in seen:
            faults.append(("duplicate-column", name, ""))
        elif name not in columns.all:
            faults.append(("unknown-column", name, nearest(name, columns.all)))
        seen.add(name)
    for rule, name, near in faults:
        report.add(rule, place, column=name, nearest=near, known=", ".join(columns.all))
    return bool(faults or gaps)
