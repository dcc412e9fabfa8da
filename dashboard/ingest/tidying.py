"""Cells brought to one form before they are read, and what is told of free text and of cells left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dashboard.ingest.cells import Finding
from dashboard.ingest.problems import Report
from dashboard.ingest.rawtable import RawTable
from dashboard.ingest.words import hidden_character, personal_data, tidy

LONGEST_NOTE = 500
_FREE = frozenset({"value", "lower", "upper", "note"})
_QUANTITY = frozenset({"value", "lower", "upper", "marks", "missing"})
"""The columns that together say how much, or why that is not known."""


def tidied(raw: RawTable, name: str, *, free: bool = False, report: Report) -> list[str]:
    """Return a column's cells in one form; a cell with hidden characters is reported.

    Where a column is `free`, as a number or a note is, that a cell was tidied is not worth telling.
    """
    texts = raw.column(name)
    if name not in raw.cells:
        return texts
    forms = {text: tidy(text) for text in set(texts)}
    odd = {
        text
        for text, form in forms.items()
        if hidden_character(form) or (form != text and not free and name not in _FREE)
    }
    for number, text in zip(raw.cells.index, texts, strict=True) if odd else ():
        if text in odd:
            hidden = hidden_character(forms[text])
            rule, details = (hidden.rule, hidden.details) if hidden else ("tidied", {})
            report.add(rule, raw.place(number, name), column=name, value=text, **details)
    return [forms[text] for text in texts]


def without_refused(findings: Iterable[Finding], refused: Collection[str]) -> list[Finding]:
    """Return what is not merely a consequence of cells that could not be read and so seem blank."""
    blind = _QUANTITY if _QUANTITY & set(refused) else frozenset()
    return [f for f in findings if f.column not in refused and not (f.column in blind and not f.value)]


def prose_findings(text: str, *, column: str, limit: int) -> tuple[Finding, ...]:
    """Return what is wrong with free text: it is too long, or names a person."""
    if len(text) > limit:
        # Its beginning is not told: it may name a person too.
        return (Finding("too-long", column, details={"count": len(text), "limit": limit}),)
    personal = personal_data(text)
    return (Finding(personal.rule, column),) if personal else ()
