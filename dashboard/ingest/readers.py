"""The formats a table may come in. A new format is one function and one line in `READERS`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from dashboard.domain import table
from dashboard.ingest.csv_reader import read_csv
from dashboard.ingest.files import suffix_of
from dashboard.ingest.problems import Report
from dashboard.ingest.rawtable import Columns, RawTable
from dashboard.ingest.xlsx_reader import read_xlsx

OBSERVATIONS = Columns(sheet="observations", required=table.REQUIRED, optional=table.OPTIONAL)
TARGETS = Columns(
    sheet="targets",
    required=("indicator", "kind", "value"),
    optional=("department", "year", "upper", "baseline", "source"),
)


class Reader(Protocol):
    """Turns the bytes of a file into a table of text, or reports why it cannot."""

    def __call__(self, data: bytes, *, name: str, columns: Columns, report: Report) -> RawTable | None:
        """Return the table, or None with problems."""


READERS: Mapping[str, Reader] = {".csv": read_csv, ".xlsx": read_xlsx}


def read_table(data: bytes, *, name: str, columns: Columns, report: Report) -> RawTable | None:
    """Read a table by the ending of its file's name."""
    return READERS[suffix_of(name)](data, name=name, columns=columns, report=report)
