"""Raw tables to canonical rows: one pass over the rows, every fault told, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import NamedTuple, cast

from dashboard.domain import table
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.domain.model import Indicator
from dashboard.domain.period import Period
from dashboard.ingest.cells import Cell, CellReader, Finding, Meaning
from dashboard.ingest.corrections import Corrections
from dashboard.ingest.numbers import Number
from dashboard.ingest.problems import Report
from dashboard.ingest.rawtable import RawTable
from dashboard.ingest.tidying import LONGEST_NOTE, prose_findings, tidied, without_refused

_COLUMNS = (*table.REQUIRED, *table.OPTIONAL)
_line_cells = attrgetter("indicator", "area", "department", "breakdown", "source", "unit")
Line = tuple[Indicator, str, str, str, str]
"""Indicator, area, department, breakdown and source."""


class RawRow(NamedTuple):
    """The cells of a row as tidied text; the names are those of the columns."""

    indicator: str
    period: str
    value: str
    area: str
    department: str
    breakdown: str
    lower: str
    upper: str
    marks: str
    missing: str
    source: str
    note: str
    unit: str


class Row(NamedTuple):
    """An observation in canonical form, and the row of the file it comes from."""

    indicator: str
    area: str
    department: str
    key: str
    breakdown: str
    period: Period
    value: float | None
    lower: float | None
    upper: float | None
    qualifier: Qualifier
    marks: frozenset[Mark]
    missing: Missing | None
    source: str
    note: str
    file: str
    sheet: str
    row: int


def clean_rows(
    raw: RawTable, *, cells: CellReader, catalogue: Catalogue, corrections: Corrections, report: Report
) -> list[Row]:
    """Return the rows that can be used; report what is wrong with the others and with these."""
    columns = [tidied(raw, name, report=report) for name in _COLUMNS]
    cleaner = RowCleaner(cells, catalogue, corrections)
    people = _of_people(catalogue)
    rows: list[Row] = []
    for number, texts in zip(raw.cells.index, zip(*columns, strict=True), strict=True):
        cleaned, findings = cleaner.clean(RawRow._make(texts), file=raw.file, sheet=raw.sheet, row=number)
        refused = raw.refused.get(number, ())
        if cleaned is not None and not refused:
            rows.append(cleaned)
        for found in without_refused(findings, refused):
            place = replace(raw.place(number, found.column), people=texts[0] in people)
            report.add(found.rule, place, column=found.column, value=found.value, **found.details)
    return rows


class RowCleaner:
    """Puts the meanings of a row's cells together and sees that they agree."""

    def __init__(self, cells: CellReader, catalogue: Catalogue, corrections: Corrections) -> None:
        self._cells = cells
        self._catalogue = catalogue
        self._corrections = corrections
        self._line = cache(self._read_line)
        self._sound_notes: dict[str, tuple[Finding, ...]] = {"": ()}

    def clean(self, raw: RawRow, *, file: str, sheet: str, row: int) -> tuple[Row | None, list[Finding]]:
        """Return the canonical row, or None, and what was found."""
        findings: list[Finding] = []
        line = _take(self._line(*_line_cells(raw)), findings)
        marks = (_take(self._cells.marks(raw.marks), findings) if raw.marks else None) or frozenset()
        if raw.note:
            findings.extend(self._note(raw.note))
        indicator = self._catalogue.indicators.get(raw.indicator)
        if indicator is None:
            return None, findings
        period = _take(self._cells.period(raw.period, indicator.period_type, marks), findings)
        if line is None or period is None:
            # The row is of no use, but what else is wrong with it is told along.
            self._quantity(raw, indicator, marks, findings)
            return None, findings
        _, area, department, breakdown, source = line
        key = (indicator.id, area, department, raw.period, breakdown)
        corrected = self._corrections.apply(key, raw.value, findings) if self._corrections else None
        if corrected is not None:
            raw, marks = raw._replace(value=corrected, missing=""), marks | {Mark.REVISED}
        quantity = self._quantity(raw, indicator, marks, findings)
        if quantity is None:
            return None, findings
        number, lower, upper, missing = quantity
        value = number.value if number else None if missing else _middle(lower, upper)
        qualifier = number.qualifier if number else Qualifier.EXACT
        known = (*key, period, value, lower, upper, qualifier, marks, missing, source, raw.note)
        return Row(*known, file, sheet, row), findings

    def _read_line(
        self, name: str, area: str, department: str, breakdown: str, source: str, unit: str
    ) -> Cell[Line]:
        """Read the cells that the rows of a line share; a blank one has the indicator's own id."""
        findings: list[Finding] = []
        known = _take(self._cells.ident(name, "indicator"), findings)
        if known is None:
            return Cell(None, tuple(findings))
        indicator = self._catalogue.indicators[known]
        line = (
            indicator,
            _take(self._cells.ident(area or self._catalogue.plan.area, "area"), findings),
            _take(self._cells.ident(department or indicator.department, "department"), findings),
            _take(self._cells.breakdown(breakdown), findings),
            _take(self._cells.ident(source or indicator.source, "source"), findings),
        )
        if unit and unit != indicator.unit:
            findings.append(Finding("other-unit", "unit", unit, {"unit": indicator.unit}))
        whole = all(part is not None for part in line)
        return Cell(cast("Line", line) if whole else None, tuple(findings))

    def _quantity(
        self, raw: RawRow, indicator: Indicator, marks: frozenset[Mark], findings: list[Finding]
    ) -> tuple[Number | None, float | None, float | None, Missing | None] | None:
        before = len(findings)
        derived = Mark.DERIVED in marks
        if not (raw.missing or raw.lower or raw.upper or derived):
            plain = self._cells.value(raw.value, indicator.id, "value")
            if isinstance(plain.meaning, Number) and not plain.findings:
                return plain.meaning, None, None, None
        missing = _take(self._cells.missing(raw.missing), findings)
        found = _take(self._cells.value(raw.value, indicator.id, "value"), findings) if raw.value else None
        lower = self._bound(raw.lower, indicator, "lower", findings)
        upper = self._bound(raw.upper, indicator, "upper", findings)
        if any(not _harmless(f) for f in findings[before:]):
            return None
        number = found if isinstance(found, Number) else None
        missing = found if isinstance(found, Missing) else missing
        wrong = list(_disagreements(number, missing, lower, upper, derived=derived))
        findings.extend(Finding(rule, column, getattr(raw, column)) for rule, column in wrong)
        return None if wrong else (number, lower, upper, missing)

    def _bound(self, text: str, indicator: Indicator, column: str, findings: list[Finding]) -> float | None:
        found = _take(self._cells.value(text, indicator.id, column), findings) if text else None
        if isinstance(found, Number) and found.qualifier is Qualifier.EXACT:
            return found.value
        if found is not None:
            findings.append(Finding("bound-not-exact", column, text))
        return None

    def _note(self, note: str) -> tuple[Finding, ...]:
        found = self._sound_notes.get(note)
        if found is None:
            found = self._sound_notes[note] = prose_findings(note, column="note", limit=LONGEST_NOTE)
        return found


def _of_people(catalogue: Catalogue) -> frozenset[str]:
    """Return the indicators that count people, and those worked out from one that does."""
    people = {i.id for i in catalogue.indicators.values() if i.counts_people}
    ratios = {i.id for i in catalogue.indicators.values() if people & {i.numerator, i.denominator, i.weight}}
    return frozenset(people | ratios)


def _take(cell: Cell[Meaning], findings: list[Finding]) -> Meaning | None:
    if cell.findings:
        findings.extend(cell.findings)
    return cell.meaning


def _harmless(found: Finding) -> bool:
    return found.rule in {"dash-as-missing", "rounded"}


def _middle(lower: float | None, upper: float | None) -> float | None:
    return None if lower is None or upper is None else (lower + upper) / 2


def _disagreements(
    number: Number | None, missing: Missing | None, lower: float | None, upper: float | None, *, derived: bool
) -> Iterator[tuple[str, str]]:
    """Tell which cells of a row contradict each other: rule and column."""
    bounds = [bound for bound in (lower, upper) if bound is not None]
    if missing and (number or bounds):
        yield "missing-with-value", "missing"
    elif len(bounds) == 1:
        yield "one-bound", "upper" if upper is None else "lower"
    elif lower is not None and upper is not None and lower > upper:
        yield "bounds-order", "lower"
    elif derived and not missing and (number or not bounds):
        yield "derived-with-value", "value" if number else "lower"
    elif not number and bounds and not derived:
        yield "derived-unmarked", "marks"
    elif not number and not bounds and not missing:
        yield "no-value", "value"
    elif number and lower is not None and upper is not None and not lower <= number.value <= upper:
        yield "value-outside-bounds", "value"
