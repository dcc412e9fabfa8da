"""Publishing: a plan's files as they are now, or an earlier snapshot, become what readers see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.domain.publication import Handed, Loss, LossKind, Publication
from dashboard.ingest.problems import DataError, Problem, Report
from dashboard.queries.logged import explained
from dashboard.queries.losses import losses
from dashboard.store.faults import Fault, FaultKind
from dashboard.store.intake import log_by_hand, read_log, read_settled
from dashboard.store.layout import SUMS
from dashboard.store.publication.faults import PublicationError, Unconfirmed
from dashboard.store.publication.register import PUBLISHED, REGISTER, Register, added, read_register
from dashboard.store.publication.snapshots import files_of, opened
from dashboard.store.secrecy import Refreshed, cells_of, refreshed, write_memory
from dashboard.store.sound import LONGEST_NAME, is_reason, is_sound
from dashboard.store.sums import sha256
from dashboard.store.writing import locked, set_aside, write_file, write_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: by whom, at which moment (aware of its time zone), with which program and words."""

    by: str
    now: datetime
    code_version: str
    note: str = ""
    confirmed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an order; not `fresh` where readers see just that already and nothing was written."""

    act: Publication
    losses: tuple[Loss, ...] = ()
    warnings: tuple[Problem, ...] = ()
    fresh: bool = True


def publish(plan_folder: Path, order: Order, *, step: Callable[[], None] = lambda: None) -> Done:
    """Publish a plan's files as they are now; `step` is called after each of the three long steps.

    What was changed in the files by hand is logged first. A figure that readers have seen and that would be
    another needs a reason, unless the log has one for that change.

    Raises:
        DataError: the plan has errors; all of them are told.
        IntakeRefused: an import was stopped, and what it leads to is damaged.
        PublicationError: the order cannot be written down, or the register is damaged.
        Unconfirmed: something would be lost against the last good version.
        OSError: the folder cannot be written; readers see what they saw.
    """
    published = plan_folder / PUBLISHED
    _check(order)
    with locked(published):
        register = _sound(published)
        plan, dataset = _read(plan_folder)
        log_by_hand(plan_folder, now=order.now)
        step()
        last = _last_good(published, register)
        if register.acts and last and last[0] is register.acts[-1] and last[0].version == dataset.version:
            return Done(act=last[0], fresh=False)
        lost = (*(_lost(plan_folder, register, *last, dataset) if last else ()), *_told_before(plan))
        step()
        if lost and not order.confirmed:
            raise Unconfirmed(lost)
        act = _act(register, dataset.version, replace(order, confirmed=order.confirmed if lost else ""))
        whole = files_of(plan.files, act)
        act = replace(act, hash=sha256(whole[SUMS]))
        set_aside(published / act.id)
        write_memory(plan_folder, plan.files)
        write_folder(whole, published / act.id)
        step()
        write_file(added(register, act), published / REGISTER)
    return Done(act=act, losses=lost, warnings=plan.problems)


def put_back(plan_folder: Path, ident: str, order: Order) -> Done:
    """Publish an earlier snapshot again.

    Raises:
        PublicationError: there is no such snapshot, it is not as it was, or the order cannot be written down.
        OSError: the folder cannot be written; readers see what they saw.
    """
    published = plan_folder / PUBLISHED
    _check(order)
    if not read_register(published).there:
        raise PublicationError(ident, [Fault(kind=FaultKind.UNKNOWN, what=ident)])
    with locked(published):
        register = _sound(published)
        earlier = next((act for act in register.acts if act.id == ident), None)
        if earlier is None:
            raise PublicationError(ident, [Fault(kind=FaultKind.UNKNOWN, what=ident)])
        opened(published, earlier)
        if register.acts[-1].id == ident:
            return Done(act=register.acts[-1], fresh=False)
        made = _act(register, earlier.version, order)
        act = replace(made, act=Handed.BACK, id=ident, hash=earlier.hash)
        write_file(added(register, act), published / REGISTER)
    return Done(act=act)


def _check(order: Order) -> None:
    faults = [] if is_sound(order.by, LONGEST_NAME) else [Fault(kind=FaultKind.BAD_NAME, what=order.by)]
    faults += [
        Fault(kind=FaultKind.BAD_REASON, what=text)
        for text in (order.note, order.confirmed)
        if text and not is_reason(text)
    ]
    if faults:
        raise PublicationError(REGISTER, faults)


def _sound(published: Path) -> Register:
    """Return the register, to which nothing is added where a line of it is not whole."""
    register = read_register(published)
    if register.faults:
        raise PublicationError(REGISTER, register.faults)
    return register


def _read(folder: Path) -> tuple[Refreshed, Dataset]:
    """Return the plan's files, never half of an import, and the dataset they give."""
    report = Report()
    plan = refreshed(folder, read_settled(folder, report=report))
    problems = (*report.problems, *plan.problems)
    if plan.dataset is None or report.failed():
        raise DataError(problems)
    return replace(plan, problems=problems), plan.dataset


def _lost(
    folder: Path, register: Register, last: Publication, old: Dataset, new: Dataset
) -> tuple[Loss, ...]:
    """Return what would be lost or another against the last version and has no reason in the log."""
    # A version that was published again is as old as when it was published first.
    since = min(act.when for act in register.acts if act.id == last.id)
    known = explained(read_log(folder).entries, since=since, area=new.catalogue.plan.area)
    return losses(old, new, explained=known)


def _told_before(plan: Refreshed) -> Iterator[Loss]:
    """Yield each number that has to be hidden and was told: whoever kept it has it still."""
    yield from (Loss(kind=LossKind.TOLD_BEFORE, what=cell) for cell in cells_of(plan.told_before))


def _last_good(published: Path, register: Register) -> tuple[Publication, Dataset] | None:
    return next(_good(published, register), None)


def _good(published: Path, register: Register) -> Iterator[tuple[Publication, Dataset]]:
    for act in register.newest:
        try:
            yield act, opened(published, act)
        except PublicationError:
            continue


def _act(register: Register, version: str, order: Order) -> Publication:
    number = register.next_number
    return Publication(
        number=number,
        act=Handed.NEW,
        id=f"{number:04d}-{version}",
        version=version,
        hash="",
        when=order.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        by=order.by,
        code_version=order.code_version,
        note=order.note,
        confirmed=order.confirmed,
    )
