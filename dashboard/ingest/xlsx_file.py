"""A workbook opened for reading, with its formulas and, where there are any, what Excel last computed."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from functools import cached_property

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest.problems import Place, Report
from dashboard.ingest.xlsx_guard import checked_workbook

_BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    InvalidFileException,
    LookupError,
    ArithmeticError,
    ValueError,
    TypeError,
)
_BROKEN += (AttributeError, EOFError, OSError, RecursionError, AssertionError, NotImplementedError)
"""What openpyxl raises at files that are not as Excel writes them; faults of XML are syntax errors."""


class WorkbookFile:
    """The sheets of a workbook, and the same with computed values, read only once they are asked for."""

    def __init__(self, packed: bytes, workbook: Workbook, *, place: Place, report: Report) -> None:
        self._packed = packed
        self._place = place
        self._report = report
        self.sheets: tuple[Worksheet, ...] = tuple(workbook.worksheets)

    def computed(self, title: str) -> Worksheet | None:
        """Return the sheet of a title with what Excel last computed in place of formulas."""
        return {s.title: s for s in self._computed.worksheets}.get(title) if self._computed else None

    @cached_property
    def _computed(self) -> Workbook | None:
        return _opened(self._packed, computed=True, place=self._place, report=self._report)


def open_workbook(data: bytes, *, name: str, report: Report) -> WorkbookFile | None:
    """Return the workbook in a file, or None with what is wrong with it."""
    place = Place(file=name)
    packed = checked_workbook(data, place=place, report=report)
    workbook = _opened(packed, computed=False, place=place, report=report) if packed else None
    return WorkbookFile(packed, workbook, place=place, report=report) if packed and workbook else None


def _opened(data: bytes, *, computed: bool, place: Place, report: Report) -> Workbook | None:
    if not openpyxl.DEFUSEDXML:
        message = "defusedxml is not in use: openpyxl would parse XML entities"
        raise RuntimeError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Text in several typefaces is kept as such: a part of it may be struck through.
            return openpyxl.load_workbook(
                io.BytesIO(data), data_only=computed, keep_links=False, rich_text=not computed
            )
    except _BROKEN:
        report.add("damaged-xlsx", place)
        return None
