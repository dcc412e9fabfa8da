"""What was changed in a plan's files by hand since the log left them: found, told, and logged as an act."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from dashboard.domain.changelog import Act, LogEntry, LogLine
from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Objection
from dashboard.ingest.files import SECRECY, version_of
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report
from dashboard.store.intake.acts import drafted, file_lines, hashes, present, writing
from dashboard.store.intake.blobs import Files, files_of_state, keep, listed_of_state
from dashboard.store.intake.faults import IntakeRefused
from dashboard.store.intake.journal import read_journal, read_settled
from dashboard.store.intake.lines import line_of
from dashboard.store.intake.log import add, next_entry, read_log, to_continue
from dashboard.store.intake.told import lines_between

_THINGS: Final = ((re.compile(r"observations/.*"), "indicator"), (re.compile(r"measures\.toml"), "measure"))
"""Files whose changes are mostly told thing by thing; a note or a source in them is no thing of its own."""


def log_by_hand(folder: Path, *, now: datetime) -> LogEntry | None:
    """Log what was changed by hand, under the lock; return the entry, None where nothing was.

    Raises:
        IntakeRefused: a file cannot be kept, or an act was begun that cannot be finished.
        OSError: the folder cannot be written.
    """
    with writing(folder):
        files, moved = present(folder), _moved(folder)
        known = moved is not None and not moved
        return None if known else log_edits(folder, files, now=now)


def log_edits(folder: Path, files: Files, *, now: datetime) -> LogEntry | None:
    """Keep the plan's files as they are, and log it where somebody changed them by hand since the last entry.

    Raises:
        OSError: the folder cannot be written.
    """
    log = to_continue(folder)
    state = keep(folder, files)
    if log.last is not None and log.last.state == state:
        return None
    entry = replace(
        drafted(act=Act.EDIT, by="", accepted_by="", reason="", now=now),
        lines=_edit_lines(folder, log.last.state if log.last else "", files, now.date()),
        before=log.last.after if log.last else "",
        after=version_of(files),
        state=state,
    )
    numbered = next_entry(log, entry)
    add(folder, line_of(numbered))
    return numbered


def unlogged(folder: Path) -> tuple[str, ...]:
    """Return the plan's files that are others than its log left them; none without a log.

    What the program itself keeps of hidden numbers is no edit, nor is an act that waits. Nothing is written.
    """
    try:
        return () if read_journal(folder) is not None else tuple(sorted(_moved(folder) or ()))
    except (IntakeRefused, OSError):
        return ()


def _moved(folder: Path) -> Collection[str] | None:
    """Return the files that are others than the log left them; None where that is not known.

    Raises:
        OSError: a file cannot be read.
    """
    last = read_log(folder).last
    if last is None:
        return None
    try:
        left = listed_of_state(folder, last.state)
    except IntakeRefused:
        return None
    now = hashes(read_settled(folder, report=Report()))
    moved = {name for name in left.keys() | now.keys() if left.get(name) != now.get(name)}
    return moved - {SECRECY}


def _edit_lines(folder: Path, state: str, files: Files, today: date) -> tuple[LogLine, ...]:
    """Return what was changed: figures, measures and texts where both sides can be read, else files."""
    try:
        before = files_of_state(folder, state) if state else None
    except IntakeRefused:
        return file_lines(_listed(folder, state), hashes(files))
    if before is None:
        return file_lines({}, hashes(files))
    old, new = (_loaded(side, today) for side in (before, files))
    lines = lines_between(old, new, before=before, after=files)
    whole = lines if old is None or new is None else (*lines, *_silent(lines, before, files))
    # What the program itself keeps of hidden numbers is nobody's edit.
    return tuple(line for line in whole if line.what != SECRECY)


def _silent(lines: tuple[LogLine, ...], before: Files, after: Files) -> Iterator[LogLine]:
    """Yield each file that is another though none of its things is told to be."""
    items = {line.item for line in lines}
    for line in file_lines(hashes(before), hashes(after)):
        if any(name.fullmatch(line.what) and item not in items for name, item in _THINGS):
            yield line


def _listed(folder: Path, state: str) -> Mapping[str, str]:
    try:
        return listed_of_state(folder, state)
    except IntakeRefused:
        return {}


def _loaded(files: Files, today: date) -> Dataset | None:
    return dataset_of(files, report=Report(tolerated=tuple(Objection)), today=today)
