"""The plan as a workbook: a sheet that says what it is, then a sheet a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final
from zipfile import ZipFile

from xlsxwriter import Workbook

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.exports.plan_tables import plan_tables
from dashboard.exports.table import observation_table
from dashboard.exports.xlsx_cover import cover_lines
from dashboard.exports.xlsx_sheets import Sheets
from dashboard.text.messages import Words
from dashboard.text.stamp import stamp_line, stamp_lines

NO_MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""What a file says of its making where no edition gives the moment: the same data make the same bytes."""
_LONGEST_FOOTER: Final = 200
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_file(dataset: Dataset, indicators: Sequence[str], filters: Filters, words: Words) -> bytes:
    """Return the chosen observations of indicators, and the plan around them, as a workbook.

    Numbers are numbers and all else is text: no cell is a formula. The only links lead from the first sheet
    to the others. With all indicators the sheets hold the whole plan, else what belongs to the chosen ones.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    observations = observation_table(dataset, indicators, filters, words)
    tables = (observations, *plan_tables(dataset, indicators, filters, words))
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties(_properties(dataset, filters, words))
        sheets = Sheets(book, footer=_footer(dataset, words))
        sheets.cover(
            words("export.table.about"), cover_lines(dataset, filters, [t.name for t in tables], words)
        )
        for table in tables:
            head = [_capital(title) for title in table.head(words)]
            sheets.table(words(f"export.table.{table.name}"), head, table)
    return with_language(out.getvalue(), words.language)


def _properties(dataset: Dataset, filters: Filters, words: Words) -> dict[str, Any]:
    plan, edition = dataset.catalogue.plan, dataset.edition
    municipality = words.of(plan.municipality)
    return {
        "title": words.of(plan.title),
        "subject": municipality,
        "author": municipality,
        "company": municipality,
        "comments": "\n".join(stamp_lines(dataset, filters, words)),
        "created": datetime.fromisoformat(edition.frozen).astimezone(UTC) if edition else NO_MOMENT,
    }


def _footer(dataset: Dataset, words: Words) -> str:
    """Return what stands at the foot of each printed page; `&` begins a command there, `&&` is the sign."""
    stamp = stamp_line(dataset, words)[:_LONGEST_FOOTER].replace("&", "&&")
    return f"&L{stamp}&R&P / &N"


def with_language(content: bytes, language: str) -> bytes:
    """Return a workbook whose properties name its language, for which the writer has no word."""
    end = b"</cp:coreProperties>"
    told = f"<dc:language>{language}</dc:language>".encode()
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as plain, ZipFile(out, "w") as named:
        for part in plain.infolist():
            text = plain.read(part)
            core = part.filename == "docProps/core.xml"
            named.writestr(part, text.replace(end, told + end) if core else text)
    return out.getvalue()


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
