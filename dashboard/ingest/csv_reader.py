"""CSV as spreadsheets write it: checked for every way a file can be subtly broken, then read as text."""

from __future__ import annotations

import codecs
import csv
import io
import re

from dashboard.ingest.problems import Place, Report
from dashboard.ingest.rawtable import HEADER_WITHIN, Columns, RawTable, is_header, make_table
from dashboard.ingest.words import mojibake

SEPARATORS = ";,\t"
MOST_ROWS = 200_000
LONGEST_CELL = 5_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_NOT_CSV = ((b"PK\x03\x04", "xlsx / zip"), (b"\xd0\xcf\x11\xe0", "xls"), (b"%PDF", "pdf"))
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)

Rows = list[tuple[int, list[str]]]


def read_csv(data: bytes, *, name: str, columns: Columns, report: Report) -> RawTable | None:
    """Return the table in a CSV file, or None with problems."""
    place = Place(file=name)
    text = decode(data, place=place, report=report)
    if text is None:
        return None
    separator = _separator(text, columns=columns, place=place, report=report)
    rows = _rows(text, separator, place=place, report=report) if separator else None
    if rows is None:
        return None
    first = next((i for i, (_, cells) in enumerate(rows[:HEADER_WITHIN]) if is_header(cells, columns)), 0)
    if _uneven(rows[first:], place=place, report=report):
        return None
    return make_table(rows[first:], place=place, columns=columns, report=report)


def decode(data: bytes, *, place: Place, report: Report) -> str | None:
    """Return the text of a file, or None with problems: UTF-8, or UTF-16 that says so, and nothing hidden."""
    what = next((kind for start, kind in _NOT_CSV if data.startswith(start)), "")
    what = what or ("html / xml" if _MARKUP.match(data[:200]) else "")
    if what:
        report.add("not-text", place, kind=what)
        return None
    text = _decoded(data, place, report)
    if text is not None and not text.strip():
        report.add("empty-file", place)
        return None
    return text if text is not None and _sound(text, place, report) else None


def row_at(text: str, position: int) -> int:
    """Return the line a position is on, counting from 1."""
    return len(_LINE_END.findall(text[:position])) + 1


def _decoded(data: bytes, place: Place, report: Report) -> str | None:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if wide:
            report.add("broken-utf16", place)
            return None
        before = data[: error.start].decode("utf-8", errors="replace")
        shown = data[max(0, error.start - 10) : error.start + 10].decode("cp1252", errors="replace")
        where = Place(file=place.file, row=row_at(before, len(before)))
        report.add("not-utf8", where, value=shown.strip())
        return None
    if text.startswith("\ufeff"):
        report.add("double-bom", place)
    return text.lstrip("\ufeff")


def _sound(text: str, place: Place, report: Report) -> bool:
    control, broken = _CONTROL.search(text), mojibake(text)
    if control:
        position = control.start() - max(text.rfind(end, 0, control.start()) for end in "\r\n")
        row = Place(file=place.file, row=row_at(text, control.start()))
        report.add("control-character", row, code=f"U+{ord(control[0]):04X}", position=position)
    if broken:
        row = Place(file=place.file, row=row_at(text, text.index(broken)))
        report.add("double-encoded", row, value=broken)
    return not control and not broken


def _separator(text: str, *, columns: Columns, place: Place, report: Report) -> str | None:
    """Find the separator of the header: the one under which it names the most known columns."""
    lines = _LINE_END.split(text, maxsplit=HEADER_WITHIN)[:HEADER_WITHIN]
    for number, line in enumerate(lines, start=1):
        fitting = [s for s in SEPARATORS if is_header(line.replace('"', "").split(s), columns)]
        others = [s for s in SEPARATORS if s in line and s not in fitting]
        if fitting and others:
            report.add("ambiguous-separator", Place(file=place.file, row=number), value=line)
            return None
        if fitting:
            return fitting[0]
    return max(SEPARATORS, key=lines[0].count)


def _rows(text: str, separator: str, *, place: Place, report: Report) -> Rows | None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: Rows = []
    start = 1
    try:
        for cells in reader:
            if cells:
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        rule = "unclosed-quote" if "end of data" in str(error) else "misplaced-quote"
        rule = "cell-too-long" if "limit" in str(error) else rule
        report.add(rule, Place(file=place.file, row=start), limit=LONGEST_CELL)
        return None
    if len(rows) > MOST_ROWS:
        report.add("too-many-rows", place, count=len(rows), limit=MOST_ROWS)
        return None
    if not text.endswith(("\n", "\r")):
        report.add("no-final-newline", Place(file=place.file, row=rows[-1][0]))
    return rows


def _uneven(rows: Rows, *, place: Place, report: Report) -> bool:
    expected = len(rows[0][1])
    faulty = False
    for number, cells in rows[1:]:
        if len(cells) != expected:
            report.add("uneven-row", Place(file=place.file, row=number), count=len(cells), expected=expected)
            faulty = True
        elif max(map(len, cells)) > LONGEST_CELL:
            report.add("cell-too-long", Place(file=place.file, row=number), limit=LONGEST_CELL)
            faulty = True
    return faulty
