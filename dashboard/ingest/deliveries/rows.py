"""The rows of a delivered table as texts by column, each with the place of every cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.domain import form
from dashboard.domain.delivery import Spot
from dashboard.domain.table import LOWER
from dashboard.ingest.cells import Finding
from dashboard.ingest.deliveries.vocabulary import offered, told
from dashboard.ingest.problems import Place, Report, Severity
from dashboard.ingest.rawtable import RawTable
from dashboard.ingest.tidying import LONGEST_NOTE, prose_findings, tidied, without_refused
from dashboard.ingest.words import has_word, nearest

FEW: Final = 3
"""From so many unknown ids on, and none known, they are those of another plan and no slips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredRow:
    """One row: `texts` by column, tidied; `refused` are the columns of cells that could not be read."""

    table: RawTable
    number: int
    texts: Mapping[str, str]
    refused: frozenset[str]
    report: Report

    def __getitem__(self, column: str) -> str:
        return self.texts[column]

    def say(self, rule: str, column: str, *, value: str | None = None, **details: object) -> None:
        """Report a fault of a cell; one that could not be read was reported already."""
        if rule == "number-span" and LOWER not in self.table.cells:
            # A workbook has no columns for the ends of a span.
            rule = "span-in-form"
        if column not in self.refused:
            shown = self.texts.get(column, "") if value is None else value
            self.report.add(
                rule, self.table.place(self.number, column), column=column, value=shown, **details
            )

    def say_all(self, findings: Iterable[Finding]) -> None:
        """Report what was found in the row's cells, each as it is written there.

        A finding without a value stays so: what names a person is not told again.
        """
        for found in without_refused(findings, self.refused):
            value = self.texts.get(found.column, "") or found.value if found.value else ""
            self.say(found.rule, found.column, value=value, **found.details)

    @property
    def reason(self) -> str:
        """The reason that was written; what has no word is none."""
        written = self[form.REASON]
        return written if has_word(written) else ""

    def check_reason(self) -> None:
        """Report what is wrong with the reason."""
        written = self[form.REASON]
        found = prose_findings(written, column=form.REASON, limit=LONGEST_NOTE)
        self.say_all(found)
        if written and not found and not has_word(written):
            self.say("wordless-reason", form.REASON)

    def spot(self, column: str) -> Spot:
        """Return the place of a cell."""
        place = self.table.place(self.number, column)
        return Spot(file=place.file, sheet=place.sheet, cell=place.cell, row=place.row)

    def told(self) -> str:
        """Return the place of the row in words that every language understands."""
        where = f"{self.table.sheet}!{self.number}" if self.table.sheet else str(self.number)
        return f"{self.table.file} · {where}"

    def unknown(self, column: str, *, language: str) -> None:
        """Report a word that is not one of a column's closed list; the nearest is one of the workbook's."""
        near = nearest(self[column], offered(column, language=language))
        self.say("unknown-word", column, nearest=near, known=told(column, language=language))


def of_none(rows: Sequence[DeliveredRow], column: str, known: Collection[str], *, plan: str) -> bool:
    """Tell whether none of the rows is of the plan, and report that instead of each of them."""
    named = {row[column] for row in rows if row[column]}
    if len(named) < FEW or named & set(known):
        return False
    first = rows[0]
    place = Place(file=first.table.file, sheet=first.table.sheet)
    first.report.add("none-of-plan", place, value=", ".join(sorted(named)[:FEW]), plan=plan)
    return True


def delivered_rows(
    table: RawTable, *, read: Collection[str], free: Collection[str], shown: Collection[str], report: Report
) -> Iterator[DeliveredRow]:
    """Yield the rows of a table.

    Args:
        table: The table.
        read: The columns that are read strictly.
        free: The columns of free text.
        shown: The columns that only help to read the row: nothing in them is told.
        report: Gets what is wrong with single cells.
    """
    quiet, told = Report(), Report()
    columns = {name: tidied(table, name, report=told) for name in read}
    columns |= {name: tidied(table, name, free=True, report=told) for name in free}
    report.extend(told.problems)
    hidden = {
        (problem.row, problem.column) for problem in told.problems if problem.severity is Severity.ERROR
    }
    columns |= {name: tidied(table, name, report=quiet) for name in shown}
    for number, texts in zip(table.cells.index, zip(*columns.values(), strict=True), strict=True):
        yield DeliveredRow(
            table=table,
            number=int(number),
            texts=dict(zip(columns, texts, strict=True)),
            refused=frozenset(table.refused.get(int(number), ()))
            | {column for row, column in hidden if row == number},
            report=report,
        )
