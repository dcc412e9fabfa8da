"""A file of observations whose rows can be changed, added and taken away; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dashboard.domain import table
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Key
from dashboard.domain.model import TOTAL
from dashboard.domain.period import Period, calendar_year, parse_period
from dashboard.ingest.files import suffix_of
from dashboard.ingest.problems import Report
from dashboard.ingest.readers import OBSERVATIONS, read_table
from dashboard.ingest.rewriting.csv_cells import Line, joined, lines_in, meaning, separator_of, split, written
from dashboard.ingest.rewriting.encoding import Encoded, decoded
from dashboard.ingest.words import tidy

_NEW: Final = f"{';'.join(table.REQUIRED)}\n"
_NAMED: Final = (*table.KEY, "unit")
"""The cells that may be blank where they say what the indicator itself does."""


class ObservationFile:
    """The rows of a file by the key of their observation, changed in place."""

    def __init__(self, data: bytes | None, *, name: str, catalogue: Catalogue) -> None:
        """Read a file that can be loaded; None stands for one that is not there yet."""
        self._catalogue = catalogue
        self._encoded = _opened(data, name)
        self._separator = separator_of(self._encoded.text, OBSERVATIONS)
        self._lines = list(split(self._encoded.text, self._separator))
        self._header = next(line for line in self._lines if _names(line).issuperset(table.REQUIRED))
        self._columns = [tidy(meaning(cell)).casefold() for cell in self._header.cells]
        self._rows: dict[Key, list[Line]] = {}
        self._by_indicator: dict[str, list[tuple[Key, Line]]] = {}
        for line in self._lines[self._lines.index(self._header) + 1 :]:
            if not line.blank:
                key = self._key(line)
                self._rows.setdefault(key, []).append(line)
                self._by_indicator.setdefault(key.indicator, []).append((key, line))

    @property
    def keys(self) -> frozenset[Key]:
        """What the file has rows of."""
        return frozenset(self._rows)

    def cells(self, key: Key) -> Mapping[str, str]:
        """Return the cells of the first row of a key by column, tidied.

        Raises:
            KeyError: there is no such row.
        """
        return self._read(self._rows[key][0])

    def put(self, key: Key, cells: Mapping[str, str]) -> None:
        """Write cells of a row, which is added in its place where there is none."""
        if key not in self._rows:
            self._add(key)
        for column, text in cells.items():
            for line in self._rows[key]:
                self._write(line, column, text)

    def drop(self, key: Key) -> None:
        """Take away the rows of a key."""
        for line in self._rows.pop(key):
            self._lines.remove(line)
            self._by_indicator[key.indicator].remove((key, line))

    def content(self) -> bytes | None:
        """Return the file as it is now; None where no row is left, since a file must have one."""
        return self._encoded.with_text(joined(self._lines, self._separator)) if self._rows else None

    def numbers(self) -> Iterator[tuple[Key, int]]:
        """Yield the line of the file that each row begins on, counting from 1."""
        keys, number = {id(line): key for key, lines in self._rows.items() for line in lines}, 1
        for line in self._lines:
            if id(line) in keys:
                yield keys[id(line)], number
            number += lines_in(line, self._separator)

    def _key(self, line: Line) -> Key:
        cells = self._read(line)
        indicator = self._catalogue.indicators[cells[table.INDICATOR]]
        period = parse_period(cells[table.PERIOD])
        return Key(
            indicator=indicator.id,
            area=cells.get(table.AREA) or self._catalogue.plan.area,
            department=cells.get(table.DEPARTMENT) or indicator.department,
            period=period.key if period else cells[table.PERIOD],
            breakdown=cells.get(table.BREAKDOWN) or TOTAL,
        )

    def _read(self, line: Line) -> Mapping[str, str]:
        return {
            name: tidy(meaning(cell))
            for name, cell in zip(self._columns, line.cells, strict=True)
            if name  # a column without a name has no cells
        }

    def _write(self, line: Line, column: str, text: str, *, like: str | None = None) -> None:
        if column not in self._columns:
            if not text:
                return
            self._widen(column)
        at = self._columns.index(column)
        line.cells[at] = written(text, self._separator, like=line.cells[at] if like is None else like)

    def _widen(self, column: str) -> None:
        """Give the header and every row below it one more cell."""
        self._columns.append(column)
        self._header.cells.append(written(column, self._separator, like=self._header.cells[-1]))
        for line in self._lines[self._lines.index(self._header) + 1 :]:
            # A line of nothing at all is no row; it stays so.
            if line.cells != [""]:
                line.cells.append("")

    def _add(self, key: Key) -> None:
        """Add a row with the cells of its key, written as its neighbour writes them."""
        beside, after = self._neighbour(key)
        model = beside or self._header
        line = Line([""] * len(self._columns), model.end or self._encoded.line_end)
        self._lines.insert(self._lines.index(model) + after, line)
        if after and not model.end:
            model.end = line.end
        own = self._by_indicator.setdefault(key.indicator, [])
        own.insert(next((i + after for i, (_, other) in enumerate(own) if other is beside), 0), (key, line))
        self._rows[key] = [line]
        for column, text in self._named(key, beside).items():
            at = self._columns.index(column) if column in self._columns else -1
            like = beside.cells[at] if beside is not None and at >= 0 else ""
            self._write(line, column, text, like=like)
        if beside is not None:
            # Blank cells too are written as the neighbour's, and what is put there later after them.
            pairs = zip(line.cells, beside.cells, strict=True)
            line.cells = [cell or written("", self._separator, like=like) for cell, like in pairs]

    def _named(self, key: Key, beside: Line | None) -> Mapping[str, str]:
        """Return the cells that name a row; the indicator's own stay blank where the neighbour's are."""
        indicator = self._catalogue.indicators[key.indicator]
        plain = {table.AREA: self._catalogue.plan.area, table.DEPARTMENT: indicator.department}
        plain |= {table.BREAKDOWN: TOTAL, "unit": indicator.unit}
        said = {**key._asdict(), "unit": indicator.unit}
        shown = self._read(beside) if beside is not None else {}
        blank = {name for name, own in plain.items() if said[name] == own and not shown.get(name)}
        return {name: "" if name in blank else said[name] for name in _NAMED}

    def _neighbour(self, key: Key) -> tuple[Line | None, bool]:
        """Return the row that a new one is put beside, and whether it comes after it.

        A line goes on where its year belongs, newest first if it is so; a new line of an indicator follows
        the last row of its department, or its last; a new indicator stands in the order of ids.
        """
        own = self._by_indicator.get(key.indicator, [])
        same = [row for row in own if _line_of(row[0]) == _line_of(key)]
        if same:
            return _beside(key, same)
        if own:
            near = [row for row in own if row[0][:3] == key[:3]]
            return (near or own)[-1][1], True
        keys = {id(line): other for other, lines in self._rows.items() for line in lines}
        rows = [(keys[id(line)], line) for line in self._lines if id(line) in keys]
        return _beside(key, rows) if rows else (None, True)


def _beside(key: Key, rows: list[tuple[Key, Line]]) -> tuple[Line, bool]:
    newest_first = len(rows) > 1 and _order(rows[0][0]) > _order(rows[-1][0])
    before = [line for other, line in rows if _order(other) < _order(key)]
    if newest_first:
        return (before[0], False) if before else (rows[-1][1], True)
    return (before[-1], True) if before else (rows[0][1], False)


def _order(key: Key) -> tuple[str, str, str, str, Period]:
    period = parse_period(key.period) or calendar_year(0)
    return key.indicator, key.area, key.department, key.breakdown, period


def _line_of(key: Key) -> tuple[str, str, str, str]:
    return key.indicator, key.area, key.department, key.breakdown


def _names(line: Line) -> set[str]:
    return {tidy(meaning(cell)).casefold() for cell in line.cells}


def _opened(data: bytes | None, name: str) -> Encoded:
    """Return the text of a file; that of a workbook is the CSV of its rows."""
    if data is None:
        return Encoded(text=_NEW)
    return Encoded(text=_as_csv(data, name)) if suffix_of(name) == ".xlsx" else decoded(data)


def _as_csv(data: bytes, name: str) -> str:
    raw = read_table(data, name=name, columns=OBSERVATIONS, report=Report())
    if raw is None:
        message = f"cannot be read: {name}"
        raise ValueError(message)
    rows = [[str(column) for column in raw.cells.columns], *raw.cells.to_numpy().tolist()]
    return joined((Line([written(str(cell), ";") for cell in row], "\n") for row in rows), ";")
