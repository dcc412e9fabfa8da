"""The yearly tables of Finnish public libraries: the page that lists them, and the tables, XLS or CSV.

The tables are laid out differently from year to year, and the newest year comes first wherever several stand
side by side. So a column is found by its title, a row by the municipality's name or code, and a year by what
the file or the column is called; never by where they stand.
"""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import Final

import xlrd

from dashboard.domain.kinds import Missing
from dashboard.domain.model import Area
from dashboard.ingest.statistics.answers import MARKS, TOO_LARGE, Answer, Listener, Value, text_of
from dashboard.ingest.statistics.series import Series, is_named, same_words

_XLS: Final = (b"\xd0\xcf\x11\xe0", b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WIDE: Final = re.compile(r"(?P<title>.*?)[\s_]*(?P<year>(?:19|20)\d\d)")
_DAMAGED: Final = (
    xlrd.XLRDError,
    xlrd.compdoc.CompDocError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What `xlrd` raises of files that are not as they should be."""
Grid = Sequence[Sequence[object]]


def read_links(answer: Answer, listener: Listener) -> Mapping[int, str]:
    """Return the addresses of the tables by year as the page that lists them has them, relative ones too."""
    page = _Links()
    page.feed(answer.data.decode("utf-8", errors="replace"))
    found: dict[int, str] = {}
    for address, text in page.found:
        year = _YEAR.fullmatch(text.strip()) or _YEAR.search(address.rpartition("/")[2])
        if year and address.casefold().endswith(".xls"):
            found.setdefault(int(year[1]), address)
    if not found:
        listener.add("statistics-no-links", answer.place)
    return found


class _Links(HTMLParser):
    """Collects the addresses and texts of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        if tag == "a":
            self._open = True
            self.found.append((dict(attrs).get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        self._open = self._open and tag != "a"

    def handle_data(self, data: str) -> None:
        """Add to the text of a link."""
        if self._open:
            address, text = self.found[-1]
            self.found[-1] = address, text + data


def read_series(
    answer: Answer, *, titles: Collection[str], areas: Collection[Area], listener: Listener
) -> Series | None:
    """Return the figures of the areas from a table, or None with a problem.

    Args:
        answer: The table.
        titles: What its column may be called; in a table of several years the year follows the title.
        areas: Whose figures are wanted.
        listener: Told what is wrong.
    """
    sheets = [(grid, *_columns(grid, titles, answer.name)) for grid in _sheets(answer, listener)]
    grid, top, columns = next((sheet for sheet in sheets if sheet[2]), ((), 0, {}))
    if not columns:
        if sheets:
            listener.add("statistics-no-column", answer.place, value=next(iter(titles)))
        return None
    values: dict[tuple[str, int], Value] = {}
    for area in areas:
        rows = [row for row in grid[top + 1 :] if _is_of(row, area)]
        if len(rows) > 1:
            listener.add("statistics-two-rows", answer.place, value=next(iter(area.name.values())))
            return None
        for column, year in columns.items() if rows else ():
            value = _value(rows[0][column]) if column < len(rows[0]) else Missing.NOT_DELIVERED
            if value is None:
                listener.add("statistics-not-a-figure", answer.place, value=str(rows[0][column]), year=year)
                return None
            values[area.code, year] = value
    return Series(
        titles=tuple(titles),
        names={area.code: tuple(area.name.values()) for area in areas},
        values=values,
        files=dict.fromkeys(columns.values(), answer.name),
        place=answer.place,
    )


def _sheets(answer: Answer, listener: Listener) -> list[Grid]:
    """Return the sheets of a workbook, or the one of a CSV file; none, with a problem, if unreadable."""
    if answer.data.startswith(_XLS):
        try:
            book = xlrd.open_workbook(file_contents=answer.data, logfile=io.StringIO())
            return [list(_rows(sheet)) for sheet in book.sheets()]
        except _DAMAGED:
            listener.add("statistics-damaged", answer.place)
            return []
    text = text_of(answer, listener)
    if text is None:
        return []
    separator = max(";,\t", key=text.splitlines()[0].count)
    try:
        return [list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))]
    except csv.Error:
        listener.add("statistics-damaged", answer.place)
        return []


def _rows(sheet: xlrd.sheet.Sheet) -> Iterator[Sequence[object]]:
    """Return the rows of a sheet; an error of Excel is a text that is no number."""
    for number in range(sheet.nrows):
        yield ["#" if cell.ctype == xlrd.XL_CELL_ERROR else cell.value for cell in sheet.row(number)]


def _columns(grid: Grid, titles: Collection[str], name: str) -> tuple[int, Mapping[int, int]]:
    """Return the row of the titles, and the year of each column that is wanted."""
    year = _YEAR.search(name.rpartition("/")[2])
    for number, row in enumerate(grid):
        texts = {place: cell for place, cell in enumerate(row) if isinstance(cell, str)}
        plain = [p for p, text in texts.items() if any(same_words(text, title) for title in titles)]
        if year and len(plain) == 1:
            return number, {plain[0]: int(year[1])}
        wide = {p: match for p, text in texts.items() if (match := _WIDE.fullmatch(text.strip()))}
        own = {p: int(m["year"]) for p, m in wide.items() if any(same_words(m["title"], t) for t in titles)}
        if own and len(set(own.values())) == len(own):
            return number, own
    return 0, {}


def _is_of(row: Sequence[object], area: Area) -> bool:
    """Tell whether a row is an area's: one of its cells is the name."""
    return any(isinstance(cell, str) and is_named(area, (cell,)) for cell in row)


def _value(cell: object) -> Value | None:
    if isinstance(cell, float | int):
        number = Decimal(repr(cell))
    elif not str(cell).strip():
        return Missing.NOT_DELIVERED
    elif (missing := MARKS.get(str(cell).strip())) is not None:
        return missing
    else:
        try:
            number = Decimal(str(cell).strip().replace(" ", "").replace("\u00a0", "").replace(",", "."))
        except InvalidOperation:
            return None
    return number if number.is_finite() and abs(number) < TOO_LARGE else None
