"""Freezing: a plan as readers see it now, kept for ever under a meeting's name and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Edition, Objection
from dashboard.domain.filters import Filters
from dashboard.ingest.problems import Problem, Report, Severity
from dashboard.queries.trend import trend
from dashboard.store.draft import Draft, faults_of
from dashboard.store.faults import Fault, FaultKind, Refused
from dashboard.store.layout import EDITIONS, FORMAT, PLAN, RECORD, REGISTER, STATUSES, SUMS
from dashboard.store.publication.register import PUBLISHED
from dashboard.store.publication.register import read_register as read_publications
from dashboard.store.publication.seen import files_seen
from dashboard.store.record import record_of
from dashboard.store.register import Entry, Register, added, read_register
from dashboard.store.secrecy import cells_of, refreshed, write_memory
from dashboard.store.statuses import statuses_of
from dashboard.store.sums import sha256, sums_of
from dashboard.store.writing import locked, set_aside, write_file, write_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A plan's files, read once, the dataset that they give, and what speaks against it."""

    files: Mapping[str, bytes]
    dataset: Dataset | None
    problems: tuple[Problem, ...]
    told_before: tuple[str, ...] = ()

    @property
    def objections(self) -> frozenset[Objection]:
        """What must have a reason."""
        found = {problem.objection for problem in self.problems if problem.objection}
        example = self.dataset is not None and self.dataset.catalogue.plan.example
        return frozenset(found | ({Objection.EXAMPLE} if example else set()))


def freeze(plan_folder: Path, draft: Draft, *, code_version: str, now: datetime) -> Edition:
    """Freeze a plan and return the edition.

    Args:
        plan_folder: the plan; its edition lies below it afterwards.
        draft: what the edition is to be called, and what is waived.
        code_version: the version of this program.
        now: the moment of freezing, aware of its time zone.

    Raises:
        Refused: something speaks against it; all that does is told. Nothing was written.
        PublicationError: what readers see is not as it was published. Nothing was written.
        OSError: the folder cannot be written; no edition is there.
    """
    plan = _read(plan_folder)
    editions = plan_folder / EDITIONS
    faults = (*faults_of(draft), *_objected(plan, draft), *_taken(draft, read_register(editions)))
    if faults or plan.dataset is None:
        raise Refused(draft.ident, faults, _told(plan, draft))
    edition = _edition(draft, code_version, now)
    files = _files(plan.files, plan.dataset, edition)
    total = sha256(files[SUMS])
    with locked(editions):
        register = read_register(editions)
        if taken := _taken(draft, register):
            raise Refused(draft.ident, taken)
        if not read_publications(plan_folder / PUBLISHED).there:
            write_memory(plan_folder, plan.files)
        set_aside(editions / edition.id)
        write_folder(files, editions / edition.id)
        entry = Entry(id=edition.id, date=edition.date, frozen=edition.frozen, hash=total)
        write_file(added(register, entry), editions / REGISTER)
    return replace(edition, hash=total)


def _edition(draft: Draft, code_version: str, now: datetime) -> Edition:
    """Return what the edition says of itself, but for the hash, which is taken of it."""
    return Edition(
        id=draft.ident,
        name=dict(draft.name),
        date=draft.date,
        hash="",
        frozen=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        format=FORMAT,
        code_version=code_version,
        slides=draft.slides,
        waivers=draft.waivers,
    )


def _read(folder: Path) -> _Plan:
    report = Report(tolerated=tuple(Objection))
    found = refreshed(folder, files_seen(folder, report=report), tolerated=tuple(Objection))
    problems = (*report.problems, *found.problems)
    dataset = None if report.failed() else found.dataset
    told = cells_of(found.told_before)
    return _Plan(files=found.files, dataset=dataset, problems=problems, told_before=told)


def _files(plan: Mapping[str, bytes], dataset: Dataset, edition: Edition) -> Mapping[str, bytes]:
    """Return everything of the edition by its path in it."""
    judged = {name: trend(dataset, name, Filters()).status for name in dataset.catalogue.indicators}
    files = {f"{PLAN}{name}": content for name, content in plan.items()}
    files |= {RECORD: record_of(edition), STATUSES: statuses_of(judged)}
    return files | {SUMS: sums_of(files)}


def _objected(plan: _Plan, draft: Draft) -> Iterable[Fault]:
    """Yield each objection without a reason, and each reason without an objection."""
    waived = {waiver.objection for waiver in draft.waivers}
    if plan.dataset is None:
        # Whether a reason is needed can only be told of a plan that can be loaded.
        yield Fault(kind=FaultKind.INVALID)
        return
    for objection in Objection:
        if objection in plan.objections - waived:
            yield Fault(kind=FaultKind(objection), what=objection)
        if objection in waived - plan.objections:
            yield Fault(kind=FaultKind.NOT_NEEDED, what=objection)
    yield from (Fault(kind=FaultKind.TOLD_BEFORE, what=cell) for cell in plan.told_before)


def _told(plan: _Plan, draft: Draft) -> tuple[Problem, ...]:
    """Return the problems that keep the plan from being frozen; those with a reason do not."""
    waived = {waiver.objection for waiver in draft.waivers}
    return tuple(
        problem
        for problem in plan.problems
        if problem.severity is Severity.ERROR or problem.objection not in {None, *waived}
    )


def _taken(draft: Draft, register: Register) -> tuple[Fault, ...]:
    """Return what is wrong with the register, and whether it has the id already."""
    known = draft.ident in register.entries
    return (*register.faults, *([Fault(kind=FaultKind.EXISTS, what=draft.ident)] if known else []))
