"""One cell of a workbook to the text a person would have typed. What Excel computes or converts is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest.problems import Place, Report

LONGEST_CELL = 5_000
_QUALIFIED = re.compile(
    r"[<>~≈]|(?:noin|n\.|yli|vähintään|lähes|alle|ca?\.|ca|cirka|circa|över|minst|nästan|under|about|over)\s",
    re.IGNORECASE,
)
"""A qualifier in the format of a cell. Formats also hold conditions and colours, but those in brackets."""
_BRACKETS = re.compile(r"\[[^\]]*\]")
_LINE_END = re.compile(r"\r\n?")
_OUTWARD = re.compile(r"\[[^\]]+\][^!]*!|'?(?:file|https?)://", re.IGNORECASE)
_COMMANDED = re.compile(r"\bDDE\s*\(|^=\s*[@+\-]?\s*[\w.]+\s*\|", re.IGNORECASE)
"""A formula that reads another file, and one that makes Excel start another program."""


class CellTexts:
    """Turns the cells of a sheet into text; `refused` names those that cannot be, by row and column name."""

    def __init__(
        self, place: Place, *, header: Sequence[str], computed: Worksheet | None, report: Report
    ) -> None:
        self.refused: set[tuple[int, str]] = set()
        self._place = place
        self._header = header
        self._computed = computed
        self._report = report

    def text(self, cell: Cell | None) -> str:
        """Return a cell as text with a decimal comma, or nothing and a problem."""
        if cell is None:
            return ""
        value = self._formula(cell) if cell.data_type == "f" else cell.value
        match value:
            case bool():
                return str(value).upper()
            case int() | float():
                return self._number(cell, value)
            case None:
                return ""
            case dt.datetime() | dt.date() | dt.time() | dt.timedelta():
                return self._refused("date-cell", cell, str(value).removesuffix(" 00:00:00"))
            case _:
                # Text in several typefaces, and whatever a later release makes of a cell.
                return self._string(cell, str(value))

    def _string(self, cell: Cell, value: str) -> str:
        if value in ERROR_CODES:
            return self._refused("error-cell", cell, value)
        if len(value) > LONGEST_CELL:
            return self._refused("cell-too-long", cell, value)
        # Excel writes what XML has no character for as _x000D_; line ends are of one kind.
        return _LINE_END.sub("\n", unescape(value))

    def _formula(self, cell: Cell) -> object:
        written = formula_text(cell)
        for rule, pattern in (("dde", _COMMANDED), ("external-links", _OUTWARD)):
            if pattern.search(written):
                self._refused(rule, cell, written)
                return None
        value = self._computed[cell.coordinate].value if self._computed else None
        if value is None:
            self._refused("formula-without-value", cell, written)
            return None
        self._tell("formula", cell, written)
        return value

    def _number(self, cell: Cell, value: float) -> str:
        shown = cell.number_format
        if qualified := _QUALIFIED.search(_BRACKETS.sub("", shown)):
            return self._refused("format-qualifier", cell, f"{qualified[0].strip()} {decimal_comma(value)}")
        if "%" not in shown:
            return decimal_comma(value)
        percent = f"{decimal_comma(value * 100)} %"
        self._tell("percent-cell", cell, percent)
        return percent

    def _refused(self, rule: str, cell: Cell, value: str) -> str:
        self.refused.add((cell.row, self._column(cell)))
        self._tell(rule, cell, value)
        return ""

    def _tell(self, rule: str, cell: Cell, value: str) -> None:
        place = replace(self._place, row=cell.row, cell=cell.coordinate)
        self._report.add(rule, place, column=self._column(cell), value=value, limit=LONGEST_CELL)

    def _column(self, cell: Cell) -> str:
        index = cell.column - 1
        return self._header[index].strip().casefold() if index < len(self._header) else cell.column_letter


def formula_text(cell: Cell) -> str:
    """Return a formula as it is written."""
    return cell.value if isinstance(cell.value, str) else str(getattr(cell.value, "text", cell.value))


def decimal_comma(value: float) -> str:
    """Return a number as typed: 15 digits, which takes away the noise of binary fractions."""
    if isinstance(value, int):
        return str(value)
    return f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")
