"""The table of targets to records."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.kinds import Qualifier, TargetKind
from dashboard.domain.model import Target
from dashboard.ingest.cells import CellReader
from dashboard.ingest.numbers import Number
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.rawtable import RawTable
from dashboard.ingest.words import hidden_character, nearest, tidy

FIRST_YEAR = 1900
LAST_YEAR = 2100
_COLUMNS = ("indicator", "department", "kind", "year", "value", "upper", "baseline", "source")
Placed = tuple[Target, Place]


def read_targets(raw: RawTable, *, cells: CellReader, catalogue: Catalogue, report: Report) -> list[Placed]:
    """Return the targets of a table with the places they stand at."""
    found: list[Placed] = []
    for row, texts in zip(raw.cells.index, zip(*(raw.column(c) for c in _COLUMNS), strict=True), strict=True):
        texts_by_column = dict(zip(_COLUMNS, map(tidy, texts), strict=True))
        reader = _TargetReader(texts_by_column, raw.place(row), cells, report)
        target = reader.read(catalogue)
        if target is not None:
            found.append((target, raw.place(row)))
    _report_duplicates(found, report)
    return found


class _TargetReader:
    def __init__(self, texts: dict[str, str], place: Place, cells: CellReader, report: Report) -> None:
        self._texts = texts
        self._place = place
        self._cells = cells
        self._report = report
        self._failed = False

    def read(self, catalogue: Catalogue) -> Target | None:
        """Return the target of the row, or None with problems."""
        indicator = self._ident("indicator")
        if indicator is None:
            return None
        kind = self._kind()
        target = Target(
            indicator=indicator,
            department=self._ident("department") if self._texts["department"] else None,
            kind=kind,
            year=self._year("year"),
            value=self._number("value", indicator),
            upper=self._number("upper", indicator) if self._texts["upper"] else None,
            baseline=self._year("baseline"),
            source=self._source() or catalogue.indicators[indicator].source,
        )
        if not self._failed:
            self._agree(target)
        return None if self._failed else target

    def _source(self) -> str | None:
        hidden = hidden_character(self._texts["source"])
        if hidden:
            self._fault(hidden.rule, "source", **hidden.details)
            return None
        return self._ident("source") if self._texts["source"] else None

    def _agree(self, target: Target) -> None:
        if target.kind is TargetKind.REACH and target.year is None:
            self._fault("reach-without-year", "year")
        if (target.kind is TargetKind.RANGE) != (target.upper is not None):
            self._fault("range-upper", "upper")
        elif target.upper is not None and target.upper <= target.value:
            self._fault("wrong-order", "upper", first=self._texts["value"])
        if target.year and target.baseline and target.baseline >= target.year:
            self._fault("wrong-order", "year", first=target.baseline)

    def _fault(self, rule: str, column: str, **details: object) -> None:
        self._failed = True
        self._report.add(rule, self._place, column=column, value=self._texts[column], **details)

    def _ident(self, column: str) -> str | None:
        cell = self._cells.ident(self._texts[column], column)
        for found in cell.findings:
            self._fault(found.rule, column, **found.details)
        return cell.meaning

    def _kind(self) -> TargetKind:
        text, known = self._texts["kind"], [kind.value for kind in TargetKind]
        if text in known:
            return TargetKind(text)
        self._fault("unknown-word", "kind", nearest=nearest(text, known), known=", ".join(known))
        return TargetKind.HOLD

    def _year(self, column: str) -> int | None:
        text = self._texts[column]
        if not text:
            return None
        if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return int(text)
        self._fault("bad-period", column, wanted="year")
        return None

    def _number(self, column: str, indicator: str) -> float:
        cell = self._cells.value(self._texts[column], indicator, column)
        for found in cell.findings:
            self._fault(found.rule, column, **found.details)
        if isinstance(cell.meaning, Number) and cell.meaning.qualifier is Qualifier.EXACT:
            return cell.meaning.value
        if not self._failed:
            self._fault("bound-not-exact", column)
        return 0.0


def _report_duplicates(targets: Iterable[Placed], report: Report) -> None:
    first: dict[tuple[str, str | None, int | None], Place] = {}
    for target, place in targets:
        key = (target.indicator, target.department, target.year)
        if key in first:
            other = first[key]
            report.add("duplicate-target", place, value=target.indicator, other=f"{other.file} {other.row}")
        first.setdefault(key, place)
