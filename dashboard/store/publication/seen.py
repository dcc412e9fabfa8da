"""The files of a plan as readers see it, whatever has been changed in its folder since."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dashboard.ingest.problems import Report
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.intake import read_settled
from dashboard.store.publication.faults import PublicationError
from dashboard.store.publication.register import PUBLISHED, REGISTER, read_register
from dashboard.store.publication.snapshots import plan_files


def files_seen(plan_folder: Path, *, report: Report) -> Mapping[str, bytes]:
    """Return the files of the newest publication; of a plan that was never published, its own.

    Raises:
        PublicationError: the newest publication is not as it was published.
    """
    published = plan_folder / PUBLISHED
    register = read_register(published)
    if not register.there:
        return read_settled(plan_folder, report=report)
    if not register.newest:
        raise PublicationError(REGISTER, register.faults or [Fault(kind=FaultKind.MISSING, what=REGISTER)])
    return plan_files(published, register.newest[0])
