"""Snapshots: made whole, and opened after every byte was checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Objection
from dashboard.domain.publication import Publication
from dashboard.domain.secrecy.memory import Standing
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report, Severity
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.layout import PLAN, SUMS
from dashboard.store.publication.faults import PublicationError
from dashboard.store.record import written
from dashboard.store.sums import checked, sums_of

RECORD: Final = "publication.json"
KEPT: Final = "secrecy"
"""Says in a record that what was told and hidden so far is kept in `secrecy.csv`, if anything was hidden."""
FORMAT: Final = 1
"""The number of the layout that is written, and so far the only one."""


def files_of(plan: Mapping[str, bytes], act: Publication) -> Mapping[str, bytes]:
    """Return everything of a snapshot by its path in it; the act's hash, taken of it, is left out."""
    record = {
        "format": FORMAT,
        "id": act.id,
        "data_version": act.version,
        "code_version": act.code_version,
        "published": act.when,
        "by": act.by,
        "note": act.note,
        "confirmed": act.confirmed,
        KEPT: True,
    }
    files = {f"{PLAN}{name}": content for name, content in plan.items()} | {RECORD: written(record)}
    return files | {SUMS: sums_of(files)}


def plan_files(published: Path, act: Publication) -> Mapping[str, bytes]:
    """Return the plan's files of a snapshot, every byte of which is checked.

    Raises:
        PublicationError: it is not as it was published.
    """
    contents = checked(published / act.id, total=act.hash)
    faults = contents.faults or _odd(contents.files.get(RECORD, b""), act)
    if faults:
        raise PublicationError(act.id, faults)
    return {name.removeprefix(PLAN): c for name, c in contents.files.items() if name.startswith(PLAN)}


def opened(published: Path, act: Publication, *, standing: Standing | None = None) -> Dataset:
    """Return the plan of a snapshot, every file of which is checked before it is read.

    Under what is `standing` today it may have to hide what its texts tell; they were right when published.

    Raises:
        PublicationError: it is not as it was published, or cannot be shown.
    """
    report = Report(tolerated=(Objection.CONTRADICTION,) if standing else ())
    dataset = dataset_of(plan_files(published, act), report=report, standing=standing)
    if dataset is None:
        errors = [problem for problem in report.problems if problem.severity is Severity.ERROR]
        raise PublicationError(act.id, [Fault(kind=FaultKind.NOT_LOADED, what=act.id)], errors)
    if dataset.version != act.version:
        raise PublicationError(act.id, [Fault(kind=FaultKind.DISAGREES, what=act.id)])
    return dataset


def _odd(record: bytes, act: Publication) -> tuple[Fault, ...]:
    """Return what is wrong with the record: of a newer program, or not what the register says."""
    try:
        found = json.loads(record)
        newer, same = found["format"] > FORMAT, (found["id"], found["data_version"]) == (act.id, act.version)
    except (ValueError, KeyError, TypeError):
        newer, same = False, False
    if newer:
        return (Fault(kind=FaultKind.NEWER, what=act.id),)
    return () if same else (Fault(kind=FaultKind.DISAGREES, what=RECORD),)
