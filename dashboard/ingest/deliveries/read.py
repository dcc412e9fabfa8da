"""A delivered file by the ending of its name: a workbook, a table or a text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from dashboard.domain import form
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Delivery, Key
from dashboard.ingest.cells import CellReader
from dashboard.ingest.csv_reader import read_csv
from dashboard.ingest.deliveries.book import read_book
from dashboard.ingest.deliveries.figures import FIGURES, FigureReader
from dashboard.ingest.deliveries.identity import Identity
from dashboard.ingest.deliveries.once import told_once
from dashboard.ingest.deliveries.texts import read_text
from dashboard.ingest.files import LARGEST, suffix_of
from dashboard.ingest.problems import Place, Report

READABLE = (".xlsx", ".csv", ".md")
_LEFT_BEHIND = re.compile(r"~\$.*|\.~lock.*|\..*|.*\.tmp|Thumbs\.db", re.IGNORECASE)
"""What office programs leave beside an open file."""


def read_delivery(
    name: str,
    data: bytes,
    *,
    catalogue: Catalogue,
    hidden: Callable[[Key], bool],
    report: Report,
    this_year: int,
) -> Delivery | None:
    """Return what a file delivers, or None with problems; a file with an error is never read in part.

    Args:
        name: The file's name. `.xlsx` is a department's workbook or a table of figures, `.csv` a table;
            `2023-library.fi.md`, or `library.fi.md` in a folder `2023`, is the text on a goal.
        data: The file's bytes.
        catalogue: The plan that it is delivered to.
        hidden: Tells which figures readers see as secret: their cell may still hold the word.
        report: Gets all problems at once, of a workbook each with its sheet and cell.
        this_year: The year in which it is delivered.
    """
    if _LEFT_BEHIND.fullmatch(PurePosixPath(name).name):
        report.add("left-behind", Place(file=name))
        return None
    if PurePosixPath(name).name.startswith(form.COVER):
        report.add("cover-list", Place(file=name))
        return None
    if not _readable(name, data, report):
        return None
    own = Report()
    delivery = Delivery(file=name, sha256=hashlib.sha256(data).hexdigest())
    cells = CellReader(catalogue, this_year=this_year)
    figures = FigureReader(catalogue=catalogue, cells=cells, hidden=hidden, report=own)
    delivery = _filled(delivery, data, figures=figures, this_year=this_year, report=own)
    report.extend(told_once(own.problems))
    return None if own.failed() else delivery


def _filled(
    delivery: Delivery, data: bytes, *, figures: FigureReader, this_year: int, report: Report
) -> Delivery:
    name = delivery.file
    match suffix_of(name):
        case ".xlsx":
            filled = read_book(data, delivery, figures=figures, this_year=this_year, report=report)
        case ".csv":
            raw = read_csv(data, name=name, columns=FIGURES, report=report)
            filled = replace(delivery, figures=figures.read(raw, Identity()) if raw else ())
        case _:
            texts = read_text(name, data, catalogue=figures.catalogue, this_year=this_year, report=report)
            filled = replace(delivery, texts=texts)
    if not (report.failed() or filled.figures or filled.measures or filled.texts):
        report.add("header-only", Place(file=name))
    return filled


def _readable(name: str, data: bytes, report: Report) -> bool:
    place, suffix = Place(file=name), suffix_of(name)
    if suffix not in READABLE:
        report.add("wrong-format", place, format=suffix or "?")
        return False
    limit = LARGEST[suffix]
    if len(data) > limit:
        report.add("file-too-large", place, size=f"{len(data) / 1e6:.0f}", limit=limit // 1_000_000)
        return False
    return True
