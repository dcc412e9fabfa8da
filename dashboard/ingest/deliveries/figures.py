"""Delivered figures: the cells of a row to a figure written as in a plan's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dashboard.domain import form, table
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import DeliveredFigure, EarlierCell, Key
from dashboard.domain.kinds import Missing
from dashboard.domain.model import TOTAL
from dashboard.ingest.cells import CellReader
from dashboard.ingest.clean import RawRow, Row, RowCleaner
from dashboard.ingest.corrections import Corrections
from dashboard.ingest.deliveries.canonical import written_number, written_value
from dashboard.ingest.deliveries.identity import Identity
from dashboard.ingest.deliveries.keys import check_key, names_of
from dashboard.ingest.deliveries.quantity import Quantity, read_quantity
from dashboard.ingest.deliveries.rows import DeliveredRow, delivered_rows, of_none
from dashboard.ingest.deliveries.vocabulary import SECRET
from dashboard.ingest.problems import Report
from dashboard.ingest.rawtable import Columns, RawTable

_EARLIER: Final = {n: f"{form.EARLIER}-{n}" for n in range(1, form.YEARS_SHOWN + 1)}
_SHOWN: Final = (form.NAME, form.DEFINITION, form.WHEN_MADE, *_EARLIER.values())
_FREE: Final = (table.VALUE, table.LOWER, table.UPPER, table.NOTE, form.REASON)
FIGURES: Final = Columns(
    sheet="observations",
    required=table.REQUIRED,
    optional=(*table.OPTIONAL, form.QUALIFIER, form.REASON, *_SHOWN),
    may_be_empty=True,
)
_STRICT: Final = tuple(name for name in FIGURES.all if name not in {*_SHOWN, *_FREE})
_BLANK: Final = Quantity(missing=Missing.WITHDRAWN)
"""Stands for a number that is not said or cannot be read, so that the rest of the row is still checked."""


class FigureReader:
    """Reads rows of figures in the light of a plan's catalogue; `hidden` tells which are kept secret."""

    def __init__(
        self, *, catalogue: Catalogue, cells: CellReader, hidden: Callable[[Key], bool], report: Report
    ) -> None:
        self.catalogue = catalogue
        self._hidden = hidden
        self._report = report
        self._names = names_of(catalogue)
        self._cleaner = RowCleaner(cells, catalogue, Corrections((), catalogue=catalogue, report=report))

    def read(self, raw: RawTable, identity: Identity) -> tuple[DeliveredFigure, ...]:
        """Return the figures of a table; report what is wrong with the others, and rows that come twice."""
        rows = tuple(delivered_rows(raw, read=_STRICT, free=_FREE, shown=_SHOWN, report=self._report))
        catalogue = self.catalogue
        if of_none(rows, table.INDICATOR, catalogue.indicators, plan=catalogue.plan.id):
            return ()
        found: dict[Key, tuple[DeliveredFigure, DeliveredRow]] = {}
        for row in rows:
            figure = self._figure(row, identity)
            if figure is None:
                continue
            first, other = found.setdefault(figure.key, (figure, row))
            if first is not figure:
                rule = "duplicate-row" if _says(first) == _says(figure) else "conflicting-row"
                row.say(rule, table.VALUE, value=" ".join(figure.key), other=other.told())
        return tuple(figure for figure, _ in found.values())

    def _figure(self, row: DeliveredRow, identity: Identity) -> DeliveredFigure | None:
        if not row[table.INDICATOR]:
            row.say("no-indicator", table.INDICATOR)
            return None
        key = self._key(row, identity)
        check_key(row, key, identity=identity, names=self._names, catalogue=self.catalogue)
        secret = row[table.VALUE].casefold() in SECRET and self._hidden(key)
        quantity = Quantity() if secret else read_quantity(row, language=identity.language)
        cleaned, findings = self._cleaner.clean(
            _raw_row(row, key, quantity), file="", sheet="", row=row.number
        )
        row.say_all(findings)
        row.check_reason()
        if cleaned is None or quantity is None or row.refused:
            return None
        return _delivered(row, cleaned, quantity, secret=secret)

    def _key(self, row: DeliveredRow, identity: Identity) -> Key:
        indicator = self.catalogue.indicators.get(row[table.INDICATOR])
        owner = indicator.department if indicator else ""
        return Key(
            indicator=row[table.INDICATOR],
            area=row[table.AREA] or self.catalogue.plan.area,
            department=row[table.DEPARTMENT] or identity.department or owner,
            period=row[table.PERIOD],
            breakdown=row[table.BREAKDOWN] or TOTAL,
        )


def _raw_row(row: DeliveredRow, key: Key, quantity: Quantity | None) -> RawRow:
    """Return the row as one of a plan's files; the unit was checked, as it may be words here."""
    said = quantity or _BLANK
    unread = quantity is None
    lower, upper = ("", "") if unread else (row[table.LOWER], row[table.UPPER])
    silent = said.blank and not (lower or upper)
    missing = Missing.WITHDRAWN if silent else said.missing
    return RawRow(
        indicator=key.indicator,
        period=key.period,
        value=said.value,
        area=key.area,
        department=key.department,
        breakdown=key.breakdown,
        lower=lower,
        upper=upper,
        marks=row[table.MARKS],
        missing=missing.value if missing else "",
        source=row[table.SOURCE],
        note=row[table.NOTE],
        unit="",
    )


def _delivered(row: DeliveredRow, cleaned: Row, quantity: Quantity, *, secret: bool) -> DeliveredFigure:
    """Return the figure as checked; tell where a note would be lost, for there is nothing it belongs to."""
    silent = quantity.blank and cleaned.lower is None
    if silent and row[table.NOTE]:
        row.say("secret-note" if secret else "note-alone", table.NOTE)
    unanswered = silent and not secret and row[form.WHEN_MADE].casefold() == form.OPEN
    if unanswered and row.reason:
        row.say("reason-alone", form.REASON)
    return DeliveredFigure(
        key=Key(*cleaned[:5]),
        spot=row.spot(table.VALUE),
        value=written_value(cleaned),
        lower=written_number(cleaned.lower),
        upper=written_number(cleaned.upper),
        marks="" if silent else " ".join(sorted(cleaned.marks)),
        missing="" if silent or cleaned.missing is None else cleaned.missing.value,
        source=row[table.SOURCE],
        note=row[table.NOTE],
        reason=row.reason,
        unchanged=secret,
        unanswered=unanswered,
        earlier=tuple(_earlier(row)),
    )


def _earlier(row: DeliveredRow) -> Iterator[EarlierCell]:
    """Yield what stands as a number in the locked columns of earlier years: it may have been typed over."""
    for back, column in _EARLIER.items():
        if any(character.isdigit() for character in row[column]):
            yield EarlierCell(years_back=back, text=row[column], spot=row.spot(column))


def _says(figure: DeliveredFigure) -> tuple[str, ...]:
    return figure.value, figure.lower, figure.upper, figure.marks, figure.missing, str(figure.unchanged)
