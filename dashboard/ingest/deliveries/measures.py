"""Delivered measures: how each stands and what was done, in the languages of the sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.domain import form, table
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import DeliveredMeasure
from dashboard.domain.kinds import DepartmentKind
from dashboard.domain.model import Measure
from dashboard.ingest.deliveries.identity import Identity
from dashboard.ingest.deliveries.rows import DeliveredRow, delivered_rows, of_none
from dashboard.ingest.deliveries.vocabulary import STATES, told
from dashboard.ingest.problems import LANGUAGES, Report
from dashboard.ingest.rawtable import Columns, RawTable
from dashboard.ingest.tidying import prose_findings
from dashboard.ingest.words import nearest

FIRST_YEAR: Final = 1990
YEARS_AHEAD: Final = 20
LONGEST_TEXT: Final = 2_000
_TEXTS: Final = tuple(f"{form.TEXT}-{language}" for language in LANGUAGES)
_LACKING: Final = {"fi": "text-lacking-fi", "sv": "text-lacking-sv", "en": "text-lacking-en"}
_STRICT: Final = (form.MEASURE, form.STATE, form.YEAR)
_FREE: Final = (*_TEXTS, form.REASON)
_SHOWN: Final = (form.NAME, "goal", table.DEPARTMENT)
MEASURES: Final = Columns(
    sheet=form.Sheet.MEASURES, required=_STRICT, optional=(*_FREE, *_SHOWN), may_be_empty=True
)


class MeasureReader:
    """Reads rows of measures in the light of a plan's catalogue."""

    def __init__(self, *, catalogue: Catalogue, this_year: int, report: Report) -> None:
        self._catalogue = catalogue
        self._this_year = this_year
        self._report = report

    def read(self, raw: RawTable, identity: Identity) -> tuple[DeliveredMeasure, ...]:
        """Return the measures of a table; report what is wrong with others, and rows that come twice."""
        found: dict[str, tuple[DeliveredMeasure, DeliveredRow]] = {}
        rows = tuple(delivered_rows(raw, read=_STRICT, free=_FREE, shown=_SHOWN, report=self._report))
        if of_none(rows, form.MEASURE, self._catalogue.measures, plan=self._catalogue.plan.id):
            return ()
        for row in rows:
            measure = self._measure(row, identity)
            if measure is None:
                continue
            first, other = found.setdefault(measure.measure, (measure, row))
            if first is not measure:
                same = (first.state, first.year, first.text) == (measure.state, measure.year, measure.text)
                rule = "duplicate-row" if same else "conflicting-row"
                row.say(rule, form.MEASURE, other=other.told())
        return tuple(measure for measure, _ in found.values())

    def _measure(self, row: DeliveredRow, identity: Identity) -> DeliveredMeasure | None:
        if not row[form.MEASURE]:
            row.say("no-measure", form.MEASURE)
            return None
        known = self._known(row, identity)
        state, year = self._state(row, identity.language), self._year(row)
        text = self._text(row)
        self._tell_kept(row, known, text)
        self._tell_lacking(row, known, text)
        if known is None or state is None or year is None or row.refused:
            return None
        return DeliveredMeasure(
            measure=known.id,
            state=state,
            year=year,
            text=text,
            spot=row.spot(form.STATE),
            spots={column: row.spot(column) for column in (form.STATE, form.YEAR, *_TEXTS)},
            reason=row.reason,
        )

    def _known(self, row: DeliveredRow, identity: Identity) -> Measure | None:
        measure = self._catalogue.measures.get(row[form.MEASURE])
        if measure is None:
            row.say(
                "unknown-measure", form.MEASURE, nearest=nearest(row[form.MEASURE], self._catalogue.measures)
            )
        elif identity.department and not self._belongs(measure, identity.department):
            row.say("other-measure", form.MEASURE, own=identity.department)
        return measure

    def _belongs(self, measure: Measure, department: str) -> bool:
        """Tell whether a department takes the measure, or one it replaced did, or it stands for nobody."""
        if set(self._catalogue.lineage(department)) & set(measure.departments):
            return True
        nobody = self._catalogue.departments[department].kind is DepartmentKind.NOT_STATED
        return nobody and not measure.departments

    def _tell_kept(self, row: DeliveredRow, known: Measure | None, text: Mapping[str, str]) -> None:
        """Tell where a cell was cleared: a plan keeps its texts until they are replaced."""
        for language, written in text.items():
            if known and known.text.get(language) and not written:
                row.say("text-kept", f"{form.TEXT}-{language}")

    def _tell_lacking(self, row: DeliveredRow, known: Measure | None, text: Mapping[str, str]) -> None:
        """Tell each language that a text would lack in the plan, at the cell where it can be written."""
        told = {code: text.get(code) or (known.text.get(code, "") if known else "") for code in LANGUAGES}
        if known and any(told.values()):
            for code in (code for code, words in told.items() if not words):
                column = f"{form.TEXT}-{code}" if code in text else form.MEASURE
                row.say(_LACKING[code], column)

    def _state(self, row: DeliveredRow, language: str) -> str | None:
        state = STATES.get(row[form.STATE].casefold())
        if state is None and not row[form.STATE]:
            row.say("no-state", form.STATE, known=told(form.STATE, language=language))
        elif state is None:
            row.unknown(form.STATE, language=language)
        return state.value if state else None

    def _year(self, row: DeliveredRow) -> int | None:
        text, last = row[form.YEAR], self._this_year + YEARS_AHEAD
        year = int(text) if text.isascii() and text.isdigit() and len(text) == len("2000") else None
        if year is None:
            row.say("bad-year", form.YEAR)
        elif not FIRST_YEAR <= year <= last:
            row.say("year-out-of-range", form.YEAR, first=FIRST_YEAR, last=last)
        return year

    def _text(self, row: DeliveredRow) -> dict[str, str]:
        """Return the text of every language that the table has a column for; a cleared cell says so."""
        for column in _TEXTS:
            row.say_all(prose_findings(row[column], column=column, limit=LONGEST_TEXT))
        row.check_reason()
        finnish, swedish = _TEXTS[:2]
        if row[swedish] and row[swedish] == row[finnish]:
            row.say("same-in-two-languages", swedish)
        delivered = [c for c in _TEXTS if c in row.table.cells]
        return {column.removeprefix(f"{form.TEXT}-"): row[column] for column in delivered}
