"""Acts that were decided on and not yet finished, and reading a plan while they are carried out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dashboard.domain.changelog import LogEntry
from dashboard.ingest.files import read_files, report_stopped
from dashboard.ingest.problems import Report
from dashboard.store.intake.blobs import Files, files_of_state
from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind, IntakeRefused
from dashboard.store.intake.lines import entry_of
from dashboard.store.intake.places import CHANGES, JOURNAL, LOG
from dashboard.store.record import written

_TRIES: Final = 50
_BAD: Final = IntakeFault(kind=IntakeFaultKind.BAD_JOURNAL, what=JOURNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """An act that was decided on: the states it leads from and to, and its line of the log."""

    old: str
    new: str
    line: bytes


def read_settled(folder: Path, *, report: Report) -> Files:
    """Return the files of a plan's folder as `read_files` does, never of a plan that is half changed.

    While an act is carried out, or where it was stopped, these are the files that it leads to. Nothing is
    written, so that it works in a folder that cannot be. Where an act was stopped and what it leads to is
    damaged, there are none, and the report says so.
    """
    try:
        return _settled(folder, report)
    except (IntakeRefused, OSError):
        report_stopped(f"{LOG}/{JOURNAL}", report=report)
        return {}


def _settled(folder: Path, report: Report) -> Files:
    for _ in range(_TRIES):
        before = _sign(folder)
        journal = read_journal(folder)
        if journal is not None:
            return files_of_state(folder, journal.new)
        own = Report()
        files = read_files(folder, report=own)
        if _sign(folder) == before:
            break
    report.extend(own.problems)
    return files


def read_journal(folder: Path) -> Journal | None:
    """Return the act that was decided on and not finished, if there is one.

    Raises:
        IntakeRefused: the journal is not one that this program wrote.
    """
    try:
        content = (folder / LOG / JOURNAL).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        found: Mapping[str, Any] = json.loads(content)
        return Journal(old=found["old"], new=found["new"], line=found["line"].encode("latin-1"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IntakeRefused([_BAD]) from error


def waiting(folder: Path) -> LogEntry | None:
    """Return the entry of an act that was decided on and waits to be finished, if there is one.

    Raises:
        IntakeRefused: the journal is not one that this program wrote.
    """
    journal = read_journal(folder)
    try:
        return entry_of(journal.line) if journal else None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IntakeRefused([_BAD]) from error


def journal_of(journal: Journal) -> bytes:
    """Return the bytes of a journal."""
    # Bytes as the characters of the same numbers: JSON has no bytes.
    return written({"old": journal.old, "new": journal.new, "line": journal.line.decode("latin-1")})


def _sign(folder: Path) -> tuple[bool, tuple[int, int, int] | None]:
    """Return what is another whenever an act was begun or finished."""
    begun = (folder / LOG / JOURNAL).exists()
    try:
        status = (folder / LOG / CHANGES).stat()
    except (FileNotFoundError, NotADirectoryError):
        return begun, None
    return begun, (status.st_size, status.st_mtime_ns, status.st_ino)
