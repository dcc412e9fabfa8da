"""Any earlier state of a plan, looked at or brought back; bringing it back is an act like any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from dashboard.domain.changelog import Act, LogEntry
from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Objection
from dashboard.ingest.files import SECRECY
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report
from dashboard.store.intake.acts import carry_out, drafted, present, writing
from dashboard.store.intake.blobs import Files, damaged, files_of_state, state_of
from dashboard.store.intake.edits import log_edits
from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind, IntakeRefused
from dashboard.store.intake.journal import read_journal, waiting
from dashboard.store.intake.log import Log, read_log
from dashboard.store.intake.people import faults_of_people, faults_of_reason
from dashboard.store.intake.secret import any_hidden
from dashboard.store.intake.told import lines_between
from dashboard.text.numberless import without_numbers


def restore(
    folder: Path, state: int | str, *, by: str, accepted_by: str, reason: str, now: datetime
) -> LogEntry:
    """Bring back the plan's files as an entry of the log left them, byte for byte; return the new entry.

    What the program keeps of hidden numbers stays as it is: what readers were shown cannot be undone.

    Args:
        folder: The plan's folder.
        state: The number of the entry, or the data version that it left; of several entries the newest.
        by: Who wants it.
        accepted_by: Who accepts it, another person.
        reason: Why.
        now: The moment, aware of its time zone.

    Raises:
        IntakeRefused: something speaks against it; all that does is told, and the plan is as it was.
        OSError: the folder cannot be written; the plan is whole, the old or the new.
    """
    faults = [*faults_of_people(by, accepted_by), *faults_of_reason(reason)]
    if not reason.strip():
        faults.append(IntakeFault(kind=IntakeFaultKind.NO_REASON))
    if faults:
        raise IntakeRefused(faults)
    entry = drafted(act=Act.RESTORE, by=by, accepted_by=accepted_by, reason=reason, now=now)
    with writing(folder):
        files = present(folder)
        target = returned(files, files_of(folder, state))
        if state_of(files) == state_of(target):
            raise IntakeRefused([IntakeFault(kind=IntakeFaultKind.EMPTY)])
        log_edits(folder, files, now=now)
        old, new = (_loaded(side, now.date()) for side in (files, target))
        lines = lines_between(old, new, before=files, after=target)
        told = without_numbers(entry.reason) if any_hidden(old, new) else entry.reason
        return carry_out(folder, replace(entry, lines=lines, reason=told), old=files, new=target)


def returned(files: Files, target: Files) -> Files:
    """Return what a plan's files become: an earlier state, but what readers were shown stays known."""
    shown = {name: content for name, content in files.items() if name == SECRECY}
    return dict(sorted({**target, **shown}.items()))


def files_of(folder: Path, state: int | str) -> Files:
    """Return the plan's files as an entry of the log left them, by its number or its data version.

    Raises:
        IntakeRefused: there is no such state, or a file of it is lost or damaged; all such are named.
    """
    log = read_log(folder)
    found = [e for e in log.entries if (e.number if isinstance(state, int) else e.after) == state]
    if not found:
        raise IntakeRefused([*log.faults, IntakeFault(kind=IntakeFaultKind.UNKNOWN_STATE, what=str(state))])
    return files_of_state(folder, found[-1].state)


def verify(folder: Path) -> tuple[IntakeFault, ...]:
    """Return what is wrong with the log, with every file that it keeps, and with an act that waits."""
    log: Log = read_log(folder)
    try:
        waiting(folder)
        journal, faults = read_journal(folder), log.faults
    except IntakeRefused as error:
        journal, faults = None, (*log.faults, *error.faults)
    states = [entry.state for entry in log.entries] + ([journal.new] if journal else [])
    return (*faults, *damaged(folder, states))


def _loaded(files: Files, today: date) -> Dataset | None:
    return dataset_of(files, report=Report(tolerated=tuple(Objection)), today=today)
