"""A plan's folder to a dataset. All problems are told at once, and a plan with an error is never loaded."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset, Narrative
from dashboard.domain.secrecy.memory import Memory, Standing, overlaid
from dashboard.ingest.assemble import records_of, table_of, with_breaks, without_secrets
from dashboard.ingest.cells import CellReader
from dashboard.ingest.check import (
    Lines,
    check_breaks,
    check_departments,
    check_jumps,
    check_same_values,
    check_targets,
    lines_of,
    without_duplicates,
)
from dashboard.ingest.clean import Row, clean_rows
from dashboard.ingest.corrections import Corrections
from dashboard.ingest.definitions import Definitions, readable_definitions
from dashboard.ingest.figures import check_figures
from dashboard.ingest.files import read_files, version_of
from dashboard.ingest.narrative import check_references, read_narratives
from dashboard.ingest.problems import DataError, Problem, Report
from dashboard.ingest.readers import OBSERVATIONS, TARGETS, read_table
from dashboard.ingest.references import check_definitions
from dashboard.ingest.secrecy.memory_file import read_memory
from dashboard.ingest.secrecy.remember import remembered
from dashboard.ingest.targets import Placed, read_targets
from dashboard.ingest.words import in_every_language


def load_plan(folder: Path, *, today: dt.date | None = None) -> Dataset:
    """Return the plan in a folder.

    Raises:
        DataError: something in the folder is wrong; it lists everything that is.
    """
    dataset, problems = inspect_plan(folder, today=today)
    if dataset is None:
        raise DataError(problems)
    return dataset


def inspect_plan(folder: Path, *, today: dt.date | None = None) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """Return the plan in a folder, or None where there is an error, and all problems, warnings included."""
    report = Report()
    dataset = dataset_of(read_files(folder, report=report), report=report, today=today)
    return dataset, report.problems


def dataset_of(
    files: Mapping[str, bytes],
    *,
    report: Report,
    today: dt.date | None = None,
    standing: Standing | None = None,
) -> Dataset | None:
    """Return the plan in a folder's known files, or None where the report has an error.

    A text that lacks a language and is tolerated by the report is shown in another, and marked so. `standing`
    says what holds today of what a plan of an earlier time may tell.
    """
    with _collector_paused():
        return _dataset(files, report, today, standing or Standing())[0]


def dataset_and_memory(
    files: Mapping[str, bytes], *, report: Report, today: dt.date | None = None
) -> tuple[Dataset | None, Memory]:
    """Return the plan in a folder's known files, and what is to be kept of what it shows and hides.

    The memory holds raw numbers, and is for the plan's folder only.
    """
    with _collector_paused():
        return _dataset(files, report, today, Standing())


def _dataset(
    files: Mapping[str, bytes], report: Report, today: dt.date | None, standing: Standing
) -> tuple[Dataset | None, Memory]:
    if not files:
        return None, {}
    complete = not report.failed()
    read = readable_definitions(files, report=report)
    definitions = replace(read, catalogue=_limited(read.catalogue, standing.limit))
    check_definitions(definitions, report=report)
    if definitions.unread:
        _check_forms(files, report)
        return None, {}
    sound = not report.failed()
    cells = CellReader(definitions.catalogue, this_year=_year(today))
    corrections = Corrections(definitions.corrections, catalogue=definitions.catalogue, report=report)
    of_rows = Report()
    rows = _read_rows(files, cells, definitions.catalogue, corrections, of_rows)
    memory = read_memory(files, report=of_rows)
    report.extend(of_rows.problems)
    if complete := complete and not of_rows.failed():
        corrections.check()
    targets = _read_targets(files, cells, definitions.catalogue, report)
    narratives = read_narratives(files, catalogue=definitions.catalogue, report=report)
    if not (sound and complete):
        # Of figures nothing is said before all of them can be read; of words all that can be.
        known = records_of(rows, indicators=definitions.catalogue.indicators) if complete else None
        check_references(narratives, catalogue=definitions.catalogue, records=known, report=report)
        return None, {}
    rows = with_breaks(lines_of(rows), catalogue=definitions.catalogue)
    memory = overlaid(memory, standing.memory, {row[:5]: row.value for row in rows})
    public = without_secrets(rows, catalogue=definitions.catalogue, memory=memory)
    # That a hidden figure jumps, or is its target, would tell what it is.
    _check_lines(lines_of(public), targets, definitions, report)
    whole = _assemble(public, targets, narratives, definitions.catalogue, version=version_of(files))
    dataset = replace(whole, corrected=corrections.reasons())
    check_references(narratives, catalogue=dataset.catalogue, records=dataset.by_indicator, report=report)
    check_figures(narratives, catalogue=dataset.catalogue, records=dataset.by_indicator, report=report)
    if report.failed():
        return None, {}
    return dataset, remembered(rows, public, catalogue=dataset.catalogue, before=memory)


def _year(today: dt.date | None) -> int:
    return (today or dt.datetime.now(ZoneInfo("Europe/Helsinki")).date()).year


def _check_forms(files: Mapping[str, bytes], report: Report) -> None:
    """Report tables that cannot be read, where it is not known what may stand in them."""
    for name, data in files.items():
        if name.startswith("observations/"):
            read_table(data, name=name, columns=OBSERVATIONS, report=report)
        elif name.lower().startswith("targets."):
            read_table(data, name=name, columns=TARGETS, report=report)


def _limited(catalogue: Catalogue, limit: int) -> Catalogue:
    """Return a plan that keeps at least numbers below the limit secret."""
    own = catalogue.plan
    return replace(catalogue, plan=replace(own, secret_below=max(own.secret_below, limit)))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the search for cyclic garbage: a hundred thousand records are made and all of them are kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_rows(
    files: Mapping[str, bytes],
    cells: CellReader,
    catalogue: Catalogue,
    corrections: Corrections,
    report: Report,
) -> list[Row]:
    rows: list[Row] = []
    for name, data in files.items():
        if name.startswith("observations/"):
            raw = read_table(data, name=name, columns=OBSERVATIONS, report=report)
            if raw is not None:
                rows += clean_rows(
                    raw, cells=cells, catalogue=catalogue, corrections=corrections, report=report
                )
    check_departments(rows, catalogue=catalogue, report=report)
    return without_duplicates(rows, report=report)


def _read_targets(
    files: Mapping[str, bytes], cells: CellReader, catalogue: Catalogue, report: Report
) -> list[Placed]:
    found: list[Placed] = []
    for name, data in files.items():
        if name.lower().startswith("targets."):
            raw = read_table(data, name=name, columns=TARGETS, report=report)
            if raw is not None:
                found += read_targets(raw, cells=cells, catalogue=catalogue, report=report)
    return found


def _check_lines(lines: Lines, targets: list[Placed], definitions: Definitions, report: Report) -> None:
    catalogue = definitions.catalogue
    check_same_values(lines, report=report)
    check_jumps(lines, catalogue=catalogue, report=report)
    check_breaks(lines, definitions=definitions, report=report)
    check_targets(targets, lines, catalogue=catalogue, report=report)


def _assemble(
    public: list[Row],
    targets: list[Placed],
    narratives: Mapping[tuple[str, int], Narrative],
    catalogue: Catalogue,
    *,
    version: str,
) -> Dataset:
    records = records_of(public, indicators=catalogue.indicators)
    return Dataset(
        catalogue=replace(catalogue, targets=tuple(target for target, _ in targets)),
        observations=table_of(records),
        by_indicator=records,
        narratives={k: replace(n, text=in_every_language(n.text)) for k, n in narratives.items()},
        version=version,
    )
