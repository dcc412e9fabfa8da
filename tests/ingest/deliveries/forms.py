"""Workbooks as departments fill them in, made cell by cell, and what is said of them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Delivery, Key
from dashboard.domain.form import SHEETS, Sheet
from dashboard.ingest.deliveries import read_delivery
from dashboard.ingest.load import load_plan
from dashboard.ingest.problems import Problem, Report

SAMPLES = Path(__file__).parents[2] / "samples"
THIS_YEAR = 2023
FIGURE_COLUMNS = (
    *("name", "definition", "unit", "earlier-5", "earlier-4", "earlier-3", "earlier-2", "earlier-1"),
    *("qualifier", "value", "missing", "reason", "note", "source"),
    *("indicator", "department", "period", "breakdown", "when-made"),
)
"""The value stands in column J, the reason in L, the note in M, the indicator in O."""
MEASURE_COLUMNS = ("name", "state", "year", "text-fi", "text-sv", "text-en", "reason", "measure")
FIRST = 4
"""The row of the first figure: a title, labels and ids stand above it."""


LEFT_OUT = {"left-behind", "cover-list"}
"""Rules for files that are not read, which is no fault."""


class Form:
    """A department's workbook that a test fills in."""

    def __init__(self, department: str = "youth-services", *, year: int = 2022, language: str = "fi") -> None:
        self.department = department
        self.year = year
        self.language = language
        self.identity: dict[str, Any] = {"plan": "sample", "department": department, "year": str(year)}
        self.figures: list[dict[str, Any]] = []
        self.measures: list[dict[str, Any]] = []

    def figure(self, indicator: str = "unemployment", **cells: Any) -> "Form":
        """Add a row of figures."""
        key = {"indicator": indicator, "department": self.department, "period": str(self.year)}
        self.figures.append(key | {"breakdown": "total"} | {n.replace("_", "-"): v for n, v in cells.items()})
        return self

    def measure(self, measure: str = "open-library", **cells: Any) -> "Form":
        """Add a row of measures."""
        state = {"measure": measure, "state": "käynnissä", "year": self.year}
        self.measures.append(state | {n.replace("_", "-"): v for n, v in cells.items()})
        return self

    def book(self) -> openpyxl.Workbook:
        """Return the workbook."""
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        help_sheet = book.create_sheet(SHEETS[Sheet.HELP][self.language])
        help_sheet.append(["Työkirjan ohje", "Täytä luvut."])
        for name, value in self.identity.items():
            help_sheet.append([name, value])
        self._sheet(book, Sheet.FIGURES, FIGURE_COLUMNS, self.figures)
        self._sheet(book, Sheet.MEASURES, MEASURE_COLUMNS, self.measures)
        book.create_sheet(SHEETS[Sheet.LISTS][self.language]).sheet_state = "hidden"
        return book

    def data(self, change: Callable[[openpyxl.Workbook], object] = lambda _: None) -> bytes:
        """Return the bytes of the workbook, after a change to it."""
        book = self.book()
        change(book)
        return saved(book)

    def _sheet(self, book: Any, kind: Sheet, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
        sheet = book.create_sheet(SHEETS[kind][self.language])
        sheet.append(["Otsikko"])
        sheet.append([f"Sarake {name}" for name in columns])
        sheet.append(list(columns))
        for cells in rows:
            assert cells.keys() <= set(columns)
            sheet.append([cells.get(name) for name in columns])


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class Desk:
    """Where deliveries to the sample plan come in."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self.catalogue = catalogue or load_plan(SAMPLES / "good").catalogue
        self.secret: set[Key] = set()

    def read(self, data: bytes, name: str = "kirja.xlsx") -> tuple[Delivery | None, tuple[Problem, ...]]:
        """Read a delivery."""
        report = Report()
        delivery = read_delivery(
            name,
            data,
            catalogue=self.catalogue,
            hidden=self.secret.__contains__,
            report=report,
            this_year=THIS_YEAR,
        )
        assert (delivery is None) == report.failed() or {p.rule for p in report.problems} <= LEFT_OUT
        return delivery, report.problems

    def taken(self, data: bytes, name: str = "kirja.xlsx") -> Delivery:
        """Read a delivery in which nothing at all is wrong."""
        delivery, problems = self.read(data, name)
        assert delivery is not None, problems
        assert problems == ()
        return delivery

    def found(self, data: bytes, name: str = "kirja.xlsx") -> list[tuple[str, str]]:
        """Return the rule and the place of every problem."""
        return [(p.rule, f"{p.sheet}!{p.cell}" if p.cell else p.sheet) for p in self.read(data, name)[1]]
