"""Accepting what was proposed: the plan's files are changed whole, and the log says by whom and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from dashboard.domain.changelog import Act, LogEntry, LoggedFile
from dashboard.domain.proposal import Proposal
from dashboard.ingest.files import version_of
from dashboard.ingest.problems import Severity
from dashboard.store.intake.acts import carry_out, drafted, present, writing
from dashboard.store.intake.edits import log_edits
from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind, IntakeRefused
from dashboard.store.intake.people import faults_of_people, faults_of_reason
from dashboard.store.intake.proposing import Proposed
from dashboard.store.intake.told import BETWEEN, lines_of_proposal
from dashboard.text.numberless import without_numbers


def accept(  # noqa: PLR0913 - who, whom, what, why and when are all kept
    folder: Path, proposed: Proposed, *, act: Act, by: str, accepted_by: str, reason: str, now: datetime
) -> LogEntry:
    """Change a plan as was proposed, and return the entry of its log.

    Args:
        folder: The plan's folder.
        proposed: What `propose` gave, with the reasons that were asked for in its deliveries.
        act: What is done: an import, or an update of public statistics.
        by: Who delivered.
        accepted_by: Who accepts, another person.
        reason: Why; it answers every question that has no reason of its own.
        now: The moment, aware of its time zone.

    Raises:
        IntakeRefused: something speaks against it; all that does is told, and the plan is as it was.
        OSError: the folder cannot be written; the plan is whole, the old or the new.
    """
    proposal = proposed.proposal
    faults = [*_objections(proposed, reason), *faults_of_people(by, accepted_by), *faults_of_reason(reason)]
    if faults or proposal is None:
        raise IntakeRefused(faults, [p for p in proposed.problems if p.severity is Severity.ERROR])
    reason = without_numbers(reason.strip()) if proposal.numberless else reason.strip()
    entry = replace(
        drafted(act=act, by=by, accepted_by=accepted_by, reason=reason, now=now),
        department=_departments(proposal),
        files=tuple(LoggedFile(one.file, one.sha256) for one in proposal.deliveries),
        lines=lines_of_proposal(proposed, proposal, reason=reason),
    )
    with writing(folder):
        files = present(folder)
        if version_of(files) != proposal.version:
            raise IntakeRefused([IntakeFault(kind=IntakeFaultKind.PLAN_CHANGED)])
        log_edits(folder, files, now=now)
        return carry_out(folder, entry, old=files, new=proposed.files)


def _objections(proposed: Proposed, reason: str) -> Iterator[IntakeFault]:
    if proposed.failed or proposed.proposal is None:
        yield IntakeFault(kind=IntakeFaultKind.PROBLEMS)
        return
    if proposed.proposal.empty:
        yield IntakeFault(kind=IntakeFaultKind.EMPTY)
    if not reason.strip():
        for key in dict.fromkeys(doubt.key for doubt in proposed.proposal.open):
            yield IntakeFault(kind=IntakeFaultKind.OPEN, what=BETWEEN.join((key.indicator, key.period)))


def _departments(proposal: Proposal) -> str:
    """Return the departments whose workbooks came in; else those that the figures are of, where it is one."""
    named = sorted({delivery.department for delivery in proposal.deliveries if delivery.department})
    owners = {step.key.department for step in proposal.figures}
    return BETWEEN.join(named or (owners if len(owners) == 1 else ()))
