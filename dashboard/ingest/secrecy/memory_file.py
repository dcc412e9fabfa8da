"""`secrecy.csv`: the program's own record of what readers were shown, read and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from math import isfinite
from typing import Final

from dashboard.domain.secrecy.editions import Key
from dashboard.domain.secrecy.memory import Kept, Memory
from dashboard.ingest.csv_reader import read_csv
from dashboard.ingest.files import SECRECY
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.rawtable import Columns

HIDDEN: Final = "hidden"
TOLD: Final = "told"
_KEY: Final = ("indicator", "area", "department", "period", "breakdown")
_COLUMNS: Final = Columns(sheet="secrecy", required=(*_KEY, "state"), optional=("value",), may_be_empty=True)


def read_memory(files: Mapping[str, bytes], *, report: Report) -> Memory:
    """Return what a plan's files keep of what readers were shown; nothing where they keep nothing.

    A key that the plan does not have any more is kept: what was shown once may come back.
    """
    data = next((content for name, content in files.items() if name.lower() == SECRECY), None)
    raw = read_csv(data, name=SECRECY, columns=_COLUMNS, report=report) if data is not None else None
    if raw is None:
        return {}
    found: dict[Key, Kept] = {}
    cells = zip(*(raw.column(c) for c in (*_KEY, "state", "value")), strict=True)
    for row, (indicator, area, department, period, breakdown, state, value) in zip(
        raw.cells.index, cells, strict=True
    ):
        place = raw.place(row)
        key = (indicator, area, department, period, breakdown)
        kept = _kept(state.strip(), value.strip(), place, report)
        if key in found:
            report.add("secrecy-twice", place, column="indicator", value=" · ".join(key))
        elif kept is not None:
            found[key] = kept
    return found


def written_memory(memory: Memory) -> bytes:
    """Return the bytes of the file; empty where there is nothing to keep."""
    if not memory:
        return b""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow((*_KEY, "state", "value"))
    for key, kept in sorted(memory.items()):
        number = "" if kept.value is None else repr(float(kept.value))
        writer.writerow((*key, TOLD if kept.told else HIDDEN, number))
    return text.getvalue().encode()


def _kept(state: str, value: str, place: Place, report: Report) -> Kept | None:
    if state not in {HIDDEN, TOLD}:
        known = f"{HIDDEN}, {TOLD}"
        report.add("unknown-word", place, column="state", value=state, nearest="", known=known)
        return None
    try:
        number = float(value) if value else None
    except ValueError:
        number = None
    if (value and number is None) or (number is not None and not isfinite(number)):
        # Not shown: it may be a number that is kept secret.
        report.add("secrecy-value", place, column="value")
        return None
    return Kept(told=state == TOLD, value=number)
